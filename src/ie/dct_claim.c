/* Lengths that run until the writing, and tenures: from which steps of the story do they lead to a month? */
#include "dct_lapse_int.h"
#include "dct_order_int.h"

void dct_claims_find(Order *o, bool months)
{
    enum { YEARS_SLACK = 6, LOOSE = 6 };
    const Ie *ie = o->s->ie;
    for (uint32_t i = 0; i < ie->n_time && o->n_claim < CLAIMS_MAX; i++) {
        if (ie->time[i].form != TX_LENGTH || ie->tx.v[i].sent == UINT32_MAX) continue;
        const EdtfDuration *len = ie->time[i].len;
        const LapseRead *x = dct_lapse_read(o->s, i);
        if (!x->runs || len->h > 0 || len->min > 0) continue;
        Claim c = {.kinds = x->lapse.link.kinds, .months = (int)(len->y * STEP_MONTHS + len->m),
                   .days = (int)(len->d + 7 * len->w), .sent = ie->tx.v[i].sent};
        const Sentence near = dct_sentence_near(ie, &ie->tx.v[i]);
        bool exact = x->lapse.month || x->lapse.today || dct_has_word(o->s, near.beg, near.end, DCT_W_exact);
        bool years = dct_years_alone(len) && !exact;
        if (x->lapse.near && !x->lapse.vague) c.early = YEARS_SLACK;
        else if (years || x->lapse.vague || len->approx) c.slack = YEARS_SLACK;
        if (x->lapse.ordinal && c.months) c.months -= len->m >= 1 ? 1 : STEP_MONTHS;
        c.before = -1;
        for (int k = 0; k < o->steps.n && o->steps.v[k].i < i; k++)
            if (o->steps.v[k].kind != STEP_SPELL && !o->steps.v[k].ahead) c.before = k;
        const Step *before = c.before >= 0 ? &o->steps.v[c.before] : NULL;
        bool hangs = before && (before->kind == STEP_YEAR || before->kind == STEP_PICK || before->kind == STEP_MONTH) &&
                     before->sent + 1 == c.sent;
        if (x->lapse.late && !hangs) continue;                                   /* 작년 4월에 시작했다. 딱 1년 됐다. */
        if (months && (c.slack || c.early || len->y >= 1 || !c.months || x->lapse.ordinal)) continue;             /* the year is known */
        if (c.kinds == DCT_NO_KIND) c.kinds = DCT_BEGIN | DCT_OPEN | DCT_COME | DCT_ENROL;
        o->claim[o->n_claim++] = c;
    }
    /* 미용 13년차: in the thirteenth year, of whatever began then */
    for (uint32_t i = 0; i < o->s->n_tenure && o->n_claim < CLAIMS_MAX && !months; i++) {
        DctTenure x = o->s->tenure[i];
        int each = x.months ? 1 : STEP_MONTHS;
        o->claim[o->n_claim++] = (Claim){.kinds = DCT_BEGIN, .months = (x.n - !x.full) * each,
                                         .slack = x.full ? each - 1 : each, .loose = x.months ? 0 : LOOSE, .first = x.full};
    }
}

/* May the length lead on from the step, whatever the month of writing? */
static bool claim_fits(const Claim *c, const Step *x, int i)
{
    if (x->kind == STEP_SPELL || x->ahead || x->to - x->from >= STEP_MONTHS) return false;
    bool began = (x->kinds & (DCT_BEGIN | DCT_OPEN | DCT_COME | DCT_RISE)) != 0;
    uint32_t kinds = c->kinds;
    if (kinds & (DCT_BEGIN | DCT_RISE)) kinds |= DCT_BEGIN | DCT_RISE;                      /* 보건관리자가 된 지: since the first day */
    return kinds ? kinds & x->kinds : began || i == c->before || x->sent == c->sent + 1;
}

static void claim_take(Claim *c, const Steps *all)
{
    for (int i = 0; i < all->n; i++) {
        if (!claim_fits(c, &all->v[i], i)) continue;
        c->step[i / 64] |= UINT64_C(1) << i % 64;
        if (c->first) return;
    }
}

static bool claim_hangs(const Claim *c)
{
    uint64_t any = 0;
    for (size_t k = 0; k < COUNT_OF(c->step); k++) any |= c->step[k];
    return any != 0;
}

/* A career counts from its first post; where none is told, from its school or shop, and last from what was told first. */
void dct_claims_fit(Order *o)
{
    enum { FIRST = 2 };
    for (int k = 0; k < o->n_claim; k++) {
        Claim *c = &o->claim[k];
        claim_take(c, &o->steps);
        if (!c->loose || claim_hangs(c)) continue;
        c->kinds = DCT_FINISH | DCT_OPEN | DCT_RISE;
        claim_take(c, &o->steps);
        if (claim_hangs(c)) continue;
        for (int i = 0, n = 0; i < o->steps.n && n < FIRST; i++)
            if (o->steps.v[i].kind == STEP_DATED && !o->steps.v[i].ahead) c->step[i / 64] |= UINT64_C(1) << i % 64, n++;
    }
}

/* How many months the writing lies behind where the length leads from a step. */
static bool claim_off(const Walk *w, const Claim *c, int i, int *off)
{
    if (w->at[i] == STEP_UNKNOWN) return false;
    int on, at = c->days ? dct_days_on(w->at[i] + c->months, w->day[i], c->days, &on) : w->at[i] + c->months;
    *off = w->month - at;
    return *off >= -dct_of_two(1, c->loose) - c->early && *off <= dct_of_two(1, c->loose) + c->slack;
}

/* dated: from a step that does not hang on the writing itself, so that the year is told, too. */
static int claim_gain(const Walk *w, const Claim *c, int n_step, bool *dated)
{
    int gain = 0, off;
    *dated = false;
    for (int word = 0; word <= n_step / 64; word++)
        for (uint64_t left = c->step[word]; left; left &= left - 1) {
            int i = word * 64 + __builtin_ctzll(left);
            if (!claim_off(w, c, i, &off)) continue;
            int sure = c->kinds || i == c->before ? GAIN_LAPSE : GAIN_LAPSE - GAIN_NEARLY;
            bool fits = off >= -c->early && off <= c->slack, nearly = off >= -1 - c->early && off <= 1 + c->slack;
            gain = dct_of_two(gain, sure - (fits ? 0 : nearly ? GAIN_NEARLY : GAIN_LAPSE / 2));
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
        w->claimed |= dated;
        w->year |= dated;
        w->exact |= !c->slack && !c->early && w->year;
    }
}
