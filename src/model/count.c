#include "model/count.h"
#include "base/i18n.h"

#define COUNTED_ONE(id, one, many) one,
#define COUNTED_MANY(id, one, many) many,
static const char *const ones[COUNTED_N] = {COUNTED_TABLE(COUNTED_ONE)}, *const manies[COUNTED_N] = {COUNTED_TABLE(COUNTED_MANY)};
#undef COUNTED_ONE
#undef COUNTED_MANY

const char *count_of(Arena *a, Counted what, uint32_t n)
{
    return str_fmt(a, P_(ones[what], manies[what], n), n).p;
}
