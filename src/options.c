#define _GNU_SOURCE
#include "cli.h"
#include "base/i18n.h"
#include "edtf/edtf.h"
#include "model/query.h"
#include "session/paths.h"
#include <errno.h>
#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const OptionRow option_rows[OPT_COUNT] = {
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
    [OPT_CONFIDENCE] = {"confidence", NULL, N_("of events given so much confidence, how many are right"), 0},
    [OPT_THEME]   = {"theme", N_("NAME"), N_("colours: dark, light, basic, mono, colour-blind or one of your own"), 0},
    [OPT_KEYMAP]  = {"keymap", N_("FILE"), N_("keys from FILE"), 0},
    [OPT_ASCII]   = {"ascii", NULL, N_("draw with ASCII only"), 0},
    [OPT_MOUSE]   = {"mouse", NULL, N_("mouse on from the start"), 0},
    [OPT_FRESH]   = {"fresh", NULL, N_("begin anew, not where you were last"), 0},
    [OPT_EXPLAIN] = {"explain", N_("LAYER"), N_("tell as text why each value was chosen; LAYER: timex, entity or event"), 0},
    [OPT_TYPE]    = {"type", N_("TYPE"), N_("only names of these types, such as org,role"), 0},
    [OPT_ID]      = {"id", N_("ID"), N_("the id of the entry; a built-in one is added to"), 0},
    [OPT_EN]      = {"en", N_("NAME"), N_("the English name"), 0},
    [OPT_ALIAS]   = {"alias", N_("NAME"), N_("one more name; may be given several times"), 0},
    [OPT_GROUP]   = {"group", N_("GROUP"), N_("the group of a skill, the family of a role"), 0},
    [OPT_CONTEXT] = {"context", NULL, N_("the name counts only where something beside it speaks for it"), 0},
    [OPT_DRY_RUN] = {"dry-run", NULL, N_("show what would change and change nothing"), 'n'},
    [OPT_OUTPUT]  = {"output", N_("PATH"), N_("write there"), 'o'},
    [OPT_FORCE]   = {"force", NULL, N_("attach it to another word all the same"), 0},
    [OPT_PURGE]   = {"purge", NULL, N_("for good: text, decisions and all; nothing brings it back"), 0},
    [OPT_ALL]     = {"all", NULL, N_("places, too, that look alike and may be right as they are"), 0},
    [OPT_REPLACE] = {"replace", NULL, N_("what the files lack is wrong"), 0},
    [OPT_THEIRS]  = {"theirs", NULL, N_("where decisions differ, those of the file hold"), 0},
    [OPT_ALONE]   = {"alone", NULL, N_("check the files by themselves, without the built-in names"), 0},
    [OPT_STRICT]  = {"strict", NULL, N_("what is doubtful counts as wrong"), 0},
    [OPT_LIMIT]   = {"limit", N_("N"), N_("print at most N"), 0},
    [OPT_SCRIPT]  = {"script", N_("FILE"), N_("drive the explorer by the words in FILE, without a terminal; - standard input"), 0},
    [OPT_AMBIGUOUS] = {"ambiguous", N_("N"), N_("characters of ambiguous width take N columns, 1 or 2, instead of asking"), 0},
    [OPT_PLAIN]   = {"plain", NULL, N_("line by line, for screen readers: a line names an action, what is looked at is said"), 0},
    [OPT_OFFSET]  = {"offset", N_("N"), N_("leave out the first N"), 0},
    [OPT_OF]      = {"of", N_("NAME"), N_("one skill, role, employer or school and what it is tied to"), 0},
    [OPT_WHY_NOT] = {"why-not", N_("MEMOIR"), N_("tell which term of the query leaves this memoir out"), 0},
    [OPT_ALIGN]   = {"align", N_("BY"), N_("calendar, age, first-job, or a role: years since entering it"), 0},
    [OPT_MATRIX]  = {"matrix", NULL, N_("roles by skills"), 0},
    [OPT_HOPS]    = {"hops", N_("N"), N_("ways of at most N steps, 1 to 8"), 0},
    [OPT_MOST]    = {"most", N_("N"), N_("print at most N ways"), 0},
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

static bool set_explain(Options *o, const char *v)
{
    static const char *const names[] = {[EXPLAIN_TIMEX] = "timex", [EXPLAIN_ENTITY] = "entity", [EXPLAIN_EVENT] = "event"};
    for (size_t i = EXPLAIN_TIMEX; i < COUNT_OF(names); i++)
        if (strcmp(v, names[i]) == 0) return o->explain = (Explain)i, true;
    return false;
}

/* "org,role": the names that files and JSON use. */
static bool set_types(Options *o, const char *v)
{
    Str rest = str_z(v), head;
    while (str_cut(&rest, ',', &head)) {
        int t = type_find(&entity_types, head);
        if (t < 0) return false;
        o->types |= (EntityTypes)1 << t;
    }
    return o->types != 0;
}

static bool add_alias(Options *o, const char *v)
{
    if (!*v || o->n_alias == ALIASES_MAX) return false;
    o->alias[o->n_alias++] = v;
    return true;
}

static bool set_count(uint32_t *n, const char *v)
{
    char *end;
    errno = 0;
    unsigned long long x = strtoull(v, &end, 10);
    if (errno || *end || end == v || *v == '-' || x > UINT32_MAX) return false;
    *n = (uint32_t)x;
    return true;
}

static bool set_ambiguous(Options *o, const char *v)
{
    o->ambiguous = strcmp(v, "1") == 0 ? 1 : strcmp(v, "2") == 0 ? 2 : 0;
    return o->ambiguous != 0;
}

static bool set_limit(Options *o, const char *v) { return set_count(&o->limit, v) && o->limit; }
static bool set_offset(Options *o, const char *v) { return set_count(&o->offset, v); }
static bool set_hops(Options *o, const char *v) { return set_count(&o->hops, v) && o->hops && o->hops <= ROUTE_HOPS_MAX; }
static bool set_most(Options *o, const char *v) { return set_count(&o->most, v) && o->most && o->most <= PATHS_AT_MOST; }

/* What an option does: a flag is set, a text is kept (which may be empty or not), or a function reads it. */
typedef enum { DO_FLAG, DO_TEXT, DO_ANY, DO_CALL } OptDoes;
typedef struct OptTarget { OptDoes does; size_t at; bool (*set)(Options *o, const char *v); } OptTarget;

#define FLAG(field) {DO_FLAG, offsetof(Options, field), NULL}
#define TEXT(field) {DO_TEXT, offsetof(Options, field), NULL}
#define ANY(field) {DO_ANY, offsetof(Options, field), NULL}
#define CALL(function) {DO_CALL, 0, function}
static const OptTarget targets[OPT_COUNT] = {
    [OPT_HELP] = FLAG(help), [OPT_VERSION] = FLAG(version), [OPT_LIBRARY] = TEXT(library),
    [OPT_COLOR] = CALL(set_color), [OPT_JSON] = FLAG(json), [OPT_JSONL] = FLAG(jsonl), [OPT_DCT] = CALL(set_dct),
    [OPT_LANG] = CALL(set_lang), [OPT_PRETTY] = FLAG(pretty), [OPT_JOBS] = CALL(set_jobs), [OPT_GOLD] = ANY(gold),
    [OPT_TEXTS] = ANY(texts), [OPT_AGAINST] = ANY(against), [OPT_MISSES] = FLAG(misses),
    [OPT_CONFIDENCE] = FLAG(confidence), [OPT_THEME] = ANY(theme), [OPT_KEYMAP] = ANY(keymap),
    [OPT_ASCII] = FLAG(ascii), [OPT_MOUSE] = FLAG(mouse), [OPT_FRESH] = FLAG(fresh),
    [OPT_EXPLAIN] = CALL(set_explain), [OPT_TYPE] = CALL(set_types), [OPT_ID] = TEXT(id), [OPT_EN] = TEXT(en),
    [OPT_ALIAS] = CALL(add_alias), [OPT_GROUP] = TEXT(group), [OPT_CONTEXT] = FLAG(context),
    [OPT_DRY_RUN] = FLAG(dry_run), [OPT_OUTPUT] = TEXT(output), [OPT_FORCE] = FLAG(force), [OPT_ALL] = FLAG(all), [OPT_PURGE] = FLAG(purge),
    [OPT_REPLACE] = FLAG(replace), [OPT_THEIRS] = FLAG(theirs), [OPT_ALONE] = FLAG(alone),
    [OPT_STRICT] = FLAG(strict), [OPT_LIMIT] = CALL(set_limit), [OPT_SCRIPT] = TEXT(script),
    [OPT_AMBIGUOUS] = CALL(set_ambiguous), [OPT_PLAIN] = FLAG(plain), [OPT_OFFSET] = CALL(set_offset),
    [OPT_OF] = TEXT(of), [OPT_WHY_NOT] = TEXT(why_not), [OPT_ALIGN] = TEXT(align), [OPT_MATRIX] = FLAG(matrix),
    [OPT_HOPS] = CALL(set_hops), [OPT_MOST] = CALL(set_most),
};
#undef FLAG
#undef TEXT
#undef ANY
#undef CALL

/* False: the value is none of the option's. */
static bool opt_set(Options *o, OptId id, const char *v)
{
    const OptTarget *t = &targets[id];
    void *field = (char *)o + t->at;
    if (t->does == DO_CALL) return t->set(o, v);
    if (t->does == DO_FLAG) *(bool *)field = true;
    else *(const char **)field = v;
    return t->does != DO_TEXT || *v != '\0';
}

/* ------------------------------------------------------------------ reading the command line */
enum { LETTERS_MORE = 4 };                                /* "-:" and the end */
static void long_options(struct option out[OPT_COUNT + 1], char letters[2 * OPT_COUNT + LETTERS_MORE])
{
    char *l = letters;
    *l++ = '-';                                           /* words come in their order */
    *l++ = ':';                                           /* a missing value is told by us */
    for (int i = 0; i < OPT_COUNT; i++) {
        out[i] =
            (struct option){option_rows[i].name, option_rows[i].arg ? required_argument : no_argument, NULL, 256 + i};
        if (!option_rows[i].letter) continue;
        *l++ = option_rows[i].letter;
        if (option_rows[i].arg) *l++ = ':';
    }
    out[OPT_COUNT] = (struct option){0};
    *l = '\0';
}

const char *option_word(char out[OPTION_WORD_N], int id)
{
    snprintf(out, OPTION_WORD_N, "--%s", option_rows[id].name);
    return out;
}

/* "--jobs=0: no such value, N: analyse with N threads" */
static int wrong_value(int id, const char *value)
{
    Arena a = {0};
    char word[OPTION_WORD_N];
    Str what = str_fmt(&a, "%s=%s", option_word(word, id), value);
    Str why = str_fmt(&a, "%s, %s: %s", _("no such value"), _(option_rows[id].arg), _(option_rows[id].help));
    int code = cli_usage(str_dup_z(&a, what), str_dup_z(&a, why));
    arena_fini(&a);
    return code;
}

/* What is wrong with an option that getopt does not take. */
static int wrong_option(const char *word)
{
    Str name = {0}, value = str_z(word);
    (void)str_cut(&value, '=', &name);
    bool is_long = str_starts(name, S("--"));
    uint32_t begin_so = 0;
    name = str_slice(name, 2, name.n);
    for (int i = 0; i < OPT_COUNT && is_long; i++) {
        if (str_eq_z(name, option_rows[i].name)) return cli_usage(word, _("it takes no value"));
        begin_so += str_starts(str_z(option_rows[i].name), name);
    }
    return cli_usage(word, begin_so > 1 ? _("several options begin like this")
                           : is_long    ? _("no such option")
                                        : _("no such option; behind -- it is a term of a query"));
}

static int opt_of(int c)
{
    if (c >= 256) return c - 256;
    for (int i = 0; i < OPT_COUNT; i++)
        if (option_rows[i].letter && option_rows[i].letter == c) return i;
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

int options_parse(int argc, char **argv, Options *o, Words *line)
{
    struct option longs[OPT_COUNT + 1];
    char letters[2 * OPT_COUNT + LETTERS_MORE];
    long_options(longs, letters);
    opterr = 0;
    for (;;) {
        while (optind < argc && is_term(argv[optind])) argv[line->n++] = argv[optind++];
        const char *word = optind < argc ? argv[optind] : "";          /* letters may stand together in one */
        int c = getopt_long(argc, argv, letters, longs, NULL);
        if (c == -1) break;
        if (c == 1) {
            argv[line->n++] = optarg;
            continue;
        }
        if (c == ':') return cli_usage(argv[optind - 1], _("a value is missing"));
        int id = opt_of(c);
        if (id < 0) return wrong_option(word);
        line->used |= BIT(id);
        if (!opt_set(o, (OptId)id, optarg)) return wrong_value(id, optarg);
    }
    line->n_before_dashes = line->n;
    while (optind < argc) argv[line->n++] = argv[optind++];
    return 0;
}
