/* form_int.h: fields of an event, a position or a name in front of the panes, to be changed and kept as one step. */
#ifndef UI_FORM_INT_H
#define UI_FORM_INT_H
#include "review/field.h"
#include "session/review.h"
#include "session/typed.h"
#include "term/key.h"
#include "ui/layout.h"
#include "ui/lineedit.h"

struct UiApp;
struct Pen;

enum { FORM_FIELDS = 16, FORM_OFFERS = 5 };
typedef struct FormField {
    const char *label;                  /* a msgid */
    FieldKind   kind;
    const TypeSet *set;                 /* of a FIELD_CHOICE */
    Str         was, now;               /* as files have it */
    Str         typed;                  /* what is meant by that, as it stands in the line */
    Str         machine;                /* what is suggested, where that is not what stands there */
    int         of;                     /* of the thing (review/field.h), -1: it is no field of one */
    TypedFrom   from;                   /* that its dates count from */
} FormField;
typedef struct Form {
    bool      open;
    const char *wrong;                  /* why what is typed is no value of the field, a msgid; NULL: it is one */
    const char *title;                  /* a msgid */
    Decision  about;                    /* what it is about; its words live in mem */
    Arena     mem, offer_mem;
    FormField field[FORM_FIELDS];
    int       n, sel;
    LineEdit  line;                     /* the field that is typed in */
    Str       echo;                     /* how it was understood */
    VEC(Str)  offers;                   /* that fit what is typed, best first */
    Box       box;
} Form;

void form_edit(struct UiApp *app, Target on, uint32_t index, int field);        /* beginning with that field */
/* Something new at words of the text; type: a name of that target's first field. */
void form_add(struct UiApp *app, Target on, Str type, Span words);
void form_note(struct UiApp *app, Target on, uint32_t index);
void form_split(struct UiApp *app, uint32_t position);      /* the second of two spells that it was */
bool form_key(struct UiApp *app, Key k);
void form_draw(struct UiApp *app, struct Pen *screen);
void form_fini(Form *f);
#endif
