/* English: capitals around learning. Initials of a calling or a course are no employer (the RT program, the RTs); where one
 * reads a subject is a school, even when it bears the name of a town (at Canterbury doing engineering). */
#include "entity_latin.h"

enum { INITIALS = 5 };

static bool is_initials(const Word *w) { return w->flags & W_CAPS && w->end - w->beg <= INITIALS; }

static const Word *word_after(const Ent *e, Seq s)
{
    const Word *w = s.end < e->word.n ? &e->word.v[s.end] : NULL;
    return w && w->sent == w[-1].sent && word_joined(w) ? w : NULL;
}

/* the RT program, OT school, PGCE students */
static bool is_course(const Ent *e, Seq s)
{
    const Word *w = &e->word.v[s.first], *next = word_after(e, s);
    if (s.end != s.first + 1 || !is_initials(w) || !next || latin_is_capital(next)) return false;
    EntityType known = w->cover ? (EntityType)e->cand.v[w->cover - 1].type : ENT_COUNT;
    if (known == ENT_ORG || known == ENT_CREDENTIAL) return false;
    return latin_inner(e, next) == INNER_COURSE;
}

/* the RTs, two CNAs: whoever there are several of is no employer. */
static bool is_plural(const Ent *e, Seq s)
{
    const Word *w = &e->word.v[s.first];
    uint32_t n = w->end - w->beg;
    if (s.end != s.first + 1 || n < 3 || n > INITIALS + 1 || w->cover || e->doc->ch[w->end - 1] != 's') return false;
    return !(w->flags & W_CAPS) && entity_is_capitals(e->doc, (Span){w->beg, w->end - 1});
}

/* for agriculture, to read law, now doing engineering: the subject behind a school's name; that alone of a town. */
static bool before_subject(const Ent *e, Seq s, bool town)
{
    const Word *w = word_after(e, s), *end = e->word.v + e->word.n;
    if (w && latin_inner(e, w) == INNER_NOW) w++;
    if (!w || w + 1 >= end || w->sent != w[1].sent || !word_joined(w + 1)) return false;
    LatinInner inner = latin_inner(e, w);
    if (inner == INNER_FOR && !town) w++;
    else if (latin_is_inner(e, w, INNER_READ)) w++;
    else if (!town && word_cue_is(e, w, CUE_WHERE) && w + 2 < end && latin_is_inner(e, w + 1, INNER_READ)) w += 2;
    else return false;
    return w->sent == w[-1].sent && word_joined(w) && latin_inner(e, w) == INNER_SUBJECT;
}

/* called to Egerton for agriculture, at Moi doing nursing, into Otago to read law. A town one went to is no school. */
static bool is_school(const Ent *e, Seq s)
{
    const Word *w = &e->word.v[s.first], *p = s.first ? w - 1 : NULL;
    if (!p || p->sent != w->sent || !word_joined(w) || s.end - s.first > 3) return false;
    const Cand *c = w->cover ? &e->cand.v[w->cover - 1] : NULL;
    if (c && (c->type != ENT_PLACE || c->word_end != s.end)) return false;
    bool at = latin_inner(e, p) == INNER_AT, into = latin_inner(e, p) == INNER_INTO,
         to = !at && word_cue_is(e, p, CUE_WHERE);
    return (at || into || (to && !c)) && before_subject(e, s, c && !into);
}

bool latin_learned(Ent *e, Seq s)
{
    const Word *w = &e->word.v[s.first];
    Span words = {w->beg, e->word.v[s.end - 1].end};
    bool many = is_plural(e, s);
    if (many || is_course(e, s)) {
        uint32_t end = many ? w->end - 1 : w->end;
        entity_vote(e, ENT_ORG, -CAND_ENOUGH, w->beg, end, RULE_LEARNED, words);
        return true;
    }
    if (is_school(e, s)) latin_vote(e, s, ENT_SCHOOL, CAND_STRONG, RULE_BEFORE, words);
    return false;
}
