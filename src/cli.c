#define _GNU_SOURCE
#include "cli.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "edtf/edtf.h"
#include "gold/score.h"
#include "session/batch.h"
#include "session/report.h"
#include "uni/width.h"
#include <errno.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#ifndef GILMOK_VERSION
#define GILMOK_VERSION "0"
#endif

/* ------------------------------------------------------------------ options: one row each */

typedef enum {
    OPT_HELP, OPT_VERSION, OPT_LIBRARY, OPT_COLOR, OPT_JSON, OPT_JSONL, OPT_DCT, OPT_LANG, OPT_PRETTY, OPT_JOBS,
    OPT_GOLD, OPT_TEXTS, OPT_AGAINST, OPT_MISSES, OPT_THEME, OPT_KEYMAP, OPT_ASCII, OPT_MOUSE, OPT_EXPLAIN, OPT_COUNT,
} OptId;
#define BIT(id) (1u << (id))
#define COMMON  (BIT(OPT_HELP) | BIT(OPT_VERSION) | BIT(OPT_COLOR) | BIT(OPT_LIBRARY))

typedef struct { const char *name, *arg, *help; char letter; } OptRow;
static const OptRow opts[OPT_COUNT] = {
    [OPT_HELP]    = {"help", NULL, N_("show this help"), 'h'},
    [OPT_VERSION] = {"version", NULL, N_("show the version"), 'V'},
    [OPT_LIBRARY] = {"library", N_("DIR"), N_("use the library in DIR"), 0},
    [OPT_COLOR]   = {"color", N_("WHEN"), N_("auto, always or never"), 0},
    [OPT_JSON]    = {"json", NULL, N_("print JSON, one object a line"), 0},
    [OPT_JSONL]   = {"jsonl", NULL, N_("read objects {\"id\",\"text\",…}, one a line, from standard input"), 0},
    [OPT_DCT]     = {"dct", N_("EDTF"), N_("when the memoirs were written"), 0},
    [OPT_LANG]    = {"lang", N_("LANG"), N_("auto, ko or en"), 0},
    [OPT_PRETTY]  = {"pretty", NULL, N_("indent the JSON"), 0},
    [OPT_JOBS]    = {"jobs", N_("N"), N_("analyse with N threads"), 'j'},
    [OPT_GOLD]    = {"gold", N_("DIR"), N_("the annotated memoirs"), 0},
    [OPT_TEXTS]   = {"texts", N_("DIR"), N_("the texts of the annotated memoirs"), 0},
    [OPT_AGAINST] = {"against", N_("DIR"), N_("score these annotations instead of an analysis"), 0},
    [OPT_MISSES]  = {"misses", NULL, N_("list what is missed, wrong and spurious"), 0},
    [OPT_THEME]   = {"theme", N_("NAME"), N_("colours: dark, light, basic, mono, colour-blind or one of your own"), 0},
    [OPT_KEYMAP]  = {"keymap", N_("FILE"), N_("keys from FILE"), 0},
    [OPT_ASCII]   = {"ascii", NULL, N_("draw with ASCII only"), 0},
    [OPT_MOUSE]   = {"mouse", NULL, N_("mouse on from the start"), 0},
    [OPT_EXPLAIN] = {"explain", N_("LAYER"), N_("tell as text why each value was chosen; LAYER: timex"), 0},
};

static bool set_jobs(Options *o, const char *v)
{
    char *end;
    long n = strtol(v, &end, 10);
    if (*end || n < 1 || n > 256) return false;
    o->jobs = (int)n;
    return true;
}

static bool set_color(Options *o, const char *v)
{
    static const char *const names[] = {"auto", "always", "never"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strcmp(v, names[i]) == 0) return o->color = (ColorWhen)i, true;
    return false;
}

static bool set_lang(Options *o, const char *v)
{
    int l = type_find(&lang_types, str_z(v));
    if (l >= 0) o->lang = (Lang)l;
    return l >= 0;
}

static bool set_dct(Options *o, const char *v)
{
    o->dct = str_z(v);
    return edtf_valid(o->dct);
}

/* False: the value is none of the option's. */
static bool opt_set(Options *o, OptId id, const char *v)
{
    switch (id) {
    case OPT_HELP: o->help = true; return true;
    case OPT_VERSION: o->version = true; return true;
    case OPT_LIBRARY: o->library = v; return *v != '\0';
    case OPT_COLOR: return set_color(o, v);
    case OPT_JSON: o->json = true; return true;
    case OPT_JSONL: o->jsonl = true; return true;
    case OPT_DCT: return set_dct(o, v);
    case OPT_LANG: return set_lang(o, v);
    case OPT_PRETTY: o->pretty = true; return true;
    case OPT_JOBS: return set_jobs(o, v);
    case OPT_GOLD: o->gold = v; return true;
    case OPT_TEXTS: o->texts = v; return true;
    case OPT_AGAINST: o->against = v; return true;
    case OPT_MISSES: o->misses = true; return true;
    case OPT_THEME: o->theme = v; return true;
    case OPT_KEYMAP: o->keymap = v; return true;
    case OPT_ASCII: o->ascii = true; return true;
    case OPT_MOUSE: o->mouse = true; return true;
    case OPT_EXPLAIN: o->explain = strcmp(v, "timex") == 0; return o->explain;
    case OPT_COUNT: break;
    }
    return false;
}

/* ------------------------------------------------------------------ telling */


static int usage(const char *what, const char *why)
{
    Arena a = {0};
    fprintf(stderr, "gilmok: " STR_FMT ": %s, %s\n", STR_ARG(uni_visible(&a, str_z(what))), why, _("see gilmok help"));
    arena_fini(&a);
    return EXIT_USAGE;
}

typedef struct Told { int n; } Told;

static void on_fault(void *ctx, Rc rc, const Fault *f)
{
    ((Told *)ctx)->n++;
    cli_fault(rc, f);
}

/* Everything to stdout, or an Rc: a full disk is told, not ignored. A reader that goes away (| head) ends the program
 * by SIGPIPE without a word, like every filter. */
static Rc put_stdout(void *ctx, Str s)
{
    (void)ctx;
    while (s.n) {
        ssize_t n = write(STDOUT_FILENO, s.p, s.n);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return rc_from_errno(errno);
        s = str_slice(s, (size_t)n, s.n);
    }
    return RC_OK;
}

static int finish(Buf *out, Rc rc, const Fault *f, const Told *told)
{
    Rc put = put_stdout(NULL, buf_str(out));
    buf_fini(out);
    if (put) return cli_fail(put, &(Fault){.path = "stdout"});
    if (rc == RC_NOTFOUND) return EXIT_NOTHING;
    if (rc) return cli_fail(rc, f);
    return told->n ? EXIT_IO : EXIT_OK;
}

static ReportOptions report_options(const Options *o)
{
    struct winsize ws = {0};
    bool tty = isatty(STDOUT_FILENO);
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    bool may = tty && !(no_color && *no_color) && term && strcmp(term, "dumb") != 0;
    if (!tty || ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) < 0) ws.ws_col = 0;
    return (ReportOptions){
        .json = o->json, .ascii = o->ascii, .cols = ws.ws_col,
        .color = !o->json && (o->color == COLOR_ALWAYS || (o->color == COLOR_AUTO && may)),
    };
}

/* ------------------------------------------------------------------ commands over the library */

/* A query error is shown with the place under it. */
static int query_fault(Str query, const QueryFault *q)
{
    Arena a = {0};
    Str term = uni_visible(&a, str_slice(query, q->at.beg, q->at.end));
    fprintf(stderr, "gilmok: " STR_FMT ": %s\n", STR_ARG(term), _(q->msgid));
    arena_fini(&a);
    return EXIT_USAGE;
}

static Str join_args(Arena *a, Args args)
{
    Str s = S("");
    for (int i = 0; i < args.n; i++) s = i ? str_fmt(a, STR_FMT " %s", STR_ARG(s), args.v[i]) : str_z(args.v[i]);
    return s;
}

static int run_report(const Options *o, Args args, ReportFn report)
{
    Arena a = {0};
    Told told = {0};
    Fault f = {0};
    QueryFault qf = {0};
    Session *s;
    SessionOptions so = {.library = o->library};
    ReportOptions ro = report_options(o);
    Rc rc = session_open(&so, on_fault, &told, &s, &f);
    if (rc) return cli_fail(rc, &f);
    Str query = join_args(&a, args);
    Buf out = {0};
    int code;
    rc = session_filter_set(s, query, &qf);
    if (rc) {
        code = query_fault(query, &qf);
    } else {
        rc = report(s, &ro, &out, &f);
        if (rc == RC_NOTFOUND && !session_careers(s)->n_doc)
            fprintf(stderr, "gilmok: %s\n", _("the library is empty: gilmok add PATH reads memoirs into it"));
        code = finish(&out, rc, &f, &told);
    }
    session_close(s);
    arena_fini(&a);
    return code;
}

static int cmd_list(const Options *o, Args a) { return run_report(o, a, report_list); }
static int cmd_events(const Options *o, Args a) { return run_report(o, a, report_events); }
static int cmd_timeline(const Options *o, Args a) { return run_report(o, a, report_timeline); }
static int cmd_entities(const Options *o, Args a) { return run_report(o, a, report_entities); }
static int cmd_stats(const Options *o, Args a) { return run_report(o, a, report_stats); }

static int cmd_show(const Options *o, Args args)
{
    if (args.n != 1) return usage("show", _("name one memoir"));
    Told told = {0};
    Fault f = {0};
    Session *s;
    SessionOptions so = {.library = o->library};
    /* A file that is there is shown as it is; else the name is one of the library's. */
    if (fs_exists(args.v[0])) so.paths = args.v, so.n_path = 1;
    Rc rc = session_open(&so, on_fault, &told, &s, &f);
    if (rc) return cli_fail(rc, &f);
    ReportOptions ro = report_options(o);
    Buf out = {0};
    int64_t id = -1;
    rc = so.n_path ? RC_OK : session_doc_find(s, str_z(args.v[0]), &id);
    if (rc) fault_set(&f, rc, args.v[0], "%s", rc == RC_USAGE ? _("several memoirs are named like this") : "");
    if (!rc) rc = report_show(s, id, &ro, &out, &f);
    int code = rc == RC_NOTFOUND && told.n ? EXIT_IO : finish(&out, rc, &f, &told);
    if (code == EXIT_NOTHING) cli_fault(RC_NOTFOUND, &f);
    session_close(s);
    return code;
}

/* ------------------------------------------------------------------ add */

static void progress_line(const SessionProgress *p, bool end)
{
    enum { BAR = 30 };
    if (!isatty(STDERR_FILENO)) return;
    uint32_t done = p->done + p->known + p->failed;
    int full = p->total ? (int)((uint64_t)done * BAR / p->total) : 0;
    fprintf(stderr, "\r[%.*s%*s] %u/%u%s", full > BAR ? BAR : full, "##############################",
            BAR - (full > BAR ? BAR : full), "", done, p->total, end ? "\n" : "");
}

static volatile sig_atomic_t interrupted;
static void on_interrupt(int sig) { interrupted = sig; }

/* Interrupted: what was read stays, the rest is left; a second time ends at once. */
static void wait_with_progress(Session *s)
{
    struct sigaction sa = {.sa_handler = on_interrupt, .sa_flags = (int)SA_RESETHAND};
    sigaction(SIGINT, &sa, NULL);
    sigaction(SIGTERM, &sa, NULL);
    do {
        struct pollfd p = {.fd = session_wake_fd(s), .events = POLLIN};
        (void)poll(&p, 1, 100);
        session_pump(s);
        if (interrupted) session_cancel(s);
        SessionProgress now = session_progress(s);
        progress_line(&now, !now.running);
    } while (session_progress(s).running);
}

static int cmd_add(const Options *o, Args args)
{
    if (!args.n) return usage("add", _("name a file or folder"));
    Told told = {0};
    Fault f = {0};
    Session *s;
    SessionOptions so = {.library = o->library, .background = true};
    Rc rc = session_open(&so, on_fault, &told, &s, &f);
    if (rc) return cli_fail(rc, &f);
    wait_with_progress(s);                               /* what an older analyser left is no part of this */
    unsigned refused = 0, before = session_progress(s).done;
    for (int i = 0; i < args.n; i++) {
        rc = session_add(s, args.v[i], NULL, &f);
        if (rc) on_fault(&told, rc, &f), refused++;
    }
    wait_with_progress(s);
    SessionProgress p = session_progress(s);
    p.failed += refused;
    p.done -= before;
    ReportOptions ro = report_options(o);
    uint32_t all = session_careers(s)->n_doc;
    if (ro.json) printf("{\"read\":%u,\"known\":%u,\"failed\":%u,\"memoirs\":%u}\n", p.done, p.known, p.failed, all);
    else printf(_("%u read, %u known, %u failed; the library has %u memoirs\n"), p.done, p.known, p.failed, all);
    session_close(s);
    if (interrupted) return 128 + (int)interrupted;
    return fflush(stdout) || told.n ? EXIT_IO : EXIT_OK;
}

/* ------------------------------------------------------------------ analyze, score */

static int cmd_analyze(const Options *o, Args args)
{
    static const char *const dash[] = {"-"};
    if (o->jsonl && args.n) return usage("analyze", _("--jsonl reads standard input, not files"));
    Told told = {0};
    Fault f = {0};
    BatchOptions b = {
        .paths = args.n ? args.v : dash, .n_path = args.n ? (size_t)args.n : 1, .jsonl = o->jsonl,
        .pretty = o->pretty, .explain = o->explain, .dct = o->dct, .lang = o->lang, .jobs = o->jobs,
    };
    if (!args.n && !o->jsonl && isatty(STDIN_FILENO)) return usage("analyze", _("name a file, or - for standard input"));
    Rc rc = batch_run(&b, put_stdout, on_fault, &told, &f);
    if (rc && !told.n) return cli_fail(rc, &f);
    return rc || told.n ? EXIT_IO : EXIT_OK;
}

static int cmd_score(const Options *o, Args args)
{
    if (!o->gold || !o->texts) return usage("score", _("--gold DIR and --texts DIR are needed"));
    Fault f = {0};
    Told told = {0};
    Buf out = {0}, notes = {0};
    ScoreOptions so = {
        .gold = o->gold, .texts = o->texts, .against = o->against, .jsonl = args.v, .n_jsonl = (size_t)args.n,
        .json = o->json, .misses = o->misses, .notes = &notes,
    };
    Rc rc = score_run(&so, &out, &f);
    if (notes.n) fwrite(notes.p, 1, notes.n, stderr);
    buf_fini(&notes);
    return finish(&out, rc, &f, &told);
}

static int cmd_rebuild(const Options *o, Args args)
{
    if (args.n) return usage("rebuild", _("takes no arguments"));
    Told told = {0};
    Fault f = {0};
    Session *s;
    SessionOptions so = {.library = o->library, .background = true, .rebuild = true};
    Rc rc = session_open(&so, on_fault, &told, &s, &f);
    if (rc) return cli_fail(rc, &f);
    wait_with_progress(s);
    printf(_("%u memoirs analysed\n"), session_progress(s).done);
    session_close(s);
    return told.n ? EXIT_IO : EXIT_OK;
}

/* ------------------------------------------------------------------ the table of commands */

static int cmd_help(const Options *o, Args args);

typedef struct {
    const char *name, *args, *help;
    unsigned    options;
    int       (*run)(const Options *o, Args args);
} CommandRow;

static const CommandRow commands[] = {
    {"analyze", N_("[FILE…|-]"), N_("print the analysis as JSON, one document a line; store nothing"),
     BIT(OPT_JSONL) | BIT(OPT_DCT) | BIT(OPT_LANG) | BIT(OPT_PRETTY) | BIT(OPT_JOBS) | BIT(OPT_JSON) | BIT(OPT_EXPLAIN),
     cmd_analyze},
    {"add", N_("PATH…"), N_("read memoirs into the library"), BIT(OPT_JSON), cmd_add},
    {"list", N_("[QUERY]"), N_("list the memoirs"), BIT(OPT_JSON), cmd_list},
    {"show", N_("MEMOIR"), N_("show one memoir's career, events and names"), BIT(OPT_JSON), cmd_show},
    {"events", N_("[QUERY]"), N_("list events with their sentences"), BIT(OPT_JSON), cmd_events},
    {"timeline", N_("[QUERY]"), N_("draw careers as text"), BIT(OPT_JSON) | BIT(OPT_ASCII), cmd_timeline},
    {"entities", N_("[QUERY]"), N_("count roles, employers and skills"), BIT(OPT_JSON), cmd_entities},
    {"stats", N_("[QUERY]"), N_("count memoirs and events by every value"), BIT(OPT_JSON), cmd_stats},
    {"rebuild", "", N_("analyse every memoir of the library again"), 0, cmd_rebuild},
    {"score", N_("[ANALYSIS…]"), N_("score analyses against annotated memoirs"),
     BIT(OPT_GOLD) | BIT(OPT_TEXTS) | BIT(OPT_AGAINST) | BIT(OPT_JSON) | BIT(OPT_MISSES), cmd_score},
    {"help", N_("[COMMAND]"), N_("show help"), 0, cmd_help},
};
static const unsigned explore_options = BIT(OPT_THEME) | BIT(OPT_KEYMAP) | BIT(OPT_ASCII) | BIT(OPT_MOUSE) | BIT(OPT_JSON);

static const CommandRow *command_find(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        if (strcmp(commands[i].name, name) == 0) return &commands[i];
    return NULL;
}

/* A row of help: the left column is padded by its columns on the screen, not by its bytes, and at least two blanks
 * end it, so that programs can tell the two apart. */
static void print_row(const char *left, const char *right)
{
    enum { LEFT = 17 };
    size_t cols = uni_cols(str_z(left));
    printf("  %s%*s  %s\n", left, cols < LEFT ? LEFT - (int)cols : 0, "", right);
}

static void print_options(unsigned set)
{
    printf("\n%s\n", _("Options:"));
    for (int i = 0; i < OPT_COUNT; i++) {
        if (!(set & BIT(i))) continue;
        char left[64];
        snprintf(left, sizeof left, "--%s%s%s", opts[i].name, opts[i].arg ? " " : "", opts[i].arg ? _(opts[i].arg) : "");
        print_row(left, _(opts[i].help));
    }
}

static const char query_example[] = "role:백엔드 year:2021..2023 type:join,leave skill:kubernetes -fact:planned \"코딩 테스트\"";

static void print_help(void)
{
    printf(_("Usage: gilmok [OPTIONS] [PATH…]\n"
             "       gilmok COMMAND [OPTIONS] [ARGUMENTS]\n\n"
             "Explore careers told in memoirs: the ones in PATH, or the library, or the bundled ones.\n"));
    printf("\n%s\n", _("Commands:"));
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        print_row(commands[i].name, _(commands[i].help));
    print_options(COMMON | explore_options);
    printf("\n%s\n  %s\n", _("Queries:"), query_example);
    for (int i = 0; i < Q_COUNT; i++) print_row(query_field_name((QueryField)i), _(query_field_help((QueryField)i)));
}

static void print_command_help(const CommandRow *c)
{
    printf(_("Usage: gilmok %s [OPTIONS] %s\n\n%s\n"), c->name, *c->args ? _(c->args) : "", _(c->help));
    print_options(COMMON | c->options);
}

static int cmd_help(const Options *o, Args args)
{
    (void)o;
    if (!args.n) {
        print_help();
        return EXIT_OK;
    }
    const CommandRow *c = command_find(args.v[0]);
    if (!c) return usage(args.v[0], _("no such command"));
    print_command_help(c);
    return EXIT_OK;
}

/* ------------------------------------------------------------------ reading the command line */

enum { LETTERS_MORE = 4 };                                /* "-:" and the end */
static void long_options(struct option out[OPT_COUNT + 1], char letters[2 * OPT_COUNT + LETTERS_MORE])
{
    char *l = letters;
    *l++ = '-';                                           /* words come in their order */
    *l++ = ':';                                           /* a missing value is told by us */
    for (int i = 0; i < OPT_COUNT; i++) {
        out[i] = (struct option){opts[i].name, opts[i].arg ? required_argument : no_argument, NULL, 256 + i};
        if (!opts[i].letter) continue;
        *l++ = opts[i].letter;
        if (opts[i].arg) *l++ = ':';
    }
    out[OPT_COUNT] = (struct option){0};
    *l = '\0';
}

enum { OPTION_WORD_N = 32 };
static const char *option_word(char out[OPTION_WORD_N], int id)
{
    snprintf(out, OPTION_WORD_N, "--%s", opts[id].name);
    return out;
}

/* "--jobs=0: no such value, N: analyse with N threads" */
static int wrong_value(int id, const char *value)
{
    Arena a = {0};
    char word[OPTION_WORD_N];
    Str what = str_fmt(&a, "%s=%s", option_word(word, id), value);
    Str why = str_fmt(&a, "%s, %s: %s", _("no such value"), _(opts[id].arg), _(opts[id].help));
    int code = usage(str_dup_z(&a, what), str_dup_z(&a, why));
    arena_fini(&a);
    return code;
}

static int opt_of(int c)
{
    if (c >= 256) return c - 256;
    for (int i = 0; i < OPT_COUNT; i++)
        if (opts[i].letter && opts[i].letter == c) return i;
    return -1;
}

/* -fact:planned and -인턴 are terms of a query, though they look like letters of options. */
static bool is_term(const char *word)
{
    if (word[0] != '-' || !word[1]) return false;
    Str rest = str_z(word + 1), head;
    if ((unsigned char)rest.p[0] >= 0x80 || rest.p[0] == '"') return true;
    return str_cut(&rest, ':', &head) && query_field_find(head) >= 0;
}

/* What stands on the command line: the words that are no options move to the start of argv, in their order. */
typedef struct Words { int n, n_before_dashes; unsigned used; } Words;

/* 0, or an exit code after telling what is wrong. */
static int parse(int argc, char **argv, Options *o, Words *line)
{
    struct option longs[OPT_COUNT + 1];
    char letters[2 * OPT_COUNT + LETTERS_MORE];
    long_options(longs, letters);
    opterr = 0;
    for (;;) {
        while (optind < argc && is_term(argv[optind])) argv[line->n++] = argv[optind++];
        int c = getopt_long(argc, argv, letters, longs, NULL);
        if (c == -1) break;
        if (c == 1) {
            argv[line->n++] = optarg;
            continue;
        }
        if (c == ':') return usage(argv[optind - 1], _("a value is missing"));
        int id = opt_of(c);
        if (id < 0) return usage(argv[optind - 1], _("no such option"));
        line->used |= BIT(id);
        if (!opt_set(o, (OptId)id, optarg)) return wrong_value(id, optarg);
    }
    line->n_before_dashes = line->n;
    while (optind < argc) argv[line->n++] = argv[optind++];
    return 0;
}

int cli_main(int argc, char **argv)
{
    Options o = {.jobs = 1};
    Words line = {0};
    int wrong = parse(argc, argv, &o, &line);
    if (wrong) return wrong;
    Args args = {(const char *const *)argv, line.n};
    /* A command's name, unless it was kept from being one by "--". */
    const CommandRow *c = line.n_before_dashes ? command_find(args.v[0]) : NULL;
    if (o.version) return printf("gilmok %s\n", GILMOK_VERSION) < 0 ? EXIT_IO : EXIT_OK;
    if (o.help) {
        if (c) print_command_help(c);
        else print_help();
        return EXIT_OK;
    }
    unsigned wrong_options = line.used & ~(COMMON | (c ? c->options : explore_options));
    char word[OPTION_WORD_N];
    for (int i = 0; i < OPT_COUNT; i++)
        if (wrong_options & BIT(i))
            return usage(option_word(word, i), c ? _("not an option of this command") : _("an option of other commands"));
    if (!c) return explore_run(&o, args);
    return c->run(&o, (Args){args.v + 1, args.n - 1});
}
