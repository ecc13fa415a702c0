/* Schooling: entering opens a row, graduating or dropping out closes it; study beside work has one, too. */
#include "position_int.h"

static Str range_text(const Ie *ie, Range r)
{
    return r.end ? doc_nfc_utf8(ie->mem, ie->doc, doc_span(ie->doc, r.beg, r.end)) : S("");
}

static Row *school_row(const Fold *fo, Str school, Str course)
{
    for (uint32_t k = fo->rows.n, last = rows_reach(fo); k-- > last;) {
        Row *x = fo->rows.v[k];
        if (x->p.kind != POS_EDUCATION || x->closed) continue;
        bool same = school.n ? str_eq(x->p.org, school) : !course.n || str_eq(x->p.role, course) || !x->p.role.n;
        if (same) return x;
    }
    return NULL;
}

/* An undated mention of a school or course that has its row recalls it. */
static bool was_told(const Fold *fo, Str school, Str course)
{
    for (uint32_t k = 0; k < fo->rows.n; k++) {
        const Position *p = &fo->rows.v[k]->p;
        if (p->kind != POS_EDUCATION) continue;
        if ((school.n && str_eq(p->org, school)) || (!school.n && (!course.n || str_eq(p->role, course)))) return true;
    }
    return false;
}

void on_school(Fold *fo, const Event *e, uint32_t i)
{
    const Found *f = &fo->cand[i]->found;
    Str school = range_text(fo->ie, f->school), course = range_text(fo->ie, f->course);
    bool enters = e->type == EV_ENROLL || e->type == EV_GRADUATE;
    if (!enters && (!school.n || !e->date.n)) return;
    Row *r = school_row(fo, school, course);
    if (!r && e->type == EV_ENROLL && !school.n && !course.n) return;
    if (!r && !e->date.n && was_told(fo, school, course)) return;
    if (!r) {
        r = row_new(fo, POS_EDUCATION, e, i);
        r->p.org = school;
        r->p.role = course;
        r->p.team = S("");
        r->p.employment = EMP_NONE;
    } else {
        if (!r->p.role.n) r->p.role = course;
        row_evidence(fo, r, i);
    }
    if (e->type == EV_ENROLL && !r->p.start.n) r->p.start = e->date;
    if (!enters && !r->p.start.n) ends_of(fo->ie, e->date, &r->p.start, &r->p.end);
    Str start = r->p.start, end = e->date;
    if (e->type == EV_GRADUATE && names_both_ends(fo->ie, fo->cand[i])) ends_of(fo->ie, e->date, &start, &end);
    if (e->type == EV_GRADUATE) r->p.start = start, row_close(fo, r, end, CAUSE_NONE, UINT32_MAX);
}


/* Dropped out: the schooling under way ends. */
bool school_left(Fold *fo, const Event *e, uint32_t i)
{
    const Found *f = &fo->cand[i]->found;
    Str school = f->school.end ? range_text(fo->ie, f->school) : e->args.org;
    Row *r = school_row(fo, school, range_text(fo->ie, f->course));
    if (r) row_close(fo, r, e->date, e->args.cause, i);
    return r != NULL;
}
