/* score.h: how well an analysis agrees with annotated memoirs.
 *
 * Knows    precision, recall and F1 of time expressions, entities, events and positions; accuracy of their fields;
 *          the memoir score, the mean of four F1.
 * Unaware  of how the analysis was made.
 * Units    overlaps are measured in code points.
 * Memory   its own while it runs; the result goes into the caller's Buf.
 * Errors   RC_NOTFOUND when the folder holds no annotation; else the fault of the first file that cannot be read.
 * Threads  pure but for the files it reads.
 * Source   the figures are defined by tests/score/score.py, line by line; tests/score/score.test holds the two equal.
 *          One difference is meant: names are compared without characters that have no width. */
#ifndef GOLD_SCORE_H
#define GOLD_SCORE_H
#include "base/buf.h"
#include "gold/gold.h"

/* One analysed document. doc is matched by its last part. */
typedef struct ScoreInput { Str doc, text; const Analysis *an; } ScoreInput;

typedef struct ScoreOptions {
    const char        *gold;               /* folder of annotation files */
    const char        *texts;              /* folder of the memoirs, for those without an analysis */
    const char        *against;            /* a second folder of annotations, scored as if it were the analysis */
    const char *const *jsonl;              /* files of "gilmok analyze", "-" for standard input; later ones win */
    size_t             n_jsonl;
    const ScoreInput  *inputs;             /* analyses at hand; they win over jsonl */
    size_t             n_inputs;
    bool               json, misses;       /* figures as one JSON object; list what differs, one a line */
    bool               confidence;         /* of the events given so much confidence, how many are right */
    Buf               *notes;              /* for the reader's eye: quotes not found, memoirs not analysed; or NULL */
} ScoreOptions;

MUST_USE Rc score_run(const ScoreOptions *opt, Buf *out, Fault *f);
#endif
