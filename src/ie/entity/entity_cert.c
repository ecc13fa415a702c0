/* Certificates that no book knows, by where they stand: the items below a heading or behind a label that calls them so
 * (Certifications: …), and by a word in the middle of such names (Cisco Certified Network Associate). The titles and firms
 * within such a name are none of their own. */
#include "entity_latin.h"

enum { NAME_WORDS = 8, SURE = CAND_STRONG + 2 };

static bool is_label(const Ent *e, const Word *w)
{
    const Cue *label = word_cue(e, w, CUE_LABEL);
    return label && label->type == ENT_CREDENTIAL;
}

/* of the Year, in Education: a small word, with a capital behind it. */
static bool is_small_inside(const Ent *e, uint32_t i)
{
    LatinInner c = latin_inner(e, &e->word.v[i]);
    bool small = c == INNER_OF || c == INNER_IN || c == INNER_FOR || word_cue_is(e, &e->word.v[i], CUE_AND);
    return small && i + 1 < e->word.n && e->word.v[i + 1].sep == SEP_BLANK && latin_is_capital(&e->word.v[i + 1]);
}

/* … Architect – Associate, … Architect, Professional: the grade stands apart. Microsoft Certified: Azure … */
static bool is_grade_apart(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (w->sep != SEP_MARK && w->sep != SEP_COMMA) return false;
    if (latin_is_inner(e, w - 1, INNER_CERTIFIED)) return w->sep == SEP_MARK && latin_is_capital(w);
    return latin_is_inner(e, w, INNER_GRADE) && latin_is_capital(w);
}

/* Where the name that begins with word i ends, among the words before `end`. */
static uint32_t name_end(const Ent *e, uint32_t i, uint32_t end)
{
    const Word *w = e->word.v;
    uint32_t k = i + 1;
    for (; k < end && k < i + NAME_WORDS; k++) {
        bool latin = e->doc->cls[w[k].beg] == CH_LATIN && w[k].flags & (W_LATIN | W_CAPITAL);
        bool particle = latin && !(w[k].flags & W_LATIN);
        if (w[k].flags & (W_TIME | W_INNER) || !(latin || w[k].flags & W_LATIN)) break;
        bool joined = w[k].sep == SEP_BLANK || w[k].sep == SEP_GLUE || w[k].beg == w[k - 1].end + 1;
        bool small = w[k].sep == SEP_BLANK && is_small_inside(e, k);
        bool goes_on = joined && (small || w[k].flags & (W_CAPITAL | W_NUMBER));
        if (!goes_on && !is_grade_apart(e, k)) break;
        if (particle) return k + 1;
    }
    return k;
}

/* The last word may have a particle: … Network Associate를 땄다. */
static void put(Ent *e, uint32_t first, uint32_t end)
{
    const Word *last = &e->word.v[end - 1];
    uint32_t stop = last->flags & W_LATIN ? last->end : last->stem;
    Cand *c = entity_add(e, ENT_CREDENTIAL, CAND_FORM, e->word.v[first].beg, stop, first, end);
    c->score = SURE;
    c->rule = RULE_ROW;
    Span words = {c->beg, c->end};                                      /* ITIL Foundation: no firm */
    entity_vote(e, ENT_ORG, -CAND_STRONG, c->beg, c->end, RULE_LEARNED, words);
    entity_vote(e, ENT_SCHOOL, -CAND_STRONG, c->beg, c->end, RULE_LEARNED, words);
}

/* … Leeds University, Acme Corp, N/A: who gave it, or that there is none. */
static bool is_no_cert(const Ent *e, uint32_t first, uint32_t end)
{
    const Word *w = &e->word.v[first], *last = &e->word.v[end - 1];
    bool house = word_tail_is(e, last, TAIL_SCHOOL) || word_tail_is(e, last, TAIL_ORG);
    return house || entity_is_common(e, w->beg, last->end);
}

/* The names among the words [i, end) of a line that lists certificates, as far as another label (References: …). A degree has its
 * own rules, and one word is a name only in capitals. */
static void read_list(Ent *e, uint32_t i, uint32_t end)
{
    for (bool fresh = true; i < end; i++) {
        const Word *w = &e->word.v[i];
        fresh |= w->sep != SEP_BLANK && w->sep != SEP_GLUE;
        if (w->flags & (W_TIME | W_INNER) || (w->flags & W_NUMBER && fresh)) continue;
        bool small = word_cue_is(e, w, CUE_SCHOOL_LIFE) || word_cue_is(e, w, CUE_FUNCTION);
        bool named = fresh && latin_is_capital(w) && !small;
        fresh = false;
        if (!named) continue;
        uint32_t last = name_end(e, i, end);
        if (last < end && w[last - i].sep == SEP_MARK && e->doc->ch[w[last - i - 1].end] == ':') return;
        bool name = last - i > 1 || (w->flags & W_CAPS && !w->cover);
        if (name && !is_no_cert(e, i, last)) put(e, i, last);
        i = last - 1;
    }
}

/* Is the line nothing but a heading of certificates: Certifications, Licences and certificates? UINT32_MAX for no; else
 * where what it lists on its own line begins, `end` for nothing. */
static uint32_t label_end(const Ent *e, uint32_t i, uint32_t end)
{
    enum { HEAD_WORDS = 5 };
    uint32_t label = UINT32_MAX;
    for (uint32_t k = i; k < end && k < i + HEAD_WORDS; k++) {
        const Word *w = &e->word.v[k];
        if (k > i && w->sep == SEP_MARK && e->doc->ch[w[-1].end] == ':') return label == UINT32_MAX ? label : k;
        if (k > i && !word_joined(w) && w->sep != SEP_SLASH && w->sep != SEP_COMMA) break;
        if (w->flags & (W_TIME | W_NUMBER)) return UINT32_MAX;
        const Cue *other = word_cue(e, w, CUE_LABEL);                     /* Skills & Certifications */
        if (is_label(e, w)) label = k;
        else if (other) return UINT32_MAX;
    }
    if (label == UINT32_MAX || end - i > HEAD_WORDS) return UINT32_MAX;
    const Word *w = &e->word.v[label], *last = &e->word.v[end - 1];
    bool whole = w->beg + w->cue_len >= last->end || e->doc->cls[w->beg] == CH_LATIN;       /* not 자격 요건 */
    return whole ? end : UINT32_MAX;
}

typedef enum { LINE_TIMELESS, LINE_DATED, LINE_STRETCH } LineTime;

/* What is held from one year to another is a post; a certificate has a day. */
static LineTime time_in(const Ent *e, uint32_t line)
{
    const Ie *ie = e->ie;
    LineTime found = LINE_TIMELESS;
    if (!ie->tx.n || line >= e->doc->n_line) return found;
    const Line *l = &e->doc->line[line];
    for (uint32_t i = ie_timex_from(ie, l->beg); i < ie->tx.n && ie->tx.v[i].beg < l->end; i++) {
        if (ie_is_range(ie, i)) return LINE_STRETCH;
        found = LINE_DATED;
    }
    return found;
}

/* A line that goes on listing: an item, a row, or a few words that are no sentence. Behind a blank line, once something was listed
 * below a label without a heading's mark, only an item, a row, or what has a day: else a part of its own begins (Work). */
static bool lists(const Ent *e, uint32_t line, bool parted)
{
    enum { FEW = 12 };
    const Line *l = &e->doc->line[line];
    uint32_t n = e->line_word[line + 1] - e->line_word[line];
    uint16_t last = l->end > l->beg ? e->doc->ch[l->end - 1] : 0;
    bool item = l->kind == LINE_ITEM || l->kind == LINE_TABLE, told = last == '.' || last == '!' || last == '?';
    if (!item && (l->kind != LINE_TEXT || n > FEW || told)) return false;
    LineTime when = time_in(e, line);
    return when != LINE_STRETCH && (item || !parted || when == LINE_DATED || time_in(e, line + 1) == LINE_DATED);
}

/* 2025.12.04 · Google Skillshop: when, and who gave it, right below the name. */
static bool is_issue(const Ent *e, uint32_t line, uint32_t named)
{
    bool date = e->word.v[e->line_word[line]].flags & W_TIME;
    return date && named + 1 == line && e->doc->line[line].kind == LINE_TEXT && time_in(e, named) == LINE_TIMELESS;
}

static void read_lines(Ent *e)
{
    const Doc *d = e->doc;
    bool open = false, plain = false, headed = false;
    uint32_t named = UINT32_MAX - 1;   /* the line read last */
    for (uint32_t k = 0; k < d->n_line; k++) {
        uint32_t i = e->line_word[k], end = e->line_word[k + 1];
        if (i == end) continue;
        uint32_t behind = e->word.v[i].flags & W_SENT ? label_end(e, i, end) : UINT32_MAX;
        if (behind != UINT32_MAX) {
            open = behind == end, plain = false, headed = d->line[k].kind == LINE_HEADING;
            read_list(e, behind, end);
        } else if (open) {
            open = lists(e, k, plain && d->line[k - 1].kind == LINE_BLANK);
            if (open && !is_issue(e, k, named)) read_list(e, i, end);
            named = k;
            plain = !headed;
        }
    }
}

/* Cisco Certified Network Associate, AWS Certified Developer: capitals on both sides of the word. */
static void certified(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    enum { OWNER = 2 };                /* words: Red Hat */
    uint32_t first = i, end = i + 1;
    if (!latin_is_inner(e, w, INNER_CERTIFIED)) return;
    for (const Word *p = w; p > e->word.v && i - first < OWNER && word_joined(p) && p[-1].sent == w->sent; p--, first--)
        if (!latin_is_capital(p - 1) || word_cue_is(e, p - 1, CUE_FUNCTION)) break;
    while (end < e->word.n && end < i + NAME_WORDS && e->word.v[end].sent == w->sent) end++;
    end = name_end(e, i, end);
    if (first < i && end > i + 1) put(e, first, end);
}

/* Google Cloud Professional Data Engineer: whose certificate it is stands before the name that a book knows; the grade
 * behind. */
static void owned(Ent *e, const Cand *c)
{
    enum { GRADES = 2 };
    uint32_t first = c->word, end = c->word_end;
    const Word *w = &e->word.v[first];
    bool joined = first && word_joined(w) && w[-1].sent == w->sent;
    const Cand *owner = joined && w[-1].cover ? &e->cand.v[w[-1].cover - 1] : NULL;
    bool whose = owner && owner->kind == CAND_KNOWN && (owner->type == ENT_ORG || owner->type == ENT_SKILL) &&
                 owner->word_end == first;
    if (whose && latin_is_capital(w) && latin_is_capital(&e->word.v[owner->word])) first = owner->word;
    while (end < e->word.n && end < c->word_end + GRADES) {
        const Word *v = &e->word.v[end];
        if (v->sent != w->sent || !latin_is_capital(v)) break;
        if (!is_grade_apart(e, end) && !(v->sep == SEP_BLANK && latin_is_inner(e, v, INNER_GRADE))) break;
        end++;
    }
    if (first < c->word || end > c->word_end) put(e, first, end);
}

void entity_certs(Ent *e)
{
    read_lines(e);
    for (uint32_t k = 0; k < e->todo[PART_LATIN].n; k++) {
        uint32_t i = e->todo[PART_LATIN].v[k];
        const Word *w = &e->word.v[i];
        if (w->end - w->beg >= 9 && latin_is_capital(w)) certified(e, i);
    }
    for (uint32_t i = 0, n = e->cand.n; i < n; i++) {
        Cand c = e->cand.v[i];
        bool known = c.type == ENT_CREDENTIAL && c.kind == CAND_KNOWN && c.score >= CAND_ENOUGH;
        if (known && e->doc->cls[c.beg] == CH_LATIN && c.end == e->word.v[c.word_end - 1].end) owned(e, &c);
    }
}
