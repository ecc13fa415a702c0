/* Interviews: 기관장은 언제 되셨습니까? — 1999년 9월이요. Where the answer is but a date, the question tells the event. */
#include "mark.h"
#include "trigger_int.h"

enum { HEAD = 10, TAIL = 8 };          /* A. 네, … and … 이요. */

/* ?, or a line that somebody else asks in. */
static bool is_question(const Ie *ie, const Sentence *s)
{
    const Doc *d = ie->doc;
    uint32_t end = s->end;
    while (end > s->beg && (d->cls[end - 1] == CH_SPACE || d->ch[end - 1] == '"' || d->ch[end - 1] == ')')) end--;
    return (end > s->beg && d->ch[end - 1] == '?') || ie->line_turn[s->line] == TURN_QUESTION ||
           ie->line_turn[s->line] == TURN_OTHER;
}

/* 언제 그만두셨어요?; what breaks off (그 가게를 접으신 게…) leaves the rest to the answer. */
static bool asks_of_time(const Ie *ie, const Sentence *s)
{
    enum { MARKS = 4 };
    const Doc *d = ie->doc;
    uint32_t end = s->end;
    while (end > s->beg && d->cls[end - 1] != CH_HANGUL && s->end - end < MARKS) end--;
    bool open = end > s->beg && end < s->end && d->ch[end] == 0x2026;
    if (open && mark_before(ie, MK_LEFT_OPEN, end)) return true;
    if (!is_question(ie, s)) return false;
    for (uint32_t i = s->tok_beg; i < s->tok_end; i++)
        if (d->tok[i].cls == CH_HANGUL && mark_at(ie, MK_ASKS_WHEN, d->tok[i].beg)) return true;
    return false;
}

/* 네, 2015년 3월이요.: nothing but a date. */
static bool is_date_alone(const Ie *ie, const Sentence *s)
{
    uint32_t i = ie_timex_from(ie, s->beg);
    if (i >= ie->tx.n || ie->tx.v[i].end > s->end || ie->out->timexes.v[i].type != TIMEX_DATE) return false;
    return ie->tx.v[i].beg <= s->beg + HEAD && ie->tx.v[i].end + TAIL >= s->end;
}

bool asked_when(const Ie *ie, uint32_t sent)
{
    const Doc *d = ie->doc;
    if (!ie->ko || sent + 1 >= d->n_sent) return false;
    return is_date_alone(ie, &d->sent[sent + 1]) && asks_of_time(ie, &d->sent[sent]);
}

/* The last that the question speaks of as done is the author's, however polite it asks. */
void asked_take(Ie *ie, uint32_t first)
{
    const uint32_t no = 1u << EV_GOAL | 1u << EV_DECISION | 1u << EV_CONTEXT | 1u << EV_TURNING_POINT | 1u << EV_WORK;
    for (uint32_t i = ie->ev.n; i-- > first;) {
        EvCand *c = ie->ev.v[i];
        if (c->en || !c->tail.past || c->tail.odd || c->tail.mood || no & 1u << c->type) continue;
        c->tail.question = c->tail.respect = c->tail.relative = false;
        c->flags &= (uint8_t)~(EVF_OTHER | EVF_THEIRS | EVF_WEAK | EVF_RECALL);
        c->answered = true;
        return;
    }
}
