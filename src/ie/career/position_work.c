/* Work that is told: a row of its own, from when to when, or one that stands and goes on; what closes a house ends its row. */
#include "position_int.h"

/* The dates of a stretch: both ends where they are told; a vague time (그해 여름) is when it began and ended. */
static void stretch_set(Fold *fo, Row *r, const Event *e, uint32_t i)
{
    if (names_both_ends(fo->ie, fo->cand[i]) || is_open(e->date))
        ends_of(fo->ie, fo->cand[i]->date, &r->p.start, &r->p.end);
    else r->p.start = r->p.end = e->date;
}

static bool is_stretch(const Event *e) { return e->type == EV_WORK && is_interval(e->date); }

/* I had worked there since 2016. */
static bool is_since(const Fold *fo, uint32_t i)
{
    uint32_t t = fo->cand[i]->timex;
    if (t == UINT32_MAX) return false;
    uint32_t tok = doc_tok_at(fo->ie->doc, fo->ie->tx.v[t].beg);
    bool from =
        fo->cand[i]->en && tok > 0 && en_is(fo->ie, &fo->ie->doc->tok[tok - 1], EN_FROM) && !ie_is_range(fo->ie, t);
    return from || fo->ie->tx.v[t].rel == REL_SINCE;
}

/* 2022년까지 다녔다. */
bool is_until(const Fold *fo, uint32_t i)
{
    uint32_t t = fo->cand[i]->timex;
    return fo->cand[i]->until || (t != UINT32_MAX && fo->ie->tx.v[t].rel == REL_UNTIL);
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
    bool runs = c->found.employer.end || c->found.venture.end;         /* 작은 카페를 한다 */
    bool post = c->rule->takes || e->args.role.n || (c->org_own && runs);
    bool now = c->tail.running || (c->tail.final && !c->tail.mood && post);        /* 지금은 프리랜서로 일한다 */
    return is_open(e->date) || (now && !c->tail.past && !c->en);
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
    bool may = !e->date.n && fo->held && fo->held->closed && fo->held->p.end.n &&
               (c->org_own || e->args.employment || e->args.role.n);
    for (uint32_t k = i, n = 0; may && k-- > 0 && n < BACK; n++) {
        const EvCand *b = fo->cand[k];
        if (!b || b->sent + SENTS < c->sent || b->sent > c->sent) return false;
        if (b->type > EV_FOUND || b->fact != FACT_ACTUAL) continue;
        return b->type == EV_LEAVE && str_eq(b->org, fo->held->p.org) && opens_then(fo->ie, c);
    }
    return false;
}

/* By February 2020 I was stacking pallets at Visy: the time of the sentence, where that is no stretch, is when it
 * began; so is a date that a person puts to it. */
static bool told_once(const Fold *fo, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i];
    bool dated = c->dated && e->date.n && (c->timex != UINT32_MAX || c->date_said);
    bool own = c->org_own && e->args.org.n && dated && !c->stay;
    return own && !is_until(fo, i) && !is_interval(e->date) && !c->tail.running;
}

/* 2018년에 나래상사에 들어갔다. 2022년 7월부터 누리전자에서 일한다: since then one is there, and not where one was before. */
void leaves_behind(Fold *fo, const Row *r, const Event *e, uint32_t i)
{
    Row *before = fo->held;
    bool beside = e->args.employment == EMP_PART_TIME || e->args.employment == EMP_FREELANCE || !fo->cand[i]->org_own;
    bool titled = e->type == EV_WORK || e->args.role.n;        /* a member of another house may go on where one is */
    bool open =
        titled && before && before != r && !before->closed && !before->parallel && !before->runs && !before->p.end.n;
    if (!open || beside || !r->p.start.n || !before->p.start.n || !date_before(before->p.start, r->p.start)) return;
    row_close(fo, before, inferred(fo->ie, r->p.start), CAUSE_NONE, i);
    before->over = true;
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
    if (r->p.start.n && is_since(fo, i)) leaves_behind(fo, r, e, i);
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

/* 2013년부터 주임. 2018년 3월 1일부터 원감, 94년부터는 재단사로 일했다: a title held since a day behind the beginning of the row. */
static bool titled_since(const Fold *fo, const Row *r, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i];
    EdtfDay lo, hi, beg, unused;
    bool open = !c->en && (c->found.rank.end || c->found.role.end) && (is_open(e->date) || is_since(fo, i));
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
        next->runs = is_open(e->date) || is_running(fo->cand[i], e);
        row_go_on(fo, next, r, e, i);
        r->p.end = start;
        fo->held = next;
        return next;
    }
    row_go_on(fo, next, r, e, i);
    fo->held = next;
    return next;
}

/* 2018~2020 사원, 2020~2022 대리: two rows of a list at one employer, the second title from where the first ends. */
static bool next_title(const Row *r, const Event *e)
{
    EdtfDay lo, hi, end_lo, end_hi;
    if (!r->closed || !e->args.role.n || same_role(r->p.role, e->args.role)) return false;
    return edtf_bounds_str(e->date, &lo, &hi) && edtf_bounds_str(r->p.end, &end_lo, &end_hi) && lo >= end_lo &&
           hi > end_hi;
}

/* 6년 다닌 회사를 그만뒀다: the work is told by its end, which is that of the leaving behind it. */
static bool told_by_leaving(const Fold *fo, uint32_t i)
{
    enum { NEAR = 16 };
    const EvCand *c = fo->cand[i], *next = i + 1 < fo->ie->out->events.n ? fo->cand[i + 1] : NULL;
    return !c->en && is_interval(c->date) && next && next->type == EV_LEAVE && next->fact == FACT_ACTUAL &&
           next->sent == c->sent && next->beg <= c->end + NEAR && str_eq(next->org, c->org);
}

/* In 2010 I joined Acme. I stayed there until March 2013: so the spell ended, whatever was begun next. The stretch may have
 * got its beginning from the spell's, and ends as it says; one of the duties there, done until then, ends no spell. */
static void until_close(Fold *fo, Row *r, const Event *e, uint32_t i)
{
    Str start = r->p.start, end = e->date;
    if (is_stretch(e)) ends_of(fo->ie, e->date, &start, &end);
    const TrigRule *rule = fo->cand[i]->rule;
    bool of_place = rule->takes || fo->cand[i]->org_own || ((rule->needs | rule->alsos) & CUE_BIT(CUE_LENGTH)) != 0;
    bool same = !is_stretch(e) || (of_place && r->p.start.n && may_agree(start, r->p.start));
    if (!same || r->runs || !end.n || str_eq(end, S(".."))) return;
    row_close(fo, r, end, CAUSE_NONE, i);
    r->until = true;
}

/* 정년퇴직을 했다. 촉탁으로 2013년 말까지 있었다: kept on where one was, on a contract. */
static bool kept_behind(Fold *fo, const Event *e, uint32_t i)
{
    enum { SENTS = 2 };
    const EvCand *c = fo->cand[i], *before = i ? fo->cand[i - 1] : NULL;
    Row *held = fo->held;
    bool left = before && before->type == EV_LEAVE && before->fact == FACT_ACTUAL && before->sent + SENTS >= c->sent;
    bool may = left && (!e->args.org.n || !c->org_own) && held && held->closed;
    Employment as = !may ? EMP_NONE : e->args.employment ? e->args.employment : employment_told(fo->ie, c);
    if (as != EMP_CONTRACT || held->military || !held->p.end.n || !held->p.org.n || !str_eq(before->org, held->p.org))
        return false;
    Row *r = row_new(fo, POS_WORK, e, i);
    r->p.org = held->p.org;
    r->p.employment = EMP_CONTRACT;
    if (!r->p.role.n) r->p.role = held->p.role;
    r->p.start = held->p.end;
    Str start;
    if (is_until(fo, i)) r->p.end = e->date;
    else if (names_both_ends(fo->ie, c)) ends_of(fo->ie, e->date, &start, &r->p.end);
    if (!r->p.end.n) r->length = length_told(fo->ie, c, false), r->spent = true;
    r->closed = r->p.end.n > 0;
    fo->held = r;
    return true;
}

void on_work(Fold *fo, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i];
    if (c->rule->aside || kept_behind(fo, e, i)) return;
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
    bool apart =
        e->args.employment == EMP_FREELANCE || (e->args.role.n && is_stretch(e)) || lasted || trade_now(fo, e, i);
    if (!e->args.org.n && !apart) return;
    /* a prologue sums up */
    bool summed = c->org_kind && !e->date.n && i < fo->first_dated && !(c->en && e->args.role.n);
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
    if (is_until(fo, i) && !r->p.end.n) until_close(fo, r, e, i);
    if (is_until(fo, i) && !r->p.start.n && r->p.end.n) r->p.start = since_told(fo->ie, c, r->p.end);   /* 2011년부터 … 2014년까지 */
    Str until = r->p.end.n || r->closed ? S("") : until_told(fo->ie, c, r->p.start.n ? r->p.start : e->date);
    if (until.n) row_close(fo, r, until, CAUSE_NONE, i);
    if ((is_running(c, e) || is_present(fo->ie, c) || perfect) && !r->closed) r->runs = true;
    bool asked = (c->rule->needs | c->rule->alsos) & CUE_BIT(CUE_LENGTH);        /* stayed, lasted so long */
    bool noted = c->tail.context == CTX_NOTE && c->rule->takes && !c->en;        /* 나래상사 입사, 4년 근무 */
    bool spent =
        (asked || noted) && is_stretch(e) && c->stay && !c->tail.running && r->p.start.n && names_both_ends(fo->ie, c);
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

/* I worked at Oakline and then at Larkhill: a row for each of the houses. Of a stretch told for several, one behind the other, the
 * first has the beginning and the last has the end. */
void on_work_more(Fold *fo, const Event *e, uint32_t i)
{
    const EvCand *c = fo->cand[i];
    Row *first = row_at(fo, POS_WORK, e->args.org, false), *last = NULL;
    for (uint32_t k = 0; k < c->n_more; k++) {
        Event one = *e;
        one.args.org = c->more[k];
        if (row_at(fo, POS_WORK, one.args.org, false)) continue;
        last = row_new(fo, POS_WORK, &one, i);
        last->parallel = true;
    }
    bool whole =
        last && first && c->more_then && first->p.evidence.v[0] == i && is_stretch(e) && names_both_ends(fo->ie, c);
    if (!whole) return;
    last->p.end = first->p.end;
    last->closed = first->closed;
    last->parallel = first->parallel;
    first->p.end = S("");
    first->closed = true;
    if (fo->held == first) fo->held = last;
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
