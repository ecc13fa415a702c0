/* The table of commands, and help. */
#include "cli.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "model/query.h"
#include "uni/utf8.h"
#include "uni/width.h"
#include <stdio.h>
#include <string.h>

static int cmd_help(const Options *o, Args args);

typedef struct CommandRow CommandRow;
struct CommandRow {
    const char *name, *args, *help;
    OptSet      options;
    int       (*run)(const Options *o, Args args);
    const CommandRow *actions;                       /* NULL: none; a row without a name ends them */
};

#define WRITES (BIT(OPT_JSON) | BIT(OPT_TYPE) | BIT(OPT_DRY_RUN))
#define PAGED  (BIT(OPT_JSON) | BIT(OPT_TYPE) | BIT(OPT_LIMIT) | BIT(OPT_OFFSET))

static const CommandRow lexicon_actions[] = {
    {"list", N_("[WORDS]"), N_("list the names that are known, your own and the built-in ones"), PAGED, lexicon_list,
     NULL},
    {"add", N_("TYPE NAME"), N_("add a name of your own, or more names to a built-in id"),
     BIT(OPT_JSON) | BIT(OPT_ID) | BIT(OPT_EN) | BIT(OPT_ALIAS) | BIT(OPT_GROUP) | BIT(OPT_CONTEXT) | BIT(OPT_DRY_RUN),
     lexicon_add, NULL},
    {"silence", N_("NAME…"), N_("let a built-in name, or with --type an id, mean nothing"), WRITES, lexicon_silence,
     NULL},
    {"remove", N_("NAME|FILE…"), N_("take out what add, silence or import put in"), WRITES, lexicon_remove, NULL},
    {"import", N_("FILE…"), N_("add the names of CSV files, or of ESCO's and O*NET's published files"),
     WRITES | BIT(OPT_GROUP), lexicon_import, NULL},
    {"check", N_("[FILE…]"), N_("say what is wrong or doubtful in lexicon files"),
     BIT(OPT_JSON) | BIT(OPT_ALONE) | BIT(OPT_STRICT), lexicon_check, NULL},
    {0},
};

static const CommandRow review_actions[] = {
    {"list", N_("[QUERY]"), N_("list undecided events, least certain first"), BIT(OPT_JSON) | BIT(OPT_LIMIT) | BIT(OPT_OFFSET),
     review_list, NULL},
    {"accept", N_("ID…"), N_("say that it is right as it stands"), BIT(OPT_JSON), review_accept, NULL},
    {"reject", N_("ID…"), N_("say that it is none; it does not come back"), BIT(OPT_JSON), review_reject, NULL},
    {"edit", N_("ID FIELD=VALUE…"), N_("change fields of an event, a name or a position"), BIT(OPT_JSON), review_edit, NULL},
    {"add", N_("KIND MEMOIR LINE:WORDS FIELD=VALUE…"), N_("add an event, a name or a position that was not found"),
     BIT(OPT_JSON), review_add, NULL},
    {"merge", N_("ID… ID|NAME"), N_("say that names, positions or events of a memoir are one"), BIT(OPT_JSON), review_merge_things, NULL},
    {"split", N_("ID NAME LINE:WORDS…|DATE [FIELD=VALUE…]"), N_("say that a name means two things, or that a position was two"),
     BIT(OPT_JSON), review_split, NULL},
    {"note", N_("ID WORDS"), N_("put a note to it"), BIT(OPT_JSON), review_note, NULL},
    {"tag", N_("ID WORD"), N_("put a tag to it"), BIT(OPT_JSON), review_tag, NULL},
    {"skip", N_("ID…"), N_("put it off"), BIT(OPT_JSON), review_skip, NULL},
    {"forget", N_("ID…"), N_("be undecided about it again"), BIT(OPT_JSON), review_forget, NULL},
    {"done", N_("MEMOIR…"), N_("say that a memoir is finished"), BIT(OPT_JSON), review_done, NULL},
    {"undo", "", N_("take back what was decided last"), BIT(OPT_JSON), review_undo, NULL},
    {"redo", "", N_("decide again what was taken back last"), BIT(OPT_JSON), review_redo, NULL},
    {"log", "", N_("list every decision, the last one first"), BIT(OPT_JSON) | BIT(OPT_LIMIT) | BIT(OPT_OFFSET), review_log, NULL},
    {"revert", N_("STEP…"), N_("take back any step, however old"), BIT(OPT_JSON), review_revert, NULL},
    {"teach", N_("[STEP]"), N_("decide alike wherever the same stands, and learn its names"), BIT(OPT_JSON) | BIT(OPT_DRY_RUN) | BIT(OPT_ALL),
     review_teach, NULL},
    {"learned", "", N_("list what was learned, with the steps behind it"), BIT(OPT_JSON), review_learned, NULL},
    {"unlearn", N_("NAME…"), N_("forget what was learned"), 0, review_unlearn, NULL},
    {"orphans", "", N_("list decisions whose words are gone from the text"), BIT(OPT_JSON), review_orphans, NULL},
    {"agree", N_("[FILE]"), N_("how far you agree with the machine, or with another's decisions"), BIT(OPT_JSON), review_agree, NULL},
    {"attach", N_("DECISION LINE:WORDS"), N_("give such a decision its words again"), BIT(OPT_JSON) | BIT(OPT_FORCE), review_attach, NULL},
    {0},
};

static const CommandRow commands[] = {
    {"analyze", N_("[FILE…|-]"), N_("print the analysis as JSON, one document a line; store nothing"),
     BIT(OPT_JSONL) | BIT(OPT_DCT) | BIT(OPT_LANG) | BIT(OPT_PRETTY) | BIT(OPT_JOBS) | BIT(OPT_JSON) | BIT(OPT_EXPLAIN),
     cmd_analyze, NULL},
    {"add", N_("PATH…"), N_("read memoirs into the library"), BIT(OPT_JSON), cmd_add, NULL},
    {"remove", N_("MEMOIR…"), N_("take memoirs out of the library; text and decisions are kept for undo, but with --purge"),
     BIT(OPT_JSON) | BIT(OPT_DRY_RUN) | BIT(OPT_PURGE), cmd_remove, NULL},
    {"list", N_("[QUERY]"), N_("list the memoirs"), BIT(OPT_JSON) | BIT(OPT_WHY_NOT), cmd_list, NULL},
    {"show", N_("MEMOIR"), N_("show one memoir's career, events and names"), BIT(OPT_JSON), cmd_show, NULL},
    {"events", N_("[QUERY]"), N_("list events with their sentences"), BIT(OPT_JSON), cmd_events, NULL},
    {"timeline", N_("[QUERY]"), N_("draw careers as text"), BIT(OPT_JSON) | BIT(OPT_ASCII) | BIT(OPT_ALIGN), cmd_timeline, NULL},
    {"compare", N_("MEMOIR MEMOIR…"), N_("set two to four careers beside each other"),
     BIT(OPT_JSON) | BIT(OPT_ASCII) | BIT(OPT_ALIGN), cmd_compare, NULL},
    {"similar", N_("MEMOIR [QUERY]"), N_("list the careers most like one, and in what"), BIT(OPT_JSON) | BIT(OPT_LIMIT),
     cmd_similar, NULL},
    {"entities", N_("[QUERY]"), N_("list employers, roles, skills and other names, with how often they are named"),
     PAGED, cmd_entities, NULL},
    {"filters", "", N_("list the kept filters; @NAME in a query stands for one"), BIT(OPT_JSON), cmd_filters, NULL},
    {"funnel", N_("[QUERY]"), N_("tell how far applications came, how they ended, and what was done after a rejection"),
     BIT(OPT_JSON) | BIT(OPT_ASCII), cmd_funnel, NULL},
    {"graph", N_("[QUERY]"), N_("tell which skills, roles and employers go together, and in how many careers"),
     BIT(OPT_JSON) | BIT(OPT_OF) | BIT(OPT_MATRIX) | BIT(OPT_LIMIT) | BIT(OPT_OFFSET) | BIT(OPT_ASCII), cmd_graph, NULL},
    {"path", N_("FROM [TO [QUERY]]"), N_("show the ways people took from one role, employer or degree to another, or where they went"),
     BIT(OPT_JSON) | BIT(OPT_ASCII) | BIT(OPT_HOPS) | BIT(OPT_MOST), cmd_path, NULL},
    {"stats", N_("[QUERY]"), N_("count memoirs and events by every value"), BIT(OPT_JSON), cmd_stats, NULL},
    {"sql", N_("[SELECT]"), N_("ask in SQL, read only; without a question: the tables"), BIT(OPT_JSON) | BIT(OPT_LIMIT),
     cmd_sql, NULL},
    {"lexicon", N_("ACTION"), N_("list, add, silence, remove, import and check names of your own"), 0, NULL,
     lexicon_actions},
    {"review", N_("ACTION"), N_("decide on what was found: accept, reject, edit, add, undo; the log of it"), 0, NULL,
     review_actions},
    {"export", N_("FORMAT [QUERY]"), N_("write careers: csv, jsonl, markdown, html, json-resume, ical, dot, mermaid, graphml, gexf; "
        "or annotations: w3c, brat or yaml of memoirs, annotations for all decisions"), BIT(OPT_OUTPUT),
     cmd_export, NULL},
    {"import", N_("FORMAT PATH…"), N_("take annotations of others in as decisions"),
     BIT(OPT_REPLACE) | BIT(OPT_THEIRS) | BIT(OPT_DRY_RUN), cmd_import, NULL},
    {"config", "", N_("tell where everything is kept, and what is set"), BIT(OPT_JSON), cmd_config, NULL},
    {"doctor", "", N_("check the library, the settings and the surroundings"), BIT(OPT_JSON), cmd_doctor, NULL},
    {"rebuild", "", N_("analyse every memoir of the library again"), 0, cmd_rebuild, NULL},
    {"score", N_("[ANALYSIS…]"), N_("score analyses against annotated memoirs"),
     BIT(OPT_GOLD) | BIT(OPT_TEXTS) | BIT(OPT_AGAINST) | BIT(OPT_JSON) | BIT(OPT_MISSES) |
         BIT(OPT_CONFIDENCE), cmd_score, NULL},
    {"help", N_("[COMMAND|keys|queries]"), N_("show help; keys: every key of the explorer; queries: what selects"), 0, cmd_help, NULL},
    {0},
};
static const OptSet explore_options =
    BIT(OPT_THEME) | BIT(OPT_KEYMAP) | BIT(OPT_ASCII) | BIT(OPT_MOUSE) | BIT(OPT_FRESH) | BIT(OPT_JSON) | BIT(OPT_SCRIPT) |
    BIT(OPT_AMBIGUOUS) | BIT(OPT_PLAIN);

static const CommandRow *row_named(const CommandRow *rows, const char *name)
{
    for (; rows && rows->name && name; rows++)
        if (strcmp(rows->name, name) == 0) return rows;
    return NULL;
}

/* A command, and with it what it does: what the words at the start of the line name. */
typedef struct Chosen { const CommandRow *command, *action; } Chosen;

static Chosen choose(Args args, int n)
{
    Chosen c = {n ? row_named(commands, args.v[0]) : NULL, NULL};
    if (c.command && n > 1) c.action = row_named(c.command->actions, args.v[1]);
    return c;
}

static const CommandRow *chosen_row(Chosen c) { return c.action ? c.action : c.command; }

/* A row of help: the left column is padded by its columns on the screen, not by its bytes, and at least two blanks
 * end it, so that programs can tell the two apart. */
static void print_row(const char *left, const char *right)
{
    enum { LEFT = 17 };
    size_t cols = uni_cols(str_z(left));
    printf("  %s%*s  %s\n", left, cols < LEFT ? LEFT - (int)cols : 0, "", right);
}

static void print_options(OptSet set)
{
    printf("\n%s\n", _("Options:"));
    for (int i = 0; i < OPT_COUNT; i++) {
        if (!(set & BIT(i))) continue;
        char left[64];
        snprintf(left, sizeof left, "--%s%s%s", option_rows[i].name, option_rows[i].arg ? " " : "",
                 option_rows[i].arg ? _(option_rows[i].arg) : "");
        print_row(left, _(option_rows[i].help));
    }
}

static const char query_example[] =
    "role:백엔드 year:2021..2023 type:join,leave skill:kubernetes -fact:planned \"코딩 테스트\"";

static void print_queries(void)
{
    printf("%s\n  %s\n", _("Queries:"), query_example);
    for (int i = 0; i < Q_COUNT; i++) print_row(query_field_name((QueryField)i), _(query_field_help((QueryField)i)));
}

static void print_help(void)
{
    printf(_("Usage: gilmok [OPTIONS] [PATH…]\n"
             "       gilmok COMMAND [OPTIONS] [ARGUMENTS]\n\n"
             "Explore careers told in memoirs: the ones in PATH, or the library, or the bundled ones.\n"));
    printf("\n%s\n", _("Commands:"));
    for (const CommandRow *c = commands; c->name; c++) print_row(c->name, _(c->help));
    print_options(COMMON | explore_options);
    putchar('\n');
    print_queries();
}

static void print_actions(const CommandRow *c)
{
    printf("\n%s\n", _("Actions:"));
    for (const CommandRow *a = c->actions; a->name; a++) {
        char left[64];
        snprintf(left, sizeof left, "%s %s", a->name, _(a->args));
        print_row(left, _(a->help));
    }
}

static OptSet options_of(const CommandRow *c)
{
    OptSet set = c->options;
    for (const CommandRow *a = c->actions; a && a->name; a++) set |= a->options;
    return set;
}

static void print_chosen_help(Chosen c)
{
    const CommandRow *row = chosen_row(c);
    char name[64];
    snprintf(name, sizeof name, "%s%s%s", c.command->name, c.action ? " " : "", c.action ? c.action->name : "");
    printf(_("Usage: gilmok %s [OPTIONS] %s\n\n%s\n"), name, *row->args ? _(row->args) : "", _(row->help));
    if (row->actions) print_actions(row);
    if (str_starts(str_z(row->args), S("ID"))) review_ids();
    if (c.action && c.command->actions == review_actions) review_example(c.action->name);
    if (row->run == review_edit || row->run == review_add) review_fields();
    print_options(COMMON | options_of(row));
}

static int cmd_help(const Options *o, Args args)
{
    if (!args.n) {
        print_help();
        return EXIT_OK;
    }
    if (args.n == 1 && strcmp(args.v[0], "keys") == 0) return help_keys(o);
    if (args.n == 1 && strcmp(args.v[0], "queries") == 0) return print_queries(), EXIT_OK;
    Chosen c = choose(args, args.n);
    bool more = args.n > (c.action ? 2 : 1) || (args.n > 1 && c.command && c.command->actions && !c.action);
    if (!c.command || more)
        return cli_usage(args.v[c.command ? (c.action ? 2 : 1) : 0],
                         c.command ? _("no such action") : _("no such command"));
    print_chosen_help(c);
    return EXIT_OK;
}

static const char *nearest_command(const char *word)
{
    enum { TYPOS = 2, WORD_MAX = 32 };
    uint32_t best = TYPOS + 1;
    const char *name = NULL;
    Arena a = {0};
    for (const CommandRow *c = commands; c->name; c++) {
        uint32_t d = strlen(word) > WORD_MAX ? best : utf8_distance(&a, str_z(word), str_z(c->name));
        if (d < best) best = d, name = c->name;
    }
    arena_fini(&a);
    return name;
}

/* One word that could be a command's and names no file was meant for a command. */
static bool is_word(const char *z)
{
    return *z && strcmp(z, "-") != 0 && strspn(z, "abcdefghijklmnopqrstuvwxyz-") == strlen(z) && !fs_exists(z);
}

static int no_command(const char *word)
{
    const char *near = nearest_command(word);
    char what[128];
    if (near) snprintf(what, sizeof what, _("no such command or file; did you mean %s?"), near);
    else snprintf(what, sizeof what, "%s", _("no such command or file"));
    return cli_usage(word, what);
}

static int run(Chosen c, const Options *o, Args args)
{
    if (!c.command) return explore_run(o, args);
    int skip = 1 + (c.action != NULL);
    if (!c.command->actions) return c.command->run(o, (Args){args.v + 1, args.n - 1});
    if (!c.action)
        return cli_usage(args.n > 1 ? args.v[1] : c.command->name,
                         args.n > 1 ? _("no such action") : _("name an action"));
    return c.action->run(o, (Args){args.v + skip, args.n - skip});
}

int cli_main(int argc, char **argv, bool ascii)
{
    Options o = {.jobs = 1, .ascii = ascii};
    Words line = {0};
    int wrong = options_parse(argc, argv, &o, &line);
    if (wrong) return wrong;
    i18n_ascii(o.ascii);
    Args args = {(const char *const *)argv, line.n};
    /* A command's name, unless it was kept from being one by "--". */
    Chosen c = choose(args, line.n_before_dashes);
    if (o.version) return printf("gilmok %s\n", GILMOK_VERSION) < 0 ? EXIT_IO : EXIT_OK;
    if (o.help) {
        if (c.command) print_chosen_help(c);
        else print_help();
        return EXIT_OK;
    }
    const CommandRow *row = chosen_row(c);
    OptSet wrong_options = line.used & ~(COMMON | (row ? row->options : explore_options));
    char word[OPTION_WORD_N];
    for (int i = 0; i < OPT_COUNT && (!c.command || !c.command->actions || c.action); i++)
        if (wrong_options & BIT(i))
            return cli_usage(option_word(word, i),
                             row ? _("not an option of this command") : _("an option of other commands"));
    if (!c.command && line.n_before_dashes && is_word(args.v[0])) return no_command(args.v[0]);
    return run(c, &o, args);
}
