/* Values against each other, by their bounds. */
#include "edtf_int.h"

typedef struct { EdtfDay lo, hi; } Range;

/* An unknown end may lie anywhere. */
static bool range_of(const Edtf *e, Range *r)
{
    if (!edtf_bounds(e, &r->lo, &r->hi)) return false;
    if (r->lo == EDTF_DAY_NONE) r->lo = EDTF_DAY_MIN;
    if (r->hi == EDTF_DAY_NONE) r->hi = EDTF_DAY_MAX;
    return true;
}

EdtfOrder edtf_order(const Edtf *a, const Edtf *b)
{
    Range x, y;
    if (!range_of(a, &x) || !range_of(b, &y)) return EDTF_MAYBE;
    if (x.hi < y.lo) return EDTF_BEFORE;
    if (x.lo > y.hi) return EDTF_AFTER;
    return x.lo == x.hi && y.lo == y.hi ? EDTF_SAME : EDTF_MAYBE;
}

static int cmp(int64_t a, int64_t b) { return a < b ? -1 : a > b; }

/* Coarse before fine: a year opens the section that its months stand in. */
static int fineness(const Edtf *e)
{
    static const int rank[] = {[EDTF_YEAR] = 0, [EDTF_SEASON] = 1, [EDTF_MONTH] = 2, [EDTF_DAYP] = 3, [EDTF_TIME] = 4};
    return rank[e->pt[0].end == EDTF_END_DATE ? e->pt[0].prec : last_point(e)->prec];
}

int edtf_sort_cmp(const Edtf *a, const Edtf *b)
{
    Range x, y;
    bool has_a = range_of(a, &x), has_b = range_of(b, &y);
    if (!has_a || !has_b) return cmp(has_b, has_a);
    int c = cmp(x.lo, y.lo);
    if (!c) c = cmp(x.hi, y.hi);
    if (!c) c = cmp(fineness(a), fineness(b));
    return c ? c : cmp(a->kind, b->kind);
}

bool edtf_contains(const Edtf *outer, const Edtf *inner)
{
    Range o, i;
    if (!edtf_bounds(outer, &o.lo, &o.hi) || !edtf_bounds(inner, &i.lo, &i.hi)) return false;
    if (o.lo == EDTF_DAY_NONE || o.hi == EDTF_DAY_NONE || i.lo == EDTF_DAY_NONE || i.hi == EDTF_DAY_NONE) return false;
    return o.lo <= i.lo && i.hi <= o.hi;
}

bool edtf_intersect(const Edtf *a, const Edtf *b, EdtfDay *lo, EdtfDay *hi)
{
    Range x, y;
    if (!range_of(a, &x) || !range_of(b, &y)) return false;
    EdtfDay from = x.lo > y.lo ? x.lo : y.lo, to = x.hi < y.hi ? x.hi : y.hi;
    if (from > to) return false;
    *lo = from, *hi = to;
    return true;
}

/* By how the starts and how the ends compare: rows start before, same, after; columns end before, same, after. */
static const AllenRelation by_ends[3][3] = {
    {ALLEN_OVERLAPS, ALLEN_FINISHED_BY, ALLEN_CONTAINS},
    {ALLEN_STARTS,   ALLEN_EQUALS,      ALLEN_STARTED_BY},
    {ALLEN_DURING,   ALLEN_FINISHES,    ALLEN_OVERLAPPED_BY},
};

AllenRelation edtf_allen(const Edtf *a, const Edtf *b)
{
    EdtfDay alo, ahi, blo, bhi;
    if (!edtf_bounds(a, &alo, &ahi) || !edtf_bounds(b, &blo, &bhi)) return ALLEN_NONE;
    if (alo == EDTF_DAY_NONE || ahi == EDTF_DAY_NONE || blo == EDTF_DAY_NONE || bhi == EDTF_DAY_NONE) return ALLEN_NONE;
    if (ahi < blo) return (int64_t)ahi + 1 == blo ? ALLEN_MEETS : ALLEN_BEFORE;
    if (bhi < alo) return (int64_t)bhi + 1 == alo ? ALLEN_MET_BY : ALLEN_AFTER;
    return by_ends[cmp(alo, blo) + 1][cmp(ahi, bhi) + 1];
}
