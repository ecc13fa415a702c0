/* words.h: the user's own words: where they live, how they are changed, and the language data with them laid over it.
 *
 * Knows    the folder of a user's lexicons and the file their compiled form is kept in; who changes it at a time.
 * Unaware  of what an entry does to an analysis: lex/.
 * Memory   results in the arena given.
 * Errors   opening as lex_open_cached. A change is made whole or not at all, and only when the language data is no
 * worse for it: RC_SYNTAX with what would be wrong, RC_NOTFOUND when there is nothing to change. Threads  no shared
 * state but the environment and the files. Source   docs/lexicon.md, "Your own files". */
#ifndef SESSION_WORDS_H
#define SESSION_WORDS_H
#include "lex/own.h"
#include "lex/things.h"

Str words_dir(Arena *a);                             /* not made; NUL-terminated */
MUST_USE Rc words_open(LexFaultFn on_fault, void *ctx, Lex **out, Fault *f);

/* Every entry of the user's files; a file that cannot be read is told and left out. */
OwnList words_own(Arena *a, LexFaultFn on_fault, void *ctx);

/* What a change makes of a file. */
typedef struct WordsChange {
    const char *path;
    Str         before, after;                       /* the file's text */
    bool        gone;                                /* the file itself */
} WordsChange;
typedef VEC(WordsChange) WordsChanges;

/* Entries into the file of that name in the folder, behind what is there. Doubts about them go to on_doubt. */
MUST_USE Rc words_add(Arena *a, const char *file, const OwnList *entries, LexFaultFn on_doubt, void *ctx,
                      WordsChanges *out, Fault *f);
/* The file of that name becomes this text. Refused when there is one that was not made by an import. */
MUST_USE Rc words_replace(Arena *a, const char *file, Str text, WordsChanges *out, Fault *f);
/* Takes out these entries, as words_own gave them, each once. Files that words_remove_file takes out go first. */
MUST_USE Rc words_remove(Arena *a, const OwnList *entries, WordsChanges *out, Fault *f);
/* Takes out a file that an import made; no change more when it goes already. */
MUST_USE Rc words_remove_file(Arena *a, const char *file, WordsChanges *out, Fault *f);
/* Writes what the calls above worked out. Nothing is written before that. */
MUST_USE Rc words_commit(const WordsChanges *changes, Fault *f);

/* One program at a time: held from reading to writing. False when the folder cannot be locked; then the last one wins.
 */
typedef struct WordsLock { int fd; } WordsLock;
bool words_lock(WordsLock *lock);
void words_unlock(WordsLock *lock);
#endif
