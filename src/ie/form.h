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
    uint8_t  noun;                      /* length without the particles, of words that have a form */
typedef struct EntityReading { ENTITY_READING } EntityReading;

typedef struct EntityForm {
    EntityReading read;
    LexPlace cue_place, name_place;     /* where a cue, and a name, might go on behind the word */
    const LexMatch *name;               /* what the book of names has at its beginning, the longest last */
    uint8_t  n_name;
    bool     ready;
} EntityForm;

/* What the event passes read in a word alone (trigger_form.c). All zero: nothing read yet. */
typedef struct TriggerForm {
    const struct Item *item;                       /* what the word gives where nothing touches it */
    struct WordRead   *word;                       /* what else was read, trigger_int.h */
    uint8_t  alone, n_item;                        /* WordAlone: is item known? */
    bool     open, open_blank;                     /* one of its nouns may go on behind it; even behind a blank */
    uint8_t  en, verb_en;                          /* English: WordState of the two books */
    bool     lead;                                 /* English: a name comes behind (at, joined) */
    uint32_t follow, follow_verb;                  /* English: the letters that go on behind a blank, one bit each */
} TriggerForm;

struct Form {
    uint64_t key[FORM_WORDS];          /* the word's units, zeros behind the last */
    EntityForm entity;
    TriggerForm trigger;
};

Forms *forms_new(void);
void   forms_free(Forms *f);
Arena *forms_arena(Forms *f);          /* for what belongs to a form: it lives as long */
/* The forms of the text's words, by token; ie_int.h says which have none. The array lives in a. */
Form **forms_read(Forms *f, Arena *a, const Doc *d);
/* The form of the units [beg, end), for words of several tokens; NULL when it is too long. */
Form  *forms_of(Forms *f, const Doc *d, uint32_t beg, uint32_t end);
#endif
