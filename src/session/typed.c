#include "session/typed.h"
#include "session_int.h"

/* The one date that the analyser finds in it, if that is all there is. */
static bool read_date(Session *s, Arena *a, Str typed, Str dct, Str *edtf)
{
    Doc *d;
    Analysis an = {0};
    AnalyseOptions opt = {.dct = dct};
    if (doc_new(a, typed, DOC_PLAIN, &d, NULL) || analyse(s->an, a, d, &opt, &an)) return false;
    if (an.timexes.n != 1 || an.timexes.v[0].type != TIMEX_DATE || !an.timexes.v[0].value.n) return false;
    Span all = an.timexes.v[0].span;
    /* What stands around it may say how it is meant, but is no second thing: 쯤, 경, about. */
    enum { AROUND = 12 };
    if (all.beg > AROUND || typed.n - all.end > AROUND) return false;
    for (size_t i = 0; i < typed.n; i++)                 /* a number left over is a part that is none: 2017년 13월 */
        if ((i < all.beg || i >= all.end) && typed.p[i] >= '0' && typed.p[i] <= '9') return false;
    *edtf = an.timexes.v[0].value;
    return true;
}

static bool one_date(Session *s, Arena *a, Str typed, Str dct, Str *edtf)
{
    typed = str_trim(typed);
    if (edtf_valid(typed)) {
        *edtf = typed;
        return true;
    }
    return read_date(s, a, typed, dct, edtf) && edtf_valid(*edtf);
}

bool typed_date(Session *s, Arena *a, Str typed, Str dct, Str *edtf)
{
    typed = str_trim(typed);
    *edtf = S("");
    if (!typed.n) return true;
    if (one_date(s, a, typed, dct, edtf)) return true;
    size_t dots = str_find(typed, S(".."), 0);
    Str from, to;
    if (dots == SIZE_MAX || !one_date(s, a, str_slice(typed, 0, dots), dct, &from) ||
        !one_date(s, a, str_slice(typed, dots + 2, typed.n), dct, &to))
        return false;
    *edtf = str_fmt(a, STR_FMT "/" STR_FMT, STR_ARG(from), STR_ARG(to));
    return edtf_valid(*edtf);
}
