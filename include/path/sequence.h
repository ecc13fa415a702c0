/* sequence.h: a career as what came after what: spells in order, the steps between them, and what a spell is called.
 *
 * A spell is one position. It directly follows another one that began before it, unless a third began between the two,
 * when the first was over. So a course taken beside a job follows the job, and what comes next follows both. Spells told without any time are put where the text tells them, and the steps to and
 * from them are marked as only told; one told at the end of a career that is dated has no place, and is left out,
 * as is one of which neither employer nor occupation is told. Of two with one employer, the first without an end and the
 * second without a beginning, one is made. One in which an event tells that another occupation was taken up with the same
 * employer is two, the second of which is that event's.
 *
 * Knows    positions as rows of Careers: four-point days, ends open at the time of writing.
 * Unaware  of filters, of counts over documents (route.h).
 * Units    EdtfDay; indexes into Careers.docs and Careers.items, and into the own columns.
 *          A text with hundreds of positions is a table and no memoir: of one the first SPELLS_MAX are taken.
 * Memory   a Sequences owns its columns; careers are only read. A document that is replaced has a new index, the old
 *          one's spells stay behind.
 * Errors   none.
 * Threads  one owner. Cost: linear in the positions, but for those of one memoir that lie side by side.
 * Source   domain.md, 3.2: states and sequences; Gabadinho et al. 2011 (TraMineR) for distinct successive states. */
#ifndef PATH_SEQUENCE_H
#define PATH_SEQUENCE_H
#include "path/careers.h"

/* How sure the place of a spell in the order is, and the order of two. */
typedef enum { ORDER_TOLD /* as the text tells it */, ORDER_LIKELY /* by mid-points, or by its end */, ORDER_SURE } OrderSure;

typedef struct Spell {
    uint32_t doc, item;                  /* the position, or the event within one that told of the occupation */
    NameId   org, title;                 /* as they stand there */
    NameId   role;                       /* in which it is held: its own, or where it tells none (or a grade) that of the
                                            post before it with the same employer */
    EdtfDay  start_lo, start_hi;         /* EDTF_DAY_NONE: not known */
    EdtfDay  end_lo, end_hi;             /* open: the time of writing; NONE: not known */
    EdtfDay  at, until;                  /* by which it is put in order; until is MAX where it goes on or nothing is known */
    uint8_t  kind;                       /* PositionKind */
    uint8_t  sure;                       /* OrderSure of its own place */
    bool     open;                       /* goes on at the time of writing */
} Spell;

enum { SPELLS_MAX = 200 };

/* A direct step, from an earlier spell to a later one of the same document. */
typedef struct SpellStep {
    uint32_t from, to;                   /* into spells */
    uint8_t  sure;
    bool     beside;                     /* the first still went on when the second was over */
} SpellStep;
typedef struct SpellDoc { uint32_t spell_beg, spell_n, step_beg, step_n; EdtfDay written; } SpellDoc;

typedef struct Sequences {
    VEC(Spell)     spells;               /* by document, each in order */
    VEC(SpellStep) steps;
    VEC(SpellDoc)  docs;                 /* beside Careers.docs */
    /* Beside Careers.names, so that walks over all spells touch no name: what stands for it, the same without grade (0: a
     * grade alone), and in how many memoirs positions bear it, under either. */
    VEC(NameId)    root, plain;
    VEC(uint32_t)  held, held_last;
    Arena          tmp;
} Sequences;

Sequences *sequences_new(void);
void sequences_free(Sequences *sq);
/* Takes the documents that came since. */
void sequences_update(Sequences *sq, const Careers *c);

/* What a spell is called: its occupation without the grade, or the subject studied; where none is told, the employer or
 * school. lone: called so for want of better, so that two people's spells of that name need not be alike. */
typedef enum { STATE_BY_ROLE, STATE_BY_ORG } StateBy;
typedef struct SpellState { NameId name; bool lone; } SpellState;
SpellState spell_state(const Sequences *sq, const Spell *s, StateBy by);

/* Distinct successive states: spells of one state that follow each other directly, or lie side by side, are one stay. */
typedef struct Stay {
    uint32_t state;                      /* as given */
    uint32_t first, last;                /* the spells that began and ended it */
    EdtfDay  start_lo, start_hi, until;
    uint8_t  sure;
    bool     open;
} Stay;
typedef struct StayStep { uint32_t from, to; uint8_t sure; bool beside; } StayStep;      /* into the stays */
typedef struct Stays { Stay *v; StayStep *step; uint32_t n, n_step; } Stays;
/* state: one for each spell of the document. Room comes from the arena. */
Stays stays_of(Arena *a, const Sequences *sq, uint32_t doc, const uint32_t *state);
#endif
