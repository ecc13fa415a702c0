/* synonym.c: what else a command may be called: a reader who types "sort" or "필터" into the palette finds it, whatever its
 * title says. The words of its line of help count, too. */
#include "app_int.h"
#include "base/mo.h"

/* Translated as the words of that language, not word by word. */
static const struct { ActionId id; const char *words; } others[] = {
    {ACT_FILTER, N_("search find query condition")}, {ACT_PICK_ROLE, N_("job occupation profession")},
    {ACT_PICK_YEAR, N_("date time period")}, {ACT_PICK_SKILL, N_("technology tool ability")},
    {ACT_PICK_ORG, N_("company organisation workplace")}, {ACT_PICK_LANG, N_("Korean English")},
    {ACT_CLEAR_FILTER, N_("reset remove all")}, {ACT_FILTER_KEEP, N_("save store")}, {ACT_FILTERS, N_("saved stored")},
    {ACT_WHY_NOT, N_("missing left out")}, {ACT_MARK, N_("remember favourite")}, {ACT_COPY, N_("clipboard quote cite sentence")},
    {ACT_LABELS, N_("links jump")}, {ACT_BACK, N_("history previous")}, {ACT_FORWARD, N_("history next")},
    {ACT_VIEW_DOCS, N_("memoirs files list")}, {ACT_VIEW_TIME, N_("axis years bars")}, {ACT_VIEW_TEXT, N_("original source read")},
    {ACT_VIEW_DETAIL, N_("properties fields")}, {ACT_VIEW_SKILLS, N_("graph network matrix relations")},
    {ACT_VIEW_PATHS, N_("route way transition move")}, {ACT_VIEW_SEARCH, N_("funnel applications interviews hiring")},
    {ACT_VIEW_REVIEW, N_("queue check undecided")}, {ACT_SIMILAR, N_("alike resembling nearest")},
    {ACT_PAGE, N_("person role school employer profile")}, {ACT_ACCEPT, N_("right yes confirm approve")},
    {ACT_REJECT, N_("no delete remove decline")}, {ACT_EDIT, N_("correct fix modify")}, {ACT_ADD, N_("new create")},
    {ACT_PARTS, N_("merge split join divide")}, {ACT_NOTE, N_("comment memo tag")}, {ACT_UNDO, N_("revert cancel")},
    {ACT_REDO, N_("again repeat")}, {ACT_DONE, N_("complete done")}, {ACT_TAKE_OUT, N_("remove delete memoir")}, {ACT_TEACH, N_("learn apply everywhere")},
    {ACT_ORDER, N_("sort")}, {ACT_FORM, N_("table drawing display")}, {ACT_ZOOM_PANE, N_("maximise full screen")},
    {ACT_WIDER, N_("size width resize")}, {ACT_NARROWER, N_("size width resize")}, {ACT_TALLER, N_("size height resize")},
    {ACT_SHORTER, N_("size height resize")}, {ACT_SQL, N_("database query table")}, {ACT_THEME, N_("colours dark light appearance")},
    {ACT_HELP, N_("keys shortcuts manual")}, {ACT_CANCEL, N_("abort interrupt")}, {ACT_REDRAW, N_("refresh")},
    {ACT_QUIT, N_("exit close leave")},
};

static void add_words(Buf *out, Str text)
{
    for (Str word; str_cut(&text, ' ', &word);)
        if (word.n) buf_fmt(out, "\n" STR_FMT, STR_ARG(word));
}

/* In English and in Korean, a line each. */
static void add_both(Buf *out, const Mo *korean, const char *msgid)
{
    if (!*msgid) return;
    add_words(out, str_z(msgid));
    add_words(out, mo_find(korean, msgid));
}

Str action_also(Arena *a, const Mo *korean, ActionId id)
{
    Buf out = {0};
    buf_fmt(&out, "%s\n" STR_FMT, actions[id].title, STR_ARG(mo_find(korean, actions[id].title)));
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (others[i].id == id) add_both(&out, korean, others[i].words);
    add_both(&out, korean, actions[id].help);
    Str all = str_dup(a, buf_str(&out));
    buf_fini(&out);
    return all;
}
