/* gilmok review: deciding on what was found, and taking it back. */
#include "cli_deciding.h"
#include "base/i18n.h"
#include "json/json.h"
#include "model/count.h"
#include "review/anchor.h"
#include "review/field.h"
#include "session/teach.h"
#include "session/typed.h"
#include "uni/width.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ------------------------------------------------------------------ listings */
int review_list(const Options *o, Args args)
{
    Options some = *o;
    enum { MOST = 20 };
    if (!some.limit && !some.json && isatty(STDOUT_FILENO)) some.limit = MOST;       /* into a pipe nothing is cut */
    return cli_report(&some, args, report_queue);
}

int review_log(const Options *o, Args args) { return args.n ? deciding_usage("log", _("takes no words")) : cli_report(o, args, report_log); }

int review_orphans(const Options *o, Args args)
{
    return args.n ? deciding_usage("orphans", _("takes no words")) : cli_report(o, args, report_orphans);
}

/* ------------------------------------------------------------------ one change */
/* What was taken away is asked about again. */
static void forget(Decision *d, const Decision *by)
{
    d->on = by->on, d->type = by->type, d->anchor = by->anchor;
    d->other = by->other, d->whole = by->whole;
}

/* A thing; without a sign the memoir, which something may be said of. */
static bool row_about(Deciding *x, Str id, DecideAct act, Decision *out)
{
    Meant it = {.on = ON_MEMOIR};
    bool says = act == DECIDE_NOTE || act == DECIDE_TAG;
    if (says && str_find(id, S("#"), 0) == SIZE_MAX) it.d = deciding_memoir(x, id);
    else if (!deciding_thing(x, id, &it) && !(it.gone && act == DECIDE_FORGET)) return false;
    if (!it.d) return false;
    *out = review_about(&x->run.a, it.d, act, it.gone ? ON_MEMOIR : it.on, it.index);
    if (it.gone) forget(out, it.gone);
    return true;
}

static int each_thing(const Options *o, Args args, const char *action, DecideAct act, Str value)
{
    Deciding x;
    if (!args.n) return deciding_usage(action, _("name what is meant: MEMOIR#e3, MEMOIR#n3 or MEMOIR#p3"));
    int code = deciding_begin(&x, action, o);
    for (int i = 0; !code && i < args.n; i++) {
        Decision d;
        Str id = str_z(args.v[i]);
        if (!row_about(&x, id, act, &d)) return deciding_missing(&x, id, _("there is no such thing"));
        d.value = value;
        deciding_row(&x, id, &d);
    }
    return code ? code : deciding_done(&x, o);
}

int review_accept(const Options *o, Args args) { return each_thing(o, args, "accept", DECIDE_ACCEPT, S("")); }
int review_reject(const Options *o, Args args) { return each_thing(o, args, "reject", DECIDE_REJECT, S("")); }
int review_skip(const Options *o, Args args) { return each_thing(o, args, "skip", DECIDE_SKIP, S("")); }
int review_forget(const Options *o, Args args) { return each_thing(o, args, "forget", DECIDE_FORGET, S("")); }

static int say(const Options *o, Args args, const char *action, DecideAct act, const char *usage)
{
    if (args.n < 2) return deciding_usage(action, usage);
    Arena a = {0};
    Str words = str_trim(cli_join(&a, (Args){args.v + 1, args.n - 1}));
    int code = words.n ? each_thing(o, (Args){args.v, 1}, action, act, words) : deciding_usage(action, usage);
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

typedef union Thing { Event event; Entity entity; Position position; } Thing;

/* Gives a field its value. False: it had that one. */
static bool changes(Deciding *x, Thing *thing, const Decision *row)
{
    int field = field_find(row->on, row->field);
    Str was = field_get(&x->run.a, row->on, thing, field);
    bool set = field_set(&x->run.a, row->on, thing, field, row->value);
    return !set || !str_eq(was, field_get(&x->run.a, row->on, thing, field));       /* what cannot be is told of later */
}

int review_edit(const Options *o, Args args)
{
    Deciding x;
    Meant it;
    Thing thing = {0};
    if (args.n < 2) return deciding_usage("edit", _("say what is meant and FIELD=VALUE"));
    int code = deciding_begin(&x, "edit", o);
    if (code) return code;
    Str id = str_z(args.v[0]);
    if (!deciding_thing(&x, id, &it)) return deciding_missing(&x, id, _("there is no such thing"));
    Decision d = review_about(&x.run.a, it.d, DECIDE_EDIT, it.on, it.index);
    field_restore(&x.run.a, it.on, &thing, d.whole);
    for (int i = 1; i < args.n; i++) {
        const char *why = field_given(&x, o, it.d, &d, str_z(args.v[i]));
        if (why) return deciding_wrong(&x, str_z(args.v[i]), why);
        if (changes(&x, &thing, &d)) deciding_row(&x, id, &d);
    }
    return x.rows.n ? deciding_done(&x, o) : deciding_missing(&x, id, _("it is so already"));
}

/* ------------------------------------------------------------------ words of a text */

/* The words with what is said around them, on one line. */
static Str in_context(Arena *a, const TextAnchor *x)
{
    return uni_visible(
        a, str_fmt(a, A_(STR_FMT "⟦" STR_FMT "⟧" STR_FMT), STR_ARG(x->before), STR_ARG(x->exact), STR_ARG(x->after)));
}

/* The fields that were given, the rest as they are without. NULL, or why `bad` is none. */
static const char *fill(Deciding *x, const Options *o, const OpenDoc *d, Decision *row, Args fields, Str *bad)
{
    Thing it = {0};
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
    if (args.n < 4)
        return deciding_usage("add", _("say event, name or position, the memoir, LINE:WORDS and FIELD=VALUE"));
    int code = deciding_begin(&x, "add", o);
    if (code) return code;
    const char *const kinds[] = {"event", "name", "position"};
    const Target targets[] = {ON_EVENT, ON_ENTITY, ON_POSITION};
    Span span;
    Str bad = {0};
    const OpenDoc *d = deciding_memoir(&x, str_z(args.v[1]));
    if (!d) return deciding_fail(&x, RC_NOTFOUND);
    if (!deciding_words(&x, d, str_z(args.v[2]), &span))
        return deciding_wrong(&x, str_z(args.v[2]), _("these words are not in that line once"));
    Decision row = review_about(&x.run.a, d, DECIDE_ADD, ON_MEMOIR, 0);
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (strcmp(args.v[0], kinds[i]) == 0) row.on = targets[i];
    if (row.on == ON_MEMOIR) return deciding_wrong(&x, str_z(args.v[0]), _("is neither event, name nor position"));
    row.anchor = anchor_make(d->doc->text, d->doc->hash, span);
    const char *why = fill(&x, o, d, &row, (Args){args.v + 3, args.n - 3}, &bad);
    if (why) return deciding_wrong(&x, bad, why);
    uint32_t there = review_there(d, &row);
    if (there != REVIEW_NONE)
        return deciding_wrong(&x, deciding_id(&x, d, row.on, there), _("it is there already: edit it"));
    deciding_row(&x, S(""), &row);
    return deciding_done(&x, o);
}

/* The orphan of that number, with its memoir. */
static const OpenDoc *orphan(Deciding *x, const char *number, ReviewOrphan *out)
{
    char *stop;
    long long seq = strtoll(number, &stop, 10);
    MemoirIds docs = session_decided(x->run.s, &x->run.a);
    for (uint32_t i = 0; !*stop && i < docs.n; i++) {
        const OpenDoc *d = deciding_memoir(x, str_fmt(&x->run.a, "%lld", (long long)docs.v[i]));
        for (uint32_t k = 0; d && k < d->review->orphans.n; k++) {
            if (d->review->orphans.v[k].d->seq != seq) continue;
            *out = d->review->orphans.v[k];
            return d;
        }
    }
    return NULL;
}

/* Forgotten where it was and said again where it belongs. */
int review_attach(const Options *o, Args args)
{
    Deciding x;
    ReviewOrphan lost;
    Span span;
    if (args.n != 2) return deciding_usage("attach", _("say the number of the decision and LINE:WORDS"));
    int code = deciding_begin(&x, "attach", o);
    if (code) return code;
    const OpenDoc *d = orphan(&x, args.v[0], &lost);
    if (!d) return deciding_missing(&x, str_z(args.v[0]), _("no such decision lost its words"));
    if (!deciding_words(&x, d, str_z(args.v[1]), &span))
        return deciding_wrong(&x, str_z(args.v[1]), _("these words are not in that line once"));
    Decision then = *lost.d, now = then;
    TextAnchor was = *orphan_words(&lost), is = anchor_make(d->doc->text, d->doc->hash, span);
    then.act = DECIDE_FORGET;
    then.at = now.at = 0;
    *(lost.other ? &now.other : &now.anchor) = is;
    Str from = in_context(&x.run.a, &was), to = in_context(&x.run.a, &is);
    if (anchor_lookalike(&was, &is) && !o->force)
        return deciding_wrong(&x, str_fmt(&x.run.a, A_("“" STR_FMT "” → “" STR_FMT "”"), STR_ARG(from), STR_ARG(to)),
                              _("this is another word; --force attaches it all the same"));
    deciding_row(&x, S(""), &then);
    deciding_row(&x, S(""), &now);
    if (!o->json)
        buf_fmt(&x.run.out, A_("%s %s “" STR_FMT "” → " STR_FMT ": “" STR_FMT "”\n"), _(decision_did(&now)), _(decision_about(&now)),
                STR_ARG(from), STR_ARG(d->name), STR_ARG(to));
    return deciding_done(&x, o);
}

int review_done(const Options *o, Args args)
{
    Deciding x;
    if (!args.n) return deciding_usage("done", _("say which memoirs"));
    int code = deciding_begin(&x, "done", o);
    for (int i = 0; !code && i < args.n; i++) {
        const OpenDoc *d = deciding_memoir(&x, str_z(args.v[i]));
        if (!d) return deciding_fail(&x, RC_NOTFOUND);
        Decision row = review_about(&x.run.a, d, DECIDE_DONE, ON_MEMOIR, 0);
        deciding_row(&x, str_dup(&x.run.a, d->name), &row);
    }
    return code ? code : deciding_done(&x, o);
}

/* ------------------------------------------------------------------ what it teaches */

static void put_lesson(CliRun *x, const Lesson *l)
{
    for (uint32_t i = 0; i < l->names.n; i++) {
        const OwnEntry *e = &l->names.v[i].entry;
        Str name = uni_visible(&x->a, e->name), type = type_shown(&entity_types, e->type);
        buf_fmt(&x->out, e->silence ? _("to silence: %.*s %.*s\n") : _("to learn: %.*s %.*s\n"), STR_ARG(type),
                STR_ARG(name));
    }
    for (uint32_t i = 0; i < l->rows.n; i++) {
        const Decision *d = &l->rows.v[i];
        buf_fmt(&x->out, "%lld: %s \"" STR_FMT "\"\n", (long long)d->doc, _(decision_about(d)),
                STR_ARG(in_context(&x->a, &d->anchor)));
    }
}

static void put_taught(Arena *a, Buf *out, const Options *o, const Lesson *l, const Taught *t)
{
    if (o->json)
        buf_fmt(out, "{\"step\":%lld,\"rows\":%u,\"memoirs\":%u,\"names\":%u}\n", (long long)t->step, t->places, l->memoirs, t->names);
    else if (o->dry_run)
        buf_fmt(out, _("%s in %s, %s: without --dry-run they follow\n"), count_of(a, COUNTED_PLACE, t->places),
                count_of(a, COUNTED_MEMOIR, l->memoirs), count_of(a, COUNTED_NAME, t->names));
    else
        buf_fmt(out, _("step %lld: %s in %s decided alike, %s learned for the next start (gilmok review undo takes it back)\n"),
                (long long)t->step, count_of(a, COUNTED_PLACE, t->places), count_of(a, COUNTED_MEMOIR, l->memoirs),
                count_of(a, COUNTED_NAME, t->names));
}

/* A word that may well be a name elsewhere is silenced by whoever is asked, in the explorer; places that look alike and may well
 * be right are decided where all are meant. Tells how many of those are left out. */
static uint32_t only_sure(Lesson *l, bool all)
{
    uint32_t n = 0, rows = 0, had = l->rows.n;
    for (uint32_t i = 0; i < l->names.n; i++)
        if (l->names.v[i].sure || (all && !l->names.v[i].entry.silence)) l->names.v[n++] = l->names.v[i];
    l->memoirs = 0;
    for (uint32_t i = 0; i < had; i++) {
        if (!all && !l->sure.v[i]) continue;
        l->memoirs += !rows || l->rows.v[rows - 1].doc != l->rows.v[i].doc;
        l->sure.v[rows] = l->sure.v[i], l->rows.v[rows++] = l->rows.v[i];
    }
    l->names.n = n, l->rows.n = l->sure.n = rows;
    return had - rows;
}

static void put_left(Arena *a, uint32_t left)
{
    Str told = str_fmt(a,
                       P_("%u place more looks alike and may be right as it is: --all, or . in the explorer",
                          "%u places more look alike and may be right as they are: --all, or . in the explorer", left),
                       left);
    if (left) fprintf(stderr, "gilmok: " STR_FMT "\n", STR_ARG(told));
}

int review_teach(const Options *o, Args args)
{
    enum { MOST = 100000 };
    Deciding x;
    Lesson l;
    char *stop_at = NULL;
    int64_t step = args.n ? strtoll(args.v[0], &stop_at, 10) : 0;
    if (args.n > 1 || (args.n && (*stop_at || step <= 0)))
        return deciding_usage("teach", _("say the number of a step, or nothing"));
    int code = deciding_begin(&x, "teach", o);
    if (code) return code;
    Rc rc = session_lesson_begin(x.run.s, &x.run.a, &step, &l, &x.run.f);
    if (!rc) rc = session_lesson_go(x.run.s, &x.run.a, MOST, &l, &x.run.f);
    if (!rc) put_left(&x.run.a, only_sure(&l, o->all));
    if (!rc && !l.rows.n && !l.names.n) rc = RC_NOTFOUND;
    if (rc == RC_NOTFOUND) return deciding_nothing(&x, _("it says nothing of other places"));
    if (!rc && o->dry_run && !o->json) put_lesson(&x.run, &l);
    Taught taught = {0, l.rows.n, l.names.n};
    if (!rc && !o->dry_run) rc = session_teach(x.run.s, &l, step, &taught, &x.run.f);
    if (rc == RC_NOTFOUND) return deciding_nothing(&x, _("it says nothing of other places"));
    if (!rc) put_taught(&x.run.a, &x.run.out, o, &l, &taught);
    return deciding_end(&x, rc);
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
    enum { TYPE_COLS = 12 };
    Str name = uni_visible(&x->a, l->entry.name), type = type_shown(&entity_types, l->entry.type);
    int cols = (int)uni_cols(type);
    buf_fmt(&x->out, STR_FMT "%*s " STR_FMT "%s  %lld\n", STR_ARG(type), cols < TYPE_COLS ? TYPE_COLS - cols : 0, "", STR_ARG(name),
            l->entry.silence ? _(" (silenced)") : "", (long long)l->step);
}

int review_learned(const Options *o, Args args)
{
    Deciding x;
    LearnedList list;
    if (args.n) return deciding_usage("learned", _("takes no words"));
    int code = deciding_begin(&x, "learned", o);
    if (code) return code;
    Rc rc = session_learned(x.run.s, &x.run.a, &list, &x.run.f);
    if (!rc && !list.n) return deciding_nothing(&x, _("nothing was learned yet"));
    for (uint32_t i = 0; !rc && i < list.n; i++) {
        if (o->json) learned_json(&x.run.out, &list.v[i]);
        else learned_text(&x.run, &list.v[i]);
    }
    return deciding_end(&x, rc);
}

int review_unlearn(const Options *o, Args args)
{
    Deciding x;
    if (!args.n) return deciding_usage("unlearn", _("say which names"));
    int code = deciding_begin(&x, "unlearn", o);
    for (int i = 0; !code && i < args.n; i++) {
        Rc rc = session_unlearn(x.run.s, str_z(args.v[i]), &x.run.f);
        if (rc == RC_NOTFOUND) return deciding_missing(&x, str_z(args.v[i]), _("was not learned"));
        if (rc) return deciding_fail(&x, rc);
    }
    return code ? code : deciding_end(&x, RC_OK);
}

/* ------------------------------------------------------------------ taking back */
static int taken(Deciding *x, const Options *o, Rc rc, int64_t step, const char *said, const char *none)
{
    if (rc == RC_NOTFOUND) return deciding_nothing(x, none);
    if (rc) return deciding_end(x, rc);
    if (o->json) {
        buf_fmt(&x->run.out, "{\"step\":%lld}\n", (long long)step);
    } else {
        buf_fmt(&x->run.out, said, (long long)step);
        buf_add_c(&x->run.out, '\n');
    }
    return deciding_end(x, RC_OK);
}

typedef Rc (*StepFn)(Session *s, int64_t *step, Fault *f);

static int step_last(const Options *o, StepFn take, const char *said, const char *none)
{
    Deciding x;
    int64_t step = 0;
    int code = deciding_begin(&x, "undo", o);
    if (code) return code;
    Rc rc = take(x.run.s, &step, &x.run.f);
    return taken(&x, o, rc, step, said, none);
}

int review_undo(const Options *o, Args args)
{
    if (args.n) return deciding_usage("undo", _("takes no words: revert takes any step back"));
    return step_last(o, session_undo, _("step %lld is taken back"), _("nothing was decided yet"));
}

int review_redo(const Options *o, Args args)
{
    if (args.n) return deciding_usage("redo", _("takes no words"));
    return step_last(o, session_redo, _("step %lld is in force again"), _("nothing was taken back last"));
}

int review_revert(const Options *o, Args args)
{
    Deciding x;
    if (!args.n) return deciding_usage("revert", _("say which steps"));
    int code = deciding_begin(&x, "revert", o);
    for (int i = 0; !code && i < args.n; i++) {
        char *stop;
        int64_t step = strtoll(args.v[i], &stop, 10);
        if (*stop || step <= 0) return deciding_wrong(&x, str_z(args.v[i]), _("is no number of a step"));
        Rc rc = session_revert(x.run.s, step, &x.run.f);
        if (i + 1 == args.n || rc) return taken(&x, o, rc, step, _("step %lld is taken back"), "");
    }
    return code;
}
