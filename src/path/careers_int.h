/* careers_int.h: what careers.c and pack.c share. */
#ifndef CAREERS_INT_H
#define CAREERS_INT_H
#include "path/careers.h"

/* A new living document without rows; one with the same id is dropped. */
CareerDoc *careers_doc_new(Careers *c, int64_t id, Str name, Str title);
/* Finds or adds a name of document doc: identity is "=ID" for a thing the lexicon knows, "@NAME" for one that means
 * nothing outside its document, else the folded name. keys and kin: lines that are added to what is there. */
typedef struct NameFacts { EntityType type; Str identity, label, keys, kin, also; } NameFacts;
NameId careers_name(Careers *c, int64_t doc, const NameFacts *f);
NameId careers_entity(Careers *c, int64_t doc, const Entity *e);
NameId careers_words(Careers *c, int64_t doc, EntityType type, Str words);       /* of no entity of the text */
DateId careers_date(Careers *c, Str edtf);
void careers_doc_written(Careers *c, CareerDoc *d, Str dct);
void careers_doc_extent(Careers *c, CareerDoc *d);          /* first and last, from its rows */
#endif
