/* What was told right before ends, or begins, when this does: a stretch that runs to the leaving, a rest before coming back, two
 * steps in one breath under one date. */
#include "argument_stay_int.h"
#include "base/i18n.h"
#include <string.h>

/* The stretch told right before, whose end is when one went on: of the same sentence, or of the one whose date the
 * candidate took. */
static const EvCand *stretch_before(const Ie *ie, uint32_t index)
{
    enum { BACK = 4 };
    const EvCand *c = ie->ev.v[index];
    bool near = true;                  /* nothing but what brought it about stands between */
    for (uint32_t k = index, n = 0; k-- > 0 && n < BACK; n++) {
        const EvCand *e = ie->ev.v[k];
        if (e->flags & EVF_OTHER || e->type != EV_WORK || e->fact != FACT_ACTUAL) {
            near &= e->type == EV_CONTEXT || e->type == EV_DECISION || e->flags & EVF_OTHER;
            continue;
        }
        bool whole = e->date.n && memchr(e->date.p, '/', e->date.n) && e->hi < EDTF_DAY_MAX && e->lo > EDTF_DAY_NONE &&
                     (e->stay || (e->timex != UINT32_MAX && ie_is_range(ie, e->timex)));
        bool shared = c->date.n && (c->timex == e->timex || str_eq(c->date, e->date));
        bool here = c->sent - e->sent <= (near && e->line == c->line) && !c->date.n;
        return whole && (e->org.n || c->type == EV_LEAVE) && (shared || here) ? e : NULL;
    }
    return NULL;
}

/* When the stretch that e tells of was over. */
static void date_at_end(Ie *ie, EvCand *c, const EvCand *e)
{
    Edtf v;
    if (!edtf_parse(e->date, &v) || v.kind != EDTF_INTERVAL || v.pt[1].end != EDTF_END_DATE) return;
    Edtf end = {.kind = EDTF_POINT, .n = 1, .pt = {v.pt[1]}};
    c->date = edtf_format(ie->mem, &end);
    c->basis = BASIS_COMPUTED;
    c->timex = UINT32_MAX;
    c->dated = edtf_bounds_str(c->date, &c->lo, &c->hi);
    cand_why(c, N_("end of the stretch"), e->beg, e->end);
}

/* 2009년에 입사해서 5년을 다녔다. 무릎이 나가서 그만뒀다: the joining and the length that it lasted, told right before. */
static bool spanned_before(Ie *ie, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    EdtfDuration len;
    Edtf from, to;
    for (uint32_t k = index; !c->date.n && k-- > 0 && c->sent - ie->ev.v[k]->sent <= 2;) {
        const EvCand *e = ie->ev.v[k];
        if (e->type == EV_CONTEXT || e->type == EV_DECISION || e->flags & EVF_OTHER) continue;
        bool lasted = e->type == EV_JOIN && e->spans && e->fact == FACT_ACTUAL && is_point(e->date);
        if (!lasted || !str_eq(e->org, c->org) || e->line != c->line || !edtf_parse(e->date, &from)) return false;
        const Timex *t = &ie->out->timexes.v[e->spans - 1];
        if (!edtf_duration_parse(t->value, &len) || !edtf_add(&from, &len, 1, len.approx, &to)) return false;
        return date_reckon(ie, c, &to, N_("length"), ie->tx.v[e->spans - 1].beg, ie->tx.v[e->spans - 1].end);
    }
    return false;
}

/* 2010년부터 2016년까지 은행에 다녔다. 그 뒤 카드사로 옮겼다: the next one begins, and the old one is left, when the stretch
 * ends. */
void turn_at_end(Ie *ie, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    bool joins = c->type == EV_JOIN || c->type == EV_FOUND, leaves = c->type == EV_LEAVE, works = c->type == EV_WORK;
    if ((!joins && !leaves && !works) || c->fact != FACT_ACTUAL || (joins && c->flags & EVF_WEAK)) return;
    if (leaves && spanned_before(ie, index)) return;
    const EvCand *e = stretch_before(ie, index);
    if (works) {                       /* what is done elsewhere was not done in that time */
        bool apart = e && c->date.n && e->sent != c->sent && c->org.n && !str_eq(e->org, c->org);
        if (apart && c->basis == BASIS_DISCOURSE) date_clear(c);
        return;
    }
    if (!e || (leaves ? !str_eq(e->org, c->org) : !c->org.n || str_eq(e->org, c->org))) return;
    bool own = c->timex != UINT32_MAX && ie->tx.v[c->timex].beg >= c->from && e->sent != c->sent;
    if (!own) date_at_end(ie, c, e);
}

/* 2020년 3월부터 다섯 달을 쉬고 복귀했다: at the end of the rest that was told right before. */
void back_at_end(Ie *ie, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    const EvCand *e = index ? ie->ev.v[index - 1] : NULL;
    bool back = !c->en && c->rule->back && (!c->dated || c->basis == BASIS_COMPUTED) && e && e->sent + 1 >= c->sent;
    if (back && e->type == EV_CONTEXT && e->stay && !(e->flags & EVF_OTHER) && e->fact == FACT_ACTUAL)
        date_at_end(ie, c, e);
}

/* The course told right before, with both its ends. */
static const EvCand *course_before(const Ie *ie, const EvCand *c)
{
    enum { BACK = 5, SENTS = 4 };
    const uint32_t beside =
        1u << EV_CERTIFICATE | 1u << EV_CONTEXT | 1u << EV_PROJECT | 1u << EV_STUDY | 1u << EV_AWARD;
    for (uint32_t k = c->number, n = 0; k-- > 0 && n < BACK; n++) {
        const EvCand *e = ie->ev.v[k];
        if (c->sent - e->sent > SENTS || e->line != c->line) return NULL;
        if (e->flags & EVF_OTHER) continue;
        if (!(beside >> e->type & 1)) return NULL;
        bool whole = e->date.n && memchr(e->date.p, '/', e->date.n) && e->hi < EDTF_DAY_MAX && e->lo > EDTF_DAY_NONE;
        if (e->type == EV_STUDY && e->fact == FACT_ACTUAL) return whole && names_agree(e->other, c->other) ? e : NULL;
    }
    return NULL;
}

/* 3월부터 여섯 달 동안 배웠다. 수료하고 지원서를 넣었다; 7월부터 12월까지 과정을 수료했다: a course is finished when it is over. */
void course_at_end(Ie *ie, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    bool may = c->type == EV_GRADUATE && !c->en && c->fact == FACT_ACTUAL && !(c->flags & EVF_NOTE) &&
               (!(c->flags & EVF_WEAK) || c->tail.head == HEAD_WHEN);                     /* 수료할 때 */
    if (!may || c->tail.context == CTX_NOTE) return;
    bool stretch = c->timex != UINT32_MAX && ie_is_range(ie, c->timex) && c->basis != BASIS_HEADING;
    if (stretch) date_at_end(ie, c, c);
    else if (!c->date.n) {
        const EvCand *e = course_before(ie, c);
        if (e) date_at_end(ie, c, e);
    }
}

/* 2월에 들어갔다. 3년을 일한 뒤 나래병원에 입사했다; 그만뒀다. 1년을 공부해서 합격했다: what the sentence tells behind a stretch came
 * when that was over; the date of what was told before is of its beginning. */
void after_stay(Ie *ie, uint32_t index)
{
    enum { NEAR = 40 };
    const uint32_t comes = 1u << EV_JOIN | 1u << EV_FOUND | 1u << EV_ACCEPTED | 1u << EV_ENROLL | 1u << EV_CERTIFICATE;
    EvCand *c = ie->ev.v[index];
    const EvCand *e = index ? ie->ev.v[index - 1] : NULL;
    bool may = !c->en && comes >> c->type & 1 && c->fact == FACT_ACTUAL && e && e->sent == c->sent && e->stay &&
               !(e->flags & EVF_OTHER);
    if (!may || e->fact != FACT_ACTUAL || c->beg > e->end + NEAR || c->beg < e->end || e->hi >= EDTF_DAY_MAX) return;
    bool lasts = e->type == EV_WORK || e->type == EV_STUDY || e->type == EV_SEARCH || e->type == EV_CONTEXT;
    bool carried =
        c->basis == BASIS_DISCOURSE && c->lo == e->lo && c->timex != UINT32_MAX && ie->tx.v[c->timex].sent < c->sent;
    if (!lasts || (c->date.n && !carried) || (e->org.n && str_eq(e->org, c->org))) return;
    if (ie_timex_from(ie, e->end) == ie_timex_from(ie, c->beg)) date_at_end(ie, c, e);
}

/* What may be long after what was told before it: left after joining, risen there, finished after entering. */
static bool takes_time(const EvCand *e, const EvCand *c)
{
    bool began = e->type == EV_JOIN || e->type == EV_FOUND || e->type == EV_ENROLL || e->type == EV_STUDY;
    bool rises =
        c->type == EV_PROMOTION || c->type == EV_CONVERSION || c->type == EV_ROLE_CHANGE || c->type == EV_TRANSFER;
    return began && (c->type == EV_LEAVE || c->type == EV_GRADUATE || rises);
}

/* 2019년 3월에 누리소프트를 그만두고 나래소프트에 입사했다, in 2004 I moved to Dublin and started at a bakery: the date that opens
 * the sentence is that of the next verb, too, where no other time stands between the two. */
void in_one_breath(Ie *ie, uint32_t index)
{
    enum { LEAD = 12, NEAR = 60 };
    EvCand *c = ie->ev.v[index];
    const EvCand *e = index ? ie->ev.v[index - 1] : NULL;
    bool kind = c->type <= EV_FOUND || c->type == EV_ACCEPTED || c->type == EV_REJECTED || c->type == EV_ENROLL ||
                c->type == EV_GRADUATE;
    if (c->date.n || !kind || !e || e->sent != c->sent || e->fact != FACT_ACTUAL || e->flags & EVF_OTHER) return;
    /* 1년 만에 그만두고 나래소프트로 옮겼다: the leaving was counted. */
    bool counted = e->basis == BASIS_COMPUTED && e->timex == UINT32_MAX && e->date.n && !takes_time(e, c);
    bool follows = e->type == EV_LEAVE ? c->type == EV_JOIN || (c->type == EV_CONVERSION && !c->en)
                                       : !c->en && (e->type == EV_GRADUATE || e->type == EV_MOVE) && !e->stay;
    if (counted && follows && c->beg <= e->end + NEAR && ie_timex_from(ie, e->end) == ie_timex_from(ie, c->beg)) {
        c->date = e->date, c->lo = e->lo, c->hi = e->hi;
        c->basis = BASIS_COMPUTED, c->dated = true;
        cand_why(c, N_("date of the leaving"), e->beg, e->end);
        return;
    }
    bool given = e->timex != UINT32_MAX && e->dated && e->date.n && !ie_is_range(ie, e->timex);
    if (!given || ie->tx.v[e->timex].beg > ie->doc->sent[c->sent].beg + LEAD || ie->tx.v[e->timex].beg > e->beg) return;
    if (c->beg > e->end + NEAR || takes_time(e, c)) return;
    enum { BEHIND = 30 };
    uint32_t next = ie_timex_from(ie, e->end), to = ie->doc->sent[c->sent].end;
    if (c->end + BEHIND < to) to = c->end + BEHIND;
    if (next < ie->tx.n && ie->tx.v[next].beg < to) return;                /* … and went on two years later */
    c->date = e->date, c->lo = e->lo, c->hi = e->hi;
    c->timex = e->timex, c->basis = e->basis, c->dated = true;
    cand_why(c, N_("date"), ie->tx.v[e->timex].beg, ie->tx.v[e->timex].end);
}
