#include "fuzz.h"
#include "text/doc.h"

/* Lines, sentences and tokens lie in the text, in order, each inside its own place. */
static void check_parts(const Doc *d)
{
    uint32_t last = 0;
    for (uint32_t i = 0; i < d->n_line; i++) {
        const Line *l = &d->line[i];
        CHECK(l->beg >= last && l->beg <= l->body && l->body <= l->end && l->end <= d->n);
        CHECK(l->tok_beg <= l->tok_end && l->tok_end <= d->n_tok);
        last = l->end;
    }
    last = 0;
    for (uint32_t i = 0; i < d->n_tok; i++) {
        CHECK(d->tok[i].beg >= last && d->tok[i].beg < d->tok[i].end && d->tok[i].end <= d->n);
        last = d->tok[i].end;
    }
    last = 0;
    for (uint32_t i = 0; i < d->n_sent; i++) {
        const Sentence *s = &d->sent[i];
        CHECK(s->beg >= last && s->beg < s->end && s->end <= d->n && s->line < d->n_line);
        CHECK(s->tok_beg <= s->tok_end && s->tok_end <= d->n_tok);
        last = s->end;
    }
    for (uint32_t i = 0; i < d->n_sect; i++) CHECK(d->sect[i].beg <= d->sect[i].end && d->sect[i].end <= d->n);
}

static void check_quotes(Arena *a, const Doc *d)
{
    for (uint32_t i = 0; i < d->n_tok && i < 16; i++) {
        Span s = doc_span(d, d->tok[i].beg, d->tok[i].end), found;
        CHECK(doc_find_nth(d, doc_quote(d, s), doc_nth_of(d, s), &found) && span_eq(found, s));
        CHECK(doc_at(d, s.beg) == d->tok[i].beg);
        (void)doc_nfc_utf8(a, d, s);
        (void)doc_fold_utf8(a, d, d->tok[i].beg, d->tok[i].end);
        (void)doc_sentence_at(d, d->tok[i].beg);
        (void)doc_section_at(d, d->tok[i].beg);
        CHECK(doc_line_at(d, d->tok[i].beg));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    for (DocFormat format = DOC_PLAIN; format <= DOC_MARKDOWN; format++) {
        Arena a = {0};
        Fault f = {0};
        Doc *d;
        if (!doc_new(&a, fuzz_str(data, n), format, &d, &f)) {
            check_parts(d);
            check_quotes(&a, d);
        }
        arena_fini(&a);
    }
    return 0;
}
