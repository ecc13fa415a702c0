/* What a sentence says of its time. */
#include "anchor_int.h"
#include "uni/hangul.h"

Cue cue_of(const Anchor *a, uint32_t i)
{
    (void)a, (void)i;
    return (Cue){0};
}
