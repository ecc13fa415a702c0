/* What the rows together tell: the last one goes on, lengths give the end that is missing. */
#include "position_int.h"

/* 두레상사에 들어갔다. 지금은 나래상사에 다닌다: what is told of now, further on, is elsewhere. */
static bool is_elsewhere(const Fold *fo, const Row *held)
{
    for (uint32_t k = fo->rows.n, last = rows_reach(fo); k-- > last;) {
        const Row *r = fo->rows.v[k];
        bool now =
            r != held && r->runs && !r->closed && r->parallel && !held->runs && r->p.kind == POS_WORK && r->p.org.n;
        if (now && r->p.evidence.n && held->p.evidence.n && r->p.evidence.v[0] > held->p.evidence.v[held->p.evidence.n - 1])
            return true;
    }
    return false;
}

/* The last spell that nothing closed goes on at the time of writing. */
static void still_there(Fold *fo)
{
    Row *r = fo->held;
    if (r && r->once && !r->runs) return;                  /* In 1998 I worked at Dunnes. */
    if (r && !is_elsewhere(fo, r) && !r->closed && !r->p.end.n && fo->ie->out->dct.n &&
        !(r->spent && !r->runs && r->length))
        r->p.end = S("..");
}

/* The first of the spells at the same employer that follow one another up to row i. */
static Row *first_at(const Fold *fo, uint32_t i)
{
    Row *first = fo->rows.v[i];
    for (uint32_t k = i, last = i > ROWS_REACH ? i - ROWS_REACH : 0; k-- > last;)
        if (fo->rows.v[k]->p.kind == POS_WORK && str_eq(fo->rows.v[k]->p.org, first->p.org)) first = fo->rows.v[k];
    return first;
}

/* 2011년에 입사했다. 이듬해 봄에 팀이 해체됐다. 옮겼다가 석 달 만에 나왔다: what was told between is later than the length would have it end. */
static bool overtaken(const Fold *fo, const Row *r, Str end)
{
    enum { STEPS = 16 };
    const EventList *ev = &fo->ie->out->events;
    if (fo->ie->tx.v[r->length - 1].rel != REL_WITHIN) return false;
    uint32_t n = r->p.evidence.n, first = n ? r->p.evidence.v[0] : 0, last = n ? r->p.evidence.v[n - 1] : 0;
    for (uint32_t i = first + 1; i < last && i <= first + STEPS; i++)
        if (ev->v[i].fact == FACT_ACTUAL && ev->v[i].date.n && date_before(end, ev->v[i].date)) return true;
    return false;
}

/* 5년을 다녔다, after nine years: of a spell with one end the length gives the other. */
static void fill_length(Fold *fo, uint32_t i)
{
    Row *r = fo->rows.v[i], *first = r->p.org.n ? first_at(fo, i) : r;
    if (!r->length || r->p.kind != POS_WORK || (!r->p.org.n && !r->p.role.n && !r->military)) return;
    uint32_t len = r->length - 1;
    bool ended = r->p.end.n && !str_eq(r->p.end, S("..")) && !r->over;
    if (ended && !first->p.start.n) first->p.start = date_add(fo->ie, r->p.end, len, -1);
    if (ended || r->runs || first != r || !r->p.start.n || str_eq(r->p.end, S(".."))) return;
    Str end = date_on(fo->ie, r->p.start, len);
    bool straight = r->over && !may_agree(r->p.start, r->p.end) && !date_before(end, r->p.end);
    if (end.n && (straight || overtaken(fo, r, end))) return;       /* 6년을 다니고 2014년 5월에 옮겼다 */
    if (end.n && (r->closed || r->over || r->spent)) r->p.end = end, r->over = false, r->closed = r->counted = true;
}

/* One joins and leaves as what one was there: the post that the spell has, where the event itself tells none. */
static void roles_hand_on(Fold *fo, const Row *r)
{
    Analysis *an = fo->ie->out;
    for (uint32_t k = 0; r->p.kind == POS_WORK && r->p.role.n && k < r->p.evidence.n; k++) {
        uint32_t i = r->p.evidence.v[k];
        Event *e = &an->events.v[i];
        bool ends = e->type == EV_JOIN || e->type == EV_LEAVE;
        if (!ends || e->args.role.n || e->lent & EMPTY_ROLE || !e->args.org.n || !str_eq(e->args.org, r->p.org))
            continue;
        e->args.role = r->p.role;
        e->lent |= LENT_ROLE;
        if (fo->ie->opt.explain)
            *vec_push(fo->ie->mem, &an->event_why.v[i]) = (FieldWhy){"role", r->p.role, "the post held there", {0}};
    }
}

/* 2012년 3월에 들어갔다. 2년 7개월 했다. 그만두고 …: the leaving that no words date was when the spell ended. */
static void ends_hand_on(Fold *fo, const Row *r)
{
    Analysis *an = fo->ie->out;
    for (uint32_t k = 0; r->counted && k < r->p.evidence.n; k++) {
        uint32_t i = r->p.evidence.v[k];
        Event *e = &an->events.v[i];
        if (e->type != EV_LEAVE || e->fact != FACT_ACTUAL || e->date.n || e->lent & EMPTY_DATE ||
            !str_eq(e->args.org, r->p.org))
            continue;
        e->date = r->p.end;
        e->lent |= LENT_DATE;
        e->date_basis = BASIS_COMPUTED;
        const TimexInfo *t = &fo->ie->tx.v[r->length - 1];
        if (fo->ie->opt.explain)
            *vec_push(fo->ie->mem, &an->event_why.v[i]) = (FieldWhy){"date", e->date, "length", doc_span(fo->ie->doc, t->beg, t->end)};
    }
}

/* The spell that goes on, if it is the only one, is as what the title of the memoir says that one is. */
static void title_fills(Fold *fo)
{
    Row *now = NULL;
    for (uint32_t i = rows_reach(fo); i < fo->rows.n; i++) {
        Row *r = fo->rows.v[i];
        if (r->p.kind != POS_WORK || !str_eq(r->p.end, S(".."))) continue;
        if (now) return;
        now = r;
    }
    bool other = now && (now->military || now->p.employment == EMP_FOUNDER || now->p.employment == EMP_INTERN);
    if (now && now->p.org.n && !now->p.role.n && !other) now->p.role = title_post(fo->ie);
}

/* Only of a spell that a joining opened: what is told of it is not of the one before. */
static void fill_employment(Fold *fo, Row *r)
{
    if (r->p.kind != POS_WORK || r->p.employment || r->military || !r->p.evidence.n) return;
    const Event *e = &fo->ie->out->events.v[r->p.evidence.v[0]];
    if ((e->type == EV_JOIN || e->type == EV_WORK) && fo->cand[r->p.evidence.v[0]])
        r->p.employment = employment_around(fo, r);
}

/* What was founded is told in a sentence of its own. */
static void fill_venture(Fold *fo, Row *r)
{
    uint32_t i = r->p.evidence.n ? r->p.evidence.v[0] : UINT32_MAX;
    bool unnamed = r->p.kind == POS_WORK && !r->p.org.n && i != UINT32_MAX && fo->cand[i];
    if (unnamed && fo->ie->out->events.v[i].type == EV_FOUND) r->p.org = venture_name(fo->ie, fo->cand[i]);
}

void rows_fill(Fold *fo)
{
    heads_read(fo);
    for (uint32_t i = 0; i < fo->rows.n; i++) length_behind_start(fo, fo->rows.v[i]);
    still_there(fo);
    for (uint32_t i = 0; i < fo->rows.n; i++) {
        Row *r = fo->rows.v[i];
        if (r->runs && !r->closed && !r->p.end.n) r->p.end = S("..");
        fill_venture(fo, r);
        if (!r->p.role.n) r->p.role = post_behind_start(fo, r);
        fill_length(fo, i);
        fill_employment(fo, r);
    }
    title_fills(fo);
    for (uint32_t i = 0; i < fo->rows.n; i++) {
        Row *r = fo->rows.v[i];
        roles_hand_on(fo, r);
        ends_hand_on(fo, r);
    }
}
