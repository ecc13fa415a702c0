/* plain.c: gilmok --plain: the explorer line by line, for screen readers and for terminals that cannot place a cursor.
 * A line names an action; what is looked at then is said as a sentence. Nothing is ever drawn over. */
#include "cli.h"
#include "base/i18n.h"
#include "ui/script.h"
#include "uni/width.h"
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLS = 100, ROWS = 30 };

typedef struct Plain {
    UiApp  *app;
    Arena   mem;                                     /* of one line */
    Buf     view, filter, said;                      /* as they were told last */
} Plain;

static void settle(Plain *p)
{
    ui_app_pump(p->app);
    while (ui_app_idle(p->app)) {}
    (void)ui_app_frame(p->app, true);
}

/* Each line on its own, controls taken out. */
static void say(Plain *p, Str s)
{
    if (s.n) printf(STR_FMT "\n", STR_ARG(uni_visible(&p->mem, s)));
}

static bool changed(Buf *was, Str now)
{
    if (str_eq(buf_str(was), now)) return false;
    buf_clear(was);
    buf_add(was, now);
    return true;
}

/* ------------------------------------------------------------------ what is said */

static void say_rows(Plain *p, const UiState *st)
{
    for (uint32_t i = 0; i < st->n_link; i++)
        say(p, str_fmt(&p->mem, "%d. " STR_FMT, st->top + (int)i + 1, STR_ARG(st->links[i].text)));
    if (!st->n_link) say(p, str_z(_("There are no rows.")));
}

static void say_front(Plain *p, const UiState *st)
{
    if (st->typed.n) say(p, str_fmt(&p->mem, _("typed: %.*s"), STR_ARG(st->typed)));
    say_rows(p, st);
    say(p, str_z(_("Words narrow the list, a number chooses, close leaves.")));
}

/* The field one is in comes last, so that the next line is its value. */
static void say_form(Plain *p, const UiState *st)
{
    if (changed(&p->said, st->label)) {
        say_rows(p, st);
        say(p, str_z(_("A line is the value of the field, a number goes to a field, keep keeps, close gives up.")));
    }
    if (st->row < (int)st->n_link) say(p, st->links[st->row].text);
}

static void say_place(Plain *p, const UiState *st)
{
    if (changed(&p->view, st->title)) say(p, str_fmt(&p->mem, "%.*s.", STR_ARG(st->title)));
    Str filter = st->filter.n ? str_fmt(&p->mem, _("Filter %.*s"), STR_ARG(st->filter)) : str_z(_("No filter"));
    Str counts = str_fmt(&p->mem, _("%.*s: memoirs %u of %u, events %u of %u."), STR_ARG(filter), st->n_doc, st->of_doc,
                         st->n_event, st->of_event);
    if (changed(&p->filter, counts)) say(p, counts);
    Str row = st->row_text;
    if (st->rows) row = str_fmt(&p->mem, "%d/%d: " STR_FMT, st->row + 1, st->rows, STR_ARG(row));
    if (changed(&p->said, row)) say(p, row);
    if (st->source.n && st->kind.n) say(p, st->source);
}

static void tell(Plain *p)
{
    UiState st;
    settle(p);
    ui_app_state(p->app, &p->mem, &st);
    if (st.message.n) say(p, st.message);
    if (str_eq_z(st.front, "form")) say_form(p, &st);
    else if (st.front.n && !str_eq_z(st.front, "prompt")) say_front(p, &st);
    else say_place(p, &st);
    fflush(stdout);
}

/* ------------------------------------------------------------------ what is asked */

static void press(Plain *p, Str names)
{
    KeyList keys = {0};
    if (!keys_parse(&p->mem, names, &keys)) return;
    for (uint32_t i = 0; i < keys.n; i++) ui_app_key(p->app, keys.v[i]);
    settle(p);
}

static void type(Plain *p, Str words)
{
    Buf keys = {0};
    buf_add_z(&keys, "text:");
    for (size_t i = 0; i < words.n; i++) {
        if (words.p[i] == ' ') buf_add_z(&keys, "\\s");
        else if (words.p[i] == '\\') buf_add_z(&keys, "\\\\");
        else buf_add_c(&keys, words.p[i]);
    }
    press(p, buf_str(&keys));
    buf_fini(&keys);
}

/* A row by its number: gone to; in a list in front it is chosen. */
static void go_row(Plain *p, long row)
{
    UiState st;
    ui_app_state(p->app, &p->mem, &st);
    ui_app_row(p->app, (int)row - 1);
    if (st.front.n && !str_eq_z(st.front, "form")) press(p, S("Enter"));
}

static void say_actions(Plain *p)
{
    say(p, str_z(_("A line is the name of an action, in English or as it is shown; an empty line goes one row down. "
                   "A number goes to a row, rows lists them, source tells the sentence behind one, /WORDS filters.")));
    for (int i = ACT_NONE + 1; i < ACT_COUNT; i++)
        if (!ui_app_why_not(p->app, &p->mem, (ActionId)i).n)
            say(p, str_fmt(&p->mem, "%s: %s", actions[i].name, _(actions[i].help)));
    fflush(stdout);
}

static void run_action(Plain *p, Str line)
{
    int id = str_eq_z(line, "?") ? ACT_HELP : action_called(line);
    Str why = id > ACT_NONE ? ui_app_why_not(p->app, &p->mem, (ActionId)id) : (Str){0};
    if (id <= ACT_NONE) say(p, str_fmt(&p->mem, _("There is no action %.*s; help lists them."), STR_ARG(line)));
    else if (why.n) say(p, why);
    else if (id == ACT_HELP || id == ACT_PALETTE) say_actions(p);
    else {
        (void)ui_app_run(p->app, str_z(actions[id].name));
        if (!ui_app_done(p->app)) tell(p);
        return;
    }
    fflush(stdout);
}

static void filter(Plain *p, Str words)
{
    UiState st;
    press(p, S("/ C-u"));
    type(p, words);
    press(p, S("Enter"));
    ui_app_state(p->app, &p->mem, &st);
    if (!str_eq_z(st.front, "prompt")) return;
    say(p, st.message);                                /* a wrong term: the filter stays as it was */
    press(p, S("Esc"));
}

/* An empty line leaves the field as it is. Enter says what is no value; in the last field it would keep the form. */
static void take_value(Plain *p, const UiState *st, Str line)
{
    if (str_eq_z(line, "keep")) {
        press(p, S("C-s"));
        return;
    }
    if (line.n) press(p, S("C-e C-u")), type(p, line);
    if (!line.n) press(p, S("Down"));
    else if (st->row + 1 < st->rows) press(p, S("Enter"));
}

/* A line takes the place of the one before, so that a slip is mended by saying it again; an empty one shows all rows. */
static void narrow(Plain *p, Str words)
{
    press(p, S("C-e C-u"));
    if (words.n) type(p, words);
}

static void take(Plain *p, Str line)
{
    UiState st;
    char *end, *z = str_dup_z(&p->mem, line);
    long row = strtol(z, &end, 10);
    ui_app_state(p->app, &p->mem, &st);
    if (*z && !*end) go_row(p, row);
    else if (str_eq_z(st.front, "form") && !action_is(line, ACT_CLOSE)) take_value(p, &st, line);
    else if (st.front.n && !action_is(line, ACT_CLOSE)) narrow(p, line);
    else if (st.front.n) press(p, S("Esc"));
    else if (!line.n) press(p, S("Down"));
    else if (line.p[0] == '/') filter(p, str_slice(line, 1, line.n));
    else if (str_eq_z(line, "rows")) { say_rows(p, &st), fflush(stdout); return; }
    else if (str_eq_z(line, "source")) { say(p, st.source), fflush(stdout); return; }
    else { run_action(p, line); return; }
    tell(p);
}

static void read_lines(Plain *p)
{
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;
    while (!ui_app_done(p->app) && (n = getline(&line, &cap, stdin)) >= 0) {
        take(p, str_trim((Str){line, (size_t)n}));
        arena_clear(&p->mem);
        if (ui_app_done(p->app)) break;
        fputs("> ", stdout);
        fflush(stdout);
    }
    free(line);
}

/* Everything is read before the first word, so that counts do not change under the reader. */
int plain_run(const Options *o, const SessionOptions *so)
{
    Plain p = {0};
    UiFaults faults = {0};
    Fault f = {0};
    Session *s;
    Rc rc = session_open(so, ui_fault_put, &faults, &s, &f);
    if (rc) return ui_faults_fini(&faults), cli_fail(rc, &f);
    rc = session_wait(s);
    if (rc) return session_close(s), ui_faults_fini(&faults), cli_exit_code(rc);
    UiOptions uo = {.mono = true, .keymap = o->keymap, .faults = &faults, .state = script_state_json};
    p.app = ui_app_new(s, COLS, ROWS, &uo);
    (void)ui_app_run(p.app, str_z(actions[ACT_ZOOM_PANE].name));
    tell(&p);
    say(&p, str_z(_("help lists what can be done.")));
    fputs("> ", stdout);
    fflush(stdout);
    read_lines(&p);
    ui_app_free(p.app);
    session_close(s);
    ui_faults_fini(&faults);
    arena_fini(&p.mem);
    buf_fini(&p.view), buf_fini(&p.filter), buf_fini(&p.said);
    return ferror(stdin) ? EXIT_IO : EXIT_OK;
}
