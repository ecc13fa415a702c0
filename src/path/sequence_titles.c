/* sequence_titles.c: who became a product designer where they had begun as a UI designer took a step, though the job is one
 * row: rows name one occupation, the events in them may tell of more. */
#include "sequence_int.h"

static bool takes_up(const CareerItem *it)
{
    return it->type == EV_ROLE_CHANGE || it->type == EV_PROMOTION || it->type == EV_TRANSFER ||
           it->type == EV_CONVERSION;
}

static bool begins(const CareerItem *it) { return it->type == EV_JOIN || it->type == EV_FOUND; }

/* An occupation, and no mere grade, taken up on a day that is told, with the spell's employer. */
static bool tells_title(const Sequences *sq, const Spell *s, const CareerItem *it)
{
    return it->kind == ITEM_EVENT && it->fact == FACT_ACTUAL && sq->plain.v[it->role] && it->org &&
           sq->root.v[it->org] == sq->root.v[s->org] && edtf_dated(it->start_lo) && edtf_dated(it->start_hi);
}

/* What one began as, where the row names only what one became. */
static NameId first_title(const Careers *c, const Sequences *sq, const CareerDoc *d, const Spell *s)
{
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        bool then = begins(it) && tells_title(sq, s, it) && it->start_lo <= s->start_hi && it->start_hi >= s->start_lo;
        if (then) return it->role;
    }
    return s->title;
}

/* Another row begins with it, or is of that occupation at the time. */
static bool has_row(const Sequences *sq, const Spell *v, uint32_t n, uint32_t of, const CareerItem *it)
{
    EdtfDay day = mid_day(it->start_lo, it->start_hi);
    for (uint32_t i = 0; i < n; i++) {
        bool same = i != of && v[i].kind == POS_WORK && sq->root.v[v[i].org] == sq->root.v[it->org];
        bool begun =
            same && edtf_dated(v[i].start_lo) && v[i].start_lo <= it->start_hi && v[i].start_hi >= it->start_lo;
        bool held = same && sq->plain.v[v[i].title] == sq->plain.v[it->role] && v[i].at <= day && day <= v[i].until;
        if (begun || held) return true;
    }
    return false;
}

/* The next occupation in the spell, and none before the day. */
static const CareerItem *next_title(const Careers *c, const Sequences *sq, const CareerDoc *d, const Spell *v, uint32_t n, uint32_t of)
{
    const Spell *s = &v[of];
    const CareerItem *best = NULL;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        if (!takes_up(it) || !tells_title(sq, s, it) || it->start_lo <= s->start_hi || it->start_hi >= s->until)
            continue;
        if (sq->plain.v[it->role] == sq->plain.v[s->title] || has_row(sq, v, n, of, it)) continue;
        if (!best || it->start_lo < best->start_lo) best = it;
    }
    return best;
}

static Spell split_at(Spell *s, const Careers *c, const CareerItem *it)
{
    Spell next = *s;
    next.item = (uint32_t)(it - c->items.v);
    next.title = next.role = it->role;
    next.start_lo = it->start_lo, next.start_hi = it->start_hi;
    next.at = mid_day(it->start_lo, it->start_hi);
    s->end_lo = it->start_lo, s->end_hi = it->start_hi;
    s->until = next.at;
    s->open = false;
    return next;
}

uint32_t titles_split(const Careers *c, const Sequences *sq, const CareerDoc *d, Spell *v, uint32_t n, uint32_t most)
{
    for (uint32_t i = 0; i < n && n < most; i++) {         /* what is split off stands behind, and may be split again */
        Spell *s = &v[i];
        if (s->kind != POS_WORK || !s->org || !edtf_dated(s->start_lo) || !edtf_dated(s->start_hi)) continue;
        NameId row = s->title;
        if (c->items.v[s->item].kind == ITEM_POSITION) s->title = first_title(c, sq, d, s);
        const CareerItem *it = next_title(c, sq, d, v, n, i);
        if (it) s->role = s->title, v[n++] = split_at(s, c, it);
        else s->title = row;
    }
    return n;
}
