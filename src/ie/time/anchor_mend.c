/* Corrections: "'3월에 입사했다'고 썼는데 4월이었습니다", "Correction: I joined in May, not March", "2017년 → 2018년" in a list
 * of errata. The date that the text takes back stands for the one it puts in its place. */
#include "anchor_int.h"

enum { REACH = 120, LEAD = 12, ARROW = 3, TOP = 400 };        /* units; ARROW: ==>, LEAD: of a word before a date */

Rc mend_bind(Analyser *an, MendWords *out, Fault *f)
{
    const LexSymRow syms[] = {{"no", &out->no}, {"not", &out->not}, {"claim", &out->claim},
        {"really", &out->really}, {"fix", &out->fix}, {"errata", &out->errata}, {"slip", &out->slip},
        {"equals", &out->equals}};
    lex_syms(an->lex, syms, COUNT_OF(syms));
    Rc rc = ie_book(an, "mend", &out->book, f);
    if (rc == RC_OK) out->first = lex_book_first(out->book);
    return rc;
}

static Sym class_at(const Ie *ie, uint32_t p, uint32_t end, uint32_t *len)
{
    const MendWords *a = &ie->an->anchor->mend;
    const Doc *d = ie->doc;
    LexMatch m;
    if (!lex_first(a->first, d->ch[p])) return 0;              /* with nearly every unit no word begins */
    bool latin = d->cls[p] == CH_LATIN;
    if (latin && p > 0 && d->cls[p - 1] == CH_LATIN) return 0;
    if (!lex_longest(a->book, d->ch + p, end - p, &m) || (latin && d->cls[p + m.len] == CH_LATIN)) return 0;
    *len = m.len;
    return lex_entry(a->book, lex_match_entry(a->book, m, 0)).cls;
}

/* Is there a word of the class in [beg, end)? */
static bool has(const Ie *ie, uint32_t beg, uint32_t end, Sym cls)
{
    uint32_t len;
    for (uint32_t p = beg; p < end; p++)
        if (class_at(ie, p, end, &len) == cls) return true;
    return false;
}

bool anchor_equals(const Ie *ie, uint32_t i)
{
    enum { BETWEEN = 6 };
    const Doc *d = ie->doc;
    uint32_t at = ie->tx.v[i].end, to = i + 1 < ie->n_time ? ie->tx.v[i + 1].beg : at, len;
    if (to <= at || to > at + BETWEEN) return false;
    at = blanks_skip(d, at);
    return class_at(ie, at, to, &len) == ie->an->anchor->mend.equals && blanks_skip(d, at + len) == to;
}

/* A word of the class right behind `at`, blanks and marks aside. */
static bool follows(const Ie *ie, uint32_t at, uint32_t end, Sym cls)
{
    const Doc *d = ie->doc;
    uint32_t len;
    while (at < end && (d->cls[at] == CH_SPACE || d->ch[at] == '\'' || d->ch[at] == '"' || d->ch[at] == ',')) at++;
    return at < end && class_at(ie, at, end, &len) == cls;
}

static bool before(const Ie *ie, uint32_t beg, uint32_t at, Sym cls)
{
    uint32_t from = at > beg + LEAD ? at - LEAD : beg, len;
    for (uint32_t p = from; p < at; p++)
        if (class_at(ie, p, at, &len) == cls && blanks_skip(ie->doc, p + len) == at) return true;
    return false;
}

static bool is_arrow(const Doc *d, uint32_t p, uint32_t end)
{
    p = blanks_skip(d, p);
    uint32_t to = p;
    while (to < end && to < p + ARROW && (d->ch[to] == '-' || d->ch[to] == '=' || doc_is_arrow_head(d->ch[to]))) to++;
    return to > p && d->ch[p] != '>' && doc_is_arrow_head(d->ch[to - 1]) && blanks_skip(d, to) == end;
}

/* Of two dates of one sentence, which is taken back? 1 the first, 2 the second, 0 neither. */
static int taken_back(const Ie *ie, const Sentence *s, uint32_t x, uint32_t y, bool errata)
{
    const MendWords *a = &ie->an->anchor->mend;
    const TimexInfo *t = ie->tx.v;
    uint32_t gap = t[x].end, next = t[y].beg, end = y + 1 < ie->tx.n && t[y + 1].beg < s->end ? t[y + 1].beg : s->end;
    if (follows(ie, gap, next, a->no)) return 1;                          /* 6월이 아니라 7월 */
    if (before(ie, gap, next, a->not)) return 2;                          /* in May, not March */
    if (before(ie, s->beg, t[x].beg, a->not)) return 1;                   /* not in March but in May */
    if (errata && is_arrow(ie->doc, gap, next)) return 1;
    if (has(ie, gap, next, a->claim)) return 1;                           /* 3월이라고 썼는데 4월 */
    return has(ie, t[y].end, end, a->fix) ? 1 : 0;                        /* 2017년은 2018년으로 바로잡습니다 */
}

static bool may_mend(const Ie *ie, uint32_t i)
{
    const TimeParse *p = &ie->time[i];
    const Timex *t = &ie->out->timexes.v[i];
    return t->type == TIMEX_DATE && p->form <= TX_RANGE && t->value.n && t->lo != EDTF_DAY_NONE && !p->entry;
}

static void mend(Ie *ie, uint32_t wrong, uint32_t right) { if (!ie->tx.v[wrong].mend) ie->tx.v[wrong].mend = right + 1; }

/* "The post said 2015. It was 2016.": the next sentence says how it was. */
static void mend_by_next(Ie *ie, uint32_t x)
{
    const MendWords *a = &ie->an->anchor->mend;
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[ie->tx.v[x].sent], *next = s + 1;
    bool last = x + 1 >= ie->tx.n || ie->tx.v[x + 1].beg >= s->end;
    if (!last || next >= d->sent + d->n_sent || next->line != s->line) return;
    uint32_t y = x + 1;                                                       /* few sentences have a date right behind */
    if (y >= ie->tx.n || ie->tx.v[y].beg >= next->end || !may_mend(ie, y)) return;
    bool slip = follows(ie, next->beg, next->end, a->slip);                   /* 아니, 4월이었다. */
    if (!slip && !has(ie, s->beg, s->end, a->claim)) return;
    if (slip || follows(ie, next->beg, next->end, a->really) || ie->tx.v[y].beg <= next->beg + 2) mend(ie, x, y);
}

static void mend_sentence(Ie *ie, uint32_t x, bool errata)
{
    const Sentence *s = &ie->doc->sent[ie->tx.v[x].sent];
    uint32_t y = x + 1;
    bool two = y < ie->tx.n && ie->tx.v[y].beg < s->end && ie->tx.v[y].beg < ie->tx.v[x].end + REACH;
    if (!two) {
        mend_by_next(ie, x);
        return;
    }
    if (!may_mend(ie, y)) return;
    int which = taken_back(ie, s, x, y, errata);
    if (which == 1) mend(ie, x, y);
    if (which == 2) mend(ie, y, x);
}

/* A title or heading that says what the text corrects. */
static bool is_errata(const Ie *ie)
{
    const Doc *d = ie->doc;
    uint32_t top = d->body_beg + TOP < d->n ? d->body_beg + TOP : d->n;
    return has(ie, d->body_beg, top, ie->an->anchor->mend.errata);
}

void anchor_mend(Ie *ie)
{
    int errata = -1;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        if (ie->tx.v[i].sent == UINT32_MAX || !may_mend(ie, i)) continue;
        if (errata < 0) errata = is_errata(ie);
        mend_sentence(ie, i, errata > 0);
    }
}
