/* What happened while something lasted, or as it ended: 군대에서 자격증을 땄다, 인턴이 끝날 무렵 제안을 받았다. Told in any
 * order, so that this is asked when all dates are known. */
#include "argument_refer_int.h"
#include "base/i18n.h"

enum { WINDOW = 64 };                  /* candidates looked at on either side: the walk stays linear */

static bool counts(const EvCand *e) { return e->fact == FACT_ACTUAL && !(e->flags & (EVF_OTHER | EVF_WEAK)) && e->date.n; }

/* Both ends of a date that is a stretch. */
static bool whole_of(Str date, Spell *s)
{
    Edtf v;
    bool stretch =
        edtf_parse(date, &v) && v.kind == EDTF_INTERVAL && v.pt[0].end == EDTF_END_DATE && v.pt[1].end == EDTF_END_DATE;
    if (!stretch) return false;
    s->from = (Edtf){.kind = EDTF_POINT, .n = 1, .pt = {v.pt[0]}};
    s->to = (Edtf){.kind = EDTF_POINT, .n = 1, .pt = {v.pt[1]}};
    return s->begun = s->ended = true;
}

/* ---------------------------------------------------------------- which one */
static uint8_t employment_of(const EvCand *e) { return e->employment != EMP_NONE ? e->employment : e->found.employment; }
static bool serves(const EvCand *e) { return e->rule->military || employment_of(e) == EMP_MILITARY; }
static bool works(const EvCand *e) { return !serves(e); }
static bool interns(const EvCand *e) { return employment_of(e) == EMP_INTERN; }

/* Does the event begin, end or fill what lasts so? A gap is between two of them. */
static bool is_of(const EvCand *e, Lasting of)
{
    enum { JOB = 1u << EV_JOIN | 1u << EV_FOUND | 1u << EV_LEAVE | 1u << EV_WORK };
    static const struct { uint32_t types; bool (*fits)(const EvCand *e); } kinds[LASTING_N] = {
        [LASTING_WORK] = {JOB, works}, [LASTING_INTERN] = {JOB, interns}, [LASTING_MILITARY] = {JOB, serves},
        [LASTING_SCHOOL] = {1u << EV_ENROLL | 1u << EV_GRADUATE | 1u << EV_STUDY, NULL},
        [LASTING_LEAVE] = {1u << EV_CONTEXT, NULL}, [LASTING_ABROAD] = {1u << EV_MOVE | 1u << EV_STUDY, NULL}};
    return kinds[of].types >> e->type & 1 && (!kinds[of].fits || kinds[of].fits(e));
}

static bool begins(const EvCand *e) { return e->type == EV_JOIN || e->type == EV_FOUND || e->type == EV_ENROLL; }
static bool ends(const EvCand *e) { return e->type == EV_LEAVE || e->type == EV_GRADUATE; }

/* The end that goes with the beginning at `index`: the first one of its kind behind it. */
static void find_end(const Ie *ie, uint32_t index, Lasting of, Spell *s)
{
    const EvCand *b = ie->ev.v[index];
    for (uint32_t k = index + 1; k < ie->ev.n && k <= index + WINDOW && !s->ended; k++) {
        const EvCand *e = ie->ev.v[k];
        if (!counts(e) || !is_of(e, of) || !names_agree(b->org, e->org)) continue;
        if (begins(e) && of != LASTING_SCHOOL) return;
        s->ended = ends(e) && e->lo >= b->lo && refer_point(e->date, &s->to);
    }
}

/* Between a leaving and the joining that came next, told right before. */
static bool gap_find(const Ie *ie, const EvCand *c, Spell *s)
{
    enum { SENTS = 2 };
    for (uint32_t k = c->number; k-- > 0 && c->sent - ie->ev.v[k]->sent <= SENTS;) {
        const EvCand *e = ie->ev.v[k];
        if (!counts(e)) continue;
        if (e->type == EV_JOIN && !s->ended) s->ended = refer_point(e->date, &s->to);
        if (e->type == EV_LEAVE && s->ended) return s->begun = refer_point(e->date, &s->from);
    }
    return false;
}

bool spell_find(const Ie *ie, const EvCand *c, Lasting of, Spell *s)
{
    *s = (Spell){0};
    if (of == LASTING_GAP) return gap_find(ie, c, s);
    for (uint32_t k = c->number, n = 0; k-- > 0 && n < WINDOW; n++) {
        const EvCand *e = ie->ev.v[k];
        if (!counts(e) || !is_of(e, of) || (of == LASTING_WORK && !names_agree(e->org, c->org))) continue;
        if (whole_of(e->date, s)) return true;
        if (ends(e) && !s->ended) s->ended = refer_point(e->date, &s->to);
        if (!begins(e)) continue;
        s->begun = refer_point(e->date, &s->from);
        if (!s->ended) find_end(ie, k, of, s);
        return true;
    }
    return s->ended;
}

/* ---------------------------------------------------------------- what is said of it */
static bool word_of(const Ie *ie, const EvCand *c, ReferClass cls, uint32_t from, ReferWord *w)
{
    return c->en ? refer_near(ie, c, cls, w) : refer_in(ie, false, cls, from, c->beg, w);
}

static bool in_spell(Ie *ie, EvCand *c, uint32_t from)
{
    ReferWord w;
    Spell s;
    /* joined as an intern */
    if (!word_of(ie, c, REFER_SPELL, from, &w) || ((begins(c) || ends(c)) && is_of(c, (Lasting)w.of))) return false;
    if (!spell_find(ie, c, (Lasting)w.of, &s) || !s.begun || !s.ended) return false;
    Edtf when = edtf_make_interval(&s.from, &s.to);
    return when.kind == EDTF_INTERVAL && date_reckon(ie, c, &when, N_("time of what lasted"), w.beg, w.end);
}

/* What the end is of: the word before it, 계약 | 만료 직전. */
static bool kind_before(const Ie *ie, uint32_t from, uint32_t to, ReferWord *out)
{
    enum { NEAR = 10 };
    const Doc *d = ie->doc;
    bool found = false;
    if (to > from + NEAR) from = to - NEAR;
    for (uint32_t i = doc_tok_at(d, from); (i = refer_next(ie, false, i, to)) < d->n_tok; i++)
        if (d->tok[i].beg >= from) found |= refer_at(ie, false, REFER_KIND, d->tok[i].beg, to, out);
    return found;
}

static bool at_edge(Ie *ie, EvCand *c, uint32_t from)
{
    ReferWord w, kind;
    Spell s;
    bool feast = !c->en && refer_in(ie, false, REFER_FEAST, from, c->beg, &w);
    if (!feast && !word_of(ie, c, REFER_EDGE, from, &w)) return false;
    kind = w;
    if (feast) kind.of = LASTING_SCHOOL;
    else if (!c->en && !kind_before(ie, from, w.beg, &kind)) return false;
    if (!spell_find(ie, c, (Lasting)kind.of, &s) || !s.ended) return false;
    if (s.to.pt[0].prec == EDTF_DAYP) s.to = edtf_make((int)s.to.pt[0].year, s.to.pt[0].month, 0);
    if (!feast) edtf_qualify(&s.to, EDTF_Q_APPROX);
    return s.to.kind == EDTF_POINT && date_reckon(ie, c, &s.to, N_("end of the stretch"), kind.beg, w.end);
}

void dates_spell(Ie *ie)
{
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        EvCand *c = ie->ev.v[i];
        uint32_t from;
        if (refer_window(ie, c, &from) && !in_spell(ie, c, from)) at_edge(ie, c, from);
    }
}
