/* gilmok review: deciding on what was found, and taking it back. A thing is named MEMOIR#e3 (an event), MEMOIR#n3 (a name)
 * or MEMOIR#p3 (a position), as the queue and the JSON number them; words are named LINE:WORDS. */
#include "cli.h"
#include "base/i18n.h"
#include "json/json.h"
#include "review/anchor.h"
#include "review/field.h"
#include "session/review.h"
#include "session/teach.h"
#include "session/typed.h"
#include "uni/utf8.h"
#include "uni/width.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int usage_of(const char *action, const char *why)
{
    char what[32];
    snprintf(what, sizeof what, "review %s", action);
    return cli_usage(what, why);
}

/* ------------------------------------------------------------------ listings */
int review_list(const Options *o, Args args)
{
    Options some = *o;
    enum { MOST = 20 };
    if (!some.limit && !some.json && isatty(STDOUT_FILENO)) some.limit = MOST;       /* into a pipe nothing is cut */
    return cli_report(&some, args, report_queue);
}

int review_log(const Options *o, Args args) { return args.n ? usage_of("log", _("takes no words")) : cli_report(o, args, report_log); }

int review_orphans(const Options *o, Args args)
{
    return args.n ? usage_of("orphans", _("takes no words")) : cli_report(o, args, report_orphans);
}

/* ------------------------------------------------------------------ one change */
typedef struct Deciding {
    CliRun   run;
    DecisionList rows;
    const OpenDoc *open[8];               /* as many as the session keeps open */
    int      n_open;
} Deciding;

static int begin(Deciding *x, const Options *o)
{
    *x = (Deciding){0};
    return cli_begin(&x->run, o, NULL);
}

static void close_memoirs(Deciding *x)
{
    for (int i = 0; i < x->n_open; i++) session_doc_close(x->run.s, x->open[i]);
}

static int stop(Deciding *x, int code)
{
    close_memoirs(x);
    return cli_stop(&x->run, code);
}

static int end(Deciding *x, Rc rc)
{
    close_memoirs(x);
    return cli_end(&x->run, rc);
}

/* What was asked for is not there: told, for cli_end has no word for it. */
static int fail(Deciding *x, Rc rc)
{
    if (rc == RC_NOTFOUND) cli_fault(rc, &x->run.f);
    return end(x, rc);
}

static int wrong(Deciding *x, const char *action, Str what, const char *why)
{
    return stop(x, usage_of(action, str_fmt(&x->run.a, STR_FMT ": %s", STR_ARG(what), why).p));
}

static int nothing(Deciding *x, const char *none)
{
    fprintf(stderr, "gilmok: %s\n", x->run.f.detail[0] ? x->run.f.detail : none);
    return end(x, RC_NOTFOUND);
}

static int missing(Deciding *x, Str what, const char *why)
{
    fprintf(stderr, "gilmok: " STR_FMT ": %s\n", STR_ARG(uni_visible(&x->run.a, what)), why);
    return end(x, RC_NOTFOUND);
}

/* The memoir of that id or name, opened once. NULL: the fault says why not. */
static const OpenDoc *memoir(Deciding *x, Str name)
{
    int64_t id;
    const OpenDoc *d;
    Rc rc = session_doc_find(x->run.s, name, &id);
    if (rc) {
        fault_set(&x->run.f, rc, NULL, rc == RC_USAGE ? _("several memoirs are called \"%.*s\"") : _("no memoir \"%.*s\""),
                  STR_ARG(name));
        return NULL;
    }
    for (int i = 0; i < x->n_open; i++)
        if (x->open[i]->id == id) return x->open[i];
    if (x->n_open == (int)COUNT_OF(x->open)) {
        session_doc_close(x->run.s, x->open[0]);
        memmove(x->open, x->open + 1, sizeof *x->open * (size_t)--x->n_open);
    }
    if (session_doc_open(x->run.s, id, &d, &x->run.f)) return NULL;
    x->open[x->n_open++] = d;
    return d;
}

static const struct { char sign; Target on; } signs[] = {{'e', ON_EVENT}, {'n', ON_ENTITY}, {'p', ON_POSITION}};

/* "3#e12": a row about it; without a sign, of the memoir, which something may be said of. NULL: there is no such thing. */
static const OpenDoc *thing(Deciding *x, Str name, DecideAct act, Decision *out)
{
    Str head = name;
    size_t mark = SIZE_MAX;
    for (size_t at = 0; (at = str_find(name, S("#"), at)) != SIZE_MAX; at++) mark = at;
    bool whole = mark == SIZE_MAX && (act == DECIDE_NOTE || act == DECIDE_TAG);
    if (!whole && (mark == SIZE_MAX || mark + 2 > name.n)) return NULL;
    if (!whole) head.n = mark;
    const OpenDoc *d = memoir(x, head);
    if (whole && d) *out = review_about(&x->run.a, d, act, ON_MEMOIR, 0);
    if (whole) return d;
    char *stop, *number = str_dup_z(&x->run.a, str_slice(name, mark + 2, name.n));
    unsigned long n = strtoul(number, &stop, 10);
    if (!d || *stop || !n) return NULL;
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (signs[i].sign == name.p[mark + 1]) *out = review_about(&x->run.a, d, act, signs[i].on, (uint32_t)(n - 1));
    return out->type.n ? d : NULL;
}

static int done(Deciding *x, const Options *o)
{
    Rc rc = session_decide(x->run.s, x->rows.v, x->rows.n, &x->run.f);
    if (rc) {
        x->run.out.n = 0;                 /* nothing of it was kept */
        int code = fail(x, rc);
        return rc == RC_SYNTAX ? EXIT_USAGE : code;
    }
    Buf *out = &x->run.out;
    if (o->json) buf_fmt(out, "{\"step\":%lld,\"rows\":%u}\n", (long long)x->rows.v[0].step, x->rows.n);
    else buf_fmt(out, _("step %lld: %u decided (gilmok review undo takes it back)\n"), (long long)x->rows.v[0].step, x->rows.n);
    return end(x, RC_OK);
}

static int each_thing(const Options *o, Args args, const char *action, DecideAct act, Str value)
{
    Deciding x;
    if (!args.n) return usage_of(action, _("name what is meant: MEMOIR#e3, MEMOIR#n3 or MEMOIR#p3"));
    int code = begin(&x, o);
    for (int i = 0; !code && i < args.n; i++) {
        Decision d = {0};
        if (!thing(&x, str_z(args.v[i]), act, &d)) return missing(&x, str_z(args.v[i]), _("there is no such thing"));
        d.value = value;
        *vec_push(&x.run.a, &x.rows) = d;
    }
    return code ? code : done(&x, o);
}

int review_accept(const Options *o, Args args) { return each_thing(o, args, "accept", DECIDE_ACCEPT, S("")); }
int review_reject(const Options *o, Args args) { return each_thing(o, args, "reject", DECIDE_REJECT, S("")); }
int review_skip(const Options *o, Args args) { return each_thing(o, args, "skip", DECIDE_SKIP, S("")); }
int review_forget(const Options *o, Args args) { return each_thing(o, args, "forget", DECIDE_FORGET, S("")); }

static int say(const Options *o, Args args, const char *action, DecideAct act, const char *usage)
{
    if (args.n < 2) return usage_of(action, usage);
    Arena a = {0};
    Str words = cli_join(&a, (Args){args.v + 1, args.n - 1});
    int code = each_thing(o, (Args){args.v, 1}, action, act, words);
    arena_fini(&a);
    return code;
}

int review_note(const Options *o, Args args) { return say(o, args, "note", DECIDE_NOTE, _("say what is meant and the words of the note")); }
int review_tag(const Options *o, Args args) { return say(o, args, "tag", DECIDE_TAG, _("say what is meant and the tag")); }

/* FIELD=VALUE, the value as people type it; how a date was understood is told. NULL, or why it is none. */
static const char *field_given(Deciding *x, const Options *o, const OpenDoc *d, Decision *row, Str given)
{
    Str value = given, name;
    Typed typed;
    if (str_find(given, S("="), 0) == SIZE_MAX || !str_cut(&value, '=', &name)) return _("is no FIELD=VALUE");
    int field = field_find(row->on, name);
    if (field < 0) return _("there is no such field");
    TypedFrom from = typed_from(&x->run.a, d, row, field);
    const char *why = typed_value(x->run.s, &x->run.a, row->on, field, value, &from, &typed);
    if (why) return _(why);
    row->field = name;
    row->value = typed.value;
    Str told = field_kind(row->on, field) == FIELD_DATE ? typed_told(&x->run.a, &typed) : S("");
    if (told.n && !o->json) buf_fmt(&x->run.out, STR_FMT " " STR_FMT "\n", STR_ARG(given), STR_ARG(told));
    return NULL;
}

int review_edit(const Options *o, Args args)
{
    Deciding x;
    Decision d = {0};
    if (args.n < 2) return usage_of("edit", _("say what is meant and FIELD=VALUE"));
    int code = begin(&x, o);
    if (code) return code;
    const OpenDoc *open = thing(&x, str_z(args.v[0]), DECIDE_EDIT, &d);
    if (!open) return missing(&x, str_z(args.v[0]), _("there is no such thing"));
    for (int i = 1; i < args.n; i++) {
        const char *why = field_given(&x, o, open, &d, str_z(args.v[i]));
        if (why) return wrong(&x, "edit", str_z(args.v[i]), why);
        *vec_push(&x.run.a, &x.rows) = d;
    }
    return done(&x, o);
}

/* ------------------------------------------------------------------ words of a text */

/* The words with what is said around them, on one line. */
static Str in_context(Arena *a, const TextAnchor *x)
{
    return uni_visible(a, str_fmt(a, A_(STR_FMT "⟦" STR_FMT "⟧" STR_FMT), STR_ARG(x->before), STR_ARG(x->exact), STR_ARG(x->after)));
}

/* "12:입사": the words in that line; a line that has them twice does not say which. */
static bool words_at(Deciding *x, const OpenDoc *d, Str where, Span *out)
{
    Str line, words = where;
    if (!str_cut(&words, ':', &line) || !words.p || !words.n || utf8_check(words) != SIZE_MAX) return false;
    char *stop, *number = str_dup_z(&x->run.a, line);
    unsigned long n = strtoul(number, &stop, 10);
    if (*stop || !n || n > d->doc->n_line) return false;
    const Line *l = &d->doc->line[n - 1];
    Span span = doc_span(d->doc, l->beg, l->end);
    size_t at = str_find(doc_quote(d->doc, span), words, 0);
    if (at == SIZE_MAX || str_find(doc_quote(d->doc, span), words, at + words.n) != SIZE_MAX) return false;
    *out = (Span){span.beg + (uint32_t)at, span.beg + (uint32_t)(at + words.n)};
    return true;
}

/* The fields that were given, the rest as they are without. NULL, or why `bad` is none. */
static const char *fill(Deciding *x, const Options *o, const OpenDoc *d, Decision *row, Args fields, Str *bad)
{
    union { Event event; Entity entity; Position position; } it = {0};
    for (int i = 0; i < fields.n; i++) {
        *bad = str_z(fields.v[i]);
        const char *why = field_given(x, o, d, row, *bad);
        if (why) return why;
        (void)field_set(&x->run.a, row->on, &it, field_find(row->on, row->field), row->value);
    }
    if (row->on == ON_ENTITY && !it.entity.name.n) it.entity.name = row->anchor.exact;       /* called by its words */
    row->field = row->value = S("");
    row->type = field_get(&x->run.a, row->on, &it, 0);
    row->whole = field_whole(&x->run.a, row->on, &it);
    return NULL;
}

int review_add(const Options *o, Args args)
{
    Deciding x;
    if (args.n < 4) return usage_of("add", _("say event, name or position, the memoir, LINE:WORDS and FIELD=VALUE"));
    int code = begin(&x, o);
    if (code) return code;
    const char *const kinds[] = {"event", "name", "position"};
    const Target targets[] = {ON_EVENT, ON_ENTITY, ON_POSITION};
    Span span;
    Str bad = {0};
    const OpenDoc *d = memoir(&x, str_z(args.v[1]));
    if (!d) return fail(&x, RC_NOTFOUND);
    if (!words_at(&x, d, str_z(args.v[2]), &span))
        return wrong(&x, "add", str_z(args.v[2]), _("these words are not in that line once"));
    Decision row = review_about(&x.run.a, d, DECIDE_ADD, ON_MEMOIR, 0);
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (strcmp(args.v[0], kinds[i]) == 0) row.on = targets[i];
    if (row.on == ON_MEMOIR) return wrong(&x, "add", str_z(args.v[0]), _("is neither event, name nor position"));
    row.anchor = anchor_make(d->doc->text, d->doc->hash, span);
    const char *why = fill(&x, o, d, &row, (Args){args.v + 3, args.n - 3}, &bad);
    if (why) return wrong(&x, "add", bad, why);
    *vec_push(&x.run.a, &x.rows) = row;
    return done(&x, o);
}

/* The orphan of that number, with its memoir. */
static const OpenDoc *orphan(Deciding *x, const char *number, Decision *out)
{
    char *stop;
    long long seq = strtoll(number, &stop, 10);
    MemoirIds docs = session_decided(x->run.s, &x->run.a);
    for (uint32_t i = 0; !*stop && i < docs.n; i++) {
        const OpenDoc *d = memoir(x, str_fmt(&x->run.a, "%lld", (long long)docs.v[i]));
        for (uint32_t k = 0; d && k < d->review->orphans.n; k++) {
            if (d->review->orphans.v[k]->seq != seq) continue;
            *out = *d->review->orphans.v[k];
            return d;
        }
    }
    return NULL;
}

/* Forgotten where it was and said again where it belongs. */
int review_attach(const Options *o, Args args)
{
    Deciding x;
    Decision then, now;
    Span span;
    if (args.n != 2) return usage_of("attach", _("say the number of the decision and LINE:WORDS"));
    int code = begin(&x, o);
    if (code) return code;
    const OpenDoc *d = orphan(&x, args.v[0], &then);
    if (!d) return missing(&x, str_z(args.v[0]), _("no such decision lost its words"));
    if (!words_at(&x, d, str_z(args.v[1]), &span))
        return wrong(&x, "attach", str_z(args.v[1]), _("these words are not in that line once"));
    now = then;
    then.act = DECIDE_FORGET;
    then.at = now.at = 0;
    now.anchor = anchor_make(d->doc->text, d->doc->hash, span);
    if (anchor_lookalike(&then.anchor, &now.anchor) && !o->force)
        return wrong(&x, "attach", str_fmt(&x.run.a, A_("“" STR_FMT "” → “" STR_FMT "”"), STR_ARG(in_context(&x.run.a, &then.anchor)),
                                           STR_ARG(in_context(&x.run.a, &now.anchor))), _("this is another word; --force attaches it all the same"));
    *vec_push(&x.run.a, &x.rows) = then;
    *vec_push(&x.run.a, &x.rows) = now;
    if (!o->json)
        buf_fmt(&x.run.out, A_("%s %s “" STR_FMT "” → " STR_FMT ": “" STR_FMT "”\n"), _(type_msgid(&decide_types, (int)now.act)), _(decision_about(&now)),
                STR_ARG(in_context(&x.run.a, &then.anchor)), STR_ARG(d->name), STR_ARG(in_context(&x.run.a, &now.anchor)));
    return done(&x, o);
}

int review_done(const Options *o, Args args)
{
    Deciding x;
    if (!args.n) return usage_of("done", _("say which memoirs"));
    int code = begin(&x, o);
    for (int i = 0; !code && i < args.n; i++) {
        const OpenDoc *d = memoir(&x, str_z(args.v[i]));
        if (!d) return fail(&x, RC_NOTFOUND);
        *vec_push(&x.run.a, &x.rows) = review_about(&x.run.a, d, DECIDE_DONE, ON_MEMOIR, 0);
    }
    return code ? code : done(&x, o);
}

/* ------------------------------------------------------------------ what it teaches */

static void put_lesson(CliRun *x, const Lesson *l)
{
    for (uint32_t i = 0; i < l->names.n; i++) {
        const OwnEntry *e = &l->names.v[i].entry;
        Str name = uni_visible(&x->a, e->name);
        buf_fmt(&x->out, e->silence ? _("to silence: %.*s %.*s\n") : _("to learn: %.*s %.*s\n"), STR_ARG(e->type), STR_ARG(name));
    }
    for (uint32_t i = 0; i < l->rows.n; i++) {
        const Decision *d = &l->rows.v[i];
        buf_fmt(&x->out, "%lld: " STR_FMT " \"" STR_FMT "\"\n", (long long)d->doc, STR_ARG(d->type), STR_ARG(in_context(&x->a, &d->anchor)));
    }
}

static void put_taught(Buf *out, const Options *o, const Lesson *l, const Taught *t)
{
    if (o->json)
        buf_fmt(out, "{\"step\":%lld,\"rows\":%u,\"memoirs\":%u,\"names\":%u}\n", (long long)t->step, t->places, l->memoirs, t->names);
    else if (o->dry_run)
        buf_fmt(out, _("%u places in %u memoirs, %u names: without --dry-run they follow\n"), t->places, l->memoirs, t->names);
    else
        buf_fmt(out, _("step %lld: %u places in %u memoirs decided alike, %u names learned for the next start (gilmok review undo takes it back)\n"),
                (long long)t->step, t->places, l->memoirs, t->names);
}

/* A word that may well be a name elsewhere is silenced by whoever is asked, in the explorer. */
static void only_sure(Lesson *l)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < l->names.n; i++)
        if (l->names.v[i].sure) l->names.v[n++] = l->names.v[i];
    l->names.n = n;
}

int review_teach(const Options *o, Args args)
{
    enum { MOST = 100000 };
    Deciding x;
    Lesson l;
    char *stop_at = NULL;
    int64_t step = args.n ? strtoll(args.v[0], &stop_at, 10) : 0;
    if (args.n > 1 || (args.n && (*stop_at || step <= 0))) return usage_of("teach", _("say the number of a step, or nothing"));
    int code = begin(&x, o);
    if (code) return code;
    Rc rc = session_lesson_begin(x.run.s, &x.run.a, &step, &l, &x.run.f);
    if (!rc) rc = session_lesson_go(x.run.s, &x.run.a, MOST, &l, &x.run.f);
    if (!rc) only_sure(&l);
    if (!rc && !l.rows.n && !l.names.n) rc = RC_NOTFOUND;
    if (rc == RC_NOTFOUND) return nothing(&x, _("it says nothing of other places"));
    if (!rc && o->dry_run && !o->json) put_lesson(&x.run, &l);
    Taught taught = {0, l.rows.n, l.names.n};
    if (!rc && !o->dry_run) rc = session_teach(x.run.s, &l, step, &taught, &x.run.f);
    if (rc == RC_NOTFOUND) return nothing(&x, _("it says nothing of other places"));
    if (!rc) put_taught(&x.run.out, o, &l, &taught);
    return end(&x, rc);
}

static void learned_json(Buf *out, const Learned *l)
{
    JsonOut j = jout_begin(out, false);
    jout_obj(&j);
    jout_kstr(&j, "type", l->entry.type);
    jout_kstr(&j, "name", l->entry.name);
    jout_kbool(&j, "silenced", l->entry.silence);
    jout_kint(&j, "step", l->step);
    jout_obj_end(&j);
    jout_newline(&j);
}

static void learned_text(CliRun *x, const Learned *l)
{
    Str name = uni_visible(&x->a, l->entry.name);
    buf_fmt(&x->out, "%-12.*s %.*s%s  %lld\n", STR_ARG(l->entry.type), STR_ARG(name), l->entry.silence ? _(" (silenced)") : "",
            (long long)l->step);
}

int review_learned(const Options *o, Args args)
{
    Deciding x;
    LearnedList list;
    if (args.n) return usage_of("learned", _("takes no words"));
    int code = begin(&x, o);
    if (code) return code;
    Rc rc = session_learned(x.run.s, &x.run.a, &list, &x.run.f);
    if (!rc && !list.n) return nothing(&x, _("nothing was learned yet"));
    for (uint32_t i = 0; !rc && i < list.n; i++) {
        if (o->json) learned_json(&x.run.out, &list.v[i]);
        else learned_text(&x.run, &list.v[i]);
    }
    return end(&x, rc);
}

int review_unlearn(const Options *o, Args args)
{
    Deciding x;
    if (!args.n) return usage_of("unlearn", _("say which names"));
    int code = begin(&x, o);
    for (int i = 0; !code && i < args.n; i++) {
        Rc rc = session_unlearn(x.run.s, str_z(args.v[i]), &x.run.f);
        if (rc == RC_NOTFOUND) return missing(&x, str_z(args.v[i]), _("was not learned"));
        if (rc) return fail(&x, rc);
    }
    return code ? code : end(&x, RC_OK);
}

/* ------------------------------------------------------------------ taking back */
static int taken(Deciding *x, const Options *o, Rc rc, int64_t step, const char *said, const char *none)
{
    if (rc == RC_NOTFOUND) return nothing(x, none);
    if (rc) return end(x, rc);
    if (o->json) {
        buf_fmt(&x->run.out, "{\"step\":%lld}\n", (long long)step);
    } else {
        buf_fmt(&x->run.out, said, (long long)step);
        buf_add_c(&x->run.out, '\n');
    }
    return end(x, RC_OK);
}

typedef Rc (*StepFn)(Session *s, int64_t *step, Fault *f);

static int step_last(const Options *o, StepFn take, const char *said, const char *none)
{
    Deciding x;
    int64_t step = 0;
    int code = begin(&x, o);
    if (code) return code;
    Rc rc = take(x.run.s, &step, &x.run.f);
    return taken(&x, o, rc, step, said, none);
}

int review_undo(const Options *o, Args args)
{
    if (args.n) return usage_of("undo", _("takes no words: revert takes any step back"));
    return step_last(o, session_undo, _("step %lld is taken back"), _("nothing was decided yet"));
}

int review_redo(const Options *o, Args args)
{
    if (args.n) return usage_of("redo", _("takes no words"));
    return step_last(o, session_redo, _("step %lld is in force again"), _("nothing was taken back last"));
}

int review_revert(const Options *o, Args args)
{
    Deciding x;
    if (!args.n) return usage_of("revert", _("say which steps"));
    int code = begin(&x, o);
    for (int i = 0; !code && i < args.n; i++) {
        char *stop;
        int64_t step = strtoll(args.v[i], &stop, 10);
        if (*stop || step <= 0) return wrong(&x, "revert", str_z(args.v[i]), _("is no number of a step"));
        Rc rc = session_revert(x.run.s, step, &x.run.f);
        if (i + 1 == args.n || rc) return taken(&x, o, rc, step, _("step %lld is taken back"), "");
    }
    return code;
}
