/* trigger_int.h: what the modules share that find triggers; trigger_en_int.h has what only the English ones do.
 *
 * Knows    what a word alone offers (WordNoun), a sentence as it is read (Scan), the clause its frames look at.
 * Units    folded indexes; WordNoun.at counts from the word's beginning.
 * Memory   what a form remembers lives with it (form.h); the rest in ie->tmp. */
#ifndef TRIGGER_INT_H
#define TRIGGER_INT_H
#include "event_int.h"
#include "mark.h"

/* What a word was found to offer. OPEN: itself nothing, but words of the book begin with it. */
typedef enum { WORD_UNREAD, WORD_NOTHING, WORD_OPEN, WORD_SOME, WORD_STATES = 3 /* the bits of all */ } WordState;
/* DEPENDS: what follows the word has a say in what it gives. */
typedef enum { ALONE_UNREAD, ALONE_DEPENDS, ALONE_KNOWN } WordAlone;
typedef enum { ENDS_NO, ENDS_YES, ENDS_ASK } WordEnds;

/* A place in a word where the noun book has something. */
typedef struct WordNoun {
    LexMatch m;                        /* the longest within the word; n_entry 0 for none */
    uint32_t at;
    uint8_t  josa, josa_len;           /* the rest of the word, where it is a particle */
    uint8_t  ends;                     /* WordEnds: does a word end behind it? */
    bool     open;                     /* what follows the word may make it longer: ask again */
    bool     inner;                    /* one of its entries may stand inside a longer word */
    LexStop  stop;                     /* from where it may go on */
    TailMemo tail;                     /* behind it */
} WordNoun;
/* What WordNoun says where a word's last unit is all that there is of a noun, for each unit that begins one. */
typedef struct UnitNouns {
    const uint64_t *first;             /* lex_book_first() */
    uint16_t  rank[LEX_FIRST_WORDS];   /* how many units before these 64 begin a noun */
    const WordNoun *noun;
} UnitNouns;

/* A stem that begins a word; bits as in Item. */
typedef struct WordVerb { LexMatch m; uint64_t bits; TailMemo tail; } WordVerb;
typedef VEC(WordNoun) WordNounList;

/* What a word alone has in the Korean books, and the tails that were read from it: a light verb that it is, a predicate
 * that stands in it. */
typedef struct WordRead {
    WordNoun *noun;
    WordVerb *verb;                    /* the longest first */
    TailMemo *light, *found, *told;
    uint32_t  n_noun;
    uint8_t   n_verb;
    LexNext   next;                    /* of all its nouns */
    bool      respect;
    uint8_t   alone;                   /* WordAlone */
} WordRead;

/* What goes from sentence to sentence: scratch, the cues of the sentence before, how far the names are read, and what is under
 * way (trigger_process.c), with 1 + the sentence that told of it last, 0 for none. */
typedef struct Sentences {
    ItemList items;
    WordNounList nouns;
    uint64_t cues, told;               /* told: those of the sentence that was read last */
    uint32_t sent, mention, timex;
    uint32_t process_sent, offer;
    uint8_t  process;                  /* Process */
    uint32_t other;                    /* the sentence behind one that says what somebody else is by trade: 어머니는 간호사였다. */
    uint32_t mover;                    /* … that tells of a step of somebody else's: 동료가 퇴사했다. */
    uint32_t undone, undone_from;      /* English: 1 + the line that lists what was not done, and where that begins in the sentence */
    bool     listed;                   /* the sentence is an item of such a list */
    bool     venture, post;            /* a shop of one's own was opened, a post taken, and not left since */
} Sentences;

/* What the words before an English verb say of it. */
typedef struct VerbGroup {
    bool self, other, noun;            /* the subject: the author, someone else, a noun that begins with an article */
    bool first_self;                   /* the sentence's first subject is the author */
    bool shared;                       /* the clause before "and" had such a noun, which may be this one's subject */
    bool aside;                        /* the author does what is only said of that noun: the man I had trained */
    uint32_t other_at;                 /* the word that the other's name or pronoun was, counted as `words` */
    bool fresh, first, verb;           /* the clause has no subject yet, no word yet, some other word */
    bool no, no_all, be;               /* _all: with what stands before the last "and", for verbs without a tense */
    uint8_t mood, mood_all;            /* Mood */
    uint8_t last;                      /* GroupWord of the word right before the verb */
    uint32_t words, preposition;       /* words read; the number of the last preposition */
    uint32_t read;                     /* units before it are read */
} VerbGroup;

/* The predicate that ends a Korean sentence: its first word, UINT32_MAX for none. */
typedef struct Predicate { uint32_t tok, stem_end; Tail tail; } Predicate;

/* A sentence as it is read. */
typedef struct Scan {
    Ie      *ie;
    const Doc *d;
    const EventData *e;
    Sentences *all;
    ItemList *items;
    uint32_t sent, beg, end;
    uint32_t done;                     /* units before it belong to an item */
    uint32_t name;                     /* no mention and no time begins before it */
    uint64_t before;                   /* cues of the sentence before */
    uint64_t cues;                     /* of the items before the one that is tried */
    uint64_t any;                      /* of all items */
    Predicate last;                    /* Korean, once last_read */
    bool     last_read, advice_read, advises;
    VerbGroup told;                    /* English: the subject of the clauses before told_tok */
    uint32_t told_tok;
} Scan;

/* The clause so far: its first item, its cues, and where the last predicate ended. */
typedef struct Clause { uint32_t item, pred_end; uint64_t cues; } Clause;

static inline bool is_subject(const Item *it) { return it->josa == JOSA_SUBJECT || it->josa == JOSA_TOPIC; }
static inline bool is_word(const Item *it) { return it->kind == ITEM_CUE || it->kind == ITEM_MENTION; }
static inline bool is_trigger(const Item *it) { return it->kind <= ITEM_VERB; }
/* The cue that an item is to a frame. Which items are triggers follows no rule: no branch on it. */
static inline uint64_t item_cue(const Item *it) { return it->bits & ((uint64_t)is_trigger(it) - 1); }
static inline void item_is(Item *it, uint8_t cue)
{
    it->cue = cue;
    it->bits = CUE_BIT(cue);
}

/* AWS Solutions Architect Associate, Certified Scrum Master: within a certificate's name a title is none, nor a degree. */
static inline bool title_in_cert(const Scan *s, uint8_t cue, uint32_t at)
{
    enum { NEAR = 8 };
    const uint64_t titles = CUE_BIT(CUE_RANK) | CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_TEAM) | CUE_BIT(CUE_JOB);
    bool degree = cue == CUE_COURSE && ie_capital(s->ie, at);            /* not: teaching diploma */
    if (!degree && !(titles & CUE_BIT(cue))) return false;
    for (uint32_t i = s->items->n, n = 0; i-- > 0 && n < NEAR; n++) {
        const Item *it = &s->items->v[i];
        if (it->kind == ITEM_MENTION && it->cue == CUE_CERT && it->end > at) return it->beg < at || !degree;
    }
    return false;
}

/* The next mention or time that begins at or behind `at`. */
static inline void names_from(const Ie *ie, Sentences *all, uint32_t at)
{
    while (all->mention < ie->mention.n && ie->mention.v[all->mention].beg < at) all->mention++;
    while (all->timex < ie->tx.n && ie->tx.v[all->timex].beg < at) all->timex++;
}
static inline uint32_t next_name(const Ie *ie, const Sentences *all)
{
    uint32_t m = all->mention < ie->mention.n ? ie->mention.v[all->mention].beg : UINT32_MAX;
    uint32_t t = all->timex < ie->tx.n ? ie->tx.v[all->timex].beg : UINT32_MAX;
    return m < t ? m : t;
}
extern const uint8_t mention_cue[ENT_COUNT];

/* trigger_form.c: what is bound once. */
UnitNouns *unit_nouns(Arena *a, const RuleSet *nouns);
void stems_bind(EventData *e);
/* The token's word, alone; scratch, and nouns, serve the words that no form remembers. */
WordRead *word_ko(Ie *ie, uint32_t tok, WordNounList *nouns);
const TriggerForm *word_en(Ie *ie, uint32_t tok, TriggerForm *scratch);
bool may_begin(Ie *ie, uint32_t tok, const TriggerForm *w);      /* may a word of the English book begin with it? */
/* What the form of the token has of the word alone; NULL when nothing was read. */
static inline WordRead *word_read_before(const Ie *ie, uint32_t tok)
{
    const Form *f = ie->form[tok];
    return f && f->more ? f->more->word : NULL;
}
bool may_group(Ie *ie, uint32_t tok);          /* may a word of the English verb group begin with it? */
/* The words of an English book at the token, before end, shortest first: those that may end where a word ends. */
int words_en(const Ie *ie, const LexBook *b, FormBookId id, uint32_t tok, uint32_t end, LexMatch out[LEX_MATCH_MAX]);
uint64_t trigger_asks(const RuleSet *set, LexMatch m);

/* trigger_items.c: the items of a Korean sentence. */
void items_ko(Scan *s);
/* Behind the last item stands one that is nothing and begins nowhere, for those who look at the next one. */
static inline void items_close(Scan *s)
{
    *vec_push(s->ie->tmp, s->items) = (Item){.beg = UINT32_MAX, .end = UINT32_MAX, .tail = UINT32_MAX};
    s->items->n--;
}

/* trigger_frame.c: does the frame hold for item k, does the tail fit the word, whose event is it? */
const EvCand *open_spell(const Scan *s);        /* what told last of the spell of work under way, NULL for none */
bool spell_open(const Scan *s);
bool open_employer(const Scan *s, const Item *place);          /* is it the employer of that spell? */
bool frame_holds(const Scan *s, const TrigRule *r, const Clause *clause, uint32_t k);
/* False where no cue before item k is one that the frame asks for: so it is with most rules. */
static inline bool frame_may_hold(const Scan *s, const TrigGate *g) { return g->asks & (s->cues | CUE_FREE); }
bool just_told(const Scan *s, uint32_t types);
bool has_object(const Scan *s, uint32_t at);    /* right before the word at `at` */
bool has_any_object(const Scan *s, uint32_t k); /* a few words before item k */
bool ends_scored(const Scan *s);
bool tail_fits(const TrigRule *r, const Tail *t, uint8_t josa);
bool one_acts(const Scan *s, uint32_t k, MarkId who);
bool is_others(const Scan *s, uint32_t k, uint32_t last_predicate, bool move);

/* trigger_process.c: what the sentence told of, its candidates being those from `first`; is one of those that the rule asks for
 * under way? */
bool asked_when(const Ie *ie, uint32_t sent);
void asked_take(Ie *ie, uint32_t first);
void process_tell(const Ie *ie, Sentences *all, uint32_t sent, uint32_t first);
bool process_open(const Scan *s, uint8_t asked);

/* trigger_whose.c: is somebody whom no list knows the subject of candidate c, item k? */
bool does_another(const Scan *s, const EvCand *c, uint32_t k);
void subject_tell(Scan *s, uint32_t first);

/* trigger_group.c: English. */
static inline bool word_edge(const Doc *d, uint32_t at)
{
    return at >= d->n || (d->cls[at] != CH_LATIN && d->cls[at] != CH_DIGIT);
}
static inline bool ends_part(uint16_t ch) { return ch == ',' || ch == ';' || ch == ':' || ch == '(' || ch == ')'; }
bool in_time(const Ie *ie, uint32_t at);                       /* is the unit within a time expression? */

/* trigger_take.c: where the stem of the item ends, which takes so many jamo; item k becomes a candidate. */
uint32_t quote_end(const Scan *s, const Item *it, uint32_t jamo);
void take(Scan *s, Item *it, const TrigRule *r, uint32_t end, const Tail *t, Clause *clause, uint32_t k);
bool has_date(const Scan *s, uint32_t from, uint32_t to);      /* among the items [from, to) */

/* trigger_verb.c: is item k, a stem, an event? May a cue behind it be the one that its rules ask for? */
bool try_verb(Scan *s, uint32_t k, Clause *clause);
bool asks_behind(const Scan *s, uint32_t k);
/* trigger_undone.c: the rule of what the verb of r supposes that did not happen, NULL for none; does it say nothing more? */
const TrigRule *undone_rule(const Scan *s, const TrigRule *r);
bool undone_bare(const Scan *s, const Clause *clause, uint32_t k);
/* trigger_ko.c: does the tail have the time that the rule asks for? */
bool time_fits(Scan *s, const TrigRule *r, const Tail *t);
/* trigger_spent.c: marks what item k, taken as c, tells of again. */
void spent_by(const Scan *s, EvCand *c, uint32_t k);

/* trigger_ko.c, trigger_note.c, trigger_en.c: the candidates of one sentence. */
void trigger_ko(Ie *ie, uint32_t sent, Sentences *all);
void try_note(Scan *s);
bool note_firms(Scan *s, bool en);
void note_certs(Scan *s);
void certs_gapped(Scan *s, uint32_t first);    /* first: of the sentence's candidates */
void note_ladder(Scan *s);
bool is_unable(const Scan *s, uint32_t verb);   /* 못 stands before the verb that begins there */
void note_length_behind(Scan *s);               /* the sentence has told of something */
/* trigger_ranks.c: titles, each with its date; gapped: before the verb of the last one. */
void ranks_dated(Scan *s);
void ranks_gapped(Scan *s, uint32_t first);
/* trigger_place.c: a place of work that a sentence without a verb ends in. */
void try_place_noted(Scan *s);
/* trigger_aim.c: is it told what the aim is? */
bool aim_is_told(const Scan *s, const Item *it, const Tail *t);
bool is_aimed_at(const Scan *s, const EvCand *c);             /* trigger_aim.c: 목표는 팀장이 되는 것이다 */
/* trigger_block.c: a name on a line of its own over its stretch of time. */
typedef struct Block { EvCand *c; uint32_t last; } Block;       /* and the last line that belongs to it */
void block_read(Ie *ie, uint32_t sent, Block *block);
/* trigger_cells.c: the cells of a row of a table, each with the one over it in the table's head (end 0: there is none). A row
 * of more cells or more units than a reader could follow has none. */
enum { COLUMNS = 32 };
typedef struct Cells { uint32_t line, n; Range cell[COLUMNS], head[COLUMNS]; } Cells;
void cells_read(const Doc *d, const Sentence *s, Cells *cells);       /* kept while the sentences are of one line */
/* trigger_table.c: the spell that a row of a table tells. */
void table_spell(Ie *ie, uint32_t sent, uint32_t first, const Cells *cells);
/* trigger_stage.c: in the sentence, whose candidates begin at `first`, what came of a stage that stands apart from it. */
void stage_rows(Ie *ie, uint32_t sent, uint32_t first, const Cells *cells);
void block_told(const Ie *ie, uint32_t line, uint32_t first, Block *block);      /* first: of the line's candidates */
/* trigger_work.c: what the sentence tells last: that it happened; what is to be done; neither that nor what might have
 * happened */
bool main_is_past(Scan *s);
bool main_is_note(Scan *s);
bool main_advises(Scan *s);
bool main_is_open(Scan *s);
void try_work(Scan *s, bool told);             /* trigger_work.c; told: the sentence tells of an event */
void trigger_en(Ie *ie, uint32_t sent, Sentences *all);
#endif
