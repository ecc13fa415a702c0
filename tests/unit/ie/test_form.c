/* The distinct words: which have a form, how long it lasts, and that no result depends on what was read before. */
#include "opened.h"
#include "base/buf.h"
#include "base/fs.h"
#include "form.h"
#include "json/json.h"
#include "model/analysis_json.h"
#include <stdlib.h>
#include <string.h>

typedef struct Text { Arena mem; Doc *doc; Form **form; } Text;

static void read_text(Text *t, Forms *forms, Str text)
{
    Fault f = {0};
    *t = (Text){0};
    assert_int_equal(doc_new(&t->mem, text, DOC_PLAIN, &t->doc, &f), RC_OK);
    const LexBits *nowhere = arena_push_n(&t->mem, LexBits, t->doc->n + 1);          /* no book has a word in such a text */
    const uint16_t *no_code = arena_push_n(&t->mem, uint16_t, t->doc->n + 2);
    t->form = forms_read(forms, &t->mem, t->doc, nowhere, no_code, (TimeAsks){0}).form;
}

static void the_same_word_has_one_form(void **state)
{
    (void)state;
    Forms *forms = forms_new();
    Text t, again;
    read_text(&t, forms, S("회사 학교 회사 AB abc ab"));
    assert_non_null(t.form[0]);
    assert_ptr_equal(t.form[0], t.form[2]);
    assert_ptr_not_equal(t.form[0], t.form[1]);
    assert_ptr_equal(t.form[3], t.form[5]);              /* capitals are no matter of the word */
    assert_ptr_not_equal(t.form[3], t.form[4]);
    read_text(&again, forms, S("학교"));
    assert_ptr_equal(again.form[0], t.form[1]);
    const Token *tok = &again.doc->tok[0];
    assert_ptr_equal(forms_of(forms, again.doc, tok->beg, tok->end), t.form[1]);
    arena_fini(&again.mem);
    arena_fini(&t.mem);
    forms_free(forms);
}

static void long_words_and_what_is_no_word_have_none(void **state)
{
    (void)state;
    Forms *forms = forms_new();
    Text t;
    read_text(&t, forms, S("abcdefghijkl abcdefghijklm 2019 !"));
    assert_int_equal(t.doc->n_tok, 4);
    assert_non_null(t.form[0]);
    for (uint32_t i = 1; i < 4; i++) assert_null(t.form[i]);
    assert_null(forms_of(forms, t.doc, t.doc->tok[1].beg, t.doc->tok[1].end));
    arena_fini(&t.mem);
    forms_free(forms);
}

/* More ways to go on than there are numbers for: the word is then asked each time. */
static void what_goes_on_has_numbers_while_they_last(void **state)
{
    (void)state;
    Forms *forms = forms_new();
    Text t;
    read_text(&t, forms, S("그"));
    Form *x = t.form[0];
    form_time_put(forms, x, TIME_NEVER, (LexNext){0});
    assert_int_equal(x->trigger.time_next, 0);
    for (uint32_t i = 1; i < TIME_NEXTS; i++) {
        form_time_put(forms, x, TIME_NEVER, (LexNext){.glued = i});
        assert_int_equal(x->trigger.time_next, i);
    }
    form_time_put(forms, x, TIME_NEVER, (LexNext){.glued = 2});
    assert_int_equal(x->trigger.time_next, 2);
    assert_int_equal(x->trigger.time, TIME_NEVER);
    form_time_put(forms, x, TIME_NEVER, (LexNext){.blank = 1});
    assert_int_equal(x->trigger.time, TIME_ASK);
    arena_fini(&t.mem);
    forms_free(forms);
}

/* n distinct words of four letters. */
static Buf words(uint32_t n)
{
    Buf b = {0};
    for (uint32_t i = 0; i < n; i++) {
        char word[] = {(char)('a' + i % 26), (char)('a' + i / 26 % 26), (char)('a' + i / 676 % 26),
                       (char)('a' + i / 17576 % 26), ' '};
        buf_add(&b, (Str){word, sizeof word});
    }
    return b;
}

static void many_words_stay_within_a_text_and_are_forgotten_behind_it(void **state)
{
    (void)state;
    enum { MANY = 40000 };
    Forms *forms = forms_new();
    Buf b = words(MANY);
    Text t, then;
    read_text(&t, forms, buf_str(&b));
    assert_int_equal(t.doc->n_tok, MANY);
    for (uint32_t i = 0; i < MANY; i++) {
        const Token *tok = &t.doc->tok[i];
        assert_int_equal(t.form[i]->entity.read, 0);
        t.form[i]->entity.read = WORD_READ;                 /* a form of two words would be so already */
        assert_ptr_equal(forms_of(forms, t.doc, tok->beg, tok->end), t.form[i]);
    }
    read_text(&then, forms, S("aaaa baaa"));
    assert_int_equal(then.form[0]->entity.read, 0);
    arena_fini(&then.mem);
    arena_fini(&t.mem);
    buf_fini(&b);
    forms_free(forms);
}

/* ---------------------------------------------------------------- results */
/* The analysis of a file as JSON; the caller frees the bytes. */
static Buf told(const char *path, AnalyseMemo *memo)
{
    Arena mem = {0};
    Buf bytes = {0}, out = {0};
    Fault f = {0};
    Doc *doc;
    Analysis result;
    AnalyseOptions opt = {.memo = memo};
    assert_int_equal(fs_read(path, DOC_MAX, &bytes, &f), RC_OK);
    assert_int_equal(doc_new(&mem, buf_str(&bytes), DOC_PLAIN, &doc, &f), RC_OK);
    assert_int_equal(analyse(an, &mem, doc, &opt, &result), RC_OK);
    JsonOut j = jout_begin(&out, false);
    analysis_write_json(&j, &result, &(AnalysisHeader){.doc = str_z(path), .text = doc->text});
    arena_fini(&mem);
    buf_fini(&bytes);
    return out;
}

static void compare(const char *path, AnalyseMemo *memo)
{
    Buf alone = told(path, NULL), among = told(path, memo);
    assert_true(alone.n > 100);
    if (!str_eq(buf_str(&alone), buf_str(&among))) fail_msg("%s is read otherwise behind other memoirs", path);
    buf_fini(&alone);
    buf_fini(&among);
}

static void a_memoir_is_read_the_same_behind_any_others(void **state)
{
    (void)state;
    Arena mem = {0};
    PathList path;
    Fault f = {0};
    AnalyseMemo *memo = analyse_memo_new(an);
    assert_int_equal(fs_walk(&mem, "assets/memoirs", &path, &f), RC_OK);
    assert_true(path.n > 10);
    for (uint32_t i = 0; i < path.n; i++) compare(path.v[i], memo);
    for (uint32_t i = path.n; i-- > 0;) compare(path.v[i], memo);
    for (uint32_t i = 0; i < path.n; i++) compare(path.v[i * 7 % path.n], memo);
    analyse_memo_free(memo);
    arena_fini(&mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_word_has_one_form),
        cmocka_unit_test(long_words_and_what_is_no_word_have_none),
        cmocka_unit_test(what_goes_on_has_numbers_while_they_last),
        cmocka_unit_test(many_words_stay_within_a_text_and_are_forgotten_behind_it),
        cmocka_unit_test(a_memoir_is_read_the_same_behind_any_others),
    };
    return cmocka_run_group_tests_name(__FILE__, tests, open_all, close_all);
}
