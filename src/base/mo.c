#include "base/mo.h"
#include "base/fs.h"
#include <libintl.h>
#include <string.h>

enum { MO_MAGIC = (int)0x950412de, MO_MAX = 1 << 24 };

static uint32_t word(Str b, uint32_t at)
{
    uint32_t w = 0;
    if (at <= b.n && b.n - at >= sizeof w) memcpy(&w, b.p + at, sizeof w);
    return w;
}

/* Entry i of a table: its length and where it lies. */
static Str entry(const Mo *m, uint32_t table, uint32_t i)
{
    uint32_t n = word(m->bytes, table + 8 * i), at = word(m->bytes, table + 8 * i + 4);
    return at <= m->bytes.n && n <= m->bytes.n - at ? (Str){m->bytes.p + at, n} : (Str){0};
}

Mo mo_open(Arena *a, const char *path)
{
    Buf b = {0};
    Mo m = {0};
    if (!fs_read(path, MO_MAX, &b, NULL) && word(buf_str(&b), 0) == (uint32_t)MO_MAGIC) {
        m.bytes = str_dup(a, buf_str(&b));
        m.n = word(m.bytes, 8), m.from = word(m.bytes, 12), m.to = word(m.bytes, 16);
        if (m.n > m.bytes.n / 8 || m.from > m.bytes.n || m.to > m.bytes.n) m.n = 0;
    }
    buf_fini(&b);
    return m;
}

Mo mo_of(Arena *a, const char *domain, const char *lang)
{
    const char *dir = bindtextdomain(domain, NULL);
    return mo_open(a, str_fmt(a, "%s/%s/LC_MESSAGES/%s.mo", dir ? dir : "", lang, domain).p);
}

Str mo_find(const Mo *m, const char *msgid)
{
    uint32_t lo = 0, hi = m->n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        int d = str_cmp(entry(m, m->from, mid), str_z(msgid));
        if (d == 0) return entry(m, m->to, mid);
        if (d < 0) lo = mid + 1;
        else hi = mid;
    }
    return S("");
}
