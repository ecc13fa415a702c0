/* One event after another: joining opens a row, a new title or kind of employment splits it, leaving closes it. */
#include "position_int.h"

/* The dates of a stretch: both ends where they are told; a vague time (그해 여름) is when it began and ended. */
static void stretch_set(Fold *fo, Row *r, const Event *e, uint32_t i)
{
    Str open = e->date.n > 2 ? str_slice(e->date, e->date.n - 2, e->date.n) : S("");
    if (names_both_ends(fo->ie, fo->cand[i]) || str_eq(open, S(".."))) ends_of(fo->ie, fo->cand[i]->date, &r->p.start, &r->p.end);
    else r->p.start = r->p.end = e->date;
}

static bool is_stretch(const Event *e) { return e->type == EV_WORK && is_interval(e->date); }

static void row_take(Fold *fo, Row *r, const Event *e, uint32_t i)
{
    if (!r->p.role.n) r->p.role = e->args.role;
    if (!r->p.team.n) r->p.team = e->args.team;
    if (!r->p.employment) r->p.employment = e->args.employment;
    row_evidence(fo, r, i);
}

static void join_force(Fold *fo, const Event *e, uint32_t i)
{
    Row *r = row_new(fo, POS_WORK, e, i);
    if (names_both_ends(fo->ie, fo->cand[i])) ends_of(fo->ie, fo->cand[i]->date, &r->p.start, &r->p.end);
    else r->p.start = e->date;
    r->military = true;
    if (!r->p.employment) r->p.employment = EMP_MILITARY;
    if (!r->p.role.n) r->p.role = service_post(fo->ie, fo->cand[i]);
    r->start_timex = fo->cand[i]->timex;
    fo->held = r;
}

/* The row of an earlier mention: told again without a date, or with the same one, it is no second joining. */
static Row *joined_before(Fold *fo, const Event *e)
{
    Row *old = e->args.org.n ? row_at(fo, POS_WORK, e->args.org, true) : NULL;
    if (old) return !old->p.start.n || !e->date.n || may_agree(old->p.start, e->date) ? old : NULL;
    Row *past = e->args.org.n ? row_at(fo, POS_WORK, e->args.org, false) : NULL;
    return past && (!e->date.n || may_agree(past->p.start, e->date)) ? past : NULL;
}

void on_join(Fold *fo, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i];
    /* 산업기능요원으로 복무했다: served where one works, if one works; else it is a service as others are. */
    bool posted = c->rule->military && e->args.employment == EMP_RESEARCH;
    bool here = fo->held && (!e->args.org.n || str_eq(e->args.org, fo->held->p.org)) && !fo->held->closed;
    if (posted && here) {
        if (names_both_ends(fo->ie, c) && !fo->held->p.start.n) {
            ends_of(fo->ie, c->date, &fo->held->p.start, &fo->held->p.end);
            fo->held->closed = fo->held->p.end.n > 0;
        }
        row_take(fo, fo->held, e, i);
        return;
    }
    if (c->rule->military && !(posted && e->args.org.n)) {
        join_force(fo, e, i);
        return;
    }
    Row *old = joined_before(fo, e);
    /* got work there as a clerk; went back there in 2013: another spell */
    bool again = old && c->flags & EVF_AGAIN && e->date.n && !str_eq(old->p.start, e->date) && old->p.evidence.n;
    if (again) old->closed = true;
    if (old && !again) {
        if (e->date.n) old->p.start = finer(old->p.start, e->date);
        row_take(fo, old, e, i);
        if (!old->closed) fo->held = old;
        return;
    }
    if (!e->args.org.n && !e->args.role.n && !e->date.n && !e->args.employment) return;
    Row *before = fo->held;
    Row *r = row_new(fo, POS_WORK, e, i);
    r->p.start = e->date;
    r->start_timex = c->timex;
    r->length = c->spans;
    r->spent = c->spent;
    r->runs = c->en && is_perfect(fo->ie, c);              /* since May I've been with … */
    if (names_both_ends(fo->ie, c)) ends_of(fo->ie, c->date, &r->p.start, &r->p.end);
    r->closed = r->p.end.n && !str_eq(r->p.end, S(".."));
    /* Straight over: the spell before ends where this one begins; not before what is done beside it. */
    bool beside = e->args.employment == EMP_PART_TIME;
    bool ended = before && !before->closed && !before->parallel && !before->runs && !str_eq(before->p.end, S(".."));
    if (ended && e->date.n && !beside) {
        row_close(fo, before, inferred(fo->ie, r->p.start), CAUSE_NONE, i);
        before->over = true;
    }
    if (!beside || !before || before->closed) fo->held = r;
}

static Row *military_row(const Fold *fo)
{
    for (uint32_t i = fo->rows.n, last = rows_reach(fo); i-- > last;)
        if (fo->rows.v[i]->military && (!fo->rows.v[i]->closed || fo->rows.v[i]->over)) return fo->rows.v[i];
    return NULL;
}

/* 2015년 10월에 입사해 4년을 다니고 퇴사했다: the date is that of the joining alone. */
static bool borrows_date(const Row *r, const Event *e, const EvCand *c, const EvCand *opened)
{
    bool shared = e->date.n && c->timex != UINT32_MAX && c->timex == r->start_timex;
    return shared && opened->sent == c->sent && opened->beg < c->beg;
}

/* 구조조정으로 회사를 나왔다: what befell the employer, told in the same sentence before it, is the cause. */
static Cause cause_of(const Fold *fo, const Row *r, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i], *before = i ? fo->cand[i - 1] : NULL;
    if (e->args.cause) return e->args.cause;
    bool told = before && before->type == EV_CONTEXT && before->sent == c->sent && before->fact == FACT_ACTUAL &&
                before->beg < c->beg && before->org.n && !before->rule->invite;
    bool own = c->rule->military || e->args.employment == EMP_FOUNDER || (r && r->p.employment == EMP_FOUNDER);
    return told ? CAUSE_LAYOFF : own ? CAUSE_NONE : cause_around(fo, i);
}

static Row *left_row(Fold *fo, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i];
    bool posted = fo->held && fo->held->p.employment == EMP_RESEARCH && (!fo->held->closed || str_eq(e->args.org, fo->held->p.org));
    Row *served = c->rule->military ? military_row(fo) : NULL;
    if (c->rule->military && (posted || served || !c->en)) return posted ? fo->held : served;
    Row *r = e->args.org.n ? row_at(fo, POS_WORK, e->args.org, true) : fo->held;
    return r || !e->args.org.n ? r : row_at(fo, POS_WORK, e->args.org, false);
}

/* Later, but no more than a few years. */
static bool ends_soon(Str a, Str b)
{
    enum { YEARS = 3 * 366 };
    EdtfDay lo, hi, next_lo, next_hi;
    return edtf_bounds_str(a, &lo, &hi) && edtf_bounds_str(b, &next_lo, &next_hi) && next_lo > hi && next_hi - hi < YEARS;
}

/* The contract ended, and in the same month one was kept on. */
static Row *kept_on(Fold *fo, const Event *e, uint32_t i, Row *r)
{
    const Event *opened = r && r->p.evidence.n ? &fo->ie->out->events.v[r->p.evidence.v[0]] : NULL;
    bool kept = opened && opened->type == EV_CONVERSION && r->p.evidence.v[0] > i && str_eq(opened->date, e->date);
    return kept ? NULL : r;
}

void on_leave(Fold *fo, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i];
    if ((c->org_school || c->rule->school) && school_left(fo, e, i)) return;
    if (c->rule->school) return;
    Row *r = left_row(fo, e, i);
    /* A kind of place, at no time, is no spell; nor is one that only the story says was left. */
    bool told = (e->date.n || !c->org_kind) && c->org_own;
    if (!r && ((e->args.org.n && told) || c->rule->military)) {
        r = row_new(fo, POS_WORK, e, i);
        r->military = c->rule->military;
        Str end;                                        /* 2006.03 – 2008.01 육군 병장 제대 */
        if (c->timex != UINT32_MAX && ie_is_range(fo->ie, c->timex))
            ends_of(fo->ie, fo->ie->out->timexes.v[c->timex].value, &r->p.start, &end);
    }
    if (!kept_on(fo, e, i, r)) return;
    if (c->rule->military && r->military) {
        if (c->found.rank.end && c->role.n) r->p.role = c->role;      /* the rank at the end */
        if (!r->p.employment) r->p.employment = EMP_MILITARY;
        if (!r->p.role.n) r->p.role = service_post(fo->ie, c);
    }
    if (!r->length) r->length = length_told(fo->ie, c, true);
    const EvCand *before = i ? fo->cand[i - 1] : NULL;
    bool served = r->military && before && before->type == EV_WORK && before->sent == c->sent;
    if (served && !r->length) r->length = length_told(fo->ie, before, false);      /* 부사관으로 6년을 근무하고 전역했다 */
    if (r->over && e->date.n) r->p.end = S(""), r->over = false;     /* the day itself is told after all */
    if (r->closed && r->p.end.n) {
        bool season = !r->p.exit && !r->p.employment && str_eq(r->p.start, r->p.end) && ends_soon(r->p.end, e->date);
        if (season) r->p.end = e->date;                 /* 그해 여름에는 약국에서 일했다. … 4월에 그만뒀다 */
        if (e->date.n && may_agree(r->p.end, e->date)) r->p.end = finer(r->p.end, e->date);
        if (!r->p.exit) r->p.exit = cause_of(fo, r, e, i);
        return;
    }
    Str start, end = borrows_date(r, e, c, fo->cand[r->p.evidence.v[0]]) ? S("") : e->date;
    if (names_both_ends(fo->ie, c)) ends_of(fo->ie, c->date, &start, &end);
    row_close(fo, r, end, cause_of(fo, r, e, i), i);
}

/* A title told with the joining itself (2월 3일 입사. 공무로 직무 변경) is that of the same spell. */
static bool same_start(const Row *r, const Event *e)
{
    return r && e->date.n && str_eq(r->p.start, e->date) && !r->p.role.n;
}

/* Whoever has left an employer is not promoted there later: made redundant in June, retrained in autumn. */
static bool was_left(const Fold *fo, const Event *e)
{
    const Row *r = row_at(fo, POS_WORK, e->args.org, false);
    EdtfDay lo, hi, end_lo, end_hi;
    return r && r->closed && edtf_bounds_str(r->p.end, &end_lo, &end_hi) && edtf_bounds_str(e->date, &lo, &hi) &&
           lo > end_hi;
}

/* 대리 and 해외영업팀 대리: one title, told shorter. */
static bool same_role(Str a, Str b)
{
    return a.n && b.n && (str_find(a, b, 0) != SIZE_MAX || str_find(b, a, 0) != SIZE_MAX);
}

/* Assistant manager and assistant manager. */
static bool one_title(Str a, Str b)
{
    bool same = a.n == b.n && a.n > 0;
    for (size_t i = 0; same && i < a.n; i++) {
        unsigned char x = (unsigned char)a.p[i], y = (unsigned char)b.p[i];
        same = x == y || ((x | 0x20) == (y | 0x20) && (x | 0x20) >= 'a' && (x | 0x20) <= 'z');
    }
    return same;
}

/* A row that a list gave whole, and a new title within it: two spells. */
static void split_row(Fold *fo, Row *r, const Event *e, uint32_t i)
{
    Row *next = row_new(fo, POS_WORK, e, i);
    next->p.org = r->p.org;
    if (!next->p.team.n) next->p.team = r->p.team;
    if (!next->p.employment) next->p.employment = r->p.employment;
    next->p.start = e->date;
    next->p.end = r->p.end;
    next->p.exit = r->p.exit;
    next->closed = true;
    r->p.end = e->date;
    r->p.exit = CAUSE_NONE;
}

/* A row of a list gives its last title alone; one rose to that well behind its start and before its end. */
static bool rises_within(const Row *r, const Event *e)
{
    enum { MONTHS = 3 * 31 };
    EdtfDay lo, hi, start_lo, start_hi, end_lo, end_hi;
    bool told = e->type == EV_PROMOTION && r->closed && one_title(r->p.role, e->args.role);
    return told && edtf_bounds_str(e->date, &lo, &hi) && edtf_bounds_str(r->p.start, &start_lo, &start_hi) &&
           edtf_bounds_str(r->p.end, &end_lo, &end_hi) && lo > start_hi + MONTHS && hi < end_lo;
}

/* The row of a list that names no employer: 2015.03-2017.08 Assistant branch manager, and the promotion told below it. */
static Row *listed_title(const Fold *fo, const Event *e)
{
    for (uint32_t k = fo->rows.n, last = rows_reach(fo); k-- > last;) {
        Row *r = fo->rows.v[k];
        bool one = r->p.kind == POS_WORK && !r->p.org.n && r->closed && str_eq(r->p.start, e->date);
        if (one && one_title(r->p.role, e->args.role)) return r;
    }
    return NULL;
}

/* Is the change told by a row that stands already? r: the spell that is open, NULL for none. */
static bool told_before(Fold *fo, Row *r, const Event *e, uint32_t i)
{
    Row *told = e->args.org.n ? row_at(fo, POS_WORK, e->args.org, false) : NULL;
    bool untold = r && !e->args.role.n && e->type != EV_CONVERSION;          /* to what, the text does not say */
    bool spans = told && row_spans(told, e->date);
    bool again = r && e->type != EV_CONVERSION && one_title(r->p.role, e->args.role);       /* the title held, told again */
    Row *listed = e->args.org.n && e->date.n ? listed_title(fo, e) : NULL;
    if (untold) row_evidence(fo, r, i);
    else if (spans && rises_within(told, e)) {
        split_row(fo, told, e, i);
        told->p.role = S("");                               /* 사원 → 대리 2019 – 2022: the title of the end */
    }
    else if (spans && same_role(told->p.role, e->args.role)) row_evidence(fo, told, i);     /* a row of a list said so before */
    else if (listed) {
        listed->p.org = e->args.org;
        if (r && !r->closed) row_close(fo, r, e->date, CAUSE_NONE, i);
        row_evidence(fo, listed, i);
    }
    else if (spans && told->closed && e->args.role.n && told->p.role.n) split_row(fo, told, e, i);
    else if (again || same_start(r, e)) {
        if (!again) r->p.role = e->args.role;
        row_evidence(fo, r, i);
    }
    else return false;
    return true;
}

/* What a new title leaves as it was, and how the spell before ends. */
static void go_on(Fold *fo, Row *next, Row *r, const Event *e, uint32_t i)
{
    if (!next->p.org.n) next->p.org = r->p.org;
    next->military = r->military;
    if (!next->p.team.n) next->p.team = r->p.team;
    bool keeps = e->type == EV_PROMOTION && r->p.employment;       /* joined on a contract, made permanent and promoted */
    if ((keeps || !next->p.employment) && e->type != EV_CONVERSION) next->p.employment = r->p.employment;
    if (!next->p.role.n && e->type == EV_CONVERSION) next->p.role = r->p.role;
    row_close(fo, r, e->date, CAUSE_NONE, i);
}

void on_change(Fold *fo, const Event *e, uint32_t i)
{
    bool trade = !e->args.org.n && e->args.role.n && e->date.n;
    /* 은행을 그만두고 2015년에 목수가 되었다: of a trade taken up where no spell is open. */
    bool anew = e->type == EV_ROLE_CHANGE && !fo->cand[i]->en && (!fo->held || fo->held->closed);
    bool apart = trade && (fo->cand[i]->rule->apart || anew);
    Row *r = e->args.org.n ? row_at(fo, POS_WORK, e->args.org, true) : fo->held;
    if (!r || r->closed) {
        if ((!e->args.org.n && !apart) || !e->date.n || (e->type == EV_ROLE_CHANGE && was_left(fo, e))) return;
        r = NULL;
    }
    if (told_before(fo, r, e, i)) return;
    Row *next = row_new(fo, POS_WORK, e, i);
    next->p.start = e->date;
    if (r && apart) row_close(fo, r, e->date, CAUSE_NONE, i);
    else if (r) go_on(fo, next, r, e, i);
    fo->held = next;
}

void on_transfer(Fold *fo, const Event *e, uint32_t i)
{
    bool serving = fo->held && fo->held->military && !fo->held->closed;
    Row *r = serving ? fo->held : e->args.org.n ? row_at(fo, POS_WORK, e->args.org, true) : fo->held;
    const EvCand *c = fo->cand[i];
    if (!r && c->org_own && !c->org_kind && fo->held && !fo->held->closed) {
        Row *from = fo->held;                              /* another school, another office: a spell of its own */
        on_join(fo, e, i);
        if (from != fo->held && !from->p.end.n) from->p.end = e->date;
        return;
    }
    if (!r) return;
    if (e->args.team.n) r->p.team = e->args.team;
    row_evidence(fo, r, i);
}

/* I had worked there since 2016. */
static bool is_since(const Fold *fo, uint32_t i)
{
    uint32_t t = fo->cand[i]->timex;
    if (t == UINT32_MAX) return false;
    uint32_t tok = doc_tok_at(fo->ie->doc, fo->ie->tx.v[t].beg);
    bool from = fo->cand[i]->en && tok > 0 && en_is(fo->ie, &fo->ie->doc->tok[tok - 1], EN_FROM) && !ie_is_range(fo->ie, t);
    return from || fo->ie->tx.v[t].rel == REL_SINCE;
}

/* 2022년까지 다녔다. */
static bool is_until(const Fold *fo, uint32_t i)
{
    uint32_t t = fo->cand[i]->timex;
    return t != UINT32_MAX && fo->ie->tx.v[t].rel == REL_UNTIL;
}

/* i was, i have been: no present. */
static bool en_has_past(const Ie *ie, const EvCand *c)
{
    for (uint32_t i = doc_tok_at(ie->doc, c->beg); i < ie->doc->n_tok && ie->doc->tok[i].beg < c->end; i++)
        if (en_is(ie, &ie->doc->tok[i], EN_WAS | EN_HAVE | EN_HAD)) return true;
    return false;
}

/* I'm an instructor, I teach: the English present tells of what goes on. */
static bool is_present(const Ie *ie, const EvCand *c)
{
    const Doc *d = ie->doc;
    uint32_t tok = doc_tok_at(d, c->beg);
    if (!c->en || c->type != EV_WORK) return false;
    if (en_is(ie, &d->tok[tok], EN_SELF)) return group_word(ie, tok, c->end) == VG_SELF && !en_has_past(ie, c);
    return c->rule->bound && tok > d->sent[c->sent].tok_beg && en_is(ie, &d->tok[tok - 1], EN_SELF);
}

static bool is_running(const EvCand *c, const Event *e)
{
    bool open = e->date.n > 2 && str_eq(str_slice(e->date, e->date.n - 2, e->date.n), S(".."));
    bool runs = c->found.employer.end || c->found.venture.end;         /* 작은 카페를 한다 */
    bool post = c->rule->takes || e->args.role.n || (c->org_own && runs);
    bool now = c->tail.running || (c->tail.final && !c->tail.mood && post);        /* 지금은 프리랜서로 일한다 */
    return open || (now && !c->tail.past && !c->en);
}

/* 2022년 말 퇴사해 지금은 …로 일한다: a vague time is not that of what goes on. */
static bool tells_stretch(const Fold *fo, const Event *e, uint32_t i)
{
    return is_stretch(e) && (names_both_ends(fo->ie, fo->cand[i]) || !is_running(fo->cand[i], e));
}

/* 2016년에 그만두고 문전약국에서 일했다: told right behind the leaving, in its sentence, it is where one went. */
static bool went_over(const Fold *fo, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i], *before = i ? fo->cand[i - 1] : NULL;
    bool left = before && before->type == EV_LEAVE && before->fact == FACT_ACTUAL && before->sent == c->sent && !c->en;
    bool told = c->org_own && c->rule->takes && c->tail.past && !c->tail.running;
    bool own = left && told && fo->held && fo->held->closed && before->beg < c->beg;
    bool then = !e->date.n || (own && str_eq(e->date, before->date));
    return own && then && !str_eq(fo->held->p.org, e->args.org) && str_eq(before->org, fo->held->p.org);
}

/* 2023년 6월에 퇴사했다. 그 뒤로는 프리랜서로 일하고 있다: from the leaving that was told of last. */
static bool follows_leaving(const Fold *fo, const Event *e, uint32_t i)
{
    enum { BACK = 4, SENTS = 3 };
    const EvCand *c = fo->cand[i];
    bool may = !e->date.n && fo->held && fo->held->closed && fo->held->p.end.n && (c->org_own || e->args.employment || e->args.role.n);
    for (uint32_t k = i, n = 0; may && k-- > 0 && n < BACK; n++) {
        const EvCand *b = fo->cand[k];
        if (!b || b->sent + SENTS < c->sent || b->sent > c->sent) return false;
        if (b->type > EV_FOUND || b->fact != FACT_ACTUAL) continue;
        return b->type == EV_LEAVE && str_eq(b->org, fo->held->p.org) && opens_then(fo->ie, c);
    }
    return false;
}

/* By February 2020 I was stacking pallets at Visy: the time of the sentence, where that is no stretch, is when it
 * began. */
static bool told_once(const Fold *fo, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i];
    bool own = c->org_own && e->args.org.n && c->dated && e->date.n && c->timex != UINT32_MAX && !c->stay;
    return own && !is_until(fo, i) && !is_interval(e->date) && !c->tail.running;
}

static Row *work_row(Fold *fo, const Event *e, uint32_t i)
{
    Row *r = row_new(fo, POS_WORK, e, i);
    if (tells_stretch(fo, e, i)) stretch_set(fo, r, e, i);
    else if (is_since(fo, i)) ends_of(fo->ie, e->date, &r->p.start, &r->p.end);
    else if (went_over(fo, e, i) || follows_leaving(fo, e, i)) r->p.start = inferred(fo->ie, fo->held->p.end);
    else if (told_once(fo, e, i)) r->p.start = e->date, r->once = true;
    r->closed = r->p.end.n > 0 && !str_eq(r->p.end, S(".."));
    bool alone = !e->args.org.n && !r->p.start.n && (!fo->held || fo->held->closed);     /* what is left next may be this */
    r->parallel = (!r->p.start.n && !alone) || (r->once && fo->held && !fo->held->closed);
    r->start_timex = fo->cand[i]->timex;
    if (!r->parallel && !r->closed) fo->held = r;
    return r;
}

/* 지금은 택시 기사다: a trade of one's own, where no spell is open. */
static bool trade_now(const Fold *fo, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i];
    bool free = !fo->held || fo->held->closed;
    return free && !c->en && c->rule->takes && e->args.role.n && !e->date.n && is_running(c, e);
}

/* 2013년부터 주임. 2018년 3월 1일부터 원감: a title held since a day behind the beginning of the row. */
static bool titled_since(const Fold *fo, const Row *r, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i];
    EdtfDay lo, hi, beg, unused;
    bool open = !c->en && (c->found.rank.end || c->found.role.end) && e->date.n > 2 && str_eq(str_slice(e->date, e->date.n - 2, e->date.n), S(".."));
    return open && edtf_bounds_str(e->date, &lo, &hi) && edtf_bounds_str(r->p.start, &beg, &unused) && lo > beg;
}

/* 사원으로 입사했다. 지금은 과장이다: a title since when the text does not say. */
static Row *titled_now(Fold *fo, Row *r, const Event *e, uint32_t i)
{
    if (!r || r->closed || !r->p.role.n || !e->args.role.n || same_role(r->p.role, e->args.role)) return r;
    bool since = titled_since(fo, r, e, i);
    if (!since && !title_now(fo->ie, fo->cand[i])) return r;
    Row *next = row_new(fo, POS_WORK, e, i);
    if (since) {
        Str start, end;
        ends_of(fo->ie, e->date, &start, &end);
        next->p.start = start;
        next->runs = true;
        go_on(fo, next, r, e, i);
        r->p.end = start;
        fo->held = next;
        return next;
    }
    go_on(fo, next, r, e, i);
    fo->held = next;
    return next;
}

/* 2018~2020 사원, 2020~2022 대리: two rows of a list at one employer, the second title from where the first ends. */
static bool next_title(const Row *r, const Event *e)
{
    EdtfDay lo, hi, end_lo, end_hi;
    if (!r->closed || !e->args.role.n || same_role(r->p.role, e->args.role)) return false;
    return edtf_bounds_str(e->date, &lo, &hi) && edtf_bounds_str(r->p.end, &end_lo, &end_hi) && lo >= end_lo && hi > end_hi;
}

/* 6년 다닌 회사를 그만뒀다: the work is told by its end, which is that of the leaving behind it. */
static bool told_by_leaving(const Fold *fo, uint32_t i)
{
    enum { NEAR = 16 };
    const EvCand *c = fo->cand[i], *next = i + 1 < fo->ie->out->events.n ? fo->cand[i + 1] : NULL;
    return !c->en && is_interval(c->date) && next && next->type == EV_LEAVE && next->fact == FACT_ACTUAL &&
           next->sent == c->sent && next->beg <= c->end + NEAR && str_eq(next->org, c->org);
}

void on_work(Fold *fo, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i];
    if (c->rule->aside) return;
    if (e->args.org.n && told_by_leaving(fo, i)) {
        Str start, end;
        Row *old = row_at(fo, POS_WORK, e->args.org, false), *held = old ? old : row_new(fo, POS_WORK, e, i);
        ends_of(fo->ie, e->date, &start, &end);
        if (!held->p.start.n) held->p.start = start;
        if (old) row_evidence(fo, old, i);
        else fo->held = held;
        return;
    }
    /* I was a postman for nine years: a spell with nobody that is named. */
    bool long_told = c->en && stay_told(fo->ie, c->number), perfect = long_told && is_perfect(fo->ie, c);
    bool lasted = long_told && e->args.role.n && !e->date.n;
    bool apart = e->args.employment == EMP_FREELANCE || (e->args.role.n && is_stretch(e)) || lasted || trade_now(fo, e, i);
    if (!e->args.org.n && !apart) return;
    bool summed = c->org_kind && !e->date.n && i < fo->first_dated && !(c->en && e->args.role.n);       /* a prologue sums up */
    Row *r = titled_now(fo, row_at(fo, POS_WORK, e->args.org, false), e, i);
    if (!e->args.org.n && r && r->closed && trade_now(fo, e, i)) r = NULL;
    if (!r && summed) return;
    bool whole = is_stretch(e) && names_both_ends(fo->ie, c);
    if (!r || (whole && (row_apart(r, e->date) || next_title(r, e)))) r = work_row(fo, e, i);
    else row_take(fo, r, e, i);
    if (lasted && !e->args.org.n) {
        r->runs = perfect;
        r->spent = !r->runs;
        if (!r->length) r->length = length_told(fo->ie, c, false);
    }
    if (tells_stretch(fo, e, i) && !r->p.start.n && !r->p.end.n) stretch_set(fo, r, e, i);
    if (is_until(fo, i) && !r->p.end.n && !is_stretch(e)) row_close(fo, r, e->date, CAUSE_NONE, i);
    if ((is_running(c, e) || is_present(fo->ie, c) || perfect) && !r->closed) r->runs = true;
    bool asked = (c->rule->needs | c->rule->alsos) & CUE_BIT(CUE_LENGTH);        /* stayed, lasted so long */
    bool spent = asked && is_stretch(e) && c->stay && !c->tail.running && r->p.start.n && names_both_ends(fo->ie, c);
    if (spent && !r->closed && !r->runs) {
        Str start, end;
        ends_of(fo->ie, e->date, &start, &end);
        r->spent = may_agree(start, r->p.start) && end.n && !str_eq(end, S(".."));
    }
    /* baked for Greggs for nine years */
    bool whole_spell = long_told && c->org_own && r->p.evidence.n && r->p.evidence.v[0] == i;
    bool tells = c->rule->takes || asked || whole_spell;
    if (!r->length && tells) r->length = length_told(fo->ie, c, false);
}

/* 2020년 8월 회사가 문을 닫았다: the spell ends there, where no leaving says otherwise. */
void on_context(Fold *fo, const Event *e, uint32_t i)
{
    if (!e->date.n || !kind_closing(fo->ie, fo->cand[i])) return;
    Row *r = e->args.org.n ? row_at(fo, POS_WORK, e->args.org, true) : fo->held;
    bool aside = r && r->parallel && !(r->length && e->args.org.n);          /* six years at Nokia. They closed the plant. */
    if (!r || r->closed || aside || (r->p.end.n && !r->over)) return;
    uint32_t len = length_told(fo->ie, fo->cand[i], true);
    Str end = len && str_eq(r->p.start, e->date) ? date_add(fo->ie, r->p.start, len - 1, 1) : S("");
    r->p.end = end.n ? end : e->date;                  /* 2015년에 들어갔는데 2년 만에 회사가 망했다 */
    r->over = r->p.start.n || !r->length;              /* by its length the end tells the beginning */
    r->closed = true;
    row_evidence(fo, r, i);
}
