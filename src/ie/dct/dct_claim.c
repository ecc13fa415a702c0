/* Lengths that run until the writing, and tenures: from which steps of the story do they lead to a month? */
#include "dct_lapse_int.h"
#include "dct_order_int.h"
#include <string.h>

static bool ends_spell(const Step *x) { return x->until || (x->kinds & (DCT_LEAVE | DCT_FINISH)); }
static bool hangs_on_year(const Step *x) { return x->kind == STEP_YEAR || x->kind == STEP_PICK || x->kind == STEP_MONTH; }

/* What a spell of length i ended with, of the steps that hang on the writing: 올해 2월에 그만두었다, 올해 6월까지. -1: none. */
static int spell_target(const Order *o, uint32_t i, int at)
{
    const Ie *ie = o->s->ie;
    const Steps *all = &o->steps;
    uint32_t sent = ie->tx.v[i].sent;
    bool within = ie->tx.v[i].rel == REL_WITHIN;
    /* 올 7월부터 여기 있습니다. 그 전에는 거기 5년 있었죠. */
    if (at > 0 && cue_of(ie, i).back && all->v[at - 1].sent + 1 == sent && hangs_on_year(&all->v[at - 1]))
        return at - 1;
    for (int k = at; k < all->n && all->v[k].sent <= sent; k++)
        if (hangs_on_year(&all->v[k]) && (within || ends_spell(&all->v[k]))) return k;
    for (int k = at; k-- > 0 && all->v[k].sent + 1 >= sent;) {
        bool same = all->v[k].sent == sent;
        if (hangs_on_year(&all->v[k]) && (within ? same : ends_spell(&all->v[k]))) return k;
    }
    return -1;
}

static bool begins_spell(const Step *x)
{
    return x->kind == STEP_DATED && !x->ahead && (x->kinds & (DCT_BEGIN | DCT_OPEN | DCT_RISE | DCT_COME | DCT_ENROL));
}

/* Where it began: the last first day told before, else one that is told right behind. */
static int spell_start(const Order *o, uint32_t i, int at, int target)
{
    enum { NEAR = 2 };
    const Steps *all = &o->steps;
    uint32_t sent = o->s->ie->tx.v[i].sent;
    int before = at < target ? at : target;
    if (at < all->n && all->v[at].sent == sent && begins_spell(&all->v[at])) return at;
    for (int k = before; k-- > 0;)
        if (begins_spell(&all->v[k])) return k;
    for (int k = before + 1; k < all->n && all->v[k].sent <= sent + NEAR; k++)
        if (begins_spell(&all->v[k])) return k;
    return -1;
}

/* "2022년 12월에 들어갔다. 작년 12월에 1년 만에 전환됐다.", "2016년 3월에 교사가 되었고 올해 2월에 그만두었다. 3년이었다.", "작년 9월,
 * 8년 다닌 회사를 나왔다. 2013년 3월에 들어간 회사였다.": the length from a first day to what hangs on the writing. */
static void spell_claim(Order *o, uint32_t i, int at)
{
    enum { SHORT = 3, ROUND = 11 };
    const EdtfDuration *len = o->s->ie->time[i].len;
    int target = spell_target(o, i, at), from = target < 0 ? -1 : spell_start(o, i, at, target);
    if (from < 0 || o->steps.v[target].ahead) return;
    Claim c = {.kinds = DCT_BEGIN, .months = (int)(len->y * STEP_MONTHS + len->m), .before = -1, .spell = -1, .sent = o->s->ie->tx.v[i].sent, .target = target};
    if (dct_years_alone(len) && len->y > 1) c.months -= SHORT, c.slack = ROUND;
    c.slack += o->steps.v[from].to - o->steps.v[from].from;                         /* 2017년에 시작한 식당을 */
    c.step[from / 64] |= UINT64_C(1) << from % 64;
    o->claim[o->n_claim++] = c;
}

static void spells_find(Order *o)
{
    const Ie *ie = o->s->ie;
    int at = 0;
    for (uint32_t i = 0; i < ie->n_time && o->n_claim < CLAIMS_MAX; i++) {
        const EdtfDuration *len = ie->time[i].len;
        while (at < o->steps.n && o->steps.v[at].i < i) at++;
        if (ie->time[i].form != TX_LENGTH || ie->tx.v[i].sent == UINT32_MAX || len->approx || len->y + len->m < 1 ||
            len->d > 0)
            continue;
        uint8_t rel = ie->tx.v[i].rel;
        if (rel != REL_AGO && rel != REL_AFTER && rel != REL_ORDINAL && rel != REL_SINCE && rel != REL_UNTIL)
            spell_claim(o, i, at);
    }
}

void dct_claims_find(Order *o, bool months)
{
    enum { YEARS_SLACK = 6, LOOSE = 6 };
    const Ie *ie = o->s->ie;
    for (uint32_t i = 0; i < ie->n_time && o->n_claim < CLAIMS_MAX; i++) {
        if (ie->time[i].form != TX_LENGTH || ie->tx.v[i].sent == UINT32_MAX) continue;
        const EdtfDuration *len = ie->time[i].len;
        const LapseRead *x = dct_lapse_read(o->s, i);
        if (ie->ko && ie->tx.v[i].rel == REL_WITHIN && dct_ended_lately(o->s, i)) continue;
        if (!x->runs || x->lapse.most || len->h > 0 || len->min > 0) continue;
        Claim c = {.kinds = x->lapse.link.kinds,
                   .months = (int)(len->y * STEP_MONTHS + len->m),
                   .days = (int)(len->d + 7 * len->w),
                   .sent = ie->tx.v[i].sent,
                   .target = -1,
                   .held = x->lapse.link.held};
        /* 다음 달이면 옮긴 지 석 달 */
        if (x->lapse.shift > 0 && x->lapse.shift < c.months) c.months -= x->lapse.shift;
        const Sentence near = dct_sentence_near(ie, &ie->tx.v[i]);
        bool soon = x->lapse.shift % STEP_MONTHS || x->lapse.days;                 /* next month it'll be eight years */
        bool exact = x->lapse.month || x->lapse.today || soon || dct_has_word(o->s, near.beg, near.end, DCT_W_exact);
        bool years = dct_years_alone(len) && !exact;
        if (x->lapse.near && !x->lapse.vague) c.early = YEARS_SLACK;
        else if (years || x->lapse.vague || len->approx) c.slack = YEARS_SLACK;
        c.sure = exact && !c.slack && !c.early && !x->lapse.ordinal;
        if (x->lapse.ordinal && c.months) c.months -= len->m >= 1 ? 1 : STEP_MONTHS;
        c.before = c.spell = -1;
        for (int k = 0; k < o->steps.n && o->steps.v[k].i < i; k++) {
            const Step *y = &o->steps.v[k];
            if (y->kind == STEP_DATED) c.spell = -1;
            if (y->kind == STEP_SPELL && y->sent < c.sent && y->sent + DCT_SPELL_NEAR >= c.sent &&
                dct_goes_on(o->s, y->i))
                c.spell = k;
            if (o->steps.v[k].kind != STEP_SPELL && !o->steps.v[k].ahead &&
                (o->steps.v[k].past || o->steps.v[k].kind != STEP_BARE))
                c.before = k;
        }
        const Step *before = c.before >= 0 ? &o->steps.v[c.before] : NULL;
        bool hangs = before && (before->kind == STEP_YEAR || before->kind == STEP_PICK || before->kind == STEP_MONTH) &&
                     before->sent + 1 == c.sent;
        if (x->lapse.late && !hangs) continue;                                   /* 작년 4월에 시작했다. 딱 1년 됐다. */
        /* the year is known */
        if (months && (c.slack || c.early || len->y >= 1 || !c.months || x->lapse.ordinal)) continue;
        if (c.kinds == DCT_NO_KIND) c.kinds = DCT_BEGIN | DCT_OPEN | DCT_COME | DCT_ENROL;
        o->claim[o->n_claim++] = c;
    }
    if (!months) spells_find(o);
    /* 미용 13년차: in the thirteenth year, of whatever began then */
    for (uint32_t i = 0; i < o->s->n_tenure && o->n_claim < CLAIMS_MAX && !months; i++) {
        DctTenure x = o->s->tenure[i];
        int each = x.months ? 1 : STEP_MONTHS;
        o->claim[o->n_claim++] = (Claim){.kinds = DCT_BEGIN, .spell = -1, .months = (x.n - !x.full) * each,
                                         .slack = each - x.full, .target = -1, .loose = x.full ? STEP_MONTHS : x.months ? 0 : LOOSE,
                                         .late = x.months ? 0 : LOOSE, .first = x.full};
    }
}

/* How far from what was told first a claim may lead. */
int dct_claims_reach(const Order *o)
{
    enum { BEYOND = 2 * STEP_MONTHS };
    int far = REACH_MONTHS;
    for (int k = 0; k < o->n_claim; k++) far = dct_of_two(far, o->claim[k].months + BEYOND);
    return far;
}

/* May the length lead on from the step, whatever the month of writing? */
static bool claim_fits(const Claim *c, const Step *x, int i)
{
    if (x->kind == STEP_SPELL) return i == c->spell && (!c->kinds || (c->kinds & DCT_HOLDS));
    if (x->ahead || x->to - x->from >= STEP_MONTHS) return false;
    if (c->held && !(x->kinds & DCT_HOLDS)) return false;
    bool began = (x->kinds & (DCT_BEGIN | DCT_OPEN | DCT_COME | DCT_RISE)) != 0;
    if (c->spell >= 0 && !c->kinds) return false;
    uint32_t kinds = c->kinds;
    /* 보건관리자가 된 지: since the first day */
    if (kinds & (DCT_BEGIN | DCT_RISE)) kinds |= DCT_BEGIN | DCT_RISE;
    if (kinds & DCT_COME) kinds |= DCT_BEGIN | DCT_CHANGE;                                  /* 여기 온 지 */
    return kinds ? kinds & x->kinds : began || i == c->before || x->sent == c->sent + 1;
}

static void claim_take(Claim *c, const Steps *all)
{
    for (int i = 0; i < all->n; i++) c->step[i / 64] |= (uint64_t)claim_fits(c, &all->v[i], i) << i % 64;
}

/* A career counts from its first post; what is told before it, or where none is told first, is perhaps that. */
static void career_take(Claim *c, const Steps *all)
{
    enum { FIRST = 4 };
    if (c->first) memset(c->step, 0, sizeof c->step);
    for (int i = 0, n = 0; i < all->n && n < FIRST; i++) {
        const Step *x = &all->v[i];
        if (x->kind != STEP_DATED || x->ahead) continue;
        bool post = x->kinds & DCT_BEGIN;
        (post ? c->step : c->weak)[i / 64] |= UINT64_C(1) << i % 64;
        if (post) return;
        n++;
    }
}

/* "이번 달이 꼭 1년이다": the month says when the length is full, and nothing that happened. */
static void claim_silences(const Claim *c, Steps *all)
{
    for (int i = 0; i < all->n; i++) {
        Step *x = &all->v[i];
        if (x->sent == c->sent && (x->kind == STEP_MONTH || x->kind == STEP_DAY) && x->shift >= 0 && !x->past)
            x->ahead = true;
    }
}

void dct_claims_fit(Order *o)
{
    for (int k = 0; k < o->n_claim; k++) {
        Claim *c = &o->claim[k];
        if (c->target >= 0) continue;
        claim_silences(c, &o->steps);
        claim_take(c, &o->steps);
        if (c->loose) career_take(c, &o->steps);
    }
}

/* How many months the writing lies behind where the length leads from a step. */
static bool claim_off(const Walk *w, const Claim *c, int i, int *off)
{
    if (w->at[i] == STEP_UNKNOWN) return false;
    int on, at = c->days ? dct_days_on(w->at[i] + c->months, w->day[i], c->days, &on) : w->at[i] + c->months;
    int month = c->loose && w->by_year ? dct_year_of(w->month) + STEP_MONTHS / 2 : w->month;            /* the year at best */
    int to = c->target < 0 ? month : w->at[c->target];
    if (to == STEP_UNKNOWN) return false;
    *off = to - at;
    return *off >= -dct_of_two(1, c->loose) - c->early && *off <= dct_of_two(1, c->late) + c->slack;
}

/* Nobody tells nothing of his last years: from one of the first steps a career may lead far behind what was told last, from
 * a later one not. */
static bool too_late(const Walk *w, const Claim *c, int i)
{
    enum { YOUNG = 3 * STEP_MONTHS, SILENT = 2 * STEP_MONTHS };
    int first = 0;
    while (!((c->step[first / 64] | c->weak[first / 64]) >> first % 64 & 1)) first++;
    return w->month > w->from + SILENT && w->at[first] != STEP_UNKNOWN && w->at[i] > w->at[first] + YOUNG;
}

/* dated: from a step that does not hang on the writing itself, so that the year is told, too. */
static int claim_gain(const Walk *w, const Claim *c, int n_step, bool *dated)
{
    int gain = 0, off;
    *dated = false;
    for (int word = 0; word <= n_step / 64; word++)
        for (uint64_t left = c->step[word] | c->weak[word]; left; left &= left - 1) {
            int i = word * 64 + __builtin_ctzll(left);
            if (!claim_off(w, c, i, &off) || (c->loose && too_late(w, c, i))) continue;
            bool weak = c->weak[word] >> i % 64 & 1;
            int sure = weak                                                     ? GAIN_LAPSE / 2
                       : c->kinds || c->sure || i == c->before || i == c->spell ? GAIN_LAPSE
                                                                                : GAIN_NEARLY;
            bool fits = off >= -c->early && off <= c->slack, nearly = off >= -1 - c->early && off <= 1 + c->slack;
            int off_by = fits ? 0 : nearly ? GAIN_NEARLY : GAIN_LAPSE / 2;
            gain = dct_of_two(gain, sure > off_by ? sure - off_by : 0);
            *dated |= !w->hangs[i];
        }
    return gain;
}

void dct_claims_weigh(const Order *o, Walk *w)
{
    for (int k = 0; k < o->n_claim; k++) {
        const Claim *c = &o->claim[k];
        bool dated;
        int gain = claim_gain(w, c, o->steps.n, &dated);
        if (!gain) continue;
        w->cost -= gain;
        if (c->loose || (!c->kinds && c->slack)) w->soft += gain;
        w->claimed |= dated;
        w->year |= dated;
        w->exact |= c->target < 0 && !c->slack && !c->early && w->year;
    }
}
