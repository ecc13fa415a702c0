/* Whose employer, of who joins and the sentence does not say: introduced, sought, founded or left before. Rules, as in
 * argument_org.c. */
#include "argument_org_int.h"
#include "mark.h"

/* 첫 직장은 누리소프트였다. 6월에 입사했다: the one that has just been introduced. */
bool by_intro(OrgAsk *q)
{
    const Story *st = q->st;
    uint32_t reach = st->intro_far ? 3 * ORG_SENT : ORG_SENT;
    if (!st->intro.n || q->c->type == EV_FOUND || q->c->sent - st->intro_sent > reach) return false;
    bool works = q->c->type == EV_WORK && q->c->rule->takes && q->c->dated &&
                 (!st->held.n || (!q->c->en && str_eq(st->held, st->intro)));         /* 전 직장은 나래였다. … 근무했다 */
    if (q->group == GROUP_HELD && !works) return false;
    q->c->org = st->intro;
    bool which = q->c->sent == st->intro_sent && !q->c->en;            /* 옮긴 회사는 …였다: the telling comes behind */
    if (!which) q->st->intro = S("");
    return true;
}

/* 회사에서 맡아 달라고 했다. … 나래센터는 4월에 문을 열었다. 나는 두 달 전에 들어갔다: another than the one that said yes is what
 * the paragraph opens with. */
static bool spoken_of_since(const OrgAsk *q)
{
    const Ie *ie = q->ie;
    const EvCand *c = q->c;
    const Story *st = q->st;
    if (c->en || !c->sent || st->heading.n || st->chosen_sent + 1 >= c->sent) return false;
    uint32_t i = mention_before(ie, ENT_ORG, ie->doc->sent[c->sent - 1].beg, c->beg);
    if (i == UINT32_MAX || str_eq(mention_name(ie, i), st->chosen) || str_eq(mention_name(ie, i), st->refused))
        return false;
    const Line *line = &ie->doc->line[c->line];
    uint8_t josa = JOSA_NONE;
    josa_at(ie, ie->mention.v[i].end, ie->doc->sent[c->sent].end, &josa);
    return josa == JOSA_TOPIC && ie->mention.v[i].beg <= line->body + 1 && !str_eq(mention_name(ie, i), st->held);
}

/* ## 누리소프트 … 첫 출근: the heading's, else the one that said yes. */
bool by_heading(OrgAsk *q)
{
    const Story *st = q->st;
    if (spoken_of_since(q)) return false;
    q->c->org = st->heading.n ? st->heading : st->chosen;
    /* They made me a return offer, which I accepted. I started in November: where one had been an intern. */
    bool again = !q->c->org.n && q->c->en && st->offered.n && !str_eq(st->offered, st->refused) &&
                 q->c->sent - st->offered_sent <= 2;
    if (again) q->c->org = st->offered;
    return q->c->org.n > 0;
}

/* 창업했다. 이름은 …: a foundation has no earlier name. */
bool by_founding(OrgAsk *q)
{
    if (q->c->type != EV_FOUND) return false;
    if (!named_after(q->ie, q->c)) name_behind(q->ie, q->c, &q->c->org);
    return true;
}

/* 하나은행에서 14년을 근무했다. 2004년 1월에 입행해서: what was summed up before is told from its beginning. */
bool is_summed(const Story *st, const EvCand *c)
{
    enum { SENTS = 3, YEAR = 366 };
    bool begins = !c->en && c->type == EV_JOIN && c->dated && !c->found.employer.end && !st->joined && !st->join_org.n &&
                  !st->chosen.n;
    if (!begins || !st->held.n || st->left || c->sent - st->work_sent > SENTS || !st->work_sum) return false;
    return st->dct && c->lo > EDTF_DAY_NONE && (int64_t)c->lo + st->work_days <= (int64_t)st->dct_hi + YEAR;
}

bool by_summed(OrgAsk *q)
{
    if (is_summed(q->st, q->c)) q->c->org = q->st->held;
    return q->c->org.n > 0;
}

/* The row of a list that begins with the same date is where one began: started in August, 2020.08 – now Paystack. */
bool by_dated_row(OrgAsk *q)
{
    enum { BACK = 64 };
    const Ie *ie = q->ie;
    EvCand *c = q->c;
    for (uint32_t k = q->index; k-- > 0 && q->index - k <= BACK;) {
        const EvCand *e = ie->ev.v[k];
        bool row = e->rule == &ie->an->event->note_work && e->org.n;
        if (!row || c->lo == EDTF_DAY_NONE || e->lo < c->lo || e->lo > c->hi) continue;
        c->org = e->org;
        return true;
    }
    return false;
}

/* In 1984 I began packing crates at Dunnes: where what was begun is done. */
bool by_deed(OrgAsk *q)
{
    const EvCand *c = q->c, *next = q->index + 1 < q->ie->ev.n ? q->ie->ev.v[q->index + 1] : NULL;
    bool work = next && next->sent == c->sent && next->type == EV_WORK && next->beg <= c->end + 1;
    bool begun = c->en && c->type == EV_JOIN && work;
    if (!begun || next->flags & EVF_OTHER) return false;
    Range phrase;
    if (next->found.org != UINT32_MAX) q->c->org = mention_name(q->ie, next->found.org);
    else if (phrase_find(q->ie, next, &phrase)) q->c->org = words_in(q->ie, phrase);
    q->c->org_own = q->c->org.n > 0;
    return q->c->org_own;
}

/* 2010년 퇴사. 2019년에 다시 취업했다: one does not join the one that was left, unless it is named again. */
static bool named_since_left(const Ie *ie, const Story *st, const EvCand *c)
{
    return mention_before(ie, ENT_ORG, ie->doc->sent[st->left_sent].end, c->beg) != UINT32_MAX;
}

/* 아버지는 철도청에서 일하셨다. 나는 …: where another worked one is not oneself. */
static bool is_theirs(const OrgAsk *q, uint32_t mention)
{
    enum { BACK = 16 };
    const Ie *ie = q->ie;
    uint32_t at = ie->mention.v[mention].beg;
    for (uint32_t k = q->index; k-- > 0 && q->index - k <= BACK && ie->ev.v[k]->end > at;) {
        const EvCand *e = ie->ev.v[k];
        if (e->flags & EVF_THEIRS && e->from <= at && at < e->to) return true;
    }
    return false;
}

/* 누리소프트는 작은 회사였다. 6월에 입사했다: the last one named. One joins neither where one is nor where one was
 * refused. */
bool by_focus(OrgAsk *q)
{
    EvCand *c = q->c;
    uint32_t i = mention_before(q->ie, ENT_ORG, near_from(q->ie, c, ORG_FAR), c->beg);
    if (i != UINT32_MAX && !(c->flags & EVF_MINE && is_theirs(q, i))) c->org = mention_name(q->ie, i);
    const Story *st = q->st;
    bool there = str_eq(c->org, st->held) && (!st->left || !named_since_left(q->ie, st, c));
    /* I left Arriva on 26 May and started in Nottingham on 5 June. */
    const EvCand *e = q->index ? q->ie->ev.v[q->index - 1] : NULL;
    bool gone =
        c->en && e && e->type == EV_LEAVE && e->sent == c->sent && str_eq(e->org, c->org) && !(c->flags & EVF_AGAIN);
    if (there || gone || str_eq(c->org, st->refused)) c->org = S("");
    return c->org.n > 0;
}

/* 첫 출근. 판교의 게임 회사, 클라이언트 프로그래머: a note that opens with a kind of employer. */
static bool kind_opens(const Ie *ie, EvCand *c, const Sentence *s)
{
    enum { UNITS = 28, AT_START = 3 };
    const RuleSet *nouns = &ie->an->event->noun;
    uint32_t end = s->end < s->beg + UNITS ? s->end : s->beg + UNITS;
    for (uint32_t at = s->beg; at < end; at++) {
        LexMatch m;
        if (!ie_longest(ie, nouns->book, at, end, &m)) continue;
        const TrigRule *r = employer_rule(nouns, m);
        uint16_t next = at + m.len < s->end ? ie->doc->ch[at + m.len] : '.';
        bool said = next != '.' && mark_at(ie, MK_IS_SO, at + m.len);       /* but 인 누리상사: that is called so */
        bool ends = next == ',' || next == '.' || said;
        if (!r || !ends) continue;
        Kind k = kind_phrase(ie, at, at + m.len, s->beg);
        if (k.r.beg > s->beg + AT_START || (r->cue == CUE_COMPANY && !k.told)) return false;
        c->org = words_in(ie, k.r);
        c->org_kind = true;
        return true;
    }
    return false;
}

/* 만약 누리소프트에 붙었다면: in a condition one is named where one has not been. */
static bool is_supposed(const Ie *ie, const EvCand *c, uint32_t mention)
{
    enum { BEFORE = 12, BEHIND = 8 };
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent + 1];
    uint32_t at = doc_tok_at(d, ie->mention.v[mention].beg);
    for (uint32_t i = s->tok_beg; i < at && i < s->tok_beg + BEFORE; i++)
        if (kind_if(ie, &d->tok[i], c->en)) return true;
    for (uint32_t i = at; !c->en && i < s->tok_end && i < at + BEHIND; i++) {
        const Token *t = &d->tok[i];
        bool cond = t->cls == CH_HANGUL && t->end - t->beg > 2 && mark_before(ie, MK_SUPPOSED, t->end);
        if (cond) return true;
    }
    return false;
}

/* I picked grapes until October. The next spring they took me back. */
bool by_again(OrgAsk *q)
{
    const EvCand *c = q->c;
    bool back = c->en && c->flags & EVF_AGAIN && (c->rule->invite || c->rule->only == ONLY_BE) && !c->found.role.end;
    if (back) q->c->org = q->st->held;
    return back && q->st->held.n > 0;
}

/* 오퍼가 왔다. 누리핀이라는 회사였다: of what a sentence tells last, and of none of many. */
bool by_naming(OrgAsk *q)
{
    const EvCand *next = q->index + 1 < q->ie->ev.n ? q->ie->ev.v[q->index + 1] : NULL;
    bool many = q->group == GROUP_SEARCH && !q->c->en && q->c->type == EV_APPLY && by_count(q);
    if (many || (q->c->type == EV_REJECTED && !q->c->en && next && next->sent == q->c->sent)) return many;
    if (name_behind(q->ie, q->c, &q->c->org)) return true;
    Range kind;
    bool ends = (!next || next->sent != q->c->sent) && q->c->fact == FACT_ACTUAL;
    bool said = ends && kind_said_behind(q->ie, q->c, &kind);
    if (said) q->c->org = words_in(q->ie, kind), q->c->org_own = q->c->org_kind = true;
    return said;
}

/* …에 들어갔다. 누리소프트라는 작은 회사였다: the next sentence begins with its name. */
bool by_next_sentence(OrgAsk *q)
{
    enum { AT_START = 3 };
    const Ie *ie = q->ie;
    const Doc *d = ie->doc;
    EvCand *c = q->c;
    if (c->sent + 1 >= d->n_sent || d->sent[c->sent + 1].line != c->line) return false;
    const Sentence *s = &d->sent[c->sent + 1];
    uint32_t i = ie_mention_from(ie, s->beg);
    bool first = i < ie->mention.n && ie->mention.v[i].beg <= s->beg + AT_START && !is_supposed(ie, c, i);
    if (first && (mention_is(ie, i, ENT_ORG) || (mention_is(ie, i, ENT_SCHOOL) && employs(c))))
        c->org = mention_name(ie, i);
    return c->org.n > 0 || (!c->en && kind_opens(ie, c, s));
}
