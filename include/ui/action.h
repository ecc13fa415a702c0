/* action.h: everything a key can do, one row each: keys, hints, the help and the palette are made from it.
 *
 * Knows    ids, command names, what a reader is told, where an action makes sense.
 * Unaware  of keys (ui/keymap.h binds them) and of how an action is done (src/ui/act.c).
 * Threads  constants only. */
#ifndef UI_ACTION_H
#define UI_ACTION_H
#include "base/i18n.h"
#include "base/str.h"

/* Where the focus is. A pane has its own keys, then those of CTX_GLOBAL. */
#define CONTEXT_TABLE(X) \
    X(CTX_GLOBAL, "global") X(CTX_DOCS, "documents") X(CTX_TIME, "timeline") X(CTX_TEXT, "text") \
    X(CTX_DETAIL, "detail") X(CTX_SKILLS, "skills") X(CTX_PATHS, "paths") X(CTX_COMPARE, "compare") X(CTX_REVIEW, "review") \
    X(CTX_SEARCH, "search") X(CTX_PAGE, "page") X(CTX_SQL, "sql")
#define CONTEXT_ENUM(id, name) id,
typedef enum { CONTEXT_TABLE(CONTEXT_ENUM) CTX_COUNT } Context;
#undef CONTEXT_ENUM

#define IN(ctx) (1u << (ctx))
#define IN_PANES (IN(CTX_COUNT) - 1 - IN(CTX_GLOBAL))

/* X(enum, command name, short title, one line of help, contexts). The title is what a hint shows. */
#define ACTION_TABLE(X) \
    X(ACT_NONE, "none", "", "", 0) \
    X(ACT_OPEN, "open", N_("open"), N_("open what this rests on: a memoir, or the sentence of an event"), IN_PANES) \
    X(ACT_PICK_ROLE, "filter-role", N_("role"), N_("choose roles to filter by"), IN_PANES) \
    X(ACT_PICK_YEAR, "filter-year", N_("year"), N_("choose years to filter by"), IN_PANES) \
    X(ACT_FILTER, "filter", N_("filter"), N_("type a filter; counts follow every key"), IN_PANES) \
    X(ACT_HELP, "help", N_("help"), N_("the keys that work here; Enter runs one"), IN_PANES) \
    X(ACT_UP, "up", N_("up"), N_("one row up"), IN_PANES) \
    X(ACT_DOWN, "down", N_("down"), N_("one row down"), IN_PANES) \
    X(ACT_LEFT, "left", N_("left"), N_("the pane on the left; on the timeline back in time"), IN_PANES) \
    X(ACT_RIGHT, "right", N_("right"), N_("the pane on the right; on the timeline on in time"), IN_PANES) \
    X(ACT_PAGE_UP, "page-up", N_("page up"), N_("one page up"), IN_PANES) \
    X(ACT_PAGE_DOWN, "page-down", N_("page down"), N_("one page down"), IN_PANES) \
    X(ACT_HALF_UP, "half-page-up", N_("half page up"), N_("half a page up"), IN_PANES) \
    X(ACT_HALF_DOWN, "half-page-down", N_("half page down"), N_("half a page down"), IN_PANES) \
    X(ACT_FIRST, "first", N_("first"), N_("the first row"), IN_PANES) \
    X(ACT_LAST, "last", N_("last"), N_("the last row"), IN_PANES) \
    X(ACT_PREVIEW, "preview", N_("preview"), N_("fold or unfold a person; else show the source below"), IN_PANES) \
    X(ACT_CLOSE, "close", N_("close"), N_("close what was opened last"), IN_PANES) \
    X(ACT_BACK, "back", N_("back"), N_("back to the place before"), IN_PANES) \
    X(ACT_FORWARD, "forward", N_("forward"), N_("forward again"), IN_PANES) \
    X(ACT_LABELS, "follow", N_("follow"), N_("letters over every link in sight; typing them follows it"), IN_PANES) \
    X(ACT_MARK, "bookmark", N_("bookmark"), N_("keep this place, or take its bookmark away"), IN_PANES) \
    X(ACT_MARKS, "bookmarks", N_("bookmarks"), N_("go to a place that was kept"), IN_PANES) \
    X(ACT_COPY, "copy", N_("copy"), N_("the sentence looked at, with its source, to the terminal's clipboard"), IN_PANES) \
    X(ACT_NEXT_PANE, "next-pane", N_("pane"), N_("the next pane"), IN_PANES) \
    X(ACT_PREV_PANE, "previous-pane", N_("previous pane"), N_("the pane before"), IN_PANES) \
    X(ACT_VIEW_DOCS, "documents", N_("documents"), N_("the list of memoirs"), IN_PANES) \
    X(ACT_VIEW_TIME, "timeline", N_("timeline"), N_("careers on one time axis"), IN_PANES) \
    X(ACT_VIEW_TEXT, "text", N_("text"), N_("the memoir with what was found in it"), IN_PANES) \
    X(ACT_VIEW_DETAIL, "detail", N_("detail"), N_("all that is known of the event, position or memoir"), IN_PANES) \
    X(ACT_VIEW_SKILLS, "skills", N_("skills"), N_("what goes with what: skills, roles, employers, by careers; again: all of them"), IN_PANES) \
    X(ACT_VIEW_PATHS, "paths", N_("paths"), N_("the ways people took from one role, employer or degree to another"), IN_PANES) \
    X(ACT_VIEW_COMPARE, "compare", N_("compare"), N_("the careers put into the comparison, on one axis"), IN_PANES) \
    X(ACT_COMPARE_THIS, "compare-this", N_("compare this"), N_("put this memoir into the comparison, or take it out"), IN_PANES) \
    X(ACT_SIMILAR, "similar", N_("similar"), N_("the careers most like this one, and in what"), IN_PANES) \
    X(ACT_VIEW_REVIEW, "review", N_("review"), N_("what is least certain, to be looked at first"), IN_PANES) \
    X(ACT_VIEW_SEARCH, "search", N_("search"), N_("looking for work: how far applications came, and how they ended"), IN_PANES) \
    X(ACT_PAGE, "page", N_("page"), N_("all that is known of this role, skill, employer or year, else of the person"), IN_PANES) \
    X(ACT_YEAR, "year", N_("year page"), N_("what began, ended and happened in the year looked at"), IN_PANES) \
    X(ACT_FILTER_THIS, "filter-this", N_("filter by this"), N_("show only careers that have what one stands on"), IN_PANES) \
    X(ACT_ACCEPT, "accept", N_("correct"), N_("it is right as it stands"), IN_PANES) \
    X(ACT_REJECT, "reject", N_("wrong"), N_("it is none; it does not come back"), IN_PANES) \
    X(ACT_EDIT, "edit", N_("change"), N_("change what it says, in a form"), IN_PANES) \
    X(ACT_PARTS, "one-or-two", N_("one/two"), N_("it is one with another, or two things: a name, a position, an event"), IN_PANES) \
    X(ACT_ADD, "add", N_("add"), N_("choose words of the text and say what they tell"), IN(CTX_TEXT)) \
    X(ACT_NOTE, "note", N_("note"), N_("put a note to it"), IN_PANES) \
    X(ACT_PUT_OFF, "put-off", N_("put off"), N_("put it off; it comes again at the end"), IN_PANES) \
    X(ACT_UNDO, "undo", N_("undo"), N_("take back what was decided last, in whatever session"), IN_PANES) \
    X(ACT_REDO, "redo", N_("redo"), N_("decide again what was taken back last"), IN_PANES) \
    X(ACT_ORPHANS, "orphans", N_("lost words"), N_("decisions whose words are gone from the text, and where they may belong"), IN_PANES) \
    X(ACT_TEACH, "same-elsewhere", N_("same elsewhere"), N_("where else what was decided last holds: look, and decide alike"), IN_PANES) \
    X(ACT_DONE, "finished", N_("finished"), N_("this memoir is finished, or not after all"), IN_PANES) \
    X(ACT_TAKE_OUT, "take-out", N_("take out"), N_("this memoir leaves the library; undo brings it back with all decisions"), IN(CTX_DOCS)) \
    X(ACT_PATHS_HERE, "paths-from-here", N_("paths from here"), N_("where people went from this role or employer"), IN_PANES) \
    X(ACT_PATH_FROM, "paths-from", N_("paths from"), N_("choose where the ways begin"), IN_PANES) \
    X(ACT_PATH_TO, "paths-to", N_("paths to"), N_("choose where the ways lead"), IN_PANES) \
    X(ACT_MORE_STEPS, "more-steps", N_("more steps"), N_("ways may have one step more"), IN(CTX_PATHS)) \
    X(ACT_FEWER_STEPS, "fewer-steps", N_("fewer steps"), N_("ways may have one step less"), IN(CTX_PATHS)) \
    X(ACT_NARROWER, "narrower", N_("narrower"), N_("give this pane fewer columns"), IN_PANES) \
    X(ACT_WIDER, "wider", N_("wider"), N_("give this pane more columns"), IN_PANES) \
    X(ACT_SHORTER, "shorter", N_("shorter"), N_("give this pane fewer rows"), IN_PANES) \
    X(ACT_TALLER, "taller", N_("taller"), N_("give this pane more rows"), IN_PANES) \
    X(ACT_EVEN, "even", N_("even"), N_("all panes as wide and tall as they were at first"), IN_PANES) \
    X(ACT_ZOOM_PANE, "zoom-pane", N_("one pane"), N_("give the whole screen to this pane, or take it back"), IN_PANES) \
    X(ACT_NEXT_EVENT, "next-event", N_("next event"), N_("the next event of this memoir"), IN_PANES) \
    X(ACT_PREV_EVENT, "previous-event", N_("previous event"), N_("the event before in this memoir"), IN_PANES) \
    X(ACT_NEXT_MATCH, "next-match", N_("next match"), N_("the next place that the filter selects"), IN_PANES) \
    X(ACT_PREV_MATCH, "previous-match", N_("previous match"), N_("the place before that it selects"), IN_PANES) \
    X(ACT_PICK_SKILL, "filter-skill", N_("skill"), N_("choose skills to filter by"), IN_PANES) \
    X(ACT_PICK_ORG, "filter-employer", N_("employer"), N_("choose employers and schools to filter by"), IN_PANES) \
    X(ACT_PICK_TYPE, "filter-event", N_("event type"), N_("choose types of event to filter by"), IN_PANES) \
    X(ACT_PICK_FACT, "filter-fact", N_("factuality"), N_("what happened, was planned, did not happen"), IN_PANES) \
    X(ACT_PICK_LANG, "filter-language", N_("language"), N_("choose the language of the memoirs"), IN_PANES) \
    X(ACT_PICK_STATUS, "filter-status", N_("status"), N_("memoirs untouched, in progress, done"), IN_PANES) \
    X(ACT_WHY_NOT, "why-not", N_("why not"), N_("what the filter leaves out, and which term of it removed a memoir"), IN_PANES) \
    X(ACT_FILTER_KEEP, "keep-filter", N_("keep filter"), N_("keep this filter under a name"), IN_PANES) \
    X(ACT_FILTER_KEPT, "kept-filter", N_("kept filter"), N_("apply the kept filter of this number"), IN_PANES) \
    X(ACT_FILTERS, "filters", N_("kept filters"), N_("the kept filters: apply, rename, remove"), IN_PANES) \
    X(ACT_CLEAR_FILTER, "clear-filter", N_("clear filter"), N_("show everything again"), IN_PANES) \
    X(ACT_ZOOM_IN, "zoom-in", N_("zoom in"), N_("less time on the axis, about the time looked at"), IN(CTX_TIME)) \
    X(ACT_ZOOM_OUT, "zoom-out", N_("zoom out"), N_("more time on the axis"), IN(CTX_TIME)) \
    X(ACT_ZOOM_FIT, "zoom-fit", N_("fit"), N_("all dates on the axis"), IN(CTX_TIME)) \
    X(ACT_EARLIER, "earlier", N_("earlier"), N_("the axis moves back in time"), IN(CTX_TIME)) \
    X(ACT_LATER, "later", N_("later"), N_("the axis moves on in time"), IN(CTX_TIME)) \
    X(ACT_ALIGN, "align", N_("align"), N_("by calendar, years since the first job, age, or entry into a role"), \
      IN(CTX_TIME) | IN(CTX_COMPARE)) \
    X(ACT_FORM, "other-form", N_("form"), N_("the other form of this view"), IN(CTX_TIME) | IN(CTX_SKILLS) | IN(CTX_PATHS)) \
    X(ACT_SCOPE, "one-or-all", N_("one/all"), N_("the timeline of this memoir or of all"), \
      IN(CTX_TIME) | IN(CTX_DOCS)) \
    X(ACT_FOLD, "fold", N_("fold"), N_("folded, positions, or positions and events of this person"), IN(CTX_TIME)) \
    X(ACT_FOLD_ALL, "fold-all", N_("fold all"), N_("one row a person"), IN(CTX_TIME)) \
    X(ACT_UNFOLD_ALL, "unfold-all", N_("unfold all"), N_("every position and event"), IN(CTX_TIME)) \
    X(ACT_CHOOSE_THING, "choose-thing", N_("jump to"), N_("choose a skill, role, employer or school and see what goes with it"), \
      IN_PANES) \
    X(ACT_ORDER, "order", N_("order"), N_("the next order of the rows"), \
      IN(CTX_SKILLS) | IN(CTX_PATHS) | IN(CTX_REVIEW)) \
    X(ACT_PIN, "pin", N_("pin"), N_("keep this thing on top and compare others with it, or let it go"), IN(CTX_SKILLS)) \
    X(ACT_SQL, "sql", N_("SQL"), N_("ask in SQL over the careers, read only; rows lead to what they name"), IN_PANES) \
    X(ACT_PALETTE, "palette", N_("commands"), N_("any command by its name"), IN_PANES) \
    X(ACT_THEME, "theme", N_("theme"), N_("the next colour theme"), IN_PANES) \
    X(ACT_MOUSE, "mouse", N_("mouse"), N_("mouse on or off; with it off the terminal selects text"), IN_PANES) \
    X(ACT_PROBLEMS, "problems", N_("problems"), N_("files that could not be read, and why"), IN_PANES) \
    X(ACT_CANCEL, "stop", N_("stop"), N_("stop analysing; what is done stays"), IN_PANES) \
    X(ACT_REDRAW, "redraw", N_("redraw"), N_("draw the whole screen again"), IN_PANES) \
    X(ACT_SUSPEND, "suspend", N_("to the shell"), N_("stop gilmok; fg brings it back"), IN_PANES) \
    X(ACT_QUIT, "quit", N_("quit"), N_("leave gilmok"), IN_PANES)

#define ACTION_ENUM(id, name, title, help, where) id,
typedef enum { ACTION_TABLE(ACTION_ENUM) ACT_COUNT } ActionId;
#undef ACTION_ENUM

typedef struct Action { const char *name, *title, *help; unsigned where; } Action;
extern const Action actions[ACT_COUNT];

int action_find(Str name);                      /* ActionId, or -1 */
int action_called(Str words);                   /* by its name or its title in either language of the reader; or -1 */
bool action_is(Str words, ActionId id);
int context_find(Str name);                     /* Context, or -1 */
static inline bool action_in(ActionId id, Context c) { return actions[id].where >> c & 1; }
#endif
