/* English: what the words before and behind a run of capitals say of it. */
#include "entity_latin.h"

static Span until(const Ent *e, const Word *from, Seq s) { return (Span){from->beg, e->word.v[s.end - 1].end}; }

LatinInner latin_inner(const Ent *e, const Word *w)
{
    LexMatch m;
    if (w->inner) return (LatinInner)(w->inner - 1);
    bool is = ie_longest(e->ie, e->data->inner, w->beg, w->end, &m) && m.len == w->end - w->beg;
    LatinInner inner = is ? (LatinInner)e->data->inner_class[lex_match_entry(e->data->inner, m, 0)] : INNER_NONE;
    e->word.v[w - e->word.v].inner = (uint8_t)(inner + 1);
    return inner;
}

bool latin_is_inner(const Ent *e, const Word *w, LatinInner inner)
{
    LexMatch m;
    bool is = ie_longest(e->ie, e->data->inner, w->beg, w->end, &m) && m.len == w->end - w->beg, found = false;
    for (uint32_t i = 0; is && i < m.n_entry; i++)
        found |= e->data->inner_class[lex_match_entry(e->data->inner, m, i)] == inner;
    return found;
}

bool latin_small(const Ent *e, const Word *w)
{
    LatinInner c = latin_inner(e, w);
    return c != INNER_NONE && c < INNER_COURSE;
}

bool latin_acts(const Ent *e, const Word *w)
{
    LatinInner c = latin_inner(e, w);
    return c == INNER_BE || c == INNER_DO;
}

bool latin_told_of(const Ent *e, const Word *next)
{
    const Cue *cue = next && next->sep == SEP_COMMA ? word_cue(e, next, CUE_BEHIND) : NULL;
    return cue && cue->type == ENT_PERSON;
}

/* a degree from Leeds, joined Datadog: a town or a tool whose name is meant for the school or the firm. */
static bool gives_way(const Cand *c, EntityType type, int weight)
{
    if (weight < CAND_STRONG) return false;
    if (type == ENT_SCHOOL) return c->type == ENT_PLACE;
    return type == ENT_ORG && (c->type == ENT_SKILL || c->type == ENT_RESOURCE);
}

/* a place on the bench at Hollander & Fenn: partners keep no school. */
static bool is_house(const Ent *e, Seq s)
{
    for (uint32_t k = s.first + 1; k < s.end; k++)
        if (e->word.v[k].sep != SEP_BLANK && entity_ampersand(e, &e->word.v[k - 1], &e->word.v[k])) return true;
    return false;
}

void latin_vote(Ent *e, Seq s, EntityType type, int weight, NameRule rule, Span words)
{
    const Word *first = &e->word.v[s.first];
    if (type == ENT_SCHOOL && is_house(e, s)) type = ENT_ORG;
    if (rule == RULE_BEFORE || rule == RULE_LISTED) e->said = (Said){s.end, (uint8_t)type};
    if (first->cover) {
        Cand *c = entity_cover(e, first, type);
        if (c) c->score = (int16_t)(c->score + weight), c->by = (uint8_t)rule;
        Cand *other = &e->cand.v[first->cover - 1];
        if (other->word_end >= s.end && !gives_way(other, type, weight)) return;
        if (other->word_end >= s.end) other->score = 0;
    }
    entity_vote(e, type, weight, first->beg, e->word.v[s.end - 1].end, rule, words);
}

/* ---------------------------------------------------------------- before it */
/* I set up a business of my own. It's called Second Wind: a thing, and a firm where the sentence before tells of one. */
static bool names_thing(Ent *e, Seq s, Span words)
{
    enum { SUBJECT = 4, BACK = 40 };
    uint32_t sent = e->word.v[s.first].sent, k = s.first - 1;
    while (k && s.first - k < SUBJECT && e->word.v[k].sent == sent && latin_inner(e, &e->word.v[k]) != INNER_IT) k--;
    if (latin_inner(e, &e->word.v[k]) != INNER_IT || e->word.v[k].sent != sent) return false;
    for (uint32_t n = 0; k-- > 0 && n < BACK && sent - e->word.v[k].sent <= 1; n++) {
        const Cue *kind = word_cue(e, &e->word.v[k], CUE_KIND);
        if (!kind || kind->type != ENT_ORG) continue;
        latin_vote(e, s, ENT_ORG, CAND_STRONG, RULE_CALLED, words);
        break;
    }
    return true;
}

static void called(Ent *e, Seq s, Span words)
{
    if (names_thing(e, s, words)) return;
    const Word *who = s.first > 1 ? &e->word.v[s.first - 2] : NULL;
    if (who && who->sent == e->word.v[s.first].sent && word_cue_is(e, who, CUE_SOMEONE)) {       /* with a man called Dai */
        latin_vote(e, s, ENT_PERSON, CAND_STRONG, RULE_CALLED, words);
        return;
    }
    bool clause = false;                                /* a model that a bloke called Trent wrote */
    for (uint32_t k = 2; k < 8 && k <= s.first; k++) {
        const Word *q = &e->word.v[s.first - k];
        if (q->sent != e->word.v[s.first].sent) break;
        const Cue *kind = word_cue(e, q, CUE_KIND);
        clause |= latin_inner(e, q) == INNER_DO;
        LatinInner noun = kind || clause ? INNER_NONE : latin_inner(e, q);
        if (noun == INNER_BODY) latin_vote(e, s, ENT_ORG, CAND_STRONG, RULE_CALLED, words);
        if (noun == INNER_SITE) latin_vote(e, s, ENT_PLACE, CAND_STRONG, RULE_CALLED, words);
        if (noun == INNER_BODY || noun == INNER_SITE || noun == INNER_THING) return;
        if (!kind) continue;
        latin_vote(e, s, (EntityType)kind->type, CAND_STRONG, RULE_CALLED, words);
        return;
    }
    latin_vote(e, s, ENT_PERSON, CAND_ENOUGH, RULE_NAMING, words);
}

/* I'm speaking at the Hepworth in Wakefield: a house that has an article and stands in a town, and no conference. */
static bool is_venue(const Ent *e, Seq s, const Word *p)
{
    const Word *first = &e->word.v[s.first], *last = &e->word.v[s.end - 1],
               *in = s.end + 1 < e->word.n ? last + 1 : NULL;
    bool the = p + 2 == first && latin_inner(e, p + 1) == INNER_THE;
    if (!the || !in || in->sent != last->sent || last->flags & W_CAPS) return false;
    if (last->n_tail && !word_tail_is(e, last, TAIL_ORG)) return false;
    bool town = in->sep == SEP_BLANK && latin_inner(e, in) == INNER_IN && latin_is_capital(in + 1) &&
                !((in + 1)->flags & W_TIME);
    return town && e->doc->ch[last->end - 1] != 's';
}

/* Out of that came Seven Minutes; from the ashes of it grew Larkhill: what is told to have come of something. */
static void came_of(Ent *e, Seq s, const Word *p)
{
    enum { BACK = 7 };
    const Word *first = &e->word.v[s.first];
    if (!word_joined(first) || word_cue_is(e, first, CUE_GIVEN) || !latin_is_inner(e, p, INNER_COME)) return;
    for (const Word *w = p; w > e->word.v && p - w < BACK && w[-1].sent == p->sent; w--) {
        if (latin_is_capital(w) && !(w->flags & W_SENT)) return;
        bool out = latin_inner(e, w) == INNER_OF && w[-1].flags & W_SENT;
        if (!out && !(w[-1].flags & W_SENT && word_cue_is(e, w - 1, CUE_BEFORE) && word_cue_is(e, w - 1, CUE_WHERE)))
            continue;
        latin_vote(e, s, ENT_ORG, CAND_ENOUGH, RULE_CALLED, until(e, w - 1, s));
        return;
    }
}

/* in the packing hall of Denholm Biscuits, the payroll of Larkhill: what only a firm has, before "of". */
static void belonging(Ent *e, Seq s, const Word *p)
{
    enum { WORDS = 2 };
    if (latin_inner(e, p) != INNER_OF || !word_joined(p) || !word_joined(&e->word.v[s.first])) return;
    for (const Word *w = p - 1; w > e->word.v && p - w <= WORDS && w->sent == p->sent; w--) {
        const Cue *firm = word_cue(e, w, CUE_BELONGS);
        if (!firm || firm->type != ENT_ORG || w->beg + w->cue_len != p[-1].end) continue;
        if (!word_cue_is(e, &e->word.v[s.first], CUE_GIVEN))
            latin_vote(e, s, ENT_ORG, CAND_ENOUGH, RULE_BELONGS, until(e, w, s));
        return;
    }
}

/* A phrase before the name is a cue that begins a word or two earlier: lectured in X, dropped out of X. */
static bool after_phrase(Ent *e, Seq s, const Word *p)
{
    enum { PHRASE_WORDS = 4 };
    uint32_t most = (uint32_t)(p - e->word.v) + 1;             /* at The Ivy: p stands a word further back */
    bool said = false;
    for (uint32_t k = 2; k <= PHRASE_WORDS && k <= most; k++) {
        const Word *q = p + 1 - k;
        const Cue *phrase = q->sent == p->sent && q->beg + q->cue_len == p->end ? word_cue(e, q, CUE_BEFORE) : NULL;
        if (!phrase) continue;
        if (phrase->type == ENT_COUNT) return true;                             /* lunch at Marlowick */
        EntityType type = phrase->type == ENT_PROGRAM && is_venue(e, s, p) ? ENT_ORG : (EntityType)phrase->type;
        latin_vote(e, s, type, phrase->weight, RULE_BEFORE, until(e, p, s));
        said = said || phrase->weight > CAND_ENOUGH;
    }
    return said;
}

/* My supervisor, Fiona, …; my cousin Wren; my boss was Sinead; my manager at Oakline, Petra Lind, … */
static void after_person(Ent *e, Seq s, const Word *p)
{
    enum { OWNER_REACH = 5 };
    const Word *first = &e->word.v[s.first];
    bool someone = word_cue_is(e, p, CUE_SOMEONE), person = someone || word_tail_is(e, p, TAIL_ROLE);
    bool comma = first->sep == SEP_COMMA && s.first > 1;
    if (person && comma && word_cue_is(e, p - 1, CUE_OWNER) && p->sep == SEP_BLANK)
        latin_vote(e, s, ENT_PERSON, CAND_STRONG, RULE_TITLED, until(e, p, s));
    if (someone && word_joined(first)) latin_vote(e, s, ENT_PERSON, CAND_STRONG, RULE_TITLED, until(e, p, s));
    bool was = p - e->word.v > 1 && word_joined(first) && latin_inner(e, p) == INNER_BE && word_joined(p) &&
               (word_cue_is(e, p - 1, CUE_SOMEONE) || word_tail_is(e, p - 1, TAIL_ROLE));
    if (was && word_cue_is(e, p - 2, CUE_OWNER))
        latin_vote(e, s, ENT_PERSON, CAND_STRONG, RULE_TITLED, until(e, p, s));
    bool closed = s.end < e->word.n && e->word.v[s.end].sep == SEP_COMMA;
    /* a former colleague, Harish, had … */
    if (someone && comma && closed && p->sep == SEP_BLANK && !first->cover && s.end - s.first <= 2)
        latin_vote(e, s, ENT_PERSON, CAND_STRONG, RULE_TITLED, until(e, p, s));
    for (uint32_t k = 2; comma && closed && !person && k <= OWNER_REACH && k < s.first; k++) {
        const Word *v = first - k;
        if (v->sent != p->sent || v[1].sep == SEP_COMMA) return;
        if (e->doc->ch[v->end] == '\'') return;                                /* my brother's firm, Kemble Scaffolding, */
        /* a friend won, Min-seo, and … */
        bool one = word_cue_is(e, v, CUE_SOMEONE) && latin_inner(e, v - 1) == INNER_ARTICLE && !first->cover;
        if (!one && !word_cue_is(e, v - 1, CUE_OWNER)) continue;
        if (word_cue_is(e, v, CUE_SOMEONE) || word_tail_is(e, v, TAIL_ROLE))
            latin_vote(e, s, ENT_PERSON, CAND_STRONG, RULE_TITLED, until(e, v, s));
        return;
    }
}

/* Does a kind end with the word: agency, start-up? */
static bool ends_kind(const Ent *e, const Word *w)
{
    if (word_cue_is(e, w, CUE_KIND) || word_tail_is(e, w, TAIL_KIND)) return true;
    const Word *v = w > e->word.v ? w - 1 : NULL;
    return v && v->sent == w->sent && word_cue_is(e, v, CUE_KIND) && v->beg + v->cue_len == w->end;
}

/* a hotel in Cork, the Silver Strand: between the kind and the comma stands where it is. */
static const Word *kind_placed(const Ent *e, const Word *p)
{
    enum { PLACE_WORDS = 4 };
    for (const Word *w = p; w > e->word.v && p - w < PLACE_WORDS && w->sep == SEP_BLANK; w--) {
        if (latin_inner(e, w) == INNER_IN) return ends_kind(e, w - 1) ? w - 1 : NULL;
        if (!latin_is_capital(w)) return NULL;
    }
    return NULL;
}

/* a small agency (Larkhill); my own studio, Larkhill */
static void after_kind(Ent *e, Seq s, const Word *p)
{
    const Word *first = &e->word.v[s.first], *lead = p + 1;
    if (lead->sep == SEP_COMMA && p->sep == SEP_BLANK && !ends_kind(e, p)) {
        const Word *kind = kind_placed(e, p);
        bool closed = s.end >= e->word.n || e->word.v[s.end].sep != SEP_BLANK;
        if (kind && closed && !first->cover && !word_cue_is(e, first, CUE_GIVEN))
            latin_vote(e, s, ENT_ORG, CAND_ENOUGH, RULE_KIND, until(e, kind, s));
    }
    if (!ends_kind(e, p) || latin_told_of(e, s.end < e->word.n ? &e->word.v[s.end] : NULL)) return;
    if (lead->sep == SEP_COMMA && (p->sep == SEP_BLANK || p->sep == SEP_GLUE || p->sep == SEP_MARK))
        latin_vote(e, s, ENT_ORG, CAND_ENOUGH, RULE_KIND, until(e, p, s));
    if (first->flags & W_INNER && first->sep == SEP_BRACKET)
        latin_vote(e, s, ENT_ORG, CAND_STRONG, RULE_KIND, until(e, p, s));
}

/* The company is Lumerra: forty people. The firm was Dunmore, a maker of parts: which one, and nothing more of it. */
static void after_is(Ent *e, Seq s, const Word *p)
{
    enum { BACK = 3 };
    const Word *first = &e->word.v[s.first], *kind = p > e->word.v ? p - 1 : NULL;
    if (!kind || latin_inner(e, p) != INNER_BE || !word_joined(p) || !word_joined(first) || kind->sent != p->sent)
        return;
    bool closed = s.end >= e->word.n || e->word.v[s.end].sep != SEP_BLANK;
    const Cand *other = first->cover ? &e->cand.v[first->cover - 1] : NULL;
    if (!closed || !ends_kind(e, kind) || word_cue_is(e, first, CUE_GIVEN)) return;
    if (other && other->type != ENT_ORG) return;
    for (const Word *w = kind; w > e->word.v && kind - w < BACK && word_joined(w); w--) {
        bool told = latin_inner(e, w - 1) == INNER_THE || word_cue_is(e, w - 1, CUE_OWNER);
        if (told) latin_vote(e, s, ENT_ORG, CAND_STRONG, RULE_KIND, until(e, kind, s));
        if (told) return;
    }
}

/* a master's in law at X, read history at X: of learning the sentence speaks before its "at" or "from". */
static bool of_learning(const Ent *e, const Word *p)
{
    enum { NEAR = 6 };
    for (uint32_t k = 1; k <= NEAR && p - k >= e->word.v; k++) {
        const Word *w = p - k;
        if (w->sent != p->sent || w[1].sep == SEP_COMMA || latin_inner(e, w) == INNER_BE) return false;
        const Cue *life = word_cue(e, w, CUE_SCHOOL_LIFE);
        if (life && life->weight >= CAND_ENOUGH) return true;
    }
    return false;
}

/* I've been a climber with Corrigan: whatever the author is or was, before "with", "at" and "for". p: that word. */
static bool is_own_post(const Ent *e, const Word *p)
{
    enum { WORDS = 4 };
    for (const Word *w = p - 1; w > e->word.v && p - w <= WORDS && w->sent == p->sent && word_joined(w + 1); w--) {
        if (latin_is_capital(w)) return false;
        if (latin_inner(e, w) != INNER_ARTICLE) continue;
        const Cue *be = word_cue(e, w - 1, CUE_BEFORE);
        return p - w > 1 && be && be->type == ENT_ROLE && word_joined(w);
    }
    return false;
}

/* an electrician for Downfield, a nurse with Kestrel Care: for whom a post is held. */
static void after_post(Ent *e, Seq s, const Word *p)
{
    const Word *first = &e->word.v[s.first];
    bool tie = latin_inner(e, p) == INNER_FOR || word_cue_is(e, p, CUE_USED);
    if (!tie || !word_joined(first) || !word_joined(p) || p == e->word.v || first->cover) return;
    if (latin_inner(e, p) == INNER_IN || latin_inner(e, p) == INNER_OF || word_cue_is(e, p, CUE_AND)) return;
    enum { ROAD = 4 };
    /* an engineer on the M40 */
    bool road = e->doc->cls[first->end - 1] == CH_DIGIT && first->end - first->beg <= ROAD;
    bool someone = road || word_cue_is(e, first, CUE_GIVEN) || word_cue_is(e, first, CUE_SOMEONE);
    if (someone || first->flags & W_TIME) return;
    if (entity_is_post(e, p - 1)) latin_vote(e, s, ENT_ORG, CAND_STRONG, RULE_BEFORE, until(e, p - 1, s));
    else if (is_own_post(e, p)) latin_vote(e, s, ENT_ORG, 1, RULE_BEFORE, until(e, p - 1, s));
}

/* A master's in audiovisual translation, Roehampton, 2014: behind a degree and a comma, up to the next mark. */
static void after_degree(Ent *e, Seq s)
{
    enum { NEAR = 7 };
    const Word *first = &e->word.v[s.first];
    bool closed = s.end >= e->word.n || e->word.v[s.end].sep != SEP_BLANK;
    if (first->sep != SEP_COMMA || !closed || s.end - s.first > 3 || word_cue_is(e, first, CUE_GIVEN)) return;
    for (uint32_t k = 1; k <= NEAR && k <= s.first; k++) {
        const Word *w = first - k;
        if (w->sent != first->sent || latin_inner(e, w) == INNER_BE || latin_inner(e, w) == INNER_DO) return;
        const Cand *c = w->cover ? &e->cand.v[w->cover - 1] : NULL;
        const Cue *life = word_cue(e, w, CUE_SCHOOL_LIFE);
        if ((c && c->type == ENT_CREDENTIAL) || (life && life->weight > 1)) {
            /* BA English, Durham, 2004 */
            bool dated = s.end < e->word.n && e->word.v[s.end].flags & (W_TIME | W_NUMBER);
            latin_vote(e, s, ENT_SCHOOL, dated ? CAND_STRONG : CAND_ENOUGH, RULE_BEFORE, until(e, w, s));
            return;
        }
        if (w->sep <= SEP_COMMA) return;
    }
}

/* came fourth in the intermediate at the Golden Shears, took bronze at X: of a contest the sentence speaks before "at". */
static bool of_contest(const Ent *e, const Word *p)
{
    enum { NEAR = 7 };
    for (uint32_t k = 1; k <= NEAR && p - k >= e->word.v && p[-(int)k].sent == p->sent; k++) {
        LexMatch m;
        if (p[1 - (int)k].sep == SEP_COMMA) return false;
        if (!ie_longest(e->ie, e->data->inner, p[-(int)k].beg, p->beg, &m)) continue;
        if (e->data->inner_class[lex_match_entry(e->data->inner, m, 0)] == INNER_PLACING) return true;
    }
    return false;
}

/* Year in Review, a project in Genetic Programming, in the Encyclopedia of Tides: capitals of a title, a field, a work. What a
 * list knows is a town all the same. */
static bool is_no_town(const Ent *e, Seq s)
{
    const Word *first = &e->word.v[s.first], *last = &e->word.v[s.end - 1];
    if (first->cover) return false;
    if (first->flags & W_HEAD) return true;
    bool the = s.first && latin_inner(e, first - 1) == INNER_THE;
    if (s.end - s.first == 1 || latin_is_inner(e, last, INNER_LAND) || latin_is_inner(e, last, INNER_SITE))
        return false;
    return the || latin_is_inner(e, last, INNER_SUBJECT) || word_tail_is(e, last, TAIL_SKILL);
}

/* my major, the degree */
static bool is_of_subject(const Ent *e, const Word *w)
{
    const Cue *cue = word_cue(e, w, CUE_STUDIED);
    return cue && cue->plain;
}

/* What kind of name stands behind the cue word p, and how sure that is. */
static Slot after_cue(const Ent *e, Seq s, const Word *p, const Cue *cue)
{
    Slot slot = {(EntityType)cue->type, cue->weight, RULE_BEFORE, until(e, p, s), 0, false, false};
    bool near = (cue->type == ENT_ORG || cue->type == ENT_PLACE) && p > e->word.v && p[-1].sent == p->sent;
    if (!near) return slot;
    if (latin_inner(e, p) == INNER_AT && of_contest(e, p)) slot.type = ENT_PROGRAM, slot.weight = CAND_STRONG;
    /* product designer at Parcelwren, maintenance planner with Kittiwake */
    if (cue->type == ENT_ORG && word_tail_is(e, p - 1, TAIL_ROLE)) slot.weight += CAND_STRONG;
    /* an MBA at Warwick, an MSc in Human-Computer Interaction */
    const Cand *degree = p[-1].cover ? &e->cand.v[p[-1].cover - 1] : NULL;
    bool held = degree && degree->type == ENT_CREDENTIAL, where = word_cue_is(e, p, CUE_WHERE);
    if (held) slot.type = cue->type == ENT_ORG || where ? ENT_SCHOOL : ENT_SKILL, slot.weight = CAND_STRONG;
    else if (where && of_learning(e, p)) slot.type = ENT_SCHOOL, slot.weight = CAND_STRONG;
    /* an Award in Education: the rest of a title, no place. */
    EntityType title = latin_is_capital(p - 1) ? latin_tail(e, p - 1) : ENT_COUNT;
    if (slot.type == ENT_PLACE && (title == ENT_AWARD || title == ENT_CREDENTIAL)) slot.weight = 0;
    if (slot.type == ENT_PLACE && latin_inner(e, p) == INNER_IN && is_no_town(e, s)) {
        /* classes in Medieval Studies */
        bool learned = latin_is_inner(e, &e->word.v[s.end - 1], INNER_SUBJECT) && is_of_subject(e, p - 1);
        slot.type = ENT_SKILL, slot.weight = learned ? CAND_STRONG : 0;
    }
    /* I changed my major from Art to Japanese: the subject that one gave up */
    const Word *to = s.end < e->word.n ? &e->word.v[s.end] : NULL;
    if (slot.type == ENT_SCHOOL && to && word_joined(to) && word_cue_is(e, to, CUE_WHERE) && is_of_subject(e, p - 1))
        slot.type = ENT_SKILL;
    return slot;
}

void latin_before(Ent *e, Seq s)
{
    const Word *first = &e->word.v[s.first];
    if (!s.first) return;
    const Word *p = first - 1;
    if (s.first > 2 && latin_inner(e, p) == INNER_THE && word_joined(first)) first = p--;        /* at The Ivy */
    if (p->sent != first->sent) return;
    /* AT THE BENCH: a heading */
    if (p->flags & W_CAPS && e->word.v[s.first].flags & W_CAPS && p->end - p->beg > 1) return;
    /* The agency was Danish: of which country it is. */
    if (s.end == s.first + 1 && latin_inner(e, p) == INNER_BE && latin_inner(e, first) == INNER_NATION) return;
    /* I worked for Mary: one works for people, too. */
    bool master = s.end == s.first + 1 && latin_inner(e, p) == INNER_FOR && word_cue_is(e, first, CUE_GIVEN);
    if (master && first->cue_len == first->end - first->beg) return;
    bool said = after_phrase(e, s, p);
    after_person(e, s, p);
    after_kind(e, s, p);
    after_is(e, s, p);
    came_of(e, s, p);
    belonging(e, s, p);
    after_post(e, s, p);
    after_degree(e, s);
    /* I'm Marisol: who one is, if it is no role. An agency called Quillmed: what the kind before says. */
    if (word_cue_is(e, p, CUE_BE) && word_joined(first))
        latin_vote(e, s, ENT_PERSON, CAND_ENOUGH, RULE_NAMING, until(e, p, s));
    if (word_cue_is(e, p, CUE_NAMING) && word_joined(first)) called(e, s, until(e, p, s));
    const Cue *cue = word_cue(e, p, CUE_BEFORE);
    if (said || !cue || !word_joined(first) || cue->type == ENT_COUNT || cue->type == ENT_ROLE) return;
    if (cue->type == ENT_PLACE && first->flags & W_CAPS && !of_learning(e, p)) return;
    bool title = s.end - s.first > 1 || first->flags & W_QUOTE_OPEN;
    if (cue->type == ENT_RESOURCE && !title) return;
    Slot slot = after_cue(e, s, p, cue);
    if (slot.weight) latin_vote(e, s, slot.type, slot.weight, slot.rule, slot.words);
}

/* ---------------------------------------------------------------- beside another */
static bool is_next_name(const Ent *e, uint32_t i)
{
    return i < e->word.n && latin_is_capital(&e->word.v[i]) && latin_inner(e, &e->word.v[i]) != INNER_I;
}

/* for Dashly and then for Pronto, left Pellworth for Larkhill: behind the same kind of word once more. */
static bool once_more(const Ent *e, Seq s)
{
    enum { BETWEEN = 5 };
    const Word *w = &e->word.v[s.first], *p = w - 1;
    if (s.first < e->said.end + 1 || s.first > e->said.end + BETWEEN || !word_joined(w)) return false;
    LatinInner inner = latin_inner(e, p);
    if (inner != INNER_FOR && inner != INNER_AT && !(inner == INNER_NONE && word_cue_is(e, p, CUE_USED))) return false;
    bool more = s.first == e->said.end + 1 && inner == INNER_FOR;
    for (const Word *v = &e->word.v[e->said.end]; v < p; v++) {
        if (latin_is_capital(v) || v->flags & W_TIME) return false;
        more |= word_cue_is(e, v, CUE_AND) || latin_inner(e, v) == INNER_NOW;
    }
    return more && w->sent == e->word.v[e->said.end - 1].sent;
}

/* with Oakline, Tesserae and Quillon: what was said before the first holds of all. */
void latin_listed(Ent *e, Seq s)
{
    uint32_t end = e->said.end;
    if (!end || s.first < end) return;
    bool org = e->said.type == ENT_ORG && s.first > end && !word_cue_is(e, &e->word.v[s.first], CUE_GIVEN);
    if (org && once_more(e, s)) latin_vote(e, s, ENT_ORG, CAND_ENOUGH, RULE_LISTED, until(e, &e->word.v[end - 1], s));
    if (s.first > end + 1) return;
    const Word *w = &e->word.v[s.first], *last = &e->word.v[end - 1];
    const Word *next = s.end < e->word.n ? &e->word.v[s.end] : NULL;
    EntityType type = (EntityType)e->said.type;
    if (w->sent != last->sent || type == ENT_PLACE || word_cue_is(e, w, CUE_GIVEN)) return;
    bool joined = s.first == end + 1 && word_cue_is(e, w - 1, CUE_AND) && word_joined(w);
    bool more = next && next->sent == w->sent &&
                ((word_cue_is(e, next, CUE_AND) && is_next_name(e, s.end + 1)) ||
                 (next->sep == SEP_COMMA && is_next_name(e, s.end)));
    bool comma = s.first == end && w->sep == SEP_COMMA && more;
    if (joined || comma) latin_vote(e, s, type, CAND_ENOUGH, RULE_LISTED, until(e, last, s));
}

/* ---------------------------------------------------------------- behind it */
/* Is the kind the head of its phrase, or does another noun follow that it only modifies: a hospital manager? */
static bool is_head(const Ent *e, const Word *kind)
{
    const Word *next = kind + 1;
    if (next >= e->word.v + e->word.n || next->sent != kind->sent || !word_joined(next)) return true;
    if (next->flags & (W_TIME | W_CAPITAL)) return false;
    return word_cue_is(e, next, CUE_FUNCTION) || word_cue_is(e, next, CUE_WHERE) || word_cue_is(e, next, CUE_USED) ||
           word_cue_is(e, next, CUE_AND) || word_cue_is(e, next, CUE_SOMEONE) || latin_small(e, next);
}

/* Pemberton Hale, a mid-sized firm; Petrichor, the pet insurer, */
static void apposed(Ent *e, Seq s)
{
    const Word *last = &e->word.v[s.end - 1], *article = s.end + 1 < e->word.n ? last + 1 : NULL;
    LatinInner inner = article && article->sep == SEP_COMMA ? latin_inner(e, article) : INNER_NONE;
    if (inner != INNER_ARTICLE && inner != INNER_THE) return;
    for (uint32_t k = s.end + 1; k < s.end + 5 && k < e->word.n && e->word.v[k].sent == last->sent; k++) {
        const Word *v = &e->word.v[k];
        if (!word_joined(v) && k > s.end + 1 && v->sep != SEP_MARK) return;
        if (!word_cue_is(e, v, CUE_KIND) || (inner == INNER_THE && !is_head(e, v))) continue;
        latin_vote(e, s, ENT_ORG, CAND_STRONG, RULE_KIND, (Span){e->word.v[s.first].beg, v->end});
        return;
    }
}

/* Ardent Grid, forty people in Sheffield; Tessellate (twelve people, one dog): how many there are of it. */
static void counted(Ent *e, Seq s)
{
    enum { NEAR = 3 };
    const Word *last = &e->word.v[s.end - 1], *n = last + 1, *end = e->word.v + e->word.n;
    bool apart = n->sent == last->sent && (n->sep == SEP_COMMA || n->sep == SEP_BRACKET);
    if (!apart || !(n->flags & W_NUMBER || latin_inner(e, n) == INNER_NUMBER || latin_inner(e, n) == INNER_ARTICLE))
        return;
    if (word_cue_is(e, &e->word.v[s.first], CUE_GIVEN)) return;
    bool number = latin_inner(e, n) != INNER_ARTICLE;                         /* a hundred people */
    for (const Word *w = n + 1; w < end && w <= n + NEAR && w->sent == n->sent && word_joined(w); w++) {
        number |= latin_inner(e, w) == INNER_NUMBER;
        if (!number || !latin_is_inner(e, w, INNER_STAFF)) continue;
        latin_vote(e, s, ENT_ORG, CAND_STRONG, RULE_KIND, (Span){e->word.v[s.first].beg, w->end});
        return;
    }
}

/* Kestle was a startup of nine people: what it is said to be. */
static void defined(Ent *e, Seq s)
{
    enum { NEAR = 5 };
    const Word *last = &e->word.v[s.end - 1], *be = last + 1;
    if (s.end + 2 >= e->word.n || be->sent != last->sent || !word_joined(be) || latin_inner(e, be) != INNER_BE) return;
    if (latin_inner(e, be + 1) != INNER_ARTICLE || word_cue_is(e, &e->word.v[s.first], CUE_GIVEN)) return;
    for (const Word *v = be + 2; v <= be + NEAR && v < e->word.v + e->word.n && v->sent == last->sent && v->sep == SEP_BLANK; v++) {
        const Cue *kind = word_cue(e, v, CUE_KIND);
        if (!kind || kind->type != ENT_ORG || !is_head(e, v)) continue;
        latin_vote(e, s, ENT_ORG, CAND_STRONG, RULE_KIND, (Span){e->word.v[s.first].beg, v->end});
        return;
    }
}

/* I was Merrow's first engineer: whose post the author held. */
static bool employs(const Ent *e, Seq s, const Word *next)
{
    enum { NEAR = 3 };
    const Word *be = s.first > 1 ? &e->word.v[s.first - 1] : NULL;
    bool me = be && word_joined(&e->word.v[s.first]) && (latin_inner(e, be) == INNER_BE || word_cue_is(e, be, CUE_BEFORE)) &&
              word_cue_is(e, be - 1, CUE_SELF);
    for (const Word *v = next + 1; me && v <= next + NEAR && v < e->word.v + e->word.n && v->sent == next->sent && v->sep == SEP_BLANK; v++)
        if (entity_is_post(e, v)) return true;
    return false;
}

/* Kelvin's wife, Larkhill's HR: kin or what only a firm has is behind the genitive. */
static void owns(Ent *e, Seq s)
{
    const Word *last = &e->word.v[s.end - 1], *next = last + 1;
    bool genitive = e->doc->ch[last->end] == '\'';
    if (!genitive || next->beg != last->end + 1 || s.end + 1 >= e->word.n) return;
    const Cue *firm = word_cue(e, next + 1, CUE_BELONGS);
    Span words = {last->beg, next[1].end};
    if (word_cue_is(e, next + 1, CUE_SOMEONE)) latin_vote(e, s, ENT_PERSON, CAND_ENOUGH, RULE_BEHIND, words);
    else if (firm) latin_vote(e, s, (EntityType)firm->type, CAND_STRONG, RULE_BELONGS, words);
    else if (employs(e, s, next)) latin_vote(e, s, ENT_ORG, CAND_STRONG, RULE_BELONGS, words);
}

/* Tallis (three rounds, no), Linden (an offer): how it ended stands in brackets. */
static void outcome_in_brackets(Ent *e, Seq s)
{
    enum { BRACKET_REACH = 5 };
    const Word *first = &e->word.v[s.first];
    if (e->word.v[s.end].sep != SEP_BRACKET || !(e->word.v[s.end].flags & W_INNER)) return;
    for (uint32_t k = s.end; k < s.end + BRACKET_REACH && k < e->word.n && e->word.v[k].flags & W_INNER; k++) {
        const Cue *cue = word_cue(e, &e->word.v[k], CUE_ACT);
        if (!cue || !cue->item) continue;
        latin_vote(e, s, ENT_ORG, CAND_STRONG, RULE_STAGE, (Span){first->beg, e->word.v[k].end});
        return;
    }
}

/* What is said of the name: right behind it, or behind where it is (the Whitcombe, in Leeds, took me; Dell in Cork hired me). */
static const Word *said_of(const Ent *e, Seq s)
{
    enum { PLACE_WORDS = 3 };
    const Word *next = &e->word.v[s.end], *end = e->word.v + e->word.n;
    if (latin_inner(e, next) != INNER_IN) return next;
    const Word *w = next + 1;
    while (w < end && w <= next + PLACE_WORDS && latin_is_capital(w) && w->sep == SEP_BLANK) w++;
    Sep sep = next->sep == SEP_COMMA ? SEP_COMMA : SEP_BLANK;
    return w < end && w > next + 1 && w->sep == sep && w->sent == next->sent ? w : next;
}

void latin_behind(Ent *e, Seq s, bool trade)
{
    if (s.end >= e->word.n) return;
    outcome_in_brackets(e, s);
    apposed(e, s);
    counted(e, s);
    defined(e, s);
    owns(e, s);
    const Word *last = &e->word.v[s.end - 1], *next = last + 1;
    /* PC-DMIS programs, an SPC course */
    bool course = next->sent == last->sent && next->sep == SEP_BLANK && word_cue_is(e, next, CUE_SKILL_ACT);
    Span with = {e->word.v[s.first].beg, next->end};
    if (course && e->word.v[s.first].flags & W_CAPS) latin_vote(e, s, ENT_SKILL, CAND_ENOUGH, RULE_BEHIND, with);
    const Word *said = said_of(e, s);
    const Cue *cue = word_cue(e, said, CUE_BEHIND);
    if (next->sent != last->sent || !cue) return;
    bool who = next->sep == SEP_COMMA && word_cue_is(e, next, CUE_SOMEONE);
    bool where = said != next || (next->sep == SEP_COMMA && cue->frame & PT_AT);       /* Ridley, where I worked */
    if (!who && !where && !word_joined(next) && next->beg != last->end + 1) return;
    /* Petra Lind, who …: two words that no kind ends. */
    int full = who && s.end - s.first == 2;
    EntityType type = trade && cue->type == ENT_PERSON ? ENT_ORG : (EntityType)cue->type;
    latin_vote(e, s, type, cue->weight + full, RULE_BEHIND, with);
}
