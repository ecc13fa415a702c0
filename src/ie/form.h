/* form.h: the distinct words, each read once however often they stand in a text or in many.
 *
 * Knows    a word by its folded units; for each pass a place for what it read in the word alone.
 * Unaware  of what the passes write there, and of everything beside the word: what depends on its neighbours, its
 *          capitals or its place is no property of a form.
 * Memory   forms live in their Forms, which forgets all of them between two texts when they have become many; within
 *          a text a form stays where it is.
 * Threads  one at a time.
 * Source   type and token as in any corpus: in Korean prose half of the running words are repetitions. */
#ifndef IE_FORM_H
#define IE_FORM_H
#include "ie_int.h"
#include <stdalign.h>

enum { FORM_WORDS = 3, FORM_UNITS = FORM_WORDS * 4 };  /* longer words are rare, and read each time */

/* What the entity pass reads in a word alone (entity_read.c); a Word of entity_int.h has the same fields. */
#define ENTITY_READING \
    uint32_t part;                      /* ParticleSet */ \
    uint32_t cue_set;                   /* the classes of the cues, a bit each */ \
    uint32_t cues, tails;               /* where the books have what the word begins with, its noun ends in */ \
    uint16_t flags;                     /* WordFlag */ \
    uint16_t tail_set; \
    uint8_t  n_cue, cue_len, n_tail, tail_len;      /* n: how many meanings, 0 for no cue or tail */ \
    uint16_t todo;                      /* which parts of the pass have to look at the word */ \
    uint8_t  noun;                      /* length without the particles, of words that have a form */ \
    uint8_t  read;                      /* WordReading; 0: nothing read yet */
typedef struct EntityReading { ENTITY_READING } EntityReading;
/* GOES_ON: a cue or a name that the word begins may go on behind it; BLANK: even behind a blank. */
typedef enum { WORD_READ = 1, WORD_GOES_ON = 2, WORD_GOES_ON_BLANK = 4 } WordReading;

/* What the entity pass has to say of few words beside that. */
typedef struct EntityMore {
    LexStop cue_stop, name_stop;        /* from where a cue, and a name, might go on behind the word */
    const LexMatch *name;               /* what the book of names has at its beginning, the longest last; len 0 ends them */
} EntityMore;

/* Of a word alone: may an expression be where it stands, whatever stands around it? NOTHING: nor does it lead to one.
 * WANTS: only where the token behind may be part of one, too: two, 세. All but NOTHING hold where no longer word begins. */
typedef enum { TIME_UNREAD, TIME_NEVER, TIME_ASK, TIME_NOTHING, TIME_WANTS } TimeRead;
/* What such longer words go on with: a form has room for a number among TIME_NEXTS; 0: with nothing. */
enum { TIME_READ_BITS = 3, TIME_NEXT_BITS = 7, TIME_NEXTS = 1 << TIME_NEXT_BITS };

/* The small books that are asked of the same words over and over: of most of them there is nothing to know. */
typedef enum { FORM_EN, FORM_VERB_EN, FORM_FUNCTION, FORM_KIND_EN, FORM_SEAT, FORM_NOUN, FORM_BOOKS } FormBookId;
/* What the event passes read in a word alone (trigger_form.c), and bits for which there is no room elsewhere. All zero:
 * nothing read yet. */
typedef struct TriggerForm {
    uint8_t  n_item;
    unsigned alone : 2;                /* WordAlone: are the items known? */
    unsigned open : 1;                 /* one of its nouns may go on behind it */
    unsigned lead : 1;                 /* English: a name comes behind (at, joined) */
    unsigned en : 2, verb_en : 2;      /* English: WordState of the two books */
    unsigned nothing : FORM_BOOKS;     /* FormBookId: the book has nothing for it */
    unsigned time : TIME_READ_BITS;    /* TimeRead of the timex pass */
    unsigned time_next : TIME_NEXT_BITS;
} TriggerForm;

/* The longest that a book has at the beginning of a word (n_entry 0: nothing), and from where the word may go on there. */
typedef struct FormBook { LexMatch m; LexStop stop; } FormBook;

/* The rest of a form, which most words do without once they are read. What is asked more often stands in its first line
 * of the cache. */
enum { FORM_SIZE = 64 };
typedef struct FormMore {
    alignas(FORM_SIZE) EntityMore entity;
    const struct Item *item;           /* what the word gives where nothing touches it */
    struct WordRead   *word;           /* what else was read, trigger_int.h */
    LexNext noun_next;                 /* with what one of its nouns may go on */
    uint16_t before;                   /* a set of TailState: an ending that follows them may begin with it */
    bool before_read;
    uint8_t items_len;                 /* of the longest item that is no verb */
    uint8_t plain_len, plain_cue;      /* a name of so many units that is this cue has neither cue nor trigger in it */
    const FormBook *book[FORM_BOOKS];  /* NULL: not yet read */
} FormMore;

/* One line of the cache: what a pass asks of an ordinary word costs no second. */
struct Form {
    alignas(FORM_SIZE) uint64_t key[FORM_WORDS];   /* the word's units, zeros behind the last */
    EntityReading entity;
    TriggerForm trigger;
    FormMore *more;                    /* NULL as long as there is nothing */
};

Forms *forms_new(void);
void   forms_free(Forms *f);
Arena *forms_arena(Forms *f);          /* for what belongs to a form: it lives as long */
FormMore *form_more(Forms *f, Form *x);        /* never NULL: made when it is first asked for */
/* What the timex pass wants to know of every token: which books have the words that tell of a time, which any word of an
 * expression, and the marks of one, a bit each. */
typedef struct TimeAsks { LexBits tells, any; uint64_t mark[2]; } TimeAsks;

/* The forms of the text's words, by token; ie_int.h says which have none. A bit each for the tokens that may tell of a time,
 * and for those that may be part of an expression, as far as their forms know: figures, marks, and words that begin as
 * one of the books does (may and code: lex_scan), unless they were read as others; wants: those that tell of a time only
 * where the next is part of one; fresh: words still to be read. All of it lives in a. */
typedef struct FormsRead { Form **form; TimeBits time; } FormsRead;
FormsRead forms_read(Forms *f, Arena *a, const Doc *d, const LexBits *may, const uint16_t *code, TimeAsks asks);
/* Keeps what a word says of times, and what longer words go on with. Gives what is kept: TIME_ASK where numbers run out. */
TimeRead form_time_put(Forms *f, Form *x, TimeRead read, LexNext next);
bool form_time_goes_on(const Forms *f, const Form *x, const Ie *ie, const Token *t);   /* with what stands behind this one? */
/* For who walks the tokens: asks memory for what it will come to, a form, then what belongs to it. */
enum { FORMS_AHEAD = 18, MORE_AHEAD = 12, ITEMS_AHEAD = 6 };
extern const Form form_none;           /* in the place of NULL, so that nothing is branched on */
static inline void form_ahead(Form *const *form)
{
    const Form *x = form[MORE_AHEAD];
    x = x ? x : &form_none;
    __builtin_prefetch(form[FORMS_AHEAD]);
    __builtin_prefetch(x->more);
}
/* The same for who takes the items of a word: they stand one step further on. */
static inline void form_items_ahead(Form *const *form)
{
    const Form *x = form[ITEMS_AHEAD];
    form_ahead(form);
    if (x && x->more) __builtin_prefetch(x->more->item);
}
/* What the book has at the beginning of the token's word; own: room for a word without a form. */
extern const FormBook form_book_nothing;
const FormBook *form_book_read(const Ie *ie, const LexBook *b, FormBookId id, uint32_t tok, FormBook *own);
static inline const FormBook *form_book(const Ie *ie, const LexBook *b, FormBookId id, uint32_t tok, FormBook *own)
{
    const Form *f = ie->form[tok];
    if (f && f->trigger.nothing >> id & 1) return &form_book_nothing;
    return f && f->more && f->more->book[id] ? f->more->book[id] : form_book_read(ie, b, id, tok, own);
}
/* Is it the whole word? */
static inline bool form_book_is(const FormBook *x, const Token *t) { return x->m.n_entry && x->m.len == t->end - t->beg; }
/* May what stands behind the word make a longer one of it? */
static inline bool form_book_goes_on(const Ie *ie, const FormBook *x, const Token *t)
{
    return lex_goes_on(x->stop.next, ie->doc->ch + t->end, ie->code + t->end);
}
/* The form of the units [beg, end), for words of several tokens; NULL when it is too long. */
Form  *forms_of(Forms *f, const Doc *d, uint32_t beg, uint32_t end);
#endif
