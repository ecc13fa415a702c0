/* page.h: all that the library knows of one thing: a role, a skill, an employer, a school, a year, a person.
 *
 * Knows    careers as columns: who has the thing, in which rows, when.
 * Unaware  of the texts: a mention is a count here, whoever shows it opens the memoir and finds the sentence. Of what
 *          goes with what: path/assoc.h.
 * Units    items: indexes into Careers.items; documents: into Careers.docs; EdtfDay; calendar years.
 * Memory   lists live in the arena given.
 * Threads  pure over a const Careers. Linear in the rows. */
#ifndef PATH_PAGE_H
#define PATH_PAGE_H
#include "path/filter.h"

#define PAGE_NO_ITEM UINT32_MAX

typedef VEC(uint32_t) PageItems;
/* item: the row that stands for the thing in this career: its earliest position, else its earliest event. */
typedef struct PageCareer { uint32_t doc, n_mention, n_item, item; EdtfDay first; } PageCareer;
typedef struct PageYear { int year; uint32_t n_doc, n_item; } PageYear;

/* A role, skill, employer, school or other thing by its root name. */
typedef struct PageThing {
    NameId    name;
    uint32_t  n_mention, n_position, n_event;
    VEC(PageCareer) careers;                        /* as they came to it; undated ones last */
    PageItems items;                                /* events that have it, by date; undated ones last */
    VEC(PageYear) years;                            /* from the first to the last that has a row, without gaps */
} PageThing;
PageThing page_thing(Arena *a, const Careers *c, NameId root);

typedef struct PageCount { NameId name; uint32_t n_doc; } PageCount;
typedef struct PageOfYear {
    int       year;
    uint32_t  n_doc, n_position, n_event;           /* careers with a row of that year; positions held; events */
    PageItems began, left, events;                  /* positions that may begin or end then; events by date */
    uint32_t  n_type[EV_COUNT];
    VEC(PageCount) skills;                          /* of that year's events, by careers */
} PageOfYear;
PageOfYear page_year(Arena *a, const Careers *c, int year);

/* item: where the skill was learned or first used, PAGE_NO_ITEM: the text only names it. */
typedef struct PageSkill { NameId name; uint32_t n_mention, item; } PageSkill;
typedef struct PagePerson {
    uint32_t  doc;
    PageItems positions, events;                    /* by date; undated ones last, in the text's order */
    uint32_t  n_type[EV_COUNT];
    VEC(PageSkill) skills;                          /* in the order they were learned; only named ones last */
} PagePerson;
PageItems page_positions(Arena *a, const Careers *c, uint32_t doc);    /* in the same order */
PagePerson page_person(Arena *a, const Careers *c, uint32_t doc);

/* The thing called so: by its label, else by another of its whole names. types: 1 << EntityType. 0: none. */
NameId page_find(const Careers *c, uint32_t types, Str name);
/* The first document that has it; UINT32_MAX: none. What is withheld (A사) is of one document alone. */
uint32_t page_doc_of(const Careers *c, NameId root);
bool page_is_local(const Careers *c, NameId root);
/* The same among what one document names, or its rows have. */
NameId page_find_in(const Careers *c, uint32_t doc, uint32_t types, Str name);
#endif
