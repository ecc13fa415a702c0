/* prompt.c: the filter typed as text, counted again at every key. */
#include "app_int.h"
#include "uni/utf8.h"
#include "uni/width.h"
#include <string.h>

typedef struct { Key k; bool (*edit)(LineEdit *); void (*move)(LineEdit *); } LineKey;
static const LineKey line_keys[] = {
    {{.code = K_BACKSPACE}, line_backspace, NULL},
    {{.code = K_DEL}, line_delete, NULL},
    {{.code = 'w', .mods = MOD_CTRL}, line_kill_word, NULL},
    {{.code = K_BACKSPACE, .mods = MOD_ALT}, line_kill_word, NULL},
    {{.code = 'u', .mods = MOD_CTRL}, line_kill_start, NULL},
    {{.code = 'k', .mods = MOD_CTRL}, line_kill_end, NULL},
    {{.code = 'h', .mods = MOD_CTRL}, line_backspace, NULL},
    {{.code = 'd', .mods = MOD_CTRL}, line_delete, NULL},
    {{.code = K_LEFT}, NULL, line_left},
    {{.code = 'b', .mods = MOD_CTRL}, NULL, line_left},
    {{.code = K_RIGHT}, NULL, line_right},
    {{.code = 'f', .mods = MOD_CTRL}, NULL, line_right},
    {{.code = K_LEFT, .mods = MOD_CTRL}, NULL, line_word_left},
    {{.code = K_RIGHT, .mods = MOD_CTRL}, NULL, line_word_right},
    {{.code = K_HOME}, NULL, line_home},
    {{.code = 'a', .mods = MOD_CTRL}, NULL, line_home},
    {{.code = K_END}, NULL, line_end},
    {{.code = 'e', .mods = MOD_CTRL}, NULL, line_end},
};

static void paste(LineEdit *e, Str text)
{
    for (size_t at = 0; at < text.n;) {
        uint32_t cp = utf8_next(text, &at);
        line_insert(e, cp == '\n' || cp == '\t' ? ' ' : cp);
    }
}

static bool line_key(LineEdit *e, Key k)
{
    if (key_is_text(k)) { line_insert(e, k.code); return true; }
    if (k.code == K_PASTE) { paste(e, k.paste); return true; }
    for (size_t i = 0; i < COUNT_OF(line_keys); i++) {
        if (!key_is(k, line_keys[i].k.code, line_keys[i].k.mods)) continue;
        if (line_keys[i].edit) line_keys[i].edit(e);
        else line_keys[i].move(e);
        return true;
    }
    return false;
}

/* What is cut off is not cut off in silence. */
bool line_typed(UiApp *app, LineEdit *e, Key k)
{
    e->full = false;
    bool used = line_key(e, k);
    if (e->full) app_say(app, RO_ERROR, str_z(_("There is no more room in this line: the rest is left out.")));
    return used;
}

/* A wrong term is underlined, and what is right about the rest holds. */
void prompt_apply(UiApp *app, Str text)
{
    if (app_filter(app, text)) return;
    Arena a = {0};
    QueryFault fault = app->prompt.fault;
    Str head = str_slice(text, 0, fault.at.beg), tail = str_slice(text, fault.at.end, text.n);
    if (head.n + tail.n < text.n) app_filter(app, str_fmt(&a, STR_FMT STR_FMT, STR_ARG(head), STR_ARG(tail)));
    app->prompt.wrong = true;
    app->prompt.fault = fault;
    arena_fini(&a);
}

void prompt_open(UiApp *app)
{
    Prompt *p = &app->prompt;
    history_push(app);
    arena_clear(&p->mem);
    p->before = str_dup(&p->mem, session_filter_text(app->s));
    line_set(&p->line, p->before);
    if (p->line.n && p->line.text[p->line.n - 1] != ' ') line_insert(&p->line, ' ');
    p->open = true;
    p->wrong = false;
    p->typing = (Typing){.field = -1};
    p->offers.n = 0;
    p->due = false;
    p->past = 0;
}

/* A wrong term stays to be mended, with the caret behind it; what is right about the rest is in force meanwhile. */
static void prompt_enter(UiApp *app)
{
    Prompt *p = &app->prompt;
    prompt_apply(app, line_str(&p->line));
    if (!p->wrong) {
        past_put(app, line_str(&p->line));
        p->open = false;
        return;
    }
    p->offers.n = 0;
    p->due = false;
    p->line.caret = p->fault.at.end < p->line.n ? p->fault.at.end : p->line.n;
    app_say(app, RO_ERROR, str_z(_(p->fault.msgid)));
}

/* Enter keeps what is in force, Esc takes back what was typed. */
bool prompt_key(UiApp *app, Key k)
{
    Prompt *p = &app->prompt;
    if (offers_key(app, k) || past_key(app, k)) return true;
    if (key_is(k, K_ESC, 0) || key_is(k, 'g', MOD_CTRL) || key_is(k, 'c', MOD_CTRL)) {
        p->open = p->wrong = false;
        app_filter(app, p->before);
        return true;
    }
    if (key_is(k, K_ENTER, 0)) {
        prompt_enter(app);
        return true;
    }
    Arena a = {0};
    Str was = str_dup(&a, line_str(&p->line));
    bool used = line_typed(app, &p->line, k);
    if (!str_eq(was, line_str(&p->line))) prompt_apply(app, typing_settled(&a, line_str(&p->line), p->line.caret));
    if (used) p->due = true, p->sel = -1;
    arena_fini(&a);
    return used;
}

enum { LINE_X = 3 };                                 /* behind the "/" */

static int line_room(const UiApp *app)
{
    int room = app->prompt.room;
    return room < 4 ? 4 : room;
}

int prompt_col(const UiApp *app, size_t byte)
{
    const LineEdit *e = &app->prompt.line;
    size_t beg, caret;
    line_window(e, (size_t)line_room(app), &beg, &caret);
    return LINE_X + (byte > beg ? (int)uni_cols(str_slice(line_str(e), beg, byte)) : 0);
}

void prompt_draw(UiApp *app, Pen *p)
{
    Prompt *pr = &app->prompt;
    size_t beg, caret;
    pen_z(p, 1, 0, RO_HINT_KEY, "/");
    pr->room = p->box.w - LINE_X - 1;
    line_window(&pr->line, (size_t)line_room(app), &beg, &caret);
    Str text = line_str(&pr->line);
    Span bad = pr->wrong ? pr->fault.at : (Span){0, 0};
    if (bad.end > text.n) bad.end = (uint32_t)text.n;
    if (bad.beg < beg) bad.beg = (uint32_t)beg;
    if (bad.end <= bad.beg) pen_put(p, LINE_X, 0, RO_PROMPT, str_slice(text, beg, text.n));
    else {
        int at = pen_put(p, LINE_X, 0, RO_PROMPT, str_slice(text, beg, bad.beg));
        at = pen_put(p, at, 0, RO_WRONG, str_slice(text, bad.beg, bad.end));
        pen_put(p, at, 0, RO_PROMPT, str_slice(text, bad.end, text.n));
    }
    pen_cursor(p, LINE_X + (int)caret, 0);
}

/* A screen too low for the filter bar has its first row for what is typed. */
int prompt_row(const UiApp *app) { return box_shown(app->layout.filter) ? app->layout.filter.y : 0; }

void prompt_over(UiApp *app, Pen *screen)
{
    if (box_shown(app->layout.filter)) return;
    Pen row = pen_in(screen, (Box){0, 0, app->cols, 1});
    pen_fill(&row, 0, 0, app->cols, RO_TEXT);
    prompt_draw(app, &row);
}

/* Under the wrong term, so that the eye need not leave it: behind the sign that points at it, whole or most of it, else before
 * the sign; where there is room for neither, without one, for it would point at something else. */
void prompt_told(UiApp *app, Pen *screen)
{
    enum { MOST = 40 };
    const Prompt *pr = &app->prompt;
    if (!pr->wrong) return;
    const char *fault = _(pr->fault.msgid);
    Str why = str_fmt(screen->mem, " ^ %s ", fault);
    int w = (int)uni_cols(why), at = prompt_col(app, pr->fault.at.beg), x = at - 1, room = app->cols - x;
    if (w > room && at + 2 >= w) why = str_fmt(screen->mem, " %s ^ ", fault), x = at + 2 - w;
    else if (w > room && room >= MOST) w = room;
    else if (w > room) {
        why = str_fmt(screen->mem, " %s ", fault), w = (int)uni_cols(why);
        x = app->cols > w ? app->cols - w : 0;
    }
    Pen row = pen_in(screen, (Box){x, prompt_row(app) + 1, w < app->cols ? w : app->cols, 1});
    pen_fill(&row, 0, 0, row.box.w, RO_POPUP);
    pen_clip(&row, 0, 0, row.box.w, RO_ERROR, why);
}
