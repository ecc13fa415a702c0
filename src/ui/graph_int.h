/* graph_int.h: the skills view: one thing and what it is tied to as a tree; roles by skills; a drawing in layers.
 *
 * All that the view shows is in its subject, so that going back and bookmarks find it again: parts with " | " between,
 * first the thing ("skill:SQL"; nothing: all things), then in any order as:matrix, by:count, col:3, pin:skill:엑셀,
 * open:with:skill:통계, open:learned:event:study, all:with. */
#ifndef UI_GRAPH_INT_H
#define UI_GRAPH_INT_H
#include "app_int.h"
#include "session/ties.h"

typedef enum { GRAPH_TREE, GRAPH_MATRIX, GRAPH_DRAWING, GRAPH_FORM_COUNT } GraphForm;
enum { GRAPH_PINS = 6, GRAPH_DEGREE = 12, GRAPH_REL_PINS = ASSOC_REL_COUNT };

/* An edge that is open, or with all set a relation of which every row is shown. */
typedef struct GraphOpen { int rel; NameId name; int event; bool all; } GraphOpen;
typedef struct GraphSubject {
    NameId     name;
    GraphForm  form;
    AssocOrder order;
    int        col;                     /* of matrix and drawing: the column one is in */
    NameId     pin[GRAPH_PINS];
    int        n_pin;
    VEC(GraphOpen) open;
} GraphSubject;
GraphSubject graph_subject(Arena *a, UiApp *app);                      /* of what the view is about now */
Str graph_subject_text(Arena *a, const UiApp *app, const GraphSubject *g);

/* What a row of the sheet is about; beside the sheet's own rows. */
typedef enum { GROW_PLAIN, GROW_NODE, GROW_EDGE, GROW_ALL_PINS, GROW_BELOW, GROW_MORE, GROW_CELL } GraphRowKind;
typedef struct GraphRow { GraphRowKind kind; int rel; NameId name, of; AssocEdge edge; } GraphRow;
SheetRow *graph_row(UiApp *app, Sheet *sh, const GraphRow *what);      /* a new one */

const AssocEgo *graph_ego(UiApp *app, NameId name, AssocOrder order);  /* until another is asked for */
NameId graph_find(UiApp *app, EntityType type, Str label);
Str   graph_name_shown(const UiApp *app, EntityType type, Str label);  /* in the reader's language, once it was found */
Assoc *graph_index(UiApp *app);                                        /* of the careers the filter selects now */
Link  graph_link(Arena *a, const UiApp *app, const GraphSubject *now, NameId to);    /* the same view, about `to` */
Link  graph_link_open(Arena *a, const UiApp *app, const GraphSubject *now, NameId to, const GraphOpen *open);
Str   graph_people(Arena *a, uint32_t n);                              /* "5명" */
RoleId graph_name_role(const UiApp *app, NameId name);
bool  graph_is_open(const GraphSubject *g, int rel, NameId name, int event, bool all);

void graph_tree_build(UiApp *app, Sheet *sh, const GraphSubject *g);
void graph_whole_build(UiApp *app, Sheet *sh, const GraphSubject *g);
void graph_matrix_build(UiApp *app, Sheet *sh, const GraphSubject *g);
/* False: there is no room, or too little to draw. why says so, or what is left out, and what to do. */
bool graph_drawing_build(UiApp *app, Sheet *sh, const GraphSubject *g, Str *why);
#endif
