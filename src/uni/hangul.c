#include "uni/hangul.h"
#include "uni/utf8.h"

/* The compatibility jamo U+3131..U+3163 in code order: place as a final (0 none) and as an onset (-1 none). */
typedef struct { int8_t coda, onset; } Consonant;
static const Consonant consonants[30] = {
    {1, 0},   {2, 1},   {3, -1},  {4, 2},   {5, -1},  {6, -1},  {7, 3},   {0, 4},   {8, 5},   {9, -1},   /* ㄱ..ㄺ */
    {10, -1}, {11, -1}, {12, -1}, {13, -1}, {14, -1}, {15, -1}, {16, 6},  {17, 7},  {0, 8},   {18, -1},  /* ㄻ..ㅄ */
    {19, 9},  {20, 10}, {21, 11}, {22, 12}, {0, 13},  {23, 14}, {24, 15}, {25, 16}, {26, 17}, {27, 18},  /* ㅅ..ㅎ */
};

/* KS X 5002, the two-set layout: the keys of each onset, nucleus and coda. */
static const char onset_keys[19][2] = {"r", "R", "s", "e", "E", "f", "a", "q", "Q", "t",
                                       "T", "d", "w", "W", "c", "z", "x", "v", "g"};
static const char nucleus_keys[21][3] = {"k",  "o", "i", "O",  "j",  "p",  "u", "P", "h",  "hk", "ho",
                                         "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l"};
static const char coda_keys[28][3] = {"",   "r",  "R", "rt", "s",  "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx",
                                      "fv", "fg", "a", "q",  "qt", "t",  "T",  "d", "w", "c",  "z",  "x",  "v",  "g"};
/* The onsets as compatibility jamo. */
static const uint16_t onset_letters[19] = {0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141,
                                           0x3142, 0x3143, 0x3145, 0x3146, 0x3147, 0x3148, 0x3149,
                                           0x314A, 0x314B, 0x314C, 0x314D, 0x314E};

int hangul_jamo_other(uint16_t ch, uint16_t out[3])
{
    out[0] = ch;
    if (ch >= 0x3131 && ch <= 0x314E) {
        /* Endings are written with their first letter alone (ㄴ다, ㄹ게, ㅂ니다), where it is a final. */
        Consonant c = consonants[ch - 0x3131];
        out[0] = (uint16_t)(c.coda ? 0x11A7 + c.coda : 0x1100 + c.onset);
    } else if (ch >= 0x314F && ch <= 0x3163) {
        out[0] = (uint16_t)(0x1161 + (ch - 0x314F));
    }
    return 1;
}

static int put_keys(char *out, const char *keys, int max)
{
    int n = 0;
    while (n < max && keys[n]) out[n] = keys[n], n++;
    return n;
}

int hangul_keys(uint32_t cp, char out[8])
{
    int n = 0;
    if (hangul_is(cp)) {
        n += put_keys(out, onset_keys[hangul_onset(cp)], 1);
        n += put_keys(out + n, nucleus_keys[hangul_nucleus(cp)], 2);
        n += put_keys(out + n, coda_keys[hangul_coda(cp)], 2);
    } else if (cp >= 0x3131 && cp <= 0x314E) {
        Consonant c = consonants[cp - 0x3131];
        n = c.onset >= 0 ? put_keys(out, onset_keys[c.onset], 1) : put_keys(out, coda_keys[c.coda], 2);
    } else if (cp >= 0x314F && cp <= 0x3163) {
        n = put_keys(out, nucleus_keys[cp - 0x314F], 2);
    } else if (cp >= 0x1100 && cp <= 0x1112) {
        n = put_keys(out, onset_keys[cp - 0x1100], 1);
    } else if (cp >= 0x1161 && cp <= 0x1175) {
        n = put_keys(out, nucleus_keys[cp - 0x1161], 2);
    } else if (cp >= 0x11A8 && cp <= 0x11C2) {
        n = put_keys(out, coda_keys[cp - 0x11A7], 2);
    }
    out[n] = 0;
    return n;
}

uint32_t hangul_initial(uint32_t cp) { return hangul_is(cp) ? onset_letters[hangul_onset(cp)] : 0; }

/* 영 일 이 삼 사 오 육 칠 팔 구 */
static const uint8_t digit_finals[10] = {
    FINAL_OTHER, FINAL_RIEUL, FINAL_NONE, FINAL_OTHER, FINAL_NONE,
    FINAL_NONE,  FINAL_OTHER, FINAL_RIEUL, FINAL_RIEUL, FINAL_NONE,
};

/* The letter's name and the usual reading of a word that ends in it agree (N: 엔, Amazon 아마존; S: 에스, AWS,
 * Kubernetes 쿠버네티스), or either form of the particle is in use (T: 티, Git 깃). */
static const uint8_t letter_finals[26] = {
    ['a' - 'a'] = FINAL_NONE,   ['b' - 'a'] = FINAL_EITHER, ['c' - 'a'] = FINAL_EITHER, ['d' - 'a'] = FINAL_NONE,
    ['e' - 'a'] = FINAL_EITHER, ['f' - 'a'] = FINAL_NONE,   ['g' - 'a'] = FINAL_EITHER, ['h' - 'a'] = FINAL_NONE,
    ['i' - 'a'] = FINAL_NONE,   ['j' - 'a'] = FINAL_NONE,   ['k' - 'a'] = FINAL_EITHER, ['l' - 'a'] = FINAL_RIEUL,
    ['m' - 'a'] = FINAL_OTHER,  ['n' - 'a'] = FINAL_OTHER,  ['o' - 'a'] = FINAL_NONE,   ['p' - 'a'] = FINAL_EITHER,
    ['q' - 'a'] = FINAL_NONE,   ['r' - 'a'] = FINAL_EITHER, ['s' - 'a'] = FINAL_NONE,   ['t' - 'a'] = FINAL_EITHER,
    ['u' - 'a'] = FINAL_NONE,   ['v' - 'a'] = FINAL_NONE,   ['w' - 'a'] = FINAL_NONE,   ['x' - 'a'] = FINAL_NONE,
    ['y' - 'a'] = FINAL_NONE,   ['z' - 'a'] = FINAL_NONE,
};

Final hangul_final(uint32_t cp)
{
    if (hangul_is(cp)) {
        int coda = hangul_coda(cp);
        return coda == 0 ? FINAL_NONE : coda == 8 ? FINAL_RIEUL : FINAL_OTHER;
    }
    if (cp >= '0' && cp <= '9') return (Final)digit_finals[cp - '0'];
    uint32_t low = cp | 0x20;
    if (low >= 'a' && low <= 'z' && cp < 0x80) return (Final)letter_finals[low - 'a'];
    return FINAL_EITHER;
}

bool hangul_in(Str s)
{
    for (size_t at = 0; at < s.n;)
        if (hangul_is(utf8_next(s, &at))) return true;
    return false;
}
