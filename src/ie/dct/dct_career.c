/* How long the career is that a title tells of: 게임 QA 8년, 물리치료사 12년 선배가 보내는 답장, "Fourteen years as a librarian".
 * It has come to the writing, more or less, and counts from the first post: dct_claim.c weighs it. */
#include "dct_count_int.h"

/* Nothing else in the line is a date: "2015년, 3년 만의 이직" tells of then; nor is it to come. */
static bool tells_then(const DctState *s, const Line *l)
{
    const Ie *ie = s->ie;
    for (uint32_t i = ie_timex_from(ie, l->beg); i < ie->tx.n && ie->tx.v[i].beg < l->end; i++)
        if (ie->time[i].form <= TX_RANGE && ie->time[i].a.how) return true;
    return dct_has_word(s, l->beg, l->end, DCT_W_plan);
}

static bool is_career(const DctState *s, uint32_t i)
{
    enum { LEAST = 3, MOST = 50 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const TimeParse *p = &ie->time[i];
    if (p->form != TX_LENGTH || !dct_years_alone(p->len) || p->len->y < LEAST || p->len->y > MOST) return false;
    return t->rel == REL_NONE || (!ie->ko && t->rel == REL_AFTER);           /* After fourteen years as a librarian */
}

static bool opens_text(const DctState *s, uint32_t i, const Line *l)
{
    const Ie *ie = s->ie;
    uint32_t before = dct_lines_before(ie, ie->tx.v[i].line), sent = ie->tx.v[i].sent;
    if (sent == UINT32_MAX || before > 1) return false;
    const Sentence *x = &ie->doc->sent[sent];
    if (!before && (l->kind == LINE_HEADING || !dct_is_statement(s, x))) return true;       /* the title */
    Cue cue = cue_of(ie, i);
    return x->beg <= l->body + 1 && !cue.future && (ie->ko ? dct_is_present(s, x) : cue.english_present);
}

void dct_read_careers(DctState *s)
{
    const Ie *ie = s->ie;
    const Line *read = NULL;           /* a line is read once, however many lengths stand in it */
    bool then = false;
    for (uint32_t i = 0; i < ie->n_time && s->n_tenure < TENURES_MAX; i++) {
        const Line *l = &ie->doc->line[ie->tx.v[i].line];
        if (l != read && dct_lines_before(ie, ie->tx.v[i].line) > 1) return;
        if (l != read) then = tells_then(s, l);
        read = l;
        if (then || !is_career(s, i) || !opens_text(s, i, l)) continue;
        s->tenure[s->n_tenure++] = (DctTenure){(uint8_t)ie->time[i].len->y, false, true};
        return;
    }
}
