/* exchange_journal.c: decisions from one person to another, a JSON object a line. The base of a merge is what both journals
 * have; of the rest, what nobody contradicts is taken, and where two say different things of one field both are shown. */
#include "base/i18n.h"
#include "json/json.h"
#include "review/view.h"
#include "session/exchange.h"
#include "report_int.h"
#include "session_int.h"
#include "teach_int.h"
#include "uni/plain.h"
#include "uni/width.h"

static void put_words(JsonOut *j, const TextAnchor *x)
{
    jout_kint(j, "beg", x->span.beg);
    jout_kint(j, "end", x->span.end);
    jout_kstr(j, "exact", x->exact);
    jout_kstr(j, "before", x->before);
    jout_kstr(j, "after", x->after);
}

/* The other part, of what is merged or split. */
static void put_other(JsonOut *j, const Decision *d)
{
    jout_key(j, "other");
    jout_obj(j);
    jout_kint(j, "text", (int64_t)d->other.text);
    jout_kstr(j, "whole", d->other_whole);
    put_words(j, &d->other);
    jout_obj_end(j);
}

/* src: NULL for what is of no memoir: a name that was learned. */
static void put_decision(Buf *out, const Source *src, const Decision *d)
{
    JsonOut j = jout_begin(out, false);
    jout_obj(&j);
    jout_kstr(&j, "memoir", src ? src->name : S(""));
    jout_kint(&j, "text", (int64_t)d->anchor.text);
    jout_kint(&j, "at", d->at);
    jout_kstr(&j, "who", d->who);
    jout_kz(&j, "act", type_name(&decide_types, (int)d->act));
    jout_kz(&j, "on", type_name(&target_types, (int)d->on));
    jout_kstr(&j, "type", d->type);
    jout_kstr(&j, "field", d->field);
    jout_kstr(&j, "value", d->value);
    jout_kstr(&j, "was", d->was);
    jout_kstr(&j, "whole", d->whole);
    jout_kstr(&j, "why", d->why);
    put_words(&j, &d->anchor);
    if (d->other_whole.n) put_other(&j, d);
    jout_obj_end(&j);
    jout_newline(&j);
}

static bool is_lesson(const Decision *d) { return d->act == DECIDE_LEARN || d->act == DECIDE_UNLEARN; }

static Rc live_of(Session *s, Arena *a, DecisionList *out, Fault *f)
{
    DecisionList all;
    if (!s->lib)
        return fault_set(f, RC_USAGE, NULL, "%s",
                         _("memoirs are only being read, not kept: add them to the library first"));
    Rc rc = journal_read(s->journal, a, 0, &all, f);
    *out = rc ? (DecisionList){0} : decisions_live(a, &all);
    return rc;
}

Rc journal_export(Session *s, Buf *out, Fault *f)
{
    Arena a = {0};
    DecisionList live;
    Rc rc = live_of(s, &a, &live, f);
    for (uint32_t i = 0; !rc && i < live.n; i++) {
        const Source *src = source_find(s, live.v[i].doc);
        if (live.v[i].act == DECIDE_REMOVE) continue;      /* of this library alone */
        if (src || is_lesson(&live.v[i])) put_decision(out, src, &live.v[i]);
    }
    arena_fini(&a);
    return rc ? rc : live.n ? RC_OK : RC_NOTFOUND;
}

/* ------------------------------------------------------------------ merging */

/* False: the words are not as long as their place. */
static bool read_words(const JsonNode *n, TextAnchor *out)
{
    int64_t beg = jin_int(n, "beg", 0), end = jin_int(n, "end", 0);
    if (beg < 0 || end < beg || end > DOC_MAX || (uint64_t)(end - beg) != jin_str(n, "exact").n) return false;
    *out = (TextAnchor){.text = (uint64_t)jin_int(n, "text", 0), .span = {(uint32_t)beg, (uint32_t)end},
                        .exact = jin_str(n, "exact"), .before = jin_str(n, "before"), .after = jin_str(n, "after")};
    return true;
}

/* Its words are no place of a text, and the step that taught it was another journal's. */
static bool read_lesson(const JsonNode *n, DecideAct act, Decision *d)
{
    *d = (Decision){.act = act, .on = ON_ENTITY, .at = jin_int(n, "at", 0), .who = jin_str(n, "who"), .type = jin_str(n, "type"),
                    .value = jin_str(n, "value"), .whole = jin_str(n, "whole"), .anchor.exact = jin_str(n, "exact")};
    return type_find(&entity_types, d->type) >= 0 && d->anchor.exact.n;
}

static bool read_decision(const JsonNode *n, Decision *d, Str *memoir)
{
    int act = type_find(&decide_types, jin_str(n, "act")), on = type_find(&target_types, jin_str(n, "on"));
    *memoir = jin_str(n, "memoir");
    const JsonNode *other = jin_get(n, "other");
    TextAnchor words, other_words = {0};
    if (act == DECIDE_LEARN || act == DECIDE_UNLEARN) return read_lesson(n, (DecideAct)act, d);
    if (act < 0 || on < 0 || act >= DECIDE_REMOVE) return false;
    if (!read_words(n, &words) || (other && !read_words(other, &other_words))) return false;
    const TypeSet *kinds = target_kinds((Target)on);
    if (kinds && (type_find(kinds, jin_str(n, "type")) < 0 || (on != ON_POSITION && !words.exact.n))) return false;
    if ((act == DECIDE_MERGE || act == DECIDE_SPLIT) && (!jin_str(other, "whole").n || !kinds)) return false;
    if (act == DECIDE_MERGE && on != ON_POSITION && !other_words.exact.n) return false;
    *d = (Decision){.act = (DecideAct)act,
                    .on = (Target)on,
                    .at = jin_int(n, "at", 0),
                    .who = jin_str(n, "who"),
                    .type = jin_str(n, "type"),
                    .field = jin_str(n, "field"),
                    .value = jin_str(n, "value"),
                    .was = jin_str(n, "was"),
                    .whole = jin_str(n, "whole"),
                    .why = jin_str(n, "why"),
                    .anchor = words,
                    .other = other_words,
                    .other_whole = jin_str(other, "whole")};
    return true;
}

/* The memoir of that name, of several the one with that text; its text may be another by now, which the anchors answer for. */
static const Source *home_of(Session *s, Str name, uint64_t text)
{
    const Source *named = NULL;
    for (uint32_t i = 0; i < s->sources.n; i++) {
        const Source *src = &s->sources.v[i];
        if (!src->stored || src->gone || !str_eq(src->name, name)) continue;
        if (src->hash == text) return src;
        named = named ? named : src;
    }
    return named;
}

/* homeless: how many are of memoirs that are not here; they are left out. */
static Rc read_all(Session *s, Arena *a, Str text, const char *path, DecisionList *out, uint32_t *homeless, Fault *f)
{
    uint32_t line = 0;
    Rc rc = RC_OK;
    for (Str one; !rc && str_cut(&text, '\n', &one);) {
        const JsonNode *root;
        Decision d;
        Str memoir;
        line++;
        if (!str_trim(one).n) continue;
        rc = jin_parse(a, one, path, &root, f);
        if (!rc && !read_decision(root, &d, &memoir)) rc = fault_set(f, RC_SYNTAX, path, "%s", _("is no decision"));
        if (rc && f) f->line = line;
        bool lesson = !rc && is_lesson(&d);
        const Source *src = rc || lesson ? NULL : home_of(s, memoir, d.anchor.text);
        d.doc = src ? src->id : 0;
        if (src || lesson) *vec_push(a, out) = d;
        else if (!rc) ++*homeless;
    }
    return rc;
}

/* In the same text at the same place; in another (other line ends, letters apart), between the same words. */
static bool same_place(const TextAnchor *x, const TextAnchor *y)
{
    if (x->text == y->text) return span_eq(x->span, y->span);
    Arena tmp = {0};
    const Str of[2][3] = {{x->before, x->exact, x->after}, {y->before, y->exact, y->after}};
    bool same = x->exact.n > 0;
    for (int i = 0; i < 3 && same; i++) {
        Str one = plain_text(&tmp, of[0][i]).text, two = plain_text(&tmp, of[1][i]).text;
        size_t n = one.n < two.n ? one.n : two.n;        /* what stands around is cut off at so many letters */
        same = i == 0 ? str_eq(str_slice(one, one.n - n, one.n), str_slice(two, two.n - n, two.n))
                      : i == 1 ? str_eq(one, two) : str_eq(str_slice(one, 0, n), str_slice(two, 0, n));
    }
    arena_fini(&tmp);
    return same;
}

static bool same_thing(const Decision *x, const Decision *y)
{
    return x->doc == y->doc && x->on == y->on && str_eq(x->type, y->type) && same_place(&x->anchor, &y->anchor);
}

/* Of what is merged or split, the other part is what it says. */
static bool same_value(const Decision *x, const Decision *y)
{
    return str_eq(x->value, y->value) && str_eq(x->other_whole, y->other_whole) &&
           span_eq(x->other.span, y->other.span);
}

static int compare_lessons(const Decision *ours, const Decision *theirs)
{
    return ours->act == theirs->act && str_eq(ours->type, theirs->type) && str_eq(ours->anchor.exact, theirs->anchor.exact) &&
           str_eq(ours->value, theirs->value) && str_eq(ours->whole, theirs->whole);
}

/* 0: they have nothing to do with each other; 1: they say the same; -1: they contradict each other. Two notes on one thing do
 * not, and two positions may begin in one place. */
static int compare(const Decision *ours, const Decision *theirs)
{
    if (is_lesson(ours) || is_lesson(theirs)) return compare_lessons(ours, theirs);
    if (!same_thing(ours, theirs)) return 0;
    bool added = ours->act == DECIDE_ADD && theirs->act == DECIDE_ADD,
         said = ours->act == DECIDE_NOTE || ours->act == DECIDE_TAG;
    if (added && same_value(ours, theirs) && str_eq(ours->whole, theirs->whole)) return 1;
    if (added) return ours->on == ON_POSITION ? 0 : -1;
    if (said) return ours->act == theirs->act && same_value(ours, theirs);
    if (ours->act == theirs->act && str_eq(ours->field, theirs->field)) return same_value(ours, theirs) ? 1 : -1;
    bool rejects = ours->act == DECIDE_REJECT || theirs->act == DECIDE_REJECT;
    return rejects && decides(ours->act) && decides(theirs->act) ? -1 : 0;
}

typedef struct Merging { Session *s; Arena *a; DecisionList ours, take; bool theirs; JournalMerge *m; Buf *told; } Merging;

/* Names and words of two people and a memoir, none of them ours: made harmless for a terminal. */
static void tell_conflict(Merging *x, Str memoir, const Decision *ours, const Decision *theirs)
{
    const Decision *both[] = {ours, theirs};
    const TextAnchor *at = &ours->anchor;
    ReportOptions plain = {0};
    Str about = str_fmt(x->a, STR_FMT ": " STR_FMT "[" STR_FMT "]" STR_FMT, STR_ARG(memoir), STR_ARG(at->before),
                        STR_ARG(at->exact), STR_ARG(at->after));
    buf_fmt(x->told, STR_FMT "\n", STR_ARG(uni_visible(x->a, about)));
    for (int i = 0; i < 2; i++) {
        buf_fmt(x->told, "  %s ", i ? _("theirs") : _("yours"));
        report_cell(x->told, &plain, SGR_NONE, both[i]->who, 12);
        buf_fmt(x->told, " %s ", _(decision_did(both[i])));
        report_said(x->told, &plain, both[i]);
        if (both[i]->act == DECIDE_ADD) report_telling(x->told, &plain, both[i]);
        buf_add_c(x->told, '\n');
    }
}

static void merge_one(Merging *x, const Decision *d)
{
    const Decision *against = NULL;
    bool known = false;
    for (uint32_t i = 0; i < x->ours.n && !known; i++) {
        int v = compare(&x->ours.v[i], d);
        known = v > 0;
        if (v < 0 && !against) against = &x->ours.v[i];
    }
    const Source *src = source_find(x->s, d->doc);
    if (known) x->m->known++;
    else if (against) tell_conflict(x, src ? src->name : S(""), against, d), x->m->conflicts++;
    if (!known && (!against || x->theirs)) *vec_push(x->a, &x->take) = *d;
}

Rc journal_merge(Session *s, Str text, const char *path, bool theirs, JournalMerge *m, Buf *told, Fault *f)
{
    Arena a = {0};
    DecisionList all = {0};
    Merging x = {.s = s, .a = &a, .theirs = theirs, .m = m, .told = told};
    Rc rc = live_of(s, &a, &x.ours, f);
    if (!rc) rc = read_all(s, &a, text, path, &all, &m->homeless, f);
    for (uint32_t i = 0; !rc && i < all.n; i++) merge_one(&x, &all.v[i]);
    for (uint32_t i = 0; i < x.take.n; i++) m->learned += is_lesson(&x.take.v[i]);
    if (!rc && x.take.n) rc = learned_decide(s, x.take.v, x.take.n, f);
    m->taken = rc ? 0 : x.take.n;
    arena_fini(&a);
    return rc;
}

/* ------------------------------------------------------------------ agreement */

/* Notes and what was put off say nothing of what a thing is. */
static DecisionList of_memoir(Arena *a, const DecisionList *all, int64_t id)
{
    DecisionList l = {0};
    for (uint32_t i = 0; i < all->n; i++) {
        DecideAct act = all->v[i].act;
        bool says = act != DECIDE_REMOVE && act != DECIDE_NOTE && act != DECIDE_TAG && act != DECIDE_SKIP;
        if (all->v[i].doc == id && says) *vec_push(a, &l) = all->v[i];
    }
    return l;
}

/* One memoir: ours against theirs, or, without theirs, against what the machine says. */
static Rc agree_memoir(Session *s, int64_t id, const DecisionList *theirs, Agreement *out, Fault *f)
{
    const OpenDoc *d;
    Arena a = {0};
    Rc rc = session_doc_open(s, id, &d, f);
    if (rc) return rc;
    if (theirs) {
        ReviewView view;
        ReviewAsks asks = *d->asks;
        asks.old = NULL;
        review_apply(&a, d->doc, d->machine, theirs, &asks, &view);
        agree_add(out, (AgreeReading){d->an, d->review->done}, (AgreeReading){&view.an, view.done});
    } else {
        agree_add(out, (AgreeReading){d->an, d->review->done}, (AgreeReading){d->machine, true});
    }
    session_doc_close(s, d);
    arena_fini(&a);
    return RC_OK;
}

Rc journal_agree(Session *s, const Str *theirs, const char *path, Agreement *out, Fault *f)
{
    Arena a = {0};
    DecisionList ours, all = {0};
    uint32_t homeless = 0;
    Rc rc = live_of(s, &a, &ours, f);
    if (!rc && theirs) rc = read_all(s, &a, *theirs, path, &all, &homeless, f);
    for (uint32_t i = 0; !rc && i < s->sources.n; i++) {
        int64_t id = s->sources.v[i].id;
        DecisionList mine = of_memoir(&a, &ours, id), other = of_memoir(&a, &all, id);
        if (s->sources.v[i].gone || !mine.n || (theirs && !other.n)) continue;
        rc = agree_memoir(s, id, theirs ? &other : NULL, out, f);
    }
    arena_fini(&a);
    return rc ? rc : out->memoirs ? RC_OK : RC_NOTFOUND;
}
