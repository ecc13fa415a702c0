/* Turn: whose turn it is to speak. An interview is told in lines that begin with a label: Q. and A., 면접관: and 이수정:,
 * Interviewer: and Maria:. What the one who asks tells of himself is nobody's career here. */
#include "ie_int.h"
#include "base/hash.h"
#include "mark.h"
#include <string.h>

struct TurnData {
    const LexBook *book, *third, *chat;
    Sym asker, question, self, other, he, she, you, letter, i, v, stamp, with, before, bio;
};

Rc turn_bind(Analyser *an, Fault *f)
{
    struct TurnData *t = arena_push(an->mem, struct TurnData);
    Rc rc = ie_book(an, "turn", &t->book, f);
    if (rc == RC_OK) rc = ie_book(an, "third", &t->third, f);
    if (rc == RC_OK) rc = ie_book(an, "chat", &t->chat, f);
    const LexSymRow syms[] = {
        {"asker", &t->asker}, {"he", &t->he}, {"she", &t->she}, {"you", &t->you}, {"letter", &t->letter},
        {"i", &t->i}, {"v", &t->v}, {"question", &t->question}, {"self", &t->self}, {"other", &t->other},
        {"stamp", &t->stamp}, {"with", &t->with}, {"before", &t->before}, {"bio", &t->bio}};
    lex_syms(an->lex, syms, COUNT_OF(syms));
    an->turn = t;
    return rc;
}

enum { LABEL_UNITS = 24, LABEL_WORDS = 3, LABELS = 32 };

typedef enum { LABEL_NAME, LABEL_ASKER, LABEL_QUESTION, LABEL_SELF, LABEL_OTHER } LabelKind;
/* asking: of its lines, those with a question mark. timed: those of a saved chat, which say at what hour. units: what is told. */
typedef struct Label { uint64_t key; uint32_t lines, asking, timed, units; LabelKind kind; bool asks, partner; } Label;
typedef struct Labels { uint32_t n; Label v[LABELS]; } Labels;

static bool is_letter(const Doc *d, uint32_t at) { return d->cls[at] == CH_HANGUL || d->cls[at] == CH_LATIN; }

/* 21:03 at the unit; behind its last digit, else at. */
static uint32_t clock_end(const Doc *d, uint32_t at, uint32_t end)
{
    uint32_t p = at;
    while (p < end && d->cls[p] == CH_DIGIT) p++;
    if (p == at || p > at + 2 || p + 2 >= end || d->ch[p] != ':') return at;
    return d->cls[p + 1] == CH_DIGIT && d->cls[p + 2] == CH_DIGIT ? p + 3 : at;
}

/* One sign of a stamp: a digit, a mark, a word of 2023년 5월 1일 오후. Its units, 0: none. */
static uint32_t stamp_sign(const Ie *ie, uint32_t at)
{
    const Doc *d = ie->doc;
    if (!is_letter(d, at)) return 1;
    const LexBook *book = ie->an->turn->chat;
    LexMatch m;
    if (!lex_longest(book, d->ch + at, d->n - at, &m)) return 0;
    bool whole = at + m.len >= d->n || !is_letter(d, at + m.len);                    /* Amy and 일우 are no hours */
    return whole && lex_entry(book, lex_match_entry(book, m, 0)).cls == ie->an->turn->stamp ? m.len : 0;
}

/* 21:03, [21:03], 2023년 5월 1일 오후 9:03,: when it was said, before who said it. Where who said it begins; at: nothing of it. */
static uint32_t clock_skip(const Ie *ie, uint32_t at, uint32_t end)
{
    enum { STAMP = 40 };
    const Doc *d = ie->doc;
    uint32_t p = at, clock = at, stop = end < at + STAMP ? end : at + STAMP;
    while (p < stop && (d->ch[p] == '[' || d->ch[p] == '(')) p++;
    if (p == stop || (d->cls[p] != CH_DIGIT && (p == at || !stamp_sign(ie, p)))) return at;
    while (p < stop && clock == at) {
        uint32_t behind = clock_end(d, p, end), sign = behind > p ? behind - p : stamp_sign(ie, p);
        if (!sign) return at;
        if (behind > p) clock = behind;
        p += sign;
    }
    if (clock == at) return at;
    for (uint32_t sign; p < end && (sign = d->ch[p] == '[' ? 0 : stamp_sign(ie, p)) != 0;) p += sign;
    return p < end ? p : at;
}

/* [민지] [오후 9:03]: a clock behind who said it. */
static bool clock_behind(const Ie *ie, uint32_t at, uint32_t end)
{
    enum { NEAR = 12 };
    const Doc *d = ie->doc;
    uint32_t stop = end < at + NEAR ? end : at + NEAR;
    while (at < stop && (d->ch[at] == ']' || d->ch[at] == '[' || d->ch[at] == '(' || d->cls[at] == CH_SPACE)) at++;
    for (uint32_t sign; at < stop; at += sign) {
        if (clock_end(d, at, end) > at) return true;
        if ((sign = stamp_sign(ie, at)) == 0) return false;
    }
    return false;
}

/* The words of a label, without the number behind them; timed: a clock stands before or behind them. */
typedef struct LabelAt { uint32_t beg, end; bool timed; } LabelAt;

/* **Q1.**  [면접관]  Maria Silva:  false: the line opens with no label. */
static bool label_at(const Ie *ie, const Line *l, LabelAt *out)
{
    const Doc *d = ie->doc;
    uint32_t at = clock_skip(ie, l->beg, l->end), words = 0, beg, end;
    bool timed = at > l->beg;
    while (at < l->end && (d->cls[at] == CH_SPACE || d->ch[at] == '*' || d->ch[at] == '[' || d->ch[at] == '#')) at++;
    beg = at;
    for (; at < l->end && at - beg <= LABEL_UNITS && words <= LABEL_WORDS; at++) {
        words += is_letter(d, at) && (at == beg || !is_letter(d, at - 1));
        if (!is_letter(d, at) && d->cls[at] != CH_SPACE) break;
    }
    end = at;
    while (end > beg && d->cls[end - 1] == CH_SPACE) end--;
    while (d->cls[at] == CH_DIGIT) at++;
    if (!words || words > LABEL_WORDS) return false;
    bool initial = end == beg + 1 && d->cls[beg] == CH_LATIN && (d->ch[at] == '.' || d->ch[at] == ')');
    while (d->ch[at] == '*' || d->ch[at] == ']') at++;
    bool opens = initial || d->ch[at] == ':' || (d->ch[at] == ')' && end == beg + 1) || d->ch[at - 1] == ']';
    if (!opens || at >= l->end) return false;
    *out = (LabelAt){beg, end, timed || clock_behind(ie, end, l->end)};
    return true;
}

static LabelKind kind_of(const Ie *ie, uint32_t beg, uint32_t end)
{
    const struct TurnData *t = ie->an->turn;
    LexMatch m;
    if (!lex_longest(t->book, ie->doc->ch + beg, end - beg, &m) || m.len != end - beg) return LABEL_NAME;
    Sym cls = lex_entry(t->book, lex_match_entry(t->book, m, 0)).cls;
    return cls == t->asker ? LABEL_ASKER : cls == t->self ? LABEL_SELF : cls == t->other ? LABEL_OTHER : LABEL_QUESTION;
}

static uint64_t words_key(const Doc *d, uint32_t beg, uint32_t end)
{
    return hash64((Str){(const char *)(d->ch + beg), (end - beg) * sizeof *d->ch});
}

static Label *label_put(const Ie *ie, Labels *all, uint32_t beg, uint32_t end)
{
    uint64_t key = words_key(ie->doc, beg, end);
    for (uint32_t i = 0; i < all->n; i++)
        if (all->v[i].key == key) return &all->v[i];
    if (all->n == LABELS) return NULL;
    all->v[all->n] = (Label){.key = key, .kind = kind_of(ie, beg, end)};
    return &all->v[all->n++];
}

static bool asks(const Doc *d, const Line *l)
{
    for (uint32_t at = l->beg; at < l->end; at++)
        if (d->ch[at] == '?') return true;
    return false;
}

/* 나: and 민지:, Me: and Sam:. Where the author's own lines bear a label, all others are of other people; so are those of who
 * can be nobody's self (엄마:) beside a second one. False: no such talk. */
static bool judge_talk(Labels *all)
{
    enum { TURNS = 2 };
    uint32_t self = 0, other = 0, kin = 0;
    for (uint32_t i = 0; i < all->n; i++) {
        bool is_self = all->v[i].kind == LABEL_SELF, is_kin = all->v[i].kind == LABEL_OTHER;
        *(is_self ? &self : &other) += all->v[i].lines;
        kin += is_kin ? all->v[i].lines : 0;
    }
    bool talk = self >= TURNS && other >= TURNS;
    if (!talk && (kin < TURNS || other - kin < TURNS)) return false;
    for (uint32_t i = 0; i < all->n; i++)
        all->v[i].asks = talk ? all->v[i].kind != LABEL_SELF : all->v[i].kind == LABEL_OTHER;
    return true;
}

/* "민지 님과 카카오톡 대화", "WhatsApp Chat with Sam": what heads a saved chat names who is not the one who saved it. */
static void partner_find(const Ie *ie, Labels *all)
{
    enum { TOP = 3 };
    const Doc *d = ie->doc;
    const struct TurnData *t = ie->an->turn;
    for (uint32_t i = 0; i < d->n_line && i < TOP; i++) {
        const Line *l = &d->line[i];
        for (uint32_t p = l->beg; p < l->end; p++) {
            LexMatch m;
            if (!lex_longest(t->chat, d->ch + p, l->end - p, &m)) continue;
            Sym cls = lex_entry(t->chat, lex_match_entry(t->chat, m, 0)).cls;
            if (cls != t->with && cls != t->before) continue;
            uint32_t beg = cls == t->with ? l->beg : p + m.len, end = cls == t->with ? p : l->end;
            while (beg < end && !is_letter(d, beg)) beg++;
            while (end > beg && d->cls[end - 1] == CH_SPACE) end--;
            uint64_t key = words_key(d, beg, end);
            for (uint32_t k = 0; k < all->n; k++) all->v[k].partner |= all->v[k].key == key;
            return;
        }
    }
}

/* A saved chat: two who write at hours. It is the memoir of the one who saved it, if its head says with whom; else of the one
 * who tells most. False: no chat. */
static bool judge_chat(const Ie *ie, Labels *all)
{
    enum { TURNS = 2 };
    uint32_t people = 0;
    Label *most = NULL;
    for (uint32_t i = 0; i < all->n; i++) {
        if (all->v[i].timed < TURNS) continue;
        if (all->v[i].kind != LABEL_NAME) return false;
        people++;
    }
    if (people < 2) return false;
    partner_find(ie, all);
    for (uint32_t i = 0; i < all->n; i++) {
        Label *x = &all->v[i];
        if (x->timed && !x->partner && (!most || x->units > most->units)) most = x;
    }
    for (uint32_t i = 0; i < all->n; i++) all->v[i].asks = all->v[i].timed && &all->v[i] != most;
    return most;
}

/* Somebody asks who is called so and asks once, or who asks in most turns where another hardly ever does. False: nobody asks. */
static bool judge(Labels *all)
{
    enum { TURNS = 2 };
    bool known = false, told = false;
    for (uint32_t i = 0; i < all->n; i++) {
        Label *x = &all->v[i];
        x->asks = x->kind == LABEL_QUESTION || (x->kind == LABEL_ASKER && x->asking);
        known |= x->asks;
        told |= x->kind == LABEL_NAME && x->lines >= TURNS && x->asking * 4 <= x->lines;
    }
    for (uint32_t i = 0, n = known || !told ? 0 : all->n; i < n; i++) {
        Label *x = &all->v[i];
        x->asks = x->kind == LABEL_NAME && x->lines >= TURNS && x->asking * 2 > x->lines;
        known |= x->asks;
    }
    return known;
}

static Turn turn_of(const Label *x)
{
    static const Turn asking[] = {[LABEL_NAME] = TURN_OTHER, [LABEL_ASKER] = TURN_OTHER, [LABEL_QUESTION] = TURN_QUESTION,
                                  [LABEL_SELF] = TURN_ANSWER, [LABEL_OTHER] = TURN_OTHER};
    return x->asks ? asking[x->kind] : TURN_ANSWER;
}

/* ---------------------------------------------------------------- told as of somebody else */
static bool third_at(const Ie *ie, uint32_t tok, LexEntry *out)
{
    enum { LONGEST = 4 };
    const Token *t = &ie->doc->tok[tok];
    const LexBook *book = ie->an->turn->third;
    LexMatch m;
    if (t->cls != CH_LATIN || t->end - t->beg > LONGEST) return false;
    if (!lex_longest(book, ie->doc->ch + t->beg, t->end - t->beg, &m) || m.len != t->end - t->beg) return false;
    *out = lex_entry(book, lex_match_entry(book, m, 0));
    return true;
}

/* Priya, Raman: one of the names that the text begins with. */
static bool is_third_name(const Ie *ie, const Token *t)
{
    const Doc *d = ie->doc;
    for (size_t i = 0; i < COUNT_OF(ie->third_name); i++) {
        const Token *name = ie->third_name[i] ? &d->tok[ie->third_name[i] - 1] : NULL;
        if (name && name->end - name->beg == t->end - t->beg && !memcmp(d->ch + name->beg, d->ch + t->beg, (t->end - t->beg) * sizeof *d->ch))
            return ie_capital(ie, t->beg);
    }
    return false;
}

ThirdWord turn_third(const Ie *ie, uint32_t tok)
{
    static const ThirdWord as[] = {THIRD_NONE, THIRD_SUBJECT, THIRD_OBJECT, THIRD_OWNER};
    LexEntry e;
    const Token *t = &ie->doc->tok[tok];
    if (ie->third && ie->third_name[0] && is_third_name(ie, t))
        return ie->doc->ch[t->end] == '\'' ? THIRD_OWNER : THIRD_SUBJECT;
    if (!ie->third || !third_at(ie, tok, &e) || e.cls != ie->third) return THIRD_NONE;
    return as[lex_attr_num(e, ie->an->turn->v, 0) & 3];
}

/* "스물다섯의 나에게", "To my younger self": the first lines say to whom the letter goes. */
static bool to_oneself(const Ie *ie)
{
    enum { TOP = 160, LINES = 3 };
    const Doc *d = ie->doc;
    const LexBook *book = ie->an->turn->third;
    uint32_t end = d->body_beg, lines = 0;
    for (uint32_t i = 0; i < d->n_line && lines < LINES; i++)
        if (d->line[i].tok_beg < d->line[i].tok_end && ie->line_zone[i] == ZONE_BODY) lines++, end = d->line[i].end;
    if (end > d->body_beg + TOP) end = d->body_beg + TOP;
    for (uint32_t p = d->body_beg; p < end; p++) {
        LexMatch m;
        if (!lex_longest(book, d->ch + p, d->n - p, &m) || m.len < 3) continue;
        if (lex_entry(book, lex_match_entry(book, m, 0)).cls == ie->an->turn->letter) return true;
    }
    return false;
}

/* Priya Raman is a principal engineer at …: does a line near the top begin with the names of somebody, and a verb behind them? The
 * tokens of the names go to ie->third_name. */
static bool bio_opens(Ie *ie)
{
    enum { LINES = 4, NAMES = 3 };
    const Doc *d = ie->doc;
    for (uint32_t i = 0, lines = 0; i < d->n_line && lines < LINES; i++) {
        const Line *l = &d->line[i];
        if (l->tok_beg == l->tok_end || ie->line_zone[i] != ZONE_BODY) continue;
        lines++;
        uint32_t t = l->tok_beg, n = 0;
        if (t + 1 < l->tok_end && d->ch[d->tok[t + 1].beg] == '.') t += 2;                   /* Dr. Helen Wu */
        const uint32_t first = t;
        while (t < l->tok_end && n <= NAMES && d->tok[t].cls == CH_LATIN && ie_capital(ie, d->tok[t].beg)) t++, n++;
        LexEntry e;
        bool verb = l->kind == LINE_TEXT && n >= 2 && n <= NAMES && t < l->tok_end && d->tok[t].cls == CH_LATIN && third_at(ie, t, &e) &&
                    e.cls == ie->an->turn->bio;
        if (!verb) continue;
        ie->third_name[0] = first + 1, ie->third_name[1] = t;
        return true;
    }
    return false;
}

/* "The man in this story is me": who hardly ever says "I" and always of the same man what he did tells of himself. */
static void third_find(Ie *ie)
{
    enum { TOKENS = 4000, LEAST = 6, OTHER = 4, SELF = 4, SHORT = 500 };
    const struct TurnData *t = ie->an->turn;
    ie->to_self = to_oneself(ie);
    if (ie->to_self) {
        ie->third = t->you;
        return;
    }
    uint32_t n = ie->doc->n_tok < TOKENS ? ie->doc->n_tok : TOKENS, he = 0, she = 0, self = 0;
    for (uint32_t i = 0; i < n && !ie->ko; i++) {
        LexEntry e;
        if (!third_at(ie, i, &e)) continue;
        he += e.cls == t->he, she += e.cls == t->she, self += e.cls == t->i;
    }
    uint32_t most = he > she ? he : she, least = he > she ? she : he;
    bool bio = most && !least && !self && ie->doc->n_tok < SHORT && bio_opens(ie);          /* a speaker's, in a few lines */
    if (bio) ie->third = he > she ? t->he : t->she;
    if (most >= LEAST && least * OTHER <= most && self * SELF <= most) ie->third = he > she ? t->he : t->she;
}

/* "어떤 일을 하고 계신가요?", "이직을 결정한 이유는 무엇인가요? 알려주세요.": a line that is a polite question is asked of the
 * author, though no label says so. */
static bool asks_politely(const Ie *ie, const Line *l)
{
    enum { LONGEST = 160, LEAST = 6 };
    const Doc *d = ie->doc;
    uint32_t end = l->end;
    while (end > l->body && !is_letter(d, end - 1) && d->ch[end - 1] != '?' && d->ch[end - 1] != '.') end--;
    if (end < l->body + LEAST || end - l->body > LONGEST || d->cls[end - 1] != CH_PUNCT) return false;
    bool asked = d->ch[end - 1] == '?', begs = d->ch[end - 1] == '.' && asks(d, l);
    while (end > l->body && d->cls[end - 1] == CH_PUNCT) end--;
    return (asked || begs) && mark_before(ie, MK_ASKS_POLITELY, end);
}

/* A turn lasts until the next label; the one who asks is done at the next blank line, too. */
void turn_run(Ie *ie)
{
    const Doc *d = ie->doc;
    Labels all = {0};
    Label **of = arena_push_n(ie->tmp, Label *, d->n_line + 1);
    ie->line_turn = arena_push_n(ie->tmp, uint8_t, d->n_line + 1);
    third_find(ie);
    for (uint32_t i = 0; i < d->n_line; i++) {
        LabelAt at;
        const Line *l = &d->line[i];
        if (ie->line_zone[i] != ZONE_BODY || !label_at(ie, l, &at)) continue;
        if ((of[i] = label_put(ie, &all, at.beg, at.end)) == NULL) continue;
        of[i]->lines++, of[i]->asking += asks(d, l), of[i]->units += l->end - at.end, of[i]->timed += at.timed;
    }
    for (uint32_t i = 0; i < d->n_line && ie->ko; i++) {
        const Line *l = &d->line[i];
        bool alone = l->kind == LINE_TEXT || l->kind == LINE_HEADING || l->kind == LINE_ITEM;
        if (alone && ie->line_zone[i] == ZONE_BODY && asks_politely(ie, l)) ie->line_turn[i] = TURN_QUESTION;
    }
    if (!judge_talk(&all) && !judge_chat(ie, &all) && !judge(&all)) return;
    bool other = false;
    for (uint32_t i = 0; i < d->n_line; i++) {
        Turn turn = of[i] ? turn_of(of[i]) : other && d->line[i].kind != LINE_BLANK ? TURN_OTHER : TURN_OWN;
        if (turn != TURN_OWN || ie->line_turn[i] != TURN_QUESTION) ie->line_turn[i] = (uint8_t)turn;
        other = turn == TURN_OTHER;
    }
}
