/* One happening, one event: later mentions go under `also`. */
#include "argument_int.h"
#include "mark.h"
#include <string.h>

/* What happens once with an employer or a school; the rest may happen again and again. */
static bool happens_once(uint8_t type)
{
    return type == EV_JOIN || type == EV_LEAVE || type == EV_CONVERSION || type == EV_FOUND || type == EV_GRADUATE ||
           type == EV_ENROLL || type == EV_AWARD || type == EV_CERTIFICATE;
}

static bool dates_agree(const EvCand *a, const EvCand *b)
{
    if (a->lo == EDTF_DAY_NONE || b->lo == EDTF_DAY_NONE || a->hi == EDTF_DAY_NONE || b->hi == EDTF_DAY_NONE)
        return true;
    return a->lo <= b->hi && b->lo <= a->hi;
}

static bool facts_agree(const EvCand *a, const EvCand *b)
{
    if (a->fact == b->fact) return true;
    /* Intended or supposed, and then done: the same happening. */
    return (a->fact == FACT_ACTUAL && b->fact == FACT_PLANNED) || (b->fact == FACT_ACTUAL && a->fact == FACT_PLANNED);
}

/* A mention that tells neither where nor when: it recalls what is told elsewhere. */
static bool is_bare(const EvCand *c)
{
    bool role = c->role.n && c->type != EV_LEAVE;      /* 간호사를 그만두고: which employer is not told */
    return !c->dated && (!c->org_own || c->org_kind) && !c->other.n && !role && happens_once(c->type);
}

/* A kind of employer (대기업에) may be any employer, where no date tells two happenings apart. */
static bool orgs_agree(const EvCand *a, const EvCand *b)
{
    /* a restaurant in Soho, a meal-kit company: two kinds are two employers. */
    bool kinds = a->org_kind && b->org_kind && a->org_own && b->org_own && a->en && b->en;
    if (kinds && str_find(a->org, b->org, 0) == SIZE_MAX && str_find(b->org, a->org, 0) == SIZE_MAX) return false;
    return names_agree(a->org, b->org) || (a->org_kind && !a->dated) || (b->org_kind && !b->dated);
}

/* a bakery in Rotherham, and further on Greencore: who has a name is not the kind told of long before. */
static bool named_later(const EvCand *a, const EvCand *b)
{
    const uint32_t near = str_find(a->org, S(" in "), 0) == SIZE_MAX ? 2 : 0;           /* with its place it is told whole */
    bool kind = a->en && a->org_kind && a->org_own && b->org_own && !b->org_kind;
    return kind && b->sent - a->sent > near && !str_eq(a->org, b->org);
}

/* got work at the Alfred, went back to the Alfred in 2013; hired as a reporter, left for the BBC: two joinings. */
static bool comes_back(const EvCand *a, const EvCand *b)
{
    if (!a->en || a->type != EV_JOIN) return false;
    bool next = a->sent == b->sent && !a->org.n && a->role.n && b->org_own && !b->org_kind;
    /* I joined the Fast Stream. … In 2018 I went to McKinsey: too far on to be the same one. */
    enum { FAR_SENT = 2 };
    bool far = !a->org.n && !a->dated && b->dated && b->org_own && !b->org_kind && b->sent - a->sent > FAR_SENT &&
               !(a->flags & EVF_WEAK);
    /* a Saturday job there, and later a post */
    bool post =
        (a->employment == EMP_PART_TIME) != (b->employment == EMP_PART_TIME) && b->role.n && !a->role.n && b->dated;
    return next || far || post ||
           (b->flags & EVF_AGAIN && !(a->flags & EVF_AGAIN) && b->dated && names_agree(a->org, b->org));
}

static bool schools_agree(const EvCand *a, const EvCand *b)
{
    enum { NEAR_SENT = 3 };
    if (!names_agree(a->other, b->other)) return false;
    return str_eq(a->other, b->other) || b->sent - a->sent <= NEAR_SENT;
}

/* Dismissed, and a contract run out: two leavings. 퇴사 alone may be either. */
static bool causes_agree(const EvCand *a, const EvCand *b)
{
    bool vague = a->cause <= CAUSE_VOLUNTARY || b->cause <= CAUSE_VOLUNTARY;
    return vague || a->cause == b->cause;
}

/* 대리를 달았고 2019년 1월 과장이 되었다: two titles are two steps. */
static bool steps_agree(const EvCand *a, const EvCand *b)
{
    bool step = a->type == EV_PROMOTION || a->type == EV_ROLE_CHANGE;
    if (!step || names_agree(a->role, b->role)) return true;
    return str_find(a->role, b->role, 0) != SIZE_MAX || str_find(b->role, a->role, 0) != SIZE_MAX;
}

/* got my start at a station, went freelance: on one's own is nobody's employment. */
static bool trades_agree(const EvCand *a, const EvCand *b)
{
    bool free_a = a->rule->employment == EMP_FREELANCE, free_b = b->rule->employment == EMP_FREELANCE;
    return !a->en || a->type != EV_JOIN || free_a == free_b;
}

/* 나래은행과 다올증권에 합격했다. 나래은행에 합격했을 때: one of them. */
static bool is_one_of(const EvCand *a, const EvCand *b) { return b->org.n && str_find(a->org, b->org, 0) != SIZE_MAX; }

/* 두 번째로 떨어졌을 때, 다시 붙었을 때: another time. */
static bool is_anew(const Ie *ie, const EvCand *b)
{
    const Doc *d = ie->doc;
    for (uint32_t i = d->sent[b->sent].tok_beg; i < d->n_tok && d->tok[i].beg < b->beg; i++)
        if (mark_at(ie, MK_NTH, d->tok[i].beg) || mark_at(ie, MK_ANEW, d->tok[i].beg)) return true;
    return false;
}

/* 지원한 지 한 달 만에, 합격했을 때, 붙은 날, 거절하고 나서: what was told right before. */
static bool is_recalled(const Ie *ie, const EvCand *a, const EvCand *b)
{
    enum { NEAR_SENT = 2 };
    const uint32_t lasts = 1u << EV_APPLY | 1u << EV_STUDY | 1u << EV_SEARCH | 1u << EV_WORK;
    const uint32_t results =
        1u << EV_ACCEPTED | 1u << EV_REJECTED | 1u << EV_WITHDRAW | 1u << EV_CERTIFICATE | 1u << EV_INTERVIEW;
    if (b->en || b->sent == a->sent || b->sent - a->sent > NEAR_SENT || a->fact != b->fact) return false;
    const Tail *t = &b->tail;
    bool then = t->head == HEAD_WHEN || t->head == HEAD_AFTER || mark_before(ie, MK_ONCE_DONE, t->end);
    bool after = t->head == HEAD_AFTER && lasts & 1u << b->type;
    bool result = then && results & 1u << b->type && (!b->dated || str_eq(a->date, b->date));
    bool known = result && b->org_own ? is_one_of(a, b) : orgs_agree(a, b);
    return (after || result) && known && names_agree(a->other, b->other) && (after || !is_anew(ie, b));
}

/* 2020년 9월부터 스무 달을 교육받았다. 거기서 양액 재배를 배웠다: one course, and what was taught there. */
static bool learnt_there(const Ie *ie, const EvCand *a, const EvCand *b)
{
    enum { NEAR_SENT = 1 };
    if (a->en || b->en || b->sent == a->sent || b->sent - a->sent > NEAR_SENT || a->fact != b->fact) return false;
    if (a->type != EV_STUDY || a->fact != FACT_ACTUAL || !a->dated || (b->dated && !str_eq(a->date, b->date)))
        return false;
    const Doc *d = ie->doc;
    for (uint32_t i = d->sent[b->sent].tok_beg; i < d->n_tok && d->tok[i].beg < b->beg; i++) {
        const Token *t = &d->tok[i];
        if (t->cls == CH_HANGUL && is_mark(ie, MK_IN, d->ch[t->end - 1]) && mark_at(ie, MK_THIS_PLACE, t->beg))
            return true;
    }
    return false;
}

/* I got my first job through my uncle. I was there for eleven years. In 1988 the council took me on: what was told of the
 * first lies between the two. */
static bool lived_between(const Ie *ie, const EvCand *a, const EvCand *b)
{
    enum { NEAR_SENT = 3, WINDOW = 64 };
    if (!a->en || a->type != EV_JOIN || !is_bare(a) || !b->org_own || b->number - a->number > WINDOW) return false;
    for (uint32_t k = a->number + 1; k < b->number; k++) {
        const EvCand *e = ie->ev.v[k];
        bool there = e->type == EV_WORK || e->type == EV_PROMOTION || e->type == EV_LEAVE;
        if (there && !e->org_own && e->fact == FACT_ACTUAL && e->sent - a->sent <= NEAR_SENT && e->sent < b->sent &&
            !(e->flags & (EVF_OTHER | EVF_WEAK))) return true;
    }
    return false;
}

/* 그때 갔으면 어땠을까. … 나중에 이직하더라도: what might have been, and what may still be. */
static bool supposed_apart(const EvCand *a, const EvCand *b)
{
    enum { FAR_SENT = 4 };
    if (a->en || b->en || a->fact != FACT_HYPOTHETICAL || b->fact != FACT_HYPOTHETICAL) return false;
    return a->tail.past != b->tail.past ? a->sent != b->sent
                                        : b->sent - a->sent > FAR_SENT && !a->org_own && !b->org_own;
}

/* 2019년에 호텔을 나와 가게를 차렸다. 2년 만에 문을 닫았다: what was begun between the two is what is left. */
static bool begun_between(const Ie *ie, const EvCand *a, const EvCand *b)
{
    enum { WINDOW = 16 };
    const uint32_t begins = 1u << EV_JOIN | 1u << EV_FOUND | 1u << EV_ENROLL;
    if (a->en || b->number - a->number > WINDOW) return false;
    for (uint32_t k = a->number + 1; k < b->number; k++) {
        const EvCand *e = ie->ev.v[k];
        if (begins & 1u << e->type && e->fact == FACT_ACTUAL && !(e->flags & (EVF_OTHER | EVF_WEAK | EVF_RECALL)))
            return true;
    }
    return false;
}

/* ## 나래소프트 합격, and below it 합격했다: the heading only announces. */
static bool headed_by(const Ie *ie, const EvCand *a, const EvCand *b)
{
    const uint32_t types = 1u << EV_ACCEPTED | 1u << EV_SEARCH | 1u << EV_MOVE;
    bool heading = types & 1u << a->type && a->tail.context == CTX_NOTE && ie->doc->line[a->line].kind == LINE_HEADING;
    return heading && !a->en && b->sect && b->sect->line == a->line && names_agree(a->org, b->org);
}

/* 면접은 화상이었다, 결정하고 나니: as its topic or without an object of its own, and no day: what was told before. But 대학원
 * 진학도 결정했다, 4월에 면접을 봤다: another one. */
static bool goes_back(const Ie *ie, const EvCand *c)
{
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    uint32_t tok = doc_tok_at(d, c->beg), i = ie_timex_from(ie, s->beg);
    bool dated = i < ie->tx.n && ie->tx.v[i].beg < c->beg && !c->tail.relative;
    if (dated || c->org_own) return false;
    bool says_what = c->tail.context == CTX_COPULA || c->tail.relative;              /* ATM을 만드는 과제 전형이었다 */
    if (c->type == EV_INTERVIEW) return says_what || (tok == s->tok_beg && is_mark(ie, MK_TOPIC, d->ch[c->end]));
    if (tok == s->tok_beg) return true;
    uint16_t last = d->ch[d->tok[tok - 1].end - 1];
    return !is_mark(ie, MK_OBJECT, last) && !is_mark(ie, MK_ALSO, last) &&
           !mark_before(ie, MK_DECIDED, d->tok[tok - 1].end);
}

/* 나래소프트 면접을 봤다. 면접은 화상으로 진행되었다. 퇴사를 결정했다. … 결정하고 나니: told on in the word that told it. */
static bool told_on(const Ie *ie, const EvCand *a, const EvCand *b)
{
    enum { NEXT_SENT = 1, NEAR_SENT = 3 };
    uint32_t apart = b->sent - a->sent;
    if (a->en || b->en || (a->type != EV_DECISION && a->type != EV_INTERVIEW)) return false;
    if (a->type == EV_DECISION) return apart <= NEAR_SENT && a->rule == b->rule && goes_back(ie, b);
    if (apart > NEXT_SENT || !str_eq(a->other, b->other) || !goes_back(ie, b)) return false;
    return !a->dated || !b->dated || str_eq(a->date, b->date);
}

static bool same_happening(const Ie *ie, const EvCand *a, const EvCand *b)
{
    enum { CLOSE = 40 };
    if (a->type != b->type || a->rule->military != b->rule->military || !facts_agree(a, b)) return false;
    if (a->rule->school != b->rule->school && a->en) return false;            /* dropped out, laid off */
    if (supposed_apart(a, b)) return false;
    if (named_later(a, b) || comes_back(a, b) || lived_between(ie, a, b)) return false;
    if (!steps_agree(a, b) || !trades_agree(a, b)) return false;
    if (a->flags & b->flags & EVF_AIM && a->line != b->line) return false;         /* two items of a list */
    if (a->type == EV_LEAVE && !causes_agree(a, b)) return false;
    /* …로 이직했다. 엔지니어로 들어갔고: the same joining, told on. */
    if (a->type == EV_JOIN && b->sent - a->sent <= 3 && a->org.n && !b->org.n && (!b->dated || str_eq(a->date, b->date)) &&
        a->fact == b->fact)
        return true;
    if (a->type == EV_LEAVE && b->sent - a->sent <= 2 && a->fact == b->fact && orgs_agree(a, b) &&
        !begun_between(ie, a, b))
        return true;
    if (!dates_agree(a, b)) return false;
    if (is_recalled(ie, a, b) || learnt_there(ie, a, b)) return true;
    bool bare = (is_bare(a) || is_bare(b)) && orgs_agree(a, b);
    if (bare && a->fact == b->fact && event_is_schooling((EventType)a->type) == false) return true;
    if (!orgs_agree(a, b)) return false;
    if (!names_agree(a->other, b->other) && (a->type == EV_CERTIFICATE || a->type == EV_AWARD)) return false;
    bool weak = (a->flags | b->flags) & EVF_WEAK;
    if (weak && a->dated && b->dated && !str_eq(a->date, b->date)) return false;
    /* They told me they had gone external: one refusal in two words. */
    bool once =
        a->en && a->type == EV_REJECTED && a->sent == b->sent && !b->org_own && (!b->dated || str_eq(a->date, b->date));
    if (once && a->to + CLOSE > b->beg) return true;
    if (a->sent == b->sent) return weak || (a->type != EV_INTERVIEW && a->type != EV_REJECTED && a->type != EV_APPLY);
    if (told_on(ie, a, b) || headed_by(ie, a, b)) return true;
    if (a->type == EV_GRADUATE || a->type == EV_ENROLL) return schools_agree(a, b);
    if (happens_once(a->type)) return str_eq(a->org, b->org) && (a->org.n || weak || str_eq(a->date, b->date));
    bool works = a->type != EV_PROJECT || str_eq(a->other, b->other);       /* 브랜드를 만들기까지: not what is made first */
    return weak && works && str_eq(a->org, b->org);
}

EvCand *event_root(EvCand *c)
{
    while (c->same) c = c->same;
    return c;
}

/* Which of two dates of one happening tells more: the one that its own sentence gives, the finer, the strong one's.
 * Notice and last day are one leaving, dated at the last day. */
static bool dates_better(const Ie *ie, const EvCand *into, const EvCand *c)
{
    if (!c->date.n) return false;
    if (!into->date.n || (c->dated && !into->dated)) return true;
    if (!c->dated) return false;
    bool later = into->type == EV_LEAVE && c->sent - into->sent <= 2 && c->lo > into->hi;
    if (later && kind_closing(ie, c) && !kind_closing(ie, into)) return false;     /* 퇴사했다. 회사는 그해 가을에 폐업했다 */
    if (later) return true;
    return c->lo >= into->lo && c->hi <= into->hi && (c->lo > into->lo || c->hi < into->hi);
}

static void absorb(const Ie *ie, EvCand *into, EvCand *c)
{
    c->same = into;
    bool stronger = into->flags & EVF_WEAK && !(c->flags & EVF_WEAK);
    if (stronger) into->flags &= (uint8_t)~EVF_WEAK;
    if (c->dated && into->dated) c->other_date = dates_better(ie, into, c) ? into->date : c->date;
    if (dates_better(ie, into, c))
        into->date = c->date, into->basis = c->basis, into->lo = c->lo, into->hi = c->hi, into->dated = c->dated,
        into->timex = c->timex;
    bool named = c->org.n && c->org_own && (!into->org_own || (into->org_kind && !c->org_kind));
    /* Where a mention by the way stands says nothing of where it happened. */
    bool told = c->org.n && (c->org_own || !(c->flags & EVF_WEAK));
    bool several = into->n_more > 0;                       /* at a shop and then at Petal & Thorn, where I spent six years */
    if (!several && ((!into->org.n && told) || named || (stronger && c->org.n)))
        into->org = c->org, into->org_own = c->org_own, into->org_kind = c->org_kind;
    if (!into->role.n) into->role = c->role;
    if (!into->team.n) into->team = c->team;
    if (!into->other.n) into->other = c->other;
    if (!into->times.n && !into->dated) into->times = c->times;
    if (!into->employment) into->employment = c->employment;
    if (!into->cause) into->cause = c->cause;
    if (c->fact == FACT_ACTUAL) into->fact = FACT_ACTUAL;
}

/* took a job at a bakery in Rotherham: English tells a kind of employer with its place or in a paragraph of its own; one
 * word, in a title or in passing, only announces. */
static bool tells_where(const Ie *ie, const EvCand *c)
{
    return c->en && c->org_own && c->rule->shape == SHAPE_VERB && ie->doc->line[c->line].kind != LINE_HEADING &&
           memchr(c->org.p, ' ', c->org.n);
}

/* English tells its first steps without a date, too: one announces only what is told further on. */
static bool announces(const Ie *ie, uint32_t index)
{
    const EvCand *c = ie->ev.v[index];
    enum { AHEAD = 64, FIRST = 3 };
    if (tells_where(ie, c)) return false;
    if (c->sent >= FIRST && ie->doc->line[c->line].kind != LINE_HEADING) return false;
    for (uint32_t k = index + 1; k < ie->ev.n && k <= index + AHEAD; k++) {
        const EvCand *e = ie->ev.v[k];
        if (e->type == c->type && e->fact == c->fact && e->rule->school == c->rule->school)
            return !lived_between(ie, c, e);
    }
    return false;
}

/* Before the story begins (a title, a summary, a prologue) a bare mention only announces what is told behind it. Where a
 * text gives no dates at all, nothing tells the beginning, and every mention counts. */
static void announce_all(Ie *ie)
{
    uint32_t dated = 0, n = ie->ev.n, told[EV_COUNT] = {0};
    for (uint32_t i = 0; i < n; i++) {
        const EvCand *c = ie->ev.v[i];
        dated += c->dated;
        if (!(c->flags & (EVF_OTHER | EVF_WEAK)) && (c->en || c->fact == FACT_ACTUAL)) told[c->type] = i;
    }
    if (dated * 12 < n) {
        for (uint32_t i = 0; i < n; i++) ie->ev.v[i]->org_kind = false;
        return;
    }
    for (uint32_t i = 0; i < n && !ie->ev.v[i]->dated; i++) {
        EvCand *c = ie->ev.v[i];
        bool whole = c->tail.context == CTX_VERB && !(c->flags & EVF_WEAK);     /* 마흔에 택시를 그만두고 … */
        bool tells = c->en ? !announces(ie, i) : whole && told[c->type] == i;
        if (c->type <= EV_FOUND && is_bare(c) && c->fact == FACT_ACTUAL && !tells) c->flags |= EVF_OTHER;
    }
}

/* 퇴사했다. … 두 달 만에 재취업했다: behind a leaving one joins anew, where the joining is told and not recalled. */
static bool joins_anew(const EvCand *c, const EvCand *e, const EvCand *left)
{
    bool told = !c->en && c->type == EV_JOIN && c->tail.context == CTX_VERB && c->tail.past && !c->tail.relative &&
                !(c->flags & EVF_WEAK);
    return told && left && left->number > e->number && left->fact == FACT_ACTUAL && !(left->flags & (EVF_WEAK | EVF_OTHER)) &&
           !(c->org.n && str_eq(c->org, e->org) && c->org_own);
}

/* 졸업하고 은행에 들어갔다 … 2013년에 대학을 졸업했다: one that names neither school nor time is the other, where no new
 * course was begun between them. */
static bool same_course(const EvCand *a, const EvCand *b, const EvCand *begun)
{
    bool bare = (!a->dated && !a->other.n) || (!b->dated && !b->other.n);
    bool between = begun && begun->number > a->number && begun->fact == FACT_ACTUAL && !(begun->flags & EVF_OTHER);
    bool word = a->rule == b->rule || a->rule->shape == SHAPE_VERB || b->rule->shape == SHAPE_VERB;       /* 졸업, 이수 */
    bool done = word && b->type == EV_GRADUATE && a->fact == FACT_ACTUAL && b->fact == FACT_ACTUAL;
    return done && !a->en && bare && !between && a->sent != b->sent && dates_agree(a, b);
}

/* 일을 그만뒀다. … 1998년부터 학습지 교사를 했다. 7년을 하고 관뒀다: what was begun since then is left anew. */
static bool leaves_anew(const EvCand *c, const EvCand *e, const EvCand *begun)
{
    const Tail *t = &c->tail;
    bool told = !c->en && c->type == EV_LEAVE && (!c->dated || c->lo > e->hi) && t->past && !t->relative && !t->head &&
                t->context == CTX_VERB;
    enum { LOOK = 4 };
    if (!told || !e->dated) return false;
    for (int left = LOOK; begun && begun->number > e->number && left > 0; begun = begun->older, left--) {
        bool since = begun->fact == FACT_ACTUAL && !(begun->flags & (EVF_OTHER | EVF_WEAK));
        if (since && begun->dated && begun->lo > e->hi) return true;
    }
    return false;
}

/* The nearest candidate before c that tells the same. Only those of its type can. left: the last leaving. */
static EvCand *told_before(const Ie *ie, EvCand *c, EvCand *const last[EV_COUNT])
{
    enum { WINDOW = 64 };              /* candidates: the search stays linear in the text */
    for (EvCand *e = c->older; e && c->number - e->number <= WINDOW && !joins_anew(c, e, last[EV_LEAVE]); e = e->older) {
        if (leaves_anew(c, e, last[EV_JOIN]) || leaves_anew(c, e, last[EV_WORK])) break;
        if (same_happening(ie, event_root(e), c) || same_course(event_root(e), c, last[EV_ENROLL]))
            return event_root(e);
    }
    return NULL;
}

static void link_all(Ie *ie)
{
    EvCand *last[EV_COUNT] = {0};
    announce_all(ie);
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        EvCand *c = ie->ev.v[i];
        if (c->flags & EVF_OTHER) continue;
        c->number = i;
        c->older = last[c->type];
        last[c->type] = c;
        EvCand *before = told_before(ie, c, last);
        if (before) absorb(ie, before, c);
    }
}

static bool stands(const EvCand *c)
{
    if (c->flags & EVF_OTHER || c->same) return false;
    if (!(c->flags & EVF_WEAK)) return true;
    bool taken = c->tail.context == CTX_TIME || c->tail.head == HEAD_WHEN;        /* as known: 졸업 후 */
    const uint32_t by_the_way = 1u << EV_INTERVIEW | 1u << EV_SEARCH | 1u << EV_APPLY | 1u << EV_CONTEXT;
    bool passes = c->type == EV_GRADUATE || (c->tail.context == CTX_TIME && !(by_the_way & 1u << c->type));
    passes |= c->type == EV_CONTEXT && taken && c->dated && !c->en && c->fact == FACT_ACTUAL;       /* 2019년 육아휴직 후 */
    bool moves = c->type <= EV_CONVERSION ? c->dated || taken : taken && passes;
    return moves && !(c->flags & EVF_RECALL);
}

static StrList why_texts(Ie *ie, const EvCand *c)
{
    StrList out = {arena_push_raw(ie->mem, Str, c->n_why), c->n_why, c->n_why};
    for (uint8_t i = 0; i < c->n_why; i++) {
        const Why *w = &c->why[i];
        Str words = doc_quote(ie->doc, doc_span(ie->doc, w->beg, w->end));
        out.v[i] = str_join(ie->mem, (Str[]){str_z(w->rule), S(": "), words}, 3);
    }
    return out;
}

/* 2005.06 ~ 2007.05 복무, 전역: of a stretch told with both ends a beginning has the first, an end the last. */
static Str event_date(Ie *ie, const EvCand *c)
{
    Edtf e;
    bool begins = c->type == EV_JOIN || c->type == EV_ENROLL || c->type == EV_FOUND;
    bool ends = c->type == EV_LEAVE;       /* a course is finished (4월~7월 과정 수료) as a whole */
    if ((!begins && !ends) || c->timex == UINT32_MAX || !ie_timex_range(ie, c->timex)) return c->date;
    if (!edtf_parse(c->date, &e) || e.kind != EDTF_INTERVAL || e.pt[begins ? 0 : 1].end != EDTF_END_DATE)
        return c->date;
    Edtf end = {.kind = EDTF_POINT, .n = 1, .pt = {e.pt[begins ? 0 : 1]}};
    return edtf_format(ie->mem, &end);
}

/* at Oakline and then at Larkhill: one event, and all of its employers. */
static Str orgs_told(Ie *ie, const EvCand *c)
{
    Str all = c->org;
    for (uint32_t k = 0; k < c->n_more; k++) all = str_join(ie->mem, (Str[]){all, S(", "), c->more[k]}, 3);
    return all;
}

static void emit(Ie *ie, EvCand *c)
{
    Event *e = vec_push(ie->mem, &ie->out->events);
    const Sentence *s = &ie->doc->sent[c->sent];
    /* Measured: of the weakest two in three are right, of the strongest nine in ten. */
    const float least = 0.45f, more = 0.53f;
    float score = c->score * (c->flags & EVF_WEAK ? 0.6f : 1.0f) * (c->org.n ? 1.0f : 0.9f);
    *e = (Event){
        .type = (EventType)c->type,
        .span = doc_span(ie->doc, c->beg, c->end),
        .fact = (Factuality)c->fact,
        .date = event_date(ie, c),
        .date_basis = (Basis)c->basis,
        .sentence = doc_span(ie->doc, s->beg, s->end),
        .confidence = least + more * score,
        .why = why_texts(ie, c),
        .args = {.org = orgs_told(ie, c),
                 .role = c->role,
                 .team = c->team,
                 .place = c->place,
                 .other = c->other.n ? c->other : c->times,
                 .employment = (Employment)c->employment,
                 .cause = (Cause)c->cause,
                 .skill = c->skill},
    };
    c->index = ie->out->events.n - 1;
}

/* Room for all of them at once: an Event is large. */
static void events_reserve(Ie *ie)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < ie->ev.n; i++) n += stands(ie->ev.v[i]);
    ie->out->events.v = n ? arena_push_raw(ie->mem, Event, n) : NULL;
    ie->out->events.cap = n;
}

void merge_all(Ie *ie)
{
    link_all(ie);
    events_reserve(ie);
    for (uint32_t i = 0; i < ie->ev.n; i++)
        if (stands(ie->ev.v[i])) emit(ie, ie->ev.v[i]);
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        EvCand *c = ie->ev.v[i], *r = event_root(c);
        if (c == r || r->index == UINT32_MAX || c->flags & EVF_OTHER) continue;
        *vec_push(ie->mem, &ie->out->events.v[r->index].also) = doc_span(ie->doc, c->beg, c->end);
    }
}
