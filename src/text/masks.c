/* Names that the writer does not give: ○○중학교, △△전자. The signs stand for letters, as the XX and OO do that others write:
 * they are folded to o, so that the name is a word. A sign alone before a blank is a bullet, and stays one. */
#include "base/block.h"
#include "doc_int.h"
#include "uni/hangul.h"

static bool is_mask(uint16_t ch)
{
    static const uint16_t signs[] = {0x25CB /* ○ */, 0x25EF /* ◯ */, 0x25B3 /* △ */, 0x25A1 /* □ */, 0x25C7 /* ◇ */, 0x2606 /* ☆ */,
                                     0x25CF /* ● */, 0x25B2 /* ▲ */, 0x25A0 /* ■ */, 0x25C6 /* ◆ */, 0x25CE /* ◎ */, 0x2B55 /* ⭕ */};
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (ch == signs[i]) return true;
    return false;
}

/* The run of one sign that begins at the unit; behind it a syllable. */
static void fold_run(Doc *d, uint32_t at)
{
    enum { LEAST = 2, MOST = 4 };
    uint16_t sign = d->ch[at];
    uint32_t end = at;
    while (end < d->n && d->ch[end] == sign) end++;
    bool name = end - at >= LEAST && end - at <= MOST && end < d->n && hangul_is(d->ch[end]);
    for (uint32_t i = at; name && i < end; i++) d->ch[i] = 'o', d->cls[i] = CH_LATIN;
}

void masks_fold(Doc *d)
{
    for (uint32_t base = 0; base < d->n; base += BLOCK)
        for (uint64_t odd = block_eq(d->cls + base, CH_OTHER) & block_low(d->n - base); odd; odd &= odd - 1) {
            uint32_t at = base + block_first(odd);
            bool first = d->cls[at] == CH_OTHER && (!at || d->ch[at - 1] != d->ch[at]);
            if (first && is_mask(d->ch[at])) fold_run(d, at);
        }
}
