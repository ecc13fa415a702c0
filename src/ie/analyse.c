#include "form.h"
#include "ie_int.h"
#include "base/clock.h"
#include <assert.h>
#include <stdlib.h>

static const PassRow passes[] = {
    {"scope",    scope_bind,    scope_run},
    {"turn",     turn_bind,     turn_run},
    {"note",     NULL,          footnote_run},
    {"timex",    timex_bind,    timex_run},
    {"dct",      dct_bind,      dct_run},
    {"anchor",   anchor_bind,   anchor_run},
    {"settle",   NULL,          dct_settle},
    {"entity",   entity_bind,   entity_run},
    {"trigger",  event_bind,    trigger_run},
    {"fact",     NULL,          fact_run},
    {"argument", NULL,          argument_run},
    {"position", position_bind, position_run},
    {"check",    check_bind,    check_run},
};

int analyse_pass_n(void) { return (int)COUNT_OF(passes); }
const char *analyse_pass_name(int i) { return passes[i].name; }

static _Thread_local int64_t *timing;

void analyse_timing(bool on, int64_t *us) { timing = on ? us : NULL; }

Rc analyser_open(const Lex *lex, Analyser **out, Fault *f)
{
    Arena *mem = arena_new();
    Analyser *an = arena_push(mem, Analyser);
    *an = (Analyser){.lex = lex, .mem = mem};
    Rc rc = mark_bind(an, f);
    for (size_t i = 0; i < COUNT_OF(passes) && !rc; i++)
        if (passes[i].bind) rc = passes[i].bind(an, f);
    if (rc) arena_free(mem);
    else *out = an;
    return rc;
}

void analyser_judge(const Lex *lex, LexBadFn bad, void *ctx)
{
    mark_judge(lex, bad, ctx);
    event_judge(lex, bad, ctx);
}

void analyser_close(Analyser *an)
{
    if (an) arena_free(an->mem);
}

/* A memoir is Korean as soon as a good part of its letters is: Korean texts quote English terms, not the reverse. */
static const double KOREAN_SHARE = 0.2;

static void sections_copy(Ie *ie)
{
    const Doc *d = ie->doc;
    for (uint32_t i = 0; i < d->n_sect; i++) {
        const DocSection *s = &d->sect[i];
        *vec_push(ie->mem, &ie->out->sections) =
            (Section){doc_span(d, s->beg, s->end), s->level, doc_span(d, s->head_beg, s->head_end)};
    }
}

/* ---------------------------------------------------------------- what a thread remembers */
struct AnalyseMemo { const Analyser *an; Forms *forms; Arena tmp, pass; };

AnalyseMemo *analyse_memo_new(const Analyser *an)
{
    AnalyseMemo *memo = calloc(1, sizeof *memo);
    if (!memo) arena_out_of_memory(sizeof *memo);
    memo->an = an;
    memo->forms = forms_new();
    return memo;
}

void analyse_memo_free(AnalyseMemo *memo)
{
    if (!memo) return;
    forms_free(memo->forms);
    arena_fini(&memo->tmp);
    arena_fini(&memo->pass);
    free(memo);
}

static void run_pass(Ie *ie, size_t i)
{
    int64_t start = timing ? clock_cpu_us() : 0;
    passes[i].run(ie);
    arena_clear(ie->pass);
    if (timing) timing[i] += clock_cpu_us() - start;
}

void ie_run(Ie *ie, void (*first)(Ie *), void (*behind)(Ie *))
{
    bool on = !first;
    for (size_t i = 0; i < COUNT_OF(passes) && passes[i].run != behind; i++) {
        on |= passes[i].run == first;
        if (on) run_pass(ie, i);
    }
}

Ie ie_open(const Analyser *an, Arena *mem, const Doc *doc, const AnalyseOptions *opt, AnalyseMemo *memo, Analysis *out)
{
    assert(memo->an == an);
    *out = (Analysis){.title = doc->meta.title};
    Ie ie = {.an = an, .lex = an->lex, .doc = doc, .mem = mem, .tmp = &memo->tmp, .pass = &memo->pass, .opt = *opt, .out = out};
    ie.ko = opt->lang == LANG_AUTO ? doc->hangul_share > KOREAN_SHARE : opt->lang == LANG_KO;
    out->lang = ie.ko ? LANG_KO : LANG_EN;
    sections_copy(&ie);
    ie.forms = memo->forms;
    ie_read(&ie);
    return ie;
}

Rc analyse(const Analyser *an, Arena *mem, const Doc *doc, const AnalyseOptions *opt, Analysis *out)
{
    AnalyseMemo *memo = opt->memo ? opt->memo : analyse_memo_new(an);
    Analysis result;
    Ie ie = ie_open(an, mem, doc, opt, memo, &result);
    ie_run(&ie, NULL, NULL);
    arena_clear(&memo->tmp);
    if (!opt->memo) analyse_memo_free(memo);
    *out = result;
    return RC_OK;
}
