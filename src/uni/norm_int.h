/* norm_int.h: the few things asked of ICU's normalizer. Private to uni. */
#ifndef UNI_NORM_INT_H
#define UNI_NORM_INT_H
#include "base/arena.h"

bool     norm_never_changes(uint32_t cp);            /* quick: true only for what stays as it is in any text */
bool     norm_may_change(uint32_t cp);               /* not NFC for sure: changes alone or with what stands before it */
bool     norm_starts(uint32_t cp);                   /* never joins with what stands before it */
uint32_t norm_compat_one(uint32_t cp);               /* its compatibility form where that is one character, else cp */

enum { NORM_RUN_MAX = 64 };
/* Normalizes n <= NORM_RUN_MAX code points to NFC; out has room for 3 * n. Returns how many. */
size_t norm_nfc_run(const uint32_t *cps, size_t n, uint32_t *out);
#endif
