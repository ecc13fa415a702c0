/* app_int.h: the state of the explorer, shared by its views. What is shown is a function of the session and this. */
#ifndef UI_APP_INT_H
#define UI_APP_INT_H
#include "base/fs.h"
#include "session/session.h"
#include "session/similar.h"
#include "term/key.h"
#include "term/surface.h"
#include "ui/action.h"
#include "ui/app.h"
#include "ui/keymap.h"
#include "ui/layout.h"
#include "ui/lineedit.h"
#include "ui/list.h"
#include "path/compare.h"
#include "path/assoc.h"
#include "form_int.h"
#include "session/teach.h"
#include "paths_int.h"
#include "sheet_int.h"
#include "ui/rank.h"
#include "ui/theme.h"
#include "ui/typing.h"
#include "ui/wrap.h"

/* ------------------------------------------------------------------ drawing */

/* A rectangle of the surface to draw in: positions are its own, nothing leaves it. */
typedef struct Pen {
    Surface      *sf;
    const Theme  *theme;
    const Glyphs *g;
    Arena        *mem;                  /* lives for the frame */
    Box           box;
} Pen;

Pen pen_in(const Pen *p, Box box);
/* Both give the column behind what was drawn. Text is made visible first; a character that does not fit whole is
 * left out. */
int pen_put(Pen *p, int x, int y, RoleId role, Str s);
int pen_z(Pen *p, int x, int y, RoleId role, const char *z);
int pen_clip(Pen *p, int x, int y, int cols, RoleId role, Str s);      /* with … where it is cut */
int pen_wrap(Pen *p, int x, int y, int cols, RoleId role, Str s);      /* in as many rows as it takes; gives the next */
int wrapped_rows(Arena *a, int cols, Str s);         /* how many those are */
Str row_piece(Str rest, int cols);                   /* of a text that may be shown: what stands in its next row */
void pen_right(Pen *p, int y, RoleId role, Str s);                     /* ends at the right edge */
void pen_fill(Pen *p, int x, int y, int w, RoleId role);               /* blanks */
void pen_line(Pen *p, Box box, RoleId role, const char *glyph);        /* full of one sign of one column */
void pen_blank(Pen *p, int y, int h);                                  /* rows as nothing was drawn on them */
void pen_scroll(Pen *p, int y, int h, int by);                         /* rows move up by `by`; what comes in is blank */
void pen_paint(Pen *p, int x, int y, int w, RoleId role);              /* the look of what stands there */
void pen_cursor(Pen *p, int x, int y);
void pen_rows(Pen *p, int y, const List *l, const ListDamage *d);      /* the window as it was, moved; damaged rows blank */

/* ------------------------------------------------------------------ what is looked at */

static inline bool day_known(EdtfDay d) { return d > EDTF_DAY_NONE && d < EDTF_DAY_MAX; }

typedef struct Opened {                 /* the memoir that text and detail show */
    const OpenDoc *d;                   /* NULL: none */
    Arena    mem;
    MarkList marks;
    uint32_t mark_max;                  /* the longest mark, bytes */
    WrapText wrap;
    int64_t  failed;                    /* the one that could not be opened last, 0 none */
    uint64_t made;                      /* counts openings and closings */
} Opened;

typedef struct TimeRow { uint32_t doc, item; } TimeRow;                 /* item UINT32_MAX: the person's header */
#define NO_ITEM UINT32_MAX

typedef struct DocsView {
    Arena    mem;
    VEC(uint32_t) rows;                 /* indexes into Careers.docs that the filter selects */
    uint32_t *order, n_order, n_known;  /* all of them by name; known: of the careers' when it was made */
    List     list;
} DocsView;
/* Why nothing is on the axis: not analysed yet, its zero is not known, nothing found, named in the text only, no
 * dates. */
typedef enum { BARE_NOT, BARE_UNREAD, BARE_ZERO, BARE_NOTHING, BARE_TEXT, BARE_DATES, BARE_COUNT } Bare;
enum { TIME_NARROW = 60 };              /* columns below which labels stand beside their bars */
typedef struct TimeView {
    Arena    mem;
    VEC(TimeRow) rows;
    List     list;
    TimeAxis axis;                      /* cols are set by its fit */
    uint64_t made;                      /* counts how often the rows were made */
    bool     zoomed;                    /* else it fits all dates */
    bool     dated;                     /* there are dates to fit */
    Bare     bare;                      /* of all rows */
    bool     one;                       /* this memoir alone */
    int      head;                      /* rows above the list */
    EdtfDay  cursor;                    /* the time that was chosen on the axis, EDTF_DAY_NONE: none */
    bool     sparks;                    /* folded careers as how much happened, else as their spells */
    Align    align;                     /* from the view's subject, when the rows are made */
    Arena    zero_mem;
    VEC(AlignZero) zeros;               /* beside Careers.docs, by zero_by; only for other alignments than the calendar */
    Str      zero_by;
    uint32_t n_zero;                    /* careers that have its zero */
    Map      fold;                      /* by document id: Fold + 1 */
    int      fold_all;                  /* what the others have */
    Arena    fold_mem;
} TimeView;
/* The comparison: memoirs put into it, in order; and careers like one, as found last. */
typedef struct CompareView {
    int64_t  id[COMPARE_MAX];
    uint32_t n;
    Arena    mem;
    Similar  similar;
    uint64_t found;                     /* what it was found from, 0: nothing */
    int64_t  at, cost;                  /* microseconds */
} CompareView;
typedef enum { FOLD_CLOSED, FOLD_POSITIONS, FOLD_ALL, FOLD_COUNT, FOLD_AUTO = -1 } Fold;
enum { TEXT_COLS = 78 };                /* as long as the pane was not drawn, and at most */
typedef struct TextView {               /* of the memoir that is open */
    WrapPos top, cur;
    int     cols, rows;
    bool    placed;
    List    list;                       /* the window: its rows are counted from some row, not from the first */
    WrapPos counted;                    /* the row that is list.top */
} TextView;
typedef struct DetailRow {
    Str label, value;
    RoleId role;
    Link link;
    uint32_t name, no;                  /* an entity of the memoir, index + 1; 0: none; and its number, which stays */
} DetailRow;
typedef struct DetailRows { Arena *a; VEC(DetailRow) v; int cols; } DetailRows;
typedef struct DetailView {
    Arena    mem;
    DetailRows rows;                    /* of `shown`, in opening number `made` */
    ItemRef  shown;
    uint64_t made;
    List     list;
} DetailView;

/* The skills view (graph_int.h): what it counted, and what its rows are about. */
typedef struct GraphFound { uint64_t text; NameId name; } GraphFound;
enum { GRAPH_COLS = 40 };
typedef struct GraphView {
    Arena    base_mem, mem, ego_mem;
    AssocBase base;
    Assoc    x;
    AssocEgo ego;                       /* of the thing looked at last, in this order */
    AssocOrder order;
    AssocMatrix matrix;                 /* in mem; without rows: not counted yet */
    VEC(GraphFound) found;              /* in mem: names that a subject has, by their texts */
    /* where the columns of table and drawing begin; n_col: in sight */
    int      col_x[GRAPH_COLS + 1], col_first, n_col;
    uint64_t base_over, over;           /* what they were made of; 0: nothing yet */
    struct { struct GraphRow *v; uint32_t n, cap; } rows;      /* in the arena of the sheet, beside its rows */
} GraphView;

/* A view that was gone to shows what its row rests on. The reader chose nothing by that: as long as nobody moves, this is
 * what was looked at before, and is again when the view is left. */
typedef struct Glance { bool on; ItemRef item; Span spot; EdtfDay year; int docs_top, time_top; } Glance;

/* Where one is: the pane, the main view with its subject and row, what is looked at, the filter. */
typedef struct Place {
    PaneId   focus, main;
    ItemRef  item;
    uint32_t item_byte;                 /* where the words of an event begin */
    Span     spot;
    EdtfDay  year;
    bool     one, alone;
    Str      filter, subject;
    int      row, top;                  /* of the main view, where it is a sheet */
    uint32_t text_top, text_cur;        /* bytes of the text */
    bool     text;                      /* it was open */
    int      docs_top, time_top;
    Glance   glance;                    /* not kept as text */
} Place;
enum { HISTORY_MAX = 200 };
typedef struct History { Place *v[HISTORY_MAX]; int n, at; } History;   /* heap: places die one by one */

/* ------------------------------------------------------------------ the list in front: pickers, help, palette */

/* value: what the query or the keymap calls it; also: its other names, one a line, which may be typed, too; name: a
 * thing of the careers, which has its other names itself. */
typedef struct ChoiceRow {
    Str      show, value, also, right, help;
    NameId   name;
    int      id;
    uint32_t count;
    bool     on, dim;
} ChoiceRow;
/* What a kind of list does: how wide it is at most, and by which keys it goes on. */
struct Choice;
typedef struct ChoiceWays {
    const char *name;                   /* as a script is told what lies in front */
    int  cols;
    bool multi;                         /* rows are marked */
    const char *hint;
    void (*accept)(UiApp *app);
    void (*draw)(UiApp *app, Pen *p, int y, const ChoiceRow *r, RoleId role);
    bool (*key)(UiApp *app, Key k);     /* its own keys, before those of the line; NULL: none */
    /* what is typed means by itself, whatever rows it fits; empty, NULL: nothing */
    Str  (*typed)(struct Choice *c);
} ChoiceWays;
typedef struct Choice {
    bool     open, touched;             /* touched: something was marked or unmarked */
    bool     was_touched;               /* before the Space that marked the row blank - 1 behind a word */
    uint32_t blank;
    bool     asks;                      /* a name is to be typed; rows only tell which there are */
    bool     own;                       /* what is typed may be meant itself, whether it fits a row or not */
    const ChoiceWays *ways;
    QueryField field;
    int64_t  doc;                       /* the memoir that is asked about, 0: none */
    Str      about;                     /* what is renamed, or decided on: behind the title */
    uint32_t most;                      /* the largest count, for the bars */
    const char *title;
    Arena    mem;
    VEC(ChoiceRow) all;
    Rank     seen;                      /* that fit what is typed, best first */
    List     list;
    LineEdit typed;
    Box      box;                       /* where it was drawn */
} Choice;

/* What may stand at the caret: a field's name, or a value with its count. */
typedef struct Offer { QueryField field; bool name; FacetRow row; int score; } Offer;
typedef struct Prompt {
    bool       open, wrong;             /* wrong: fault says where and why */
    LineEdit   line;
    int        room;                    /* columns it was drawn in */
    Str        before;
    Arena      mem;
    QueryFault fault;
    Typing     typing;                  /* what the offers complete */
    Arena      facet_mem, offer_mem;
    bool       due;                     /* the offers are those of the line before */
    Str        head;                    /* the line before the term the facets were counted for, over so many rows */
    uint32_t   careers;
    FacetList  facets[Q_COUNT];
    bool       counted[Q_COUNT];
    VEC(Offer) offers;                  /* that fit what is typed, best first */
    int        sel;
    int        past;                    /* how far back in the filters typed before; 0: not */
    Str        typed;                   /* what stood there before one went back */
} Prompt;
enum { PAST_MAX = 100 };
typedef struct Past { Str v[PAST_MAX]; int n; } Past;     /* filters that were typed, the newest last; heap */

/* What is being merged or split: a thing by what it is called, and mentions of a name; taken: the name is that of the row. */
typedef struct PartsAsk { Arena mem; Target on; uint32_t no; VEC(Span) mentions; bool taken; } PartsAsk;

/* What a decision would teach, as long as it is looked at: rows of the list are its names, then its look-alikes. */
typedef struct PendingLesson {
    Arena    mem;
    Lesson   lesson;
    int64_t  step;                      /* that teaches it; 0: the last one, whatever it is */
    Str      said;                      /* of the decision, as long as it is due */
    uint32_t read;                      /* memoirs */
    bool     begun, due;                /* due: to be looked for while nobody types */
} PendingLesson;

/* Words of the text that are being chosen, as tokens; either may stand in front. */
typedef struct Words { bool open; uint32_t anchor, at; } Words;

/* ------------------------------------------------------------------ labels over links */

typedef struct Spot { int x, y; char label[3]; Link link; } Spot;      /* of the pane */
typedef VEC(Spot) Spots;
typedef struct Labels { bool open; Arena mem; Spots spots; char typed[2]; int n; } Labels;

/* ------------------------------------------------------------------ parts of the screen */

/* Each is drawn again when what it shows changed (damage.c). Panes come first: a PaneId is a PartId. */
typedef enum PartId {
    PART_TABS = PANE_COUNT, PART_CRUMB, PART_FILTER, PART_STRIP, PART_HINTS, PART_LINES, PART_COUNT
} PartId;
/* What a part showed when it was drawn. Where only the list's window differs, rows are enough. */
enum { SEEN_WORDS = 8 };
typedef struct PartSeen { uint64_t what[SEEN_WORDS]; List list; } PartSeen;

typedef struct Macro Macro;
typedef struct PageView PageView;

/* Sentences of events, as they were read for rows in sight. at: where the event's own words begin. */
typedef struct Quote { Str text; uint32_t at; } Quote;
typedef struct Quotes { Arena mem; Map by_event; VEC(Quote) all; uint32_t made; int64_t failed; } Quotes;

/* view_review.c: what comes first in the queue. */
typedef enum { QUEUE_CERTAINTY, QUEUE_TEACHES, QUEUE_TEXT, QUEUE_COUNT } QueueOrder;

struct UiApp {
    Session  *s;
    Surface  *screen;                   /* the frame as it was drawn last */
    PartSeen  seen[PART_COUNT];
    bool      stale;                    /* all of it has to be drawn */
    bool      owed;                     /* parts other than the focused pane may have to be */
    bool      covered;                  /* something lay in front of the parts */
    Arena     life, frame;
    Theme     theme;
    ThemeNames themes;
    const Glyphs *g;
    Keymap    keys;
    KeySeq    pending;                  /* a prefix typed so far */
    bool      which_key;                /* its box is shown */
    uint32_t  last_key;                 /* that ended what was typed: which number of nine */
    int       cols, rows;
    Layout    layout;
    PaneId    focus, main;              /* main: the wide view opened last */
    int       shift[SPLIT_COUNT];       /* borders, as the reader moved them */
    int       dragged;                  /* the border that the mouse holds, + 1; 0: none */
    bool      order_due, rebuild_due;   /* the careers changed, and it is not shown yet */
    int64_t   rebuild_at;               /* not before then, as long as they still come in */
    uint64_t  made;                     /* counts changes of the careers and of what the filter selects */
    Place    *wanted;                   /* to come back to when its memoir is there; heap, NULL: none */
    bool      theme_chosen, coach, kept; /* by the reader; its lines are shown; the end is kept */
    bool      alone, quit, suspend, dirty, redraw, mouse;
    ItemRef   item;                     /* what is looked at, in all panes */
    ItemRef   missed;                   /* what was, when the filter took it away: again, when it is back and nobody moved */
    Span      spot;                     /* a place in its text, where no item is meant; empty: none */
    Glance    glance;
    Opened    open;
    Sheet     sheet[PANE_COUNT];        /* of the views that have a builder */
    Buf       subject[PANE_COUNT];      /* what each view is about */
    QueueOrder queue_order;
    bool      queue_end;                /* its last row was asked for */
    DocsView  docs;
    TimeView  time;
    CompareView compare;
    TextView  text;
    DetailView detail;
    GraphView  graph;
    PathsView  paths;
    Choice    choice;
    Prompt    prompt;
    Past      past;
    Form      form;
    PartsAsk  parts;
    PendingLesson lesson;
    Words     words;
    Labels    labels;
    EdtfDay   year;                     /* the time looked at last, kept when views change; EDTF_DAY_NONE */
    History   history;
    char      empty[256], empty_back[256];     /* why no memoir fits, as long as none does, and what would bring some back */
    bool      empty_due;                /* that is to be found out */
    char      message[256];
    RoleId    message_role;
    UiFaults *faults, own_faults;       /* own: where the caller has none */
    uint32_t  n_fault;                  /* of them, told so far */
    Buf       clip;                     /* for the clipboard, when the loop comes to it */
    Arena    *looks;                    /* of theme and keys that were read again */
    const char *keymap;                 /* the extra file, NULL: none */
    bool      ascii;
    Macro    *macro;                    /* running, NULL: none */
    Quotes    quotes;
    PageView *page;                     /* NULL: none was shown yet */
    UiStateFn state;
    Box       tab[PANE_COUNT];          /* where the tabs were drawn */
    int       tabs_at;                  /* the column where they begin */
};

/* A pane: drawn from the session and the app, moved by actions. One row a pane in views[]. A view with a builder is a
 * sheet (sheet_int.h): it needs nothing else, and its own actions come before the sheet's. */
typedef struct View {
    Context ctx;
    void (*fit)(UiApp *app, Box box);                /* the view to its room, before what it shows is compared */
    void (*draw)(UiApp *app, Pen *p, bool focused, const ListDamage *rows);
    bool (*act)(UiApp *app, ActionId id);            /* false: not mine */
    void (*click)(UiApp *app, int x, int y, bool twice);          /* of a sheet: before its row is chosen */
    void (*wheel)(UiApp *app, int by);
    void (*links)(UiApp *app, Arena *a, Spots *out); /* those in sight, as it was drawn last */
    bool (*source)(UiApp *app, const Sheet *sh, Link *out);       /* of the selected row, where the row does not say */
    void (*build)(UiApp *app, Sheet *sh);            /* makes all rows; called when its input changed */
    Str  (*called)(const UiApp *app, Arena *a);      /* what it is about, for a reader; NULL: its subject */
    bool quotes;                                     /* its rows show the sentences of events (quote_near) */
    uint64_t (*stamp)(const UiApp *app);             /* what it is made from beyond careers, filter, subject and width */
    bool from_top;                                   /* gone to, it begins with its first row, whatever is looked at */
} View;
extern const View sql_view;
extern const View docs_view, time_view, text_view, detail_view, graph_view, paths_view, compare_view, review_view, search_view, page_view;
extern const View *const views[PANE_COUNT];
void view_fit(UiApp *app, PaneId pane, Box box);
void view_draw(UiApp *app, PaneId pane, Pen *p, bool focused, const ListDamage *rows);
bool view_act(UiApp *app, PaneId pane, ActionId id);
void view_click(UiApp *app, PaneId pane, int x, int y, bool twice);
void view_wheel(UiApp *app, PaneId pane, int by);
/* A short text that says all a view shows ("role:교사", "year:2021"); it is kept in places and bookmarks. */
Str  view_subject(const UiApp *app, PaneId pane);
Str  view_called(const UiApp *app, Arena *a, PaneId pane);           /* the same for a reader */
void view_subject_set(UiApp *app, PaneId pane, Str subject);
void app_show(UiApp *app, PaneId pane, Str subject); /* no way back is kept: link_follow does that */

/* What a view does for an action, in a table of its own. */
typedef struct ActRow { ActionId id; void (*run)(UiApp *app); } ActRow;
/* damage.c */
void damage_draw(UiApp *app, bool whole);            /* what changed, into app->screen */
void damage_all(UiApp *app, Surface *out);           /* everything, and nothing is remembered of it */

/* acts.c */
bool act_by_table(UiApp *app, const ActRow *rows, size_t n, ActionId id);
bool act_on_list(List *l, ActionId id);              /* up, down, pages, first and last */
bool app_act(UiApp *app, ActionId id);
void app_to_pane(UiApp *app, PaneId pane);           /* with a way back */

/* app.c */
Context app_context(const UiApp *app);
void keep_text(char *out, size_t cap, Str text);      /* cut where it does not fit, NUL at the end */
void app_say(UiApp *app, RoleId role, Str text);
void app_fault(UiApp *app, Rc rc, const Fault *f);
Str  fault_text(Arena *a, Rc rc, const Fault *f);    /* what happened, without the file */
void app_stale(UiApp *app);                          /* more changed than the parts can tell: draw all of them */
void app_rebuild(UiApp *app);                        /* rows of all lists, the selection kept */
void app_look(UiApp *app, ItemRef item);             /* moves what is looked at; every list follows */
void app_glance(UiApp *app, const Link *at);         /* the same as long as one stays in the view and does not move */
void app_look_year(UiApp *app);                      /* in the memoir, what is nearest to the time looked at before */
void app_look_span(UiApp *app, int64_t doc, Span spot);      /* a place in a text that is no item */
bool app_idle_doc(UiApp *app);                       /* the same where a pane shows it; true: draw again */
bool app_open_doc(UiApp *app);                       /* opens what is looked at, when it is not yet */
void app_renew_doc(UiApp *app);                      /* something was decided of the memoir that is open */
void app_focus(UiApp *app, PaneId pane);
LayoutWish app_wish(const UiApp *app);
void app_layout(UiApp *app);                         /* after size or focus changed */
void app_resize(UiApp *app, int cols, int rows);
bool narrow_timeline(const UiApp *app);              /* it is that of one memoir, beside the list of them */
const CareerDoc *app_doc(const UiApp *app);          /* NULL: none is looked at */
const CareerItem *app_item(const UiApp *app);        /* NULL: the memoir alone */
const CareerItem *item_at(const UiApp *app, ItemRef item);
bool doc_listed(const UiApp *app, int64_t id);       /* does the filter select it? */
bool app_filter(UiApp *app, Str query);              /* false: it is wrong, the one in force stays */

/* view_docs.c, time_rows.c. …_follow: the row of what is looked at, without making the rows again */
void docs_order(UiApp *app);                         /* after careers changed, before rebuild */
void docs_rebuild(UiApp *app);
void docs_follow(UiApp *app);
void time_follow(UiApp *app);
void time_rebuild(UiApp *app);
void time_fit(UiApp *app);                           /* all dates on the axis */
void scope_toggle(UiApp *app);                       /* the timeline of one memoir, or of all */
AlignZero time_zero(const UiApp *app, const CareerDoc *d);   /* by the timeline's alignment */
bool time_shows(const UiApp *app, uint32_t item);    /* the filter selects it, or its memoir lies outside the filter */
Fold fold_of(const UiApp *app, int64_t doc);
void fold_set(UiApp *app, int64_t doc, Fold level);

/* time_cells.c: signs and words of the axis */
RasterSpan item_span(const CareerDoc *d, const CareerItem *it);
bool item_cells(const TimeAxis *axis, const AlignZero *z, const Careers *c, const CareerDoc *d, const CareerItem *it, uint8_t *cells);
/* The spells of a career laid over each other in one row. sign[k] NULL is a blank. */
typedef struct Lane { const char **sign; RoleId *role; uint8_t *used; int cols; } Lane;
Lane lane_new(Arena *a, int cols);
void lane_lay(Lane *l, const Glyphs *g, const CareerItem *it, const uint8_t *cells);
void lane_tail(Lane *l, const Glyphs *g, const CareerItem *it, const uint8_t *cells);
void lane_alone(Lane *l, const Glyphs *g, const CareerItem *it, const uint8_t *cells);
RoleId cell_role(const CareerItem *it, uint8_t cell);
const char *cell_glyph(const Glyphs *g, const CareerItem *it, uint8_t cell);
const char *fact_glyph(const Glyphs *g, const CareerItem *it);         /* "" for what happened */
int  axis_marks(const TimeAxis *axis, const Align *al, AxisTick out[AXIS_TICKS_MAX]);
Str  tick_label(Arena *a, const AxisTick *t, const Align *al);
Str  align_title(Arena *a, const Careers *c, const Align *al);

/* time_bare.c */
Bare bare_of(const UiApp *app, const CareerDoc *d);
Bare bare_view(const UiApp *app);                    /* of the rows that were made */
const char *bare_note(const UiApp *app, const CareerDoc *d);           /* on its row */
Str  bare_told(const UiApp *app, Arena *a);          /* of the view, and what to do */

/* time_acts.c */
extern const ActRow time_acts[];
extern const size_t n_time_acts;
void time_open(UiApp *app);
void time_select(UiApp *app);                        /* what the row is about is looked at */

/* align.c: of the timeline and of the comparison, each by its subject; of the one that is focused */
Str  align_by(const UiApp *app, PaneId pane);        /* calendar, age, first-job, or a role */
Str  align_with(Arena *a, Str subject, Str by);      /* the subject aligned so; none by the calendar */
void align_set(UiApp *app, Str by);
void align_next(UiApp *app);
Align align_read(Arena *a, const UiApp *app, PaneId pane);

/* view_compare.c, view_similar.c */
void compare_open(UiApp *app);                       /* the comparison, with a way back */
void compare_toggle(UiApp *app);                     /* the memoir looked at into it, or out of it */
Str  compare_kept(const UiApp *app, Arena *a);        /* which careers, aligned by what: for the next start */
void compare_again(UiApp *app, Str kept);
bool compare_has(const UiApp *app, int64_t doc);
void similar_open(UiApp *app);                       /* careers like the one looked at */
bool similar_subject(Str subject, int64_t *id);      /* "similar:12" */
void similar_build(UiApp *app, Sheet *sh, int64_t id);

/* paths_acts.c */
bool paths_act(UiApp *app, ActionId id);
bool paths_end_act(UiApp *app, ActionId id);         /* where ways begin and lead, from any view */
void paths_from_here(UiApp *app);

/* view_text.c, text_marks.c, text_match.c */
void text_reset(UiApp *app);                         /* another memoir is open */
uint32_t text_byte(const UiApp *app, WrapPos p);     /* where a row begins */
void text_go(UiApp *app, uint32_t byte);             /* the cursor there, and in sight */
bool text_points(const UiApp *app);                   /* the cursor stands in the row of what is looked at */
bool text_in_sight(UiApp *app);                      /* before it is decided on; false: it was brought back, and that is all */
bool text_place(const UiApp *app, uint32_t *byte);   /* where what is looked at stands; false: nowhere */
uint32_t text_marks_from(const UiApp *app, uint32_t byte);   /* the first mark that begins there or behind */
void text_draw_row(UiApp *app, Pen *p, int x, int y, WrapRow row);
/* Where a folded phrase stands in [from, to) of the document; false when it does not. */
bool text_find(const Doc *d, const uint16_t *want, uint32_t n, uint32_t from, uint32_t to, uint32_t *at);
void text_next_match(UiApp *app);
void text_prev_match(UiApp *app);
/* Where stepping through events starts; true: at the event looked at. */
bool text_step_from(const UiApp *app, uint32_t *byte);
/* The part of a sentence that lies around `centre`: where nothing ends a sentence it may be as long as the text. */
Span span_near(Str text, Span s, Span centre);
/* A span of the open memoir, wrapped into the pen's box with its marks; where it is too long, around `centre`. */
void text_draw_span(UiApp *app, Pen *p, Span s, Span centre);

/* place.c */
Place place_here(const UiApp *app);                  /* its texts lie where they are */
bool  place_same(const Place *x, const Place *y);
Place *place_keep(const Place *p);                   /* one block of the heap, with its texts */
void  place_go(UiApp *app, const Place *p);          /* no way back is kept */
Str   place_format(Arena *a, const Place *p);
bool  place_parse(Arena *a, Str text, Place *out);
Str   place_label(UiApp *app, Arena *a);             /* of where one is */

/* keep.c */
void keep_put(UiApp *app);                           /* at the end */
void keep_get(UiApp *app, bool theme);               /* at the start; theme: that of the last time, too */
void keep_retry(UiApp *app);                         /* more memoirs are there */
void keep_forget(UiApp *app);                        /* the reader went elsewhere */

/* coach.c */
void coach_begin(UiApp *app);                        /* where it was not seen before */
void coach_end(UiApp *app);
bool coach_shown(const UiApp *app);
void coach_draw(UiApp *app, Pen *screen);
/* page.c */
Str  page_subject(Arena *a, const UiApp *app, NameId name);          /* what the page of a thing is about */
Str  page_called(const UiApp *app, Arena *a);
bool page_idle(UiApp *app);                          /* looks up sentences for the rows in sight; true: draw again */
void page_fini(UiApp *app);
void page_here(UiApp *app);
void filter_by_this(UiApp *app);

/* view_detail.c, link.c */
Link detail_link(UiApp *app);                        /* of the row one stands on */
QueryField field_of_type(EntityType type);           /* Q_TEXT where there is none of its own */

/* bookmark.c */
void bookmark_here(UiApp *app);
void bookmark_list(UiApp *app);

/* quote.c */
Str  quote_near(const UiApp *app, Arena *a, int64_t doc, uint32_t seq, int cols);
bool quote_idle(UiApp *app);                         /* reads some of those in sight; true: draw again */

/* labels.c */
void labels_open(UiApp *app);
void labels_key(UiApp *app, Key k);
void labels_draw(UiApp *app, Pen *screen);
void spots_add(Arena *a, Spots *out, int x, int y, const Link *link);
void sheet_links(UiApp *app, PaneId pane, Arena *a, Spots *out);
NameId name_here(UiApp *app);                        /* page.c: of the selected row, or what the page is about; 0: none */
NameId graph_root(UiApp *app, NameId name);          /* what stands for it there; 0: it is not in it yet */
const AssocBase *graph_base(UiApp *app);             /* of all careers there are now */
NameId graph_thing(UiApp *app);                      /* that the skills view is about; 0: all */
Str  graph_called(const UiApp *app);                 /* the thing that the skills view is about, "" for all */
void graph_choose(UiApp *app);                       /* a list of things in front, to go to one */
void graph_open(UiApp *app);                         /* view_graph.c: about what is looked at, with a way back */

/* history.c */
void history_push(UiApp *app);                       /* remembers where we are, before a jump */
bool history_go(UiApp *app, int dir);
void history_free(UiApp *app);

/* looks.c */
struct Watch;
void looks_load(UiApp *app, const UiOptions *opt);
void looks_fit(UiApp *app);                          /* signs to what the terminal does with them */
void looks_watch(UiApp *app, struct Watch *w);       /* the folders of theme and keys */
bool looks_again(UiApp *app);                        /* false: something is broken, what was in force stays */

/* view_sql.c */
void sql_ask(UiApp *app);                            /* a list of tables and examples, in which a question is typed */

/* copy.c */
Str  copy_citation(const UiApp *app, Arena *a);      /* "" where no sentence is looked at */
void copy_source(UiApp *app);

/* macro.c */
typedef struct MacroFile { Str name, path, help; } MacroFile;
typedef VEC(MacroFile) MacroList;
MacroList macro_list(Arena *a);                      /* what the user has */
void macro_start(UiApp *app, Str path);
bool macro_go(UiApp *app);                           /* as far as it needs not wait; true: draw again */
void macro_stop(UiApp *app);
bool macro_waits(const UiApp *app);                  /* one does, and a key comes from the reader */

/* choice.c: begin, fill c->all in c->mem, show */
Choice *choice_begin(UiApp *app, const ChoiceWays *ways, const char *title);
void choice_show(UiApp *app);
ChoiceRow *choice_row(Choice *c);                    /* the one stood on, NULL: none */
bool choice_key(UiApp *app, Key k);
void choice_draw(UiApp *app, Pen *p);
uint32_t choice_marked(const Choice *c);              /* rows */
void choice_close(UiApp *app);
void choice_rest(UiApp *app);                        /* after a key */
void choice_click(UiApp *app, int x, int y, bool twice);
void choice_draw_key(Pen *p, int y, const ChoiceRow *r, RoleId role);         /* right, show, help */
void choice_draw_told(Pen *p, int y, const ChoiceRow *r, RoleId role);        /* show, help */

/* choice_values.c, choice_problems.c, choice_orphans.c */
void choice_values(UiApp *app, QueryField field);
void choice_draw_value(UiApp *app, Pen *p, int y, const ChoiceRow *r, RoleId role);      /* show, a bar, the count */
bool choice_act(UiApp *app, ActionId id);            /* the hotkeys of the fields */
void choice_problems(UiApp *app);
void choice_orphans(UiApp *app);
void choice_why(UiApp *app);                         /* what the filter leaves out, and why */

/* saved.c: filters under a name */
void saved_keep(UiApp *app);
void saved_apply(UiApp *app);
void saved_list(UiApp *app);
Str  saved_called(UiApp *app, Arena *a, uint32_t key);       /* name and filter behind a digit */

void choice_align(UiApp *app);                       /* a role to align by entry into it */

/* palette.c */
enum { ROW_MACRO = ACT_COUNT };                      /* the id of a row that is a user's macro */
void choice_keys(UiApp *app, bool all);
struct Mo;
Str  action_also(Arena *a, const struct Mo *korean, ActionId id);    /* synonym.c: what else it may be called, a line each */

/* prompt.c */
void prompt_open(UiApp *app);
bool prompt_key(UiApp *app, Key k);
void prompt_draw(UiApp *app, Pen *p);
int  prompt_row(const UiApp *app);                   /* of the screen, that it is typed in */
void prompt_over(UiApp *app, Pen *screen);           /* where there is no filter bar */
Str facet_label(const FacetRow *row, QueryField field);                /* as a reader sees it */
Str value_label(const UiApp *app, const FacetRow *row, QueryField field);      /* a thing by its name in their language */
void prompt_apply(UiApp *app, Str text);             /* what is right of it holds, what is wrong is underlined */
void prompt_told(UiApp *app, Pen *screen);           /* why it is wrong, under the term */
int  prompt_col(const UiApp *app, size_t byte);      /* where a byte of the line stands on the screen */
bool line_typed(UiApp *app, LineEdit *e, Key k);     /* the keys of any line that is typed; false: not one */

/* past.c */
void past_put(UiApp *app, Str filter);
bool past_key(UiApp *app, Key k);                    /* up and down through them */
Str  past_format(const UiApp *app, Arena *a);        /* one a line, the newest last */
void past_parse(UiApp *app, Str lines);
void past_free(UiApp *app);

/* offers.c */
void offers_make(UiApp *app);
bool offers_idle(UiApp *app);                        /* behind the frame of the key; true: draw again */
bool offers_key(UiApp *app, Key k);                  /* false: not for the offers */
void offers_draw(UiApp *app, Pen *screen);

const char *view_title(Context ctx);                 /* msgid of the view whose keys these are */

/* decide.c: what a person says of what is looked at; form_int.h: the form for it */
/* The name of a row in detail, else the event or the position that is looked at. False: it is told that there is none. */
bool decide_may(UiApp *app);                         /* false: nothing is kept here, and that is said */
bool decide_meant(UiApp *app, Target *on, uint32_t *index);
void decide_right(UiApp *app);
void decide_wrong(UiApp *app);
void decide_later(UiApp *app);
void decide_edit(UiApp *app);
void decide_note(UiApp *app);
void decide_done(UiApp *app);
void decide_take_out(UiApp *app);
void decide_undo(UiApp *app);
void decide_redo(UiApp *app);
bool decide_rows(UiApp *app, Decision *rows, uint32_t n);    /* of one memoir, as one step; false: it is told why not */
void decide_follow(UiApp *app);                      /* every list and count, after something was decided */
void lesson_show(UiApp *app);                        /* lesson.c: the same elsewhere */
void lesson_after(UiApp *app, int64_t step, Str said);       /* a step that may teach something */
void lesson_forget(UiApp *app);                      /* another step is the last one */
bool lesson_idle(UiApp *app);                        /* true: there is more to look at, or something to draw */
int  detail_field(UiApp *app, Target on);
bool detail_name(const UiApp *app, uint32_t *index); /* the entity in the row of detail; false: it is no name */

void parts_open(UiApp *app);                         /* parts.c: one with another, or two */

/* words.c: words of the text, to be added as something */
void words_begin(UiApp *app);
bool words_key(UiApp *app, Key k);

/* chrome.c: all that is no pane */
void chrome_draw(UiApp *app, Pen *p, PartId part);
Box  chrome_box(const UiApp *app, PartId part);
bool strip_speaks(const UiApp *app);                 /* the row one stands on has something to show there */
void which_key_draw(UiApp *app, Pen *p);
bool message_is_long(const UiApp *app);              /* it takes more rows than the hints have */
void message_draw(UiApp *app, Pen *screen);          /* then over what stands above them */
Str  key_of(const UiApp *app, Arena *a, ActionId id);                /* that runs it here, "" for none */

/* empty.c */
void empty_begin(UiApp *app);                        /* another filter */
bool empty_idle(UiApp *app);                         /* finds out why it selects nothing; true: draw again */
void empty_draw(UiApp *app, Pen *p, int y);          /* tells it, and what to do */
void empty_memoir(UiApp *app, Pen *p, bool focused); /* the same where there is no memoir to be shown */

/* label.c: how things are called */
Str label_item(Arena *a, const UiApp *app, const CareerItem *it);
Str label_spell(Arena *a, Str start, Str end);           /* of a position, as files have its ends */
Str label_dates(Arena *a, const Careers *c, const CareerItem *it);
Str label_edtf(Arena *a, Str edtf);
Str label_years(Arena *a, const CareerDoc *d);
/* What one was, one after the other, without what goes on: 교사 › 데이터 분석가. */
Str label_career(Arena *a, const UiApp *app, uint32_t doc);
#endif
