/* careers_int.h: what careers.c and pack.c share. */
#ifndef CAREERS_INT_H
#define CAREERS_INT_H
#include "path/careers.h"

/* A new living document without rows; one with the same id is dropped. */
CareerDoc *careers_doc_new(Careers *c, int64_t id, Str name, Str title);
/* Finds or adds a name: identity is "=ID" for a thing the lexicon knows, else its folded name. */
NameId careers_name(Careers *c, EntityType type, Str identity, Str label);
Str careers_date(Careers *c, Str edtf);                      /* a kept copy */
void careers_name_key(Careers *c, NameId id, Str key);      /* one more folded name that finds it */
void careers_doc_extent(Careers *c, CareerDoc *d);          /* first and last, from its rows */
#endif
