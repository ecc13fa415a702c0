/* A part of a year that an age tells: 서른한 살 겨울, 마흔이 되던 해 5월, the summer I turned thirty. Its year is that of the birth and
 * so many behind it; where the birth is not told, no other year is meant either. */
#include "anchor_int.h"
#include "mark.h"

struct AgeData { const LexBook *book; Sym link, turned, off; };

Rc aged_bind(Analyser *an, struct AnchorData *t, Fault *f)
{
    struct AgeData *d = arena_push(an->mem, struct AgeData);
    Rc rc = ie_book(an, "age", &d->book, f);
    const LexSymRow syms[] = {{"link", &d->link}, {"turned", &d->turned}, {"off", &d->off}};
    lex_syms(an->lex, syms, COUNT_OF(syms));
    t->age = d;
    return rc;
}

/* The word of the class at the place: where it ends, 0 for none. */
static uint32_t word_at(const Ie *ie, Sym cls, uint32_t at, uint32_t to, bool *off)
{
    const struct AgeData *d = ie->an->anchor->age;
    LexMatch m;
    if (!lex_longest(d->book, ie->doc->ch + at, to - at, &m)) return 0;
    LexEntry e = lex_entry(d->book, lex_match_entry(d->book, m, 0));
    if (e.cls != cls) return 0;
    *off = lex_attr_num(e, d->off, 0) != 0;
    return at + m.len;
}

/* 서른 살 되던 해 | 봄: nothing but such words lies between the age and the time. */
static bool is_linked(const Ie *ie, uint32_t at, uint32_t to)
{
    bool off;
    at = blanks_skip(ie->doc, at);
    uint32_t end = at < to ? word_at(ie, ie->an->anchor->age->link, at, to, &off) : to;
    return at >= to || (end && blanks_skip(ie->doc, end) == to);
}

static bool aged_korean(const Anchor *a, uint32_t i, Aged *out)
{
    enum { REACH = 20 };
    Ie *ie = a->ie;
    const TimexInfo *t = &ie->tx.v[i];
    uint32_t first = ie->doc->sent[t->sent].beg, from = t->beg > first + REACH ? t->beg - REACH : first;
    if (i && t[-1].end > from) from = t[-1].end;
    AgeTold age = {0}, next;
    while (from < t->beg && ie_age_in(ie, from, t->beg, &next)) age = next, from = next.end;
    if (!age.n || !is_linked(ie, age.end, t->beg)) return false;
    *out = (Aged){.year = age.n - 1, .told = !age.full};          /* Koreans are one when they are born */
    return true;
}

enum { WINTER = 4 };

static bool aged_english(const Anchor *a, uint32_t i, Aged *out)
{
    Ie *ie = a->ie;
    const TimexInfo *t = &ie->tx.v[i];
    bool off;
    const Doc *d = ie->doc;
    uint32_t at = t->end + (d->ch[t->end] == ','), end = 0;
    if (d->cls[at] == CH_SPACE) end = word_at(ie, ie->an->anchor->age->turned, at + 1, d->n, &off);
    int n;
    if (!end || d->cls[end] != CH_SPACE || !ie_number_at(ie, end + 1, &n, &end)) return false;
    uint32_t next = blanks_skip(d, end);                           /* I was 30 miles away */
    bool counted =
        off && d->cls[next] == CH_LATIN && next > end && !(d->ch[next] == 'i' && d->cls[next + 1] == CH_SPACE);
    if (counted) return false;
    *out = (Aged){.year = n, .told = !off && ie->time[i].a.season != WINTER};     /* that of the year, or of the next */
    return true;
}

int anchor_birth(const Ie *ie)
{
    Edtf e;
    bool told = ie->out->birth.n && edtf_parse(ie->out->birth, &e) && e.kind == EDTF_POINT;
    return told ? (int)e.pt[0].year : 0;
}

bool anchor_aged(const Anchor *a, uint32_t i, const TimePoint *p, Aged *out)
{
    const Ie *ie = a->ie;
    const TimexInfo *t = &ie->tx.v[i];
    bool part = (time_needs_year(p) && (p->month || p->season || p->half || p->quarter || p->part)) || p->event_year;
    if (!part || t->sent == UINT32_MAX) return false;
    bool year = i && t[-1].sent == t->sent && ie->time[i - 1].a.how;             /* 2016년, 서른 살 봄에 */
    if (ie->ko ? !aged_korean(a, i, out) : !aged_english(a, i, out)) return false;
    int birth = anchor_birth(ie);
    out->told &= birth != 0 && !p->pick;                             /* the spring after I turned thirty */
    out->year += birth;
    return out->told || !year;
}
