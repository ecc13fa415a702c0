/* run_property: what holds on every screen, whatever the memoir: prints TAP.
 *
 *   whole cells   a wide character has both its halves, and a row's widths sum up to its columns
 *   whole text    what the text pane shows row by row is, normalised, what the document says
 *   cursor        the terminal's own stands on what is selected, in every view
 *   caret         in every prompt the cursor stands behind what was typed before it
 *   ASCII         with --ascii all that is not a memoir's own is ASCII, in every view
 *   counts        a picker's value selects as many memoirs as stand beside it, whatever the filter says already
 *   two layouts   with the Korean input method on, a key does what the letter under it does, in every view
 *
 * at 40x10, 80x24, 120x36 and 200x60; plain, ASCII, without colours, where ambiguous characters are wide, and where
 * joined emoji are one; over
 * memoirs of decomposed and old Hangul, emoji, wide and ambiguous signs, marks, controls and plain words, by seed. */
#include "folder.h"
#include "base/buf.h"
#include "base/fs.h"
#include "path/align.h"
#include "session/paths.h"
#include "session/session.h"
#include "ui/app.h"
#include "uni/fold.h"
#include "uni/hangul.h"
#include "uni/utf8.h"
#include "uni/width.h"
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int failed;
static char dir[] = "/tmp/gilmok-property-XXXXXX";

static void tell(bool ok, const char *what)
{
    printf("%s - %s\n", ok ? "ok" : "not ok", what);
    failed += !ok;
}

/* ------------------------------------------------------------------ memoirs */

static uint64_t seed;
static uint32_t roll(uint32_t sides)
{
    seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
    return (uint32_t)(seed >> 20) % sides;
}

static Str odd_memoir(Arena *a, uint32_t lines)
{
    static const char *const words[] = {
        "\u1100\u1161\u11AB\u1112\u1169\u1109\u1161", "\u1112\u1161\u11AB\u1100\u116E\u11A8\u110B\u1165", "간호사", "데이터", "입사했다.", "2019년", "“따옴표”",
        "①번", "※주의", "●점", "→화살", "…", "—", "\U0001F469\u200D\U0001F4BB", "\U0001F468\u200D\U0001F469\u200D\U0001F467", "\U0001F3C3\U0001F3FD\u200D\u2642\uFE0F", "\U0001F44D\U0001F3FD", "\U0001F1F0\U0001F1F7", "☕", "漢字", "ＡＢＣ", "ｶﾀｶﾅ", "e\u0301te\u0301", "n\u0303",
        "a\u0301\u0302", "\u1112\u119E\u11AB", "\u3131\u314F", "\x1b[31m", "\x01", "\u200B", "\u202E", "\u00AD", "plain", "words", "Kubernetes", "a-very-long-word-without-a-blank-that-is-longer-than-a-narrow-pane",
        "띄어쓰기없이길게이어지는한글낱말은칸의끝에서도반으로잘리지않아야한다",
    };
    Buf b = {0};
    buf_add_z(&b, "이상한 회고\n\n");
    for (uint32_t l = 0; l < lines; l++) {
        for (uint32_t n = roll(30); n > 0; n--) {
            buf_add_z(&b, words[roll(COUNT_OF(words))]);
            if (roll(4)) buf_add_c(&b, ' ');
        }
        buf_add_c(&b, '\n');
    }
    Str s = str_dup(a, buf_str(&b));
    buf_fini(&b);
    return s;
}

/* Neither blanks, which wrapping moves, nor signs that are not seen (skin tones among them: terminals differ in their
 * width), nor the dot that stands for a control. */
static bool joins;                                   /* emoji, and then the joiner is seen */

static Str normalised(Arena *a, Str s)
{
    enum { DOT = 0xB7 };
    Buf b = {0};
    for (size_t at = 0; at < s.n;) {
        uint32_t cp = utf8_next(s, &at);
        bool joiner = joins && cp == UNI_JOINER, unseen = !joiner && (cp <= ' ' || (cp >= 0x7F && cp <= 0xA0) || cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) ||
                      (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF || cp == DOT || (cp >= 0xFE00 && cp <= 0xFE0F) ||
                      (cp >= 0x1F3FB && cp <= 0x1F3FF));
        char utf8[4];
        if (!unseen) buf_add(&b, (Str){utf8, utf8_put(utf8, cp)});
    }
    Str out = str_dup(a, uni_nfc(a, buf_str(&b)));
    buf_fini(&b);
    return out;
}

/* ------------------------------------------------------------------ an explorer to look at */

typedef struct Look { Session *s; UiApp *app; Arena mem; int cols, rows; const char *path; } Look;
typedef struct Mode { const char *name; UiOptions opt; int ambiguous; bool joins; } Mode;

static void settle(Look *l)
{
    ui_app_pump(l->app);
    while (ui_app_idle(l->app)) {}
    (void)ui_app_frame(l->app, true);
}

static const Surface *frame(Look *l) { return ui_app_frame(l->app, true); }

static void press(Look *l, Key k)
{
    ui_app_key(l->app, k);
    settle(l);
}

static void keys(Look *l, const char *names)
{
    Arena a = {0};
    KeyList list = {0};
    if (!keys_parse(&a, str_z(names), &list)) tell(false, names);
    for (uint32_t i = 0; i < list.n; i++) press(l, list.v[i]);
    arena_fini(&a);
}

/* The memoir added to the library, where `kept`: what is only being read is not decided on. */
static Look open_look(const char *path, bool kept, int cols, int rows, const UiOptions *opt)
{
    Look l = {.cols = cols, .rows = rows, .path = path};
    SessionOptions so = {.library = dir, .paths = &l.path, .n_path = !kept};
    Fault f = {0};
    if (session_open(&so, NULL, NULL, &l.s, &f) || (kept && session_add(l.s, path, NULL, &f)) || session_wait(l.s)) exit(1);
    l.app = ui_app_new(l.s, cols, rows, opt);
    settle(&l);
    return l;
}

static Look look(const char *path, int cols, int rows, const UiOptions *opt) { return open_look(path, false, cols, rows, opt); }

static void leave(Look *l)
{
    ui_app_free(l->app);
    session_close(l->s);
    arena_fini(&l->mem);
}

/* ------------------------------------------------------------------ what holds */

/* "" or what is wrong. */
static const char *broken_cell(const Surface *sf)
{
    for (int y = 0; y < sf->rows; y++)
        for (int x = 0; x < sf->cols; x++) {
            const Cell *c = surface_at(sf, x, y);
            if (c->cols == 0) return "a right half without its left one";
            if ((int)c->cols != uni_cp_cols(c->cp[0])) return "a cell of another width than its character";
            if (c->cols == 2 && (x + 1 == sf->cols || surface_at(sf, x + 1, y)->cols != 0)) return "half a wide character";
            if (c->cols == 2) x++;
        }
    return "";
}

static Str row_from(Arena *a, const Surface *sf, int y, int from, int to)
{
    Buf b = {0};
    for (int x = from; x < to; x++) {
        const Cell *c = surface_at(sf, x, y);
        for (int i = 0; c && i < CELL_CPS && c->cp[i]; i++) {
            char utf8[4];
            buf_add(&b, (Str){utf8, utf8_put(utf8, c->cp[i])});
        }
    }
    Str s = str_dup(a, buf_str(&b));
    buf_fini(&b);
    return s;
}

/* Row by row with the cursor, from the first to the last. */
static bool whole_text(Look *l, Str text, Str *shown, Str *want)
{
    static Arena a;
    enum { ROWS_MAX = 20000 };
    arena_clear(&a);
    Buf all = {0};
    keys(l, "3 z z g g");
    for (int i = 0; i < ROWS_MAX; i++) {
        const Surface *sf = frame(l);
        Str row = row_from(&a, sf, sf->cursor_y, sf->cursor_x, sf->cols);
        UiState was, now;
        buf_add(&all, row);
        ui_app_state(l->app, &a, &was);
        int y = sf->cursor_y;
        Str screen = row_from(&a, sf, y > 1 ? y - 1 : y, 0, sf->cols);
        keys(l, "j");
        sf = frame(l);
        ui_app_state(l->app, &a, &now);
        Str after = row_from(&a, sf, sf->cursor_y > 1 ? sf->cursor_y - 1 : sf->cursor_y, 0, sf->cols);
        bool moved = sf->cursor_y != y || !str_eq(screen, after) ||
                     !str_eq(row, row_from(&a, sf, sf->cursor_y, sf->cursor_x, sf->cols));
        if (!moved && now.row == was.row) break;
    }
    *shown = normalised(&a, buf_str(&all));
    *want = normalised(&a, text);
    buf_fini(&all);
    return str_eq(*shown, *want);
}

static bool every_view_whole(Look *l, char *why, size_t cap)
{
    static const char *const walks[] = {"1", "2", "j j j", "3", "PgDn", "4", "5", "6", "7", "8", "9", "j", "? text:가", "Esc", ": text:연", "Esc",
                                        "r text:데", "Esc", "Y", "Esc", "S", "Esc", "O", "Esc", "/ text:역할:데", "Esc", "; ", "Esc", "f", "Esc",
                                        "g", "Esc", "2 z z", "z z", "> > >", "resize:61x17", "resize:33x9"};
    for (size_t i = 0; i < COUNT_OF(walks); i++) {
        keys(l, walks[i]);
        const char *broken = broken_cell(frame(l));
        bool blind = !frame(l)->cursor_shown || frame(l)->cursor_y == 0;
        if (blind && l->rows >= 10 && i < COUNT_OF(walks) - 2) return snprintf(why, cap, "no cursor after %s", walks[i]), false;
        if (*broken) return snprintf(why, cap, "%s after %s", broken, walks[i]), false;
    }
    return true;
}

/* The cursor stands right behind the words, and one character back behind all but the last. */
static bool caret_follows(Look *l, const char *open, const char *typed, const char *less)
{
    Arena a = {0};
    bool ok = true;
    const char *const want[] = {typed, less};
    keys(l, open);
    keys(l, str_fmt(&a, "text:%s", typed).p);
    for (int i = 0; i < 2; i++) {
        const Surface *sf = frame(l);
        Str before = row_from(&a, sf, sf->cursor_y, 0, sf->cursor_x);
        ok = ok && sf->cursor_shown && str_ends(before, uni_nfc(&a, str_z(want[i])));
        keys(l, "Left");
    }
    keys(l, "Esc Esc");
    arena_fini(&a);
    return ok;
}

/* ------------------------------------------------------------------ tests */

static const Mode modes[] = {
    {"plain", {0}, 1, false}, {"ASCII", {.ascii = true}, 1, false}, {"mono", {.mono = true}, 1, false},
    {"wide ambiguous", {0}, 2, false}, {"joined emoji", {0}, 1, true}, {"wide ambiguous, joined emoji", {0}, 2, true},
};
static const struct { int cols, rows; } sizes[] = {{40, 10}, {80, 24}, {120, 36}, {200, 60}};

static void tell_where(Str shown, Str want)
{
    size_t i = 0;
    while (i < shown.n && i < want.n && shown.p[i] == want.p[i]) i++;
    while (i && ((unsigned char)want.p[i] & 0xC0) == 0x80) i--;
    printf("# at byte %zu: shown \"" STR_FMT "\", the document says \"" STR_FMT "\"\n", i, STR_ARG(str_slice(shown, i, i + 40)),
           STR_ARG(str_slice(want, i, i + 40)));
}

static void test_screens(const char *path, Str text, const Mode *m, int cols, int rows)
{
    char name[128], why[128] = "";
    Str shown, want;
    uni_ambiguous_set(m->ambiguous);
    uni_joins_set(joins = m->joins);
    Look l = look(path, cols, rows, &m->opt);
    bool same = whole_text(&l, text, &shown, &want);
    snprintf(name, sizeof name, "%dx%d %s: the text pane shows what the document says", cols, rows, m->name);
    tell(same, name);
    if (!same) tell_where(shown, want);
    keys(&l, "z z");
    bool whole = every_view_whole(&l, why, sizeof why);
    snprintf(name, sizeof name, "%dx%d %s: no half cells in any view", cols, rows, m->name);
    tell(whole, name);
    if (!whole) printf("# %s\n", why);
    leave(&l);
    uni_ambiguous_set(1);
    uni_joins_set(joins = false);
}

static void test_carets(const char *path)
{
    static const char *const prompts[] = {"/", ":", "?", "r", "Y", "S", "O", ";", "9 e Down Down Down"};   /* the last: a form */
    static const struct { const char *typed, *less; } words[] = {
        {"백엔드", "백엔"}, {"ab한글", "ab한"}, {"\u1112\u1161\u11AB\u1100\u1173\u11AF", "\u1112\u1161\u11AB"}, {"漢字x", "漢字"},
    };
    for (size_t s = 0; s < COUNT_OF(sizes); s++) {
        Look l = open_look(path, true, sizes[s].cols, sizes[s].rows, NULL);
        bool ok = true;
        for (size_t i = 0; i < COUNT_OF(prompts); i++)
            for (size_t k = 0; k < COUNT_OF(words); k++) {
                bool one = caret_follows(&l, prompts[i], words[k].typed, words[k].less);
                if (!one) printf("# %s %s\n", prompts[i], words[k].typed);
                ok &= one;
            }
        char name[96];
        snprintf(name, sizeof name, "%dx%d: the caret stands behind what was typed, in every prompt", sizes[s].cols, sizes[s].rows);
        tell(ok, name);
        leave(&l);
    }
}

static bool beyond_ascii(const Surface *sf)
{
    for (int y = 0; y < sf->rows; y++)
        for (int x = 0; x < sf->cols; x++)
            if (surface_at(sf, x, y)->cp[0] > '~') return true;
    return false;
}

/* Memoirs of plain English, so that whatever lies beyond it is ours. */
static const char *ascii_memoirs(Arena *a)
{
    static const char *const texts[] = {
        "Two certificates\n\nWritten in June 2021.\n\nIn March 2010 I joined Northwind as a developer. I learned Java and SQL. "
        "In May 2014 I was promoted to team lead. I left Northwind between 2015 and 2016. In January 2016 I joined Acme Corp as "
        "a data analyst. I learned Python there. I want to become a manager.\n",
        "Looking for work\n\nWritten in 2022.\n\nAbout 2009 I graduated from Riverside University. In 2010 I applied to Acme Corp. "
        "I was rejected. In 2011 I applied to Northwind and passed the interview. In 2011 I joined Northwind as a developer. "
        "I learned SQL. I joined Northwind in 2013 as a developer. In 2015 I moved to Globex as a data analyst.\n",
        "No dates\n\nI worked as a teacher. I liked Java.\n", "Nothing\n\nIt rained.\n"};
    Str dir_ascii = fs_join(a, str_z(dir), S("ascii"));
    Fault f = {0};
    if (fs_mkdirs(dir_ascii.p, &f)) exit(1);
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        if (fs_write(fs_join(a, dir_ascii, str_fmt(a, "m%zu.txt", i)).p, str_z(texts[i]), &f)) exit(1);
    return dir_ascii.p;
}

static void test_ascii(const char *path)
{
    static const char *const walks[] = {
        "1", "j", "Space", "2", "a", "a", "z R", "z M", "A", "A", "A Enter", "3", "]", "n", "4", "j j j", "n", "text:note", "Esc Esc",
        "5", "Enter", "Space", "o", "P", "t", "t", "5 t", "6", "( Enter", ") Enter", "Space", "t", "o", "p", "1 v j v 7", "Space", "A", "A",
        "s", "Space", "8", "Space", "j Space", "9", "e", "Esc", "y", "u", "x", "u", "o", "j", "g p", "Space", "2 g y", "1 g p", "J Enter g p",
        "? ", "Esc", ": ", "Esc", "r", "Esc", "Y", "Esc", "S", "Esc", "O", "Esc", "E", "Esc", "F", "Esc", "L", "Esc", "/", "text:role:", "Esc",
        "; ", "Down Enter", "Esc", "f", "Esc", "W", "Esc", "& l", "Esc", "b", "'", "Esc", "m", "Esc", "g o", "Esc", "!", "Esc", "2 r text:dev Enter",
        "C / text:role:nobody Enter", "1", "5", "6", "7", "8", "9", "C", "resize:61x17", "resize:33x9"};
    static const UiOptions ascii = {.ascii = true, .coach = true};
    for (size_t s = 0; s < COUNT_OF(sizes); s++) {
        Look l = look(path, sizes[s].cols, sizes[s].rows, &ascii);
        char name[96];
        bool all = !beyond_ascii(frame(&l));
        for (size_t i = 0; i < COUNT_OF(walks); i++) {
            keys(&l, walks[i]);
            const Surface *sf = frame(&l);
            if (!beyond_ascii(sf)) continue;
            all = false;
            printf("# after %s\n", walks[i]);
            for (int y = 0; y < sf->rows; y++) printf("#   | " STR_FMT "\n", STR_ARG(row_from(&l.mem, sf, y, 0, sf->cols)));
        }
        snprintf(name, sizeof name, "%dx%d: with --ascii nothing of ours is beyond it", sizes[s].cols, sizes[s].rows);
        tell(all, name);
        leave(&l);
    }
}

/* What the picker puts into the filter for a row. */
static Str value_of(Arena *a, Session *s, QueryField f, const FacetRow *row)
{
    return row->name ? filter_value(a, session_careers(s), f, row->name) : row->label;
}

static uint32_t wrong_counts(Session *s, QueryField f, const char *under)
{
    static Arena a;
    arena_clear(&a);
    QueryFault qf = {{0, 0}, ""};
    if (session_filter_set(s, str_z(under), &qf)) return printf("# %s: %s\n", under, qf.msgid), 1;
    FacetList list = session_facet(s, &a, f);
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < list.n; i++) {
        Str value = value_of(&a, s, f, &list.v[i]);
        if (session_filter_set(s, str_z(under), &qf)) return 1;
        Str text = query_set_field(&a, session_query(s), f, &value, 1);
        Rc rc = session_filter_set(s, text, &qf);
        uint32_t got = rc ? 0 : session_filter(s)->n_doc;
        if (got == list.v[i].n_doc) continue;
        if (wrong++ < 5) printf("# under \"%s\": " STR_FMT " says %u, gives %u\n", under, STR_ARG(text), list.v[i].n_doc, got);
    }
    return wrong;
}

/* The same of the list of roles to align by: as many careers as then stand on the axis. */
static uint32_t wrong_entries(Session *s, const char *under)
{
    static Arena a;
    arena_clear(&a);
    QueryFault qf = {{0, 0}, ""};
    if (session_filter_set(s, str_z(under), &qf)) return 1;
    const Careers *c = session_careers(s);
    const Bits *docs = &session_filter(s)->docs;
    FacetList list = session_facet(s, &a, Q_ROLE);
    uint32_t wrong = 0, *says = arena_push_n(&a, uint32_t, list.n + 1);
    Str *role = arena_push_n(&a, Str, list.n + 1);
    for (uint32_t i = 0; i < list.n; i++) role[i] = list.v[i].label;
    align_count(&a, c, docs, role, list.n, says);
    for (uint32_t i = 0; i < list.n; i++) {
        Align al;
        uint32_t got = 0;
        (void)align_make(&a, c, role[i], &al);
        for (uint32_t d = 0; d < c->docs.n; d++) got += bits_get(docs, d) && align_zero(c, &al, &c->docs.v[d]).known;
        if (got == says[i]) continue;
        if (wrong++ < 5) printf("# under \"%s\": align by " STR_FMT " says %u, gives %u\n", under, STR_ARG(role[i]), says[i], got);
    }
    return wrong;
}

/* And of the ends of ways. */
static uint32_t wrong_ends(Session *s, const char *under)
{
    static Arena a;
    arena_clear(&a);
    QueryFault qf = {{0, 0}, ""};
    if (session_filter_set(s, str_z(under), &qf)) return 1;
    const Careers *c = session_careers(s);
    CareerThings all = session_path_names(s, &a);
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < all.n; i++) {
        NameId id = all.v[i].name;
        Str text = str_fmt(&a, "%s:" STR_FMT, path_end_prefix(path_end_kind(c, id)), STR_ARG(c->names.v[id].label));
        uint32_t got = session_path_end(s, &a, text).n_doc;
        if (got == all.v[i].n_doc) continue;
        if (wrong++ < 5) printf("# under \"%s\": " STR_FMT " says %u, gives %u\n", under, STR_ARG(text), all.v[i].n_doc, got);
    }
    return wrong;
}

static void test_counts(const char *path)
{
    static const char *const under[] = {
        "", "role:개발자", "year:2010..2018", "type:join", "type:study,project", "skill:python", "-fact:planned", "fact:negated",
        "lang:ko", "role:개발자 year:2010..", "type:promotion year:..2015", "org:대학 type:enroll,graduate", "skill:sql type:study",
        "-skill:java", "-role:교사 type:leave", "\"개발\"", "year:2012 skill:java", "status:untouched", "doc:a role:engineer,manager"};
    static const QueryField fields[] = {Q_ROLE, Q_YEAR, Q_TYPE, Q_SKILL, Q_ORG, Q_FACT, Q_LANG, Q_STATUS};
    SessionOptions so = {.library = dir, .paths = &path, .n_path = 1};
    Session *s;
    Fault f = {0};
    if (session_open(&so, NULL, NULL, &s, &f) || session_wait(s)) exit(1);
    while (session_pump(s)) {}
    for (size_t k = 0; k < COUNT_OF(fields); k++) {
        char name[96];
        uint32_t wrong = 0;
        for (size_t i = 0; i < COUNT_OF(under); i++) wrong += wrong_counts(s, fields[k], under[i]);
        snprintf(name, sizeof name, "%s: a value selects as many memoirs as stand beside it", query_field_name(fields[k]));
        tell(!wrong, name);
        if (wrong) printf("# %u values\n", wrong);
    }
    uint32_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(under); i++) wrong += wrong_entries(s, under[i]);
    uint32_t wrong_end = 0;
    for (size_t i = 0; i < COUNT_OF(under); i++) wrong_end += wrong_ends(s, under[i]);
    tell(!wrong_end, "paths: an end has as many memoirs as stand beside it");
    if (wrong_end) printf("# %u ends\n", wrong_end);
    tell(!wrong, "align: a role aligns as many careers as stand beside it");
    session_close(s);
}

/* Two explorers side by side: one is given letters, the other what the input method makes of the same keys. */
static void test_layouts(const char *path)
{
    static const char letters[] = "jjklhjkzzzzgghmjjscfripfmggnn";       /* small letters that are bound everywhere */
    static const uint32_t jamo[26] = {0x3141, 0x3160, 0x314A, 0x3147, 0x3137, 0x3139, 0x314E, 0x3157, 0x3151, 0x3153, 0x314F, 0x3163, 0x3161,
                                      0x315C, 0x3150, 0x3154, 0x3142, 0x3131, 0x3134, 0x3145, 0x3155, 0x314D, 0x3148, 0x314C, 0x315B, 0x314B};
    static const char *const views[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
    for (size_t v = 0; v < COUNT_OF(views); v++) {
        Look x = look(path, 120, 36, NULL), y = look(path, 120, 36, NULL);
        const char *at = letters;
        bool same = true;
        keys(&x, views[v]), keys(&y, views[v]);
        for (; *at && same; at++) {
            press(&x, (Key){.code = (unsigned char)*at});
            press(&y, (Key){.code = jamo[*at - 'a']});
            same = surface_eq(frame(&x), frame(&y));
            UiState st;
            Arena a = {0};
            ui_app_state(x.app, &a, &st);                    /* a list in front takes text: there the two differ */
            if (st.front.n && !str_eq_z(st.front, "prefix")) keys(&x, "Esc"), keys(&y, "Esc");
            arena_fini(&a);
        }
        char name[96];
        snprintf(name, sizeof name, "view %s: a jamo does what the letter under it does", views[v]);
        tell(same, name);
        if (!same) printf("# at '%c'\n", at[-1]);
        leave(&x), leave(&y);
    }
}

/* The terminal's answer that ambiguous signs are wide comes when the first frame is there already: what is drawn then has
 * no lines that would not meet. */
static void test_answer(const char *path)
{
    Look l = look(path, 80, 24, NULL);
    bool lines = str_find(row_from(&l.mem, frame(&l), 2, 0, 80), S("─"), 0) != SIZE_MAX;
    uni_ambiguous_set(2);
    keys(&l, "resize:80x24");
    Str rule = row_from(&l.mem, frame(&l), 2, 0, 80);
    bool gone = str_find(rule, S("─"), 0) == SIZE_MAX && str_starts(rule, S("----")) && !*broken_cell(frame(&l));
    uni_ambiguous_set(1);
    keys(&l, "resize:80x24");
    bool back = str_find(row_from(&l.mem, frame(&l), 2, 0, 80), S("─"), 0) != SIZE_MAX;
    tell(lines && gone && back, "wide ambiguous signs told late: lines of ASCII");
    leave(&l);
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    setenv("GILMOK_NOW", "2026-01-15", 1);
    setenv("XDG_CONFIG_HOME", "/dev/null/none", 1);
    Arena a = {0};
    Fault f = {0};
    if (!mkdtemp(dir)) return 1;
    const char *path = fs_join(&a, str_z(dir), S("odd.txt")).p;
    seed = argc > 1 ? strtoull(argv[1], NULL, 10) | 1 : 20261122;
    for (size_t m = 0; m < COUNT_OF(modes); m++)
        for (size_t s = 0; s < COUNT_OF(sizes); s++) {
            Str text = odd_memoir(&a, 40);
            if (fs_write(path, text, &f)) return 1;
            test_screens(path, text, &modes[m], sizes[s].cols, sizes[s].rows);
        }
    test_carets(path);
    test_answer(path);
    test_counts("assets/memoirs");
    test_ascii(ascii_memoirs(&a));
    test_layouts("tests/screen/memoirs/kim.txt");
    arena_fini(&a);
    return folder_remove(dir) && !failed ? 0 : 1;
}
