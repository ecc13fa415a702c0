#include "fuzz.h"
#include "edtf/edtf.h"

/* The input is two values with a line end between them: each alone, then both together. */
static bool check_one(Arena *a, Str s, Edtf *e)
{
    if (!edtf_parse(s, e)) {
        CHECK(!edtf_valid(s));
        return false;
    }
    CHECK(str_eq(edtf_format(a, e), s));
    EdtfDay lo, hi;
    if (edtf_bounds(e, &lo, &hi) && lo != EDTF_DAY_NONE && hi != EDTF_DAY_NONE) CHECK(lo <= hi);
    return true;
}

static void check_both(Arena *a, const Edtf *x, const Edtf *y)
{
    CHECK(edtf_sort_cmp(x, y) == -edtf_sort_cmp(y, x));
    CHECK(edtf_sort_cmp(x, x) == 0);
    EdtfOrder xy = edtf_order(x, y), yx = edtf_order(y, x);
    if (xy == EDTF_BEFORE || xy == EDTF_AFTER) CHECK(yx == (EdtfOrder)-xy);
    (void)edtf_allen(x, y);
    (void)edtf_contains(x, y);
    EdtfDay lo, hi;
    (void)edtf_intersect(x, y, &lo, &hi);
    Edtf between = edtf_make_interval(x, y), again;
    Str s = edtf_format(a, &between);
    if (s.n) CHECK(edtf_parse(s, &again));
}

static void check_duration(Arena *a, Str s, const Edtf *date)
{
    EdtfDuration du;
    if (!edtf_duration_parse(s, &du)) return;
    (void)edtf_duration_days(&du);
    (void)edtf_duration_format(a, &du);
    Edtf sum;
    if (date && edtf_add(date, &du, -1, false, &sum)) CHECK(edtf_valid(edtf_format(a, &sum)));
    if (date && edtf_add(date, &du, +1, true, &sum)) CHECK(edtf_valid(edtf_format(a, &sum)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Arena a = {0};
    Str rest = fuzz_str(data, n), first;
    if (!str_cut(&rest, '\n', &first)) first = rest, rest = S("");
    Edtf x, y;
    bool have_x = check_one(&a, first, &x), have_y = check_one(&a, rest, &y);
    if (have_x && have_y) check_both(&a, &x, &y);
    check_duration(&a, rest, have_x ? &x : NULL);
    arena_fini(&a);
    return 0;
}
