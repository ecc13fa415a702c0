/* What is under way in the story: an examination that one sits for, the search for a post, an offer, a course. What was told
 * last of such a thing says what 붙었다, 또 봤다 or 안 갔다 mean some sentences later. Events tell of it, and where a sentence
 * has none the words that it is told with. A shop of one's own stays open until it is left, and so does a post: 2015년에 문을
 * 닫았다, in 2001 I got out. */
#include "trigger_int.h"

enum { REACH = 4 };                    /* sentences */

static const uint64_t exams = CUE_BIT(CUE_CERT) | CUE_BIT(CUE_EXAM);
static const uint64_t papers = CUE_BIT(CUE_SEAT) | CUE_BIT(CUE_RESUME) | CUE_BIT(CUE_ADVERT);

/* What is told of one who holds a post. */
static const uint32_t spells = 1u << EV_JOIN | 1u << EV_WORK | 1u << EV_FOUND | 1u << EV_PROMOTION | 1u << EV_TRANSFER |
                               1u << EV_CONVERSION | 1u << EV_ROLE_CHANGE;

/* What an event of the type tells to be under way; PROCESS_N for none. */
static const uint8_t told_by[EV_COUNT] = {
    [EV_CERTIFICATE] = 1 + PROCESS_EXAM, [EV_APPLY] = 1 + PROCESS_HUNT, [EV_INTERVIEW] = 1 + PROCESS_HUNT,
    [EV_REJECTED] = 1 + PROCESS_HUNT, [EV_ACCEPTED] = 1 + PROCESS_HUNT, [EV_WITHDRAW] = 1 + PROCESS_HUNT,
    [EV_SEARCH] = 1 + PROCESS_HUNT, [EV_ENROLL] = 1 + PROCESS_COURSE, [EV_STUDY] = 1 + PROCESS_COURSE,
};

static bool holds(const EvCand *c)
{
    return !c->tail.mood && !c->tail.odd && (!c->en || c->fact == FACT_ACTUAL) && !(c->flags & (EVF_WEAK | EVF_RECALL));
}

/* 입사했다, 졸업했다: what was under way is over. */
static bool is_over(const EvCand *c)
{
    const uint32_t ends = 1u << EV_JOIN | 1u << EV_GRADUATE | 1u << EV_FOUND | 1u << EV_CONVERSION | 1u << EV_PROMOTION;
    return ends & 1u << c->type && holds(c);
}

void process_tell(const Ie *ie, Sentences *all, uint32_t sent, uint32_t first)
{
    uint8_t told = PROCESS_N;
    for (uint32_t i = first; i < ie->ev.n; i++) {
        const EvCand *c = ie->ev.v[i];
        if (c->flags & EVF_THEIRS) continue;
        if (c->type == EV_ACCEPTED) all->offer = sent + 1;
        if (is_over(c)) all->process_sent = all->offer = 0;
        if (c->type == EV_FOUND || c->type == EV_LEAVE || c->type == EV_JOIN)
            all->venture = c->type == EV_FOUND && holds(c);
        if ((spells | 1u << EV_LEAVE) & 1u << c->type && holds(c)) all->post = c->type != EV_LEAVE;
        if (told_by[c->type]) told = (uint8_t)(told_by[c->type] - 1);
    }
    if (told == PROCESS_COURSE && all->told & exams) told = PROCESS_EXAM;      /* 시험을 준비했다 */
    if (told == PROCESS_N && all->told & papers) told = PROCESS_HUNT;
    else if (told == PROCESS_N && all->told & exams) told = PROCESS_EXAM;
    if (told != PROCESS_N) all->process = told, all->process_sent = sent + 1;
}

bool process_open(const Scan *s, uint8_t asked)
{
    const Sentences *all = s->all;
    if (!asked) return false;
    if (asked & 1u << PROCESS_OFFER && all->offer && s->sent + 1 - all->offer <= REACH) return true;
    if (asked & 1u << PROCESS_VENTURE && all->venture) return true;
    if (asked & 1u << PROCESS_POST && all->post) return true;
    for (uint32_t i = s->ie->ev.n; i-- > 0 && s->ie->ev.v[i]->sent == s->sent;) {
        uint8_t told = told_by[s->ie->ev.v[i]->type];
        if (told) return asked & 1u << (told - 1);
    }
    return all->process_sent && s->sent + 1 - all->process_sent <= REACH && asked & 1u << all->process;
}
