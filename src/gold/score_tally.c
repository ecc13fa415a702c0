/* Counts into figures, and figures into lines. */
#include "json/json.h"
#include "score_int.h"
#include <stdio.h>
#include <stdlib.h>

static const char *const metric_names[M_ENTITY_TYPE] = {
    [M_TIMEX_DETECT] = "timex.detect",     [M_TIMEX_SPAN] = "timex.span",       [M_TIMEX_VALUE] = "timex.value",
    [M_ENTITY] = "entity",                 [M_CORE_DETECT] = "event.core.detect", [M_CORE_FULL] = "event.core.full",
    [M_SOFT_DETECT] = "event.soft.detect", [M_SOFT_FULL] = "event.soft.full",   [M_EVENT_DETECT] = "event.detect",
    [M_EVENT_FULL] = "event.full",         [M_POSITION_ORG] = "position.org",   [M_POSITION_FULL] = "position.full",
};
static const char *const field_names[F_COUNT] = {               /* in the order in which they are printed */
    [F_DCT] = "dct",
    [F_EVENT_DATE] = "event.date",
    [F_EVENT_FACT] = "event.factuality",
    [F_EVENT_ORG] = "event.org",
    [F_EVENT_ROLE] = "event.role",
    [F_POSITION_EMPLOYMENT] = "position.employment",
    [F_POSITION_END] = "position.end",
    [F_POSITION_EXIT] = "position.exit",
    [F_POSITION_ROLE] = "position.role",
    [F_POSITION_START] = "position.start",
};

void tally_add(Tally *t, Metric m, uint32_t tp, uint32_t gold, uint32_t pred)
{
    Prf *x = &t->prf[m];
    *x = (Prf){x->tp + tp, x->gold + gold, x->pred + pred, true};
}

void tally_field(Tally *t, FieldMetric m, bool good)
{
    t->acc[m].good += good;
    t->acc[m].n++;
}

void tally_sure(Tally *t, double given, bool right, bool full)
{
    int k = (int)(given * SURE_STEPS + 1e-6);
    Sure *s = &t->sure[k < 0 ? 0 : k < SURE_STEPS ? k : SURE_STEPS - 1];
    s->n++;
    s->right += right;
    s->full += full;
    s->given += given;
}

void tally_miss(Tally *t, const char *kind, Str what, Str how)
{
    if (!t->keep) return;
    *vec_push(t->keep, &t->misses) = (Miss){t->doc, str_z(kind), str_dup(t->keep, what), str_dup(t->keep, how)};
}

/* To three decimals, so that means are made of what is printed. */
static double rounded(double v)
{
    char b[40];
    snprintf(b, sizeof b, "%.3f", v);
    return strtod(b, NULL);
}

static double precision(const Prf *x) { return x->pred ? (double)x->tp / x->pred : x->gold ? 0.0 : 1.0; }
static double recall(const Prf *x) { return x->gold ? (double)x->tp / x->gold : 1.0; }
static double f1(const Prf *x)
{
    double p = precision(x), r = recall(x);
    return p + r > 0 ? rounded(2 * p * r / (p + r)) : 0;
}

static double memoir_score(const Tally *t)
{
    static const Metric parts[] = {M_TIMEX_VALUE, M_ENTITY, M_CORE_FULL, M_POSITION_FULL};
    double sum = 0;
    for (size_t i = 0; i < COUNT_OF(parts); i++) sum += f1(&t->prf[parts[i]]);
    return rounded(sum / COUNT_OF(parts));
}

/* ------------------------------------------------------------------ printing */

typedef struct { JsonOut *j; Buf *text; bool first; } Printer;     /* j NULL: a table of text */
typedef struct { Str name; const Prf *x; } NamedPrf;

static void begin_row(Printer *p, Str name)
{
    p->first = true;
    if (!p->j) {
        buf_fmt(p->text, "%-22.*s ", STR_ARG(name));
        return;
    }
    jout_key(p->j, name.p);
    jout_obj(p->j);
}

static void end_row(Printer *p)
{
    if (p->j) jout_obj_end(p->j);
    else buf_add_c(p->text, '\n');
}

static void begin_cell(Printer *p, const char *key)
{
    if (p->j) jout_key(p->j, key);
    else buf_fmt(p->text, "%s%s ", p->first ? "" : "  ", key);
    p->first = false;
}

static void real_cell(Printer *p, const char *key, double v)
{
    JsonOut plain = jout_begin(p->text, false);
    begin_cell(p, key);
    jout_real(p->j ? p->j : &plain, v, 3);
}

static void count_cell(Printer *p, const char *key, uint32_t n)
{
    begin_cell(p, key);
    if (p->j) jout_int(p->j, n);
    else buf_fmt(p->text, "%u", n);
}

static int by_name(const void *x, const void *y)
{
    return str_cmp(((const NamedPrf *)x)->name, ((const NamedPrf *)y)->name);
}

static void print_prf(const Tally *t, Printer *p)
{
    NamedPrf rows[M_COUNT];
    char names[ENT_COUNT][32];
    size_t n = 0;
    for (int m = 0; m < M_COUNT; m++) {
        if (!t->prf[m].used) continue;
        int type = m - M_ENTITY_TYPE;
        if (type >= 0) snprintf(names[type], sizeof *names, "entity.%s", type_name(&entity_types, type));
        rows[n++] = (NamedPrf){str_z(type >= 0 ? names[type] : metric_names[m]), &t->prf[m]};
    }
    qsort(rows, n, sizeof *rows, by_name);
    for (size_t i = 0; i < n; i++) {
        begin_row(p, rows[i].name);
        real_cell(p, "p", precision(rows[i].x));
        real_cell(p, "r", recall(rows[i].x));
        real_cell(p, "f1", f1(rows[i].x));
        count_cell(p, "gold", rows[i].x->gold);
        count_cell(p, "pred", rows[i].x->pred);
        end_row(p);
    }
}

static void print_acc(const Tally *t, Printer *p)
{
    for (int f = 0; f < F_COUNT; f++) {
        if (!t->acc[f].n) continue;
        begin_row(p, str_z(field_names[f]));
        real_cell(p, "acc", (double)t->acc[f].good / t->acc[f].n);
        count_cell(p, "n", t->acc[f].n);
        end_row(p);
    }
}

static int by_miss(const void *x, const void *y)
{
    const Miss *a = x, *b = y;
    int c = str_cmp(a->doc, b->doc);
    if (!c) c = str_cmp(a->kind, b->kind);
    if (!c) c = str_cmp(a->what, b->what);
    return c ? c : str_cmp(a->how, b->how);
}

/* Quotes are of the memoir: what could steer a terminal is shown as a blank. */
static void put_visible(Buf *out, Str s)
{
    for (size_t i = 0; i < s.n; i++) buf_add_c(out, (unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f ? ' ' : s.p[i]);
}

static void print_misses(Tally *t, Buf *out)
{
    if (t->misses.n) qsort(t->misses.v, t->misses.n, sizeof *t->misses.v, by_miss);
    for (uint32_t i = 0; i < t->misses.n; i++) {
        const Miss *m = &t->misses.v[i];
        const Str cells[] = {m->doc, m->kind, m->what, m->how};
        for (size_t k = 0; k < COUNT_OF(cells); k++) {
            if (k) buf_add_c(out, '\t');
            put_visible(out, cells[k]);
        }
        buf_add_c(out, '\n');
    }
}

/* Calibration: of the events given a confidence, how many are there, and how many with their date, employer and
 * factuality. What is given and what is right should agree. */
static void print_sure(const Tally *t, Printer *p)
{
    for (int k = 0; k < SURE_STEPS; k++) {
        const Sure *s = &t->sure[k];
        char name[32];
        if (!s->n) continue;
        snprintf(name, sizeof name, "confidence.%.2f", (double)k / SURE_STEPS);
        begin_row(p, str_z(name));
        real_cell(p, "given", s->given / s->n);
        real_cell(p, "right", (double)s->right / s->n);
        real_cell(p, "full", (double)s->full / s->n);
        count_cell(p, "n", s->n);
        end_row(p);
    }
}

void tally_print(Tally *t, Buf *out, const ScoreOptions *opt)
{
    JsonOut j = jout_begin(out, false);
    Printer p = {.j = opt->json ? &j : NULL, .text = out};
    if (opt->json) jout_obj(&j);
    print_prf(t, &p);
    print_acc(t, &p);
    if (opt->confidence) print_sure(t, &p);
    if (opt->json) jout_kreal(&j, "memoir_score", memoir_score(t), 3), jout_obj_end(&j);
    else {
        JsonOut plain = jout_begin(out, false);
        buf_fmt(out, "%-22s ", "memoir_score");
        jout_real(&plain, memoir_score(t), 3);
    }
    buf_add_c(out, '\n');
    if (opt->misses) print_misses(t, out);
}
