/* Documents: what is refused, the map, lines, sections, tokens, quote and nth. */
#include "test.h"
#include "text/doc.h"
#include <stdlib.h>
#include <string.h>

static Doc *doc_of(Arena *a, Str s, DocFormat format)
{
    Doc *d = NULL;
    Fault f;
    Rc rc = doc_new(a, s, format, &d, &f);
    if (rc != RC_OK) fail_msg("%s: %s", rc_name(rc), f.detail);
    return d;
}

static void bytes_that_are_no_text_are_refused(void **state)
{
    (void)state;
    Arena a = {0};
    struct { Str s; Rc rc; const char *word; uint64_t byte; } rows[] = {
        {S("가나\0다"), RC_BINARY, "NUL", 6},
        {S("ab\xFF" "c"), RC_ENCODING, "bad byte 0xFF at 2", 2},
        {S("\xFF\xFE\x00\xAC"), RC_ENCODING, "UTF-16", 0},
        {S("\xFE\xFF\xAC\x00"), RC_ENCODING, "UTF-16", 0},
        {S("\xB0\xA1\xB3\xAA\xB4\xD9 \xC0\xD4\xBB\xE7\xC7\xCF\xB4\xD9"), RC_ENCODING, "CP949", 0},   /* 가나다 입사하다 */
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Doc *d = NULL;
        Fault f = {0};
        assert_int_equal(doc_new(&a, rows[i].s, DOC_PLAIN, &d, &f), rows[i].rc);
        assert_non_null(strstr(f.detail, rows[i].word));
        assert_int_equal(f.byte, rows[i].byte);
        assert_null(d);
    }
    Doc *d = NULL;
    assert_int_equal(doc_new(&a, (Str){"x", (size_t)DOC_MAX + 1}, DOC_PLAIN, &d, NULL), RC_LIMIT);
    arena_fini(&a);
}

static void masked_names_are_words(void **state)
{
    (void)state;
    Arena a = {0};
    Doc *d = doc_of(&a, S("○○중학교에서 △△△전자로. ○ 학력, □□ 끝 ◇◇"), DOC_PLAIN);
    assert_int_equal(d->tok[0].cls, CH_LATIN);
    assert_int_equal(d->tok[0].end - d->tok[0].beg, 2);
    assert_true(d->tok[1].glue);
    assert_int_equal(d->tok[2].cls, CH_LATIN);
    assert_int_equal(d->tok[2].end - d->tok[2].beg, 3);
    /* a bullet, a box before a blank and signs at the end stay what they are */
    uint32_t latin = 0;
    for (uint32_t i = 0; i < d->n_tok; i++) latin += d->tok[i].cls == CH_LATIN;
    assert_int_equal(latin, 2);
    assert_true(str_eq(doc_nfc_utf8(&a, d, doc_span(d, d->tok[0].beg, d->tok[1].end)), S("○○중학교에서")));
    arena_fini(&a);
}

static void empty_and_tiny_texts_are_documents(void **state)
{
    (void)state;
    Arena a = {0};
    const char *rows[] = {"",  "\n",  "\n\n\n", " ", "\r\n", "\xEF\xBB\xBF", "a",  "가", ".",
                          "#", "---", "|",      ">", "**",   "- ",           "1.", "q"};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (int md = 0; md < 2; md++) {
            Doc *d = doc_of(&a, str_z(rows[i]), md ? DOC_MARKDOWN : DOC_PLAIN);
            assert_int_equal(d->at[d->n], d->text.n);
            assert_int_equal(doc_at(d, 0), 0);
            assert_int_equal(doc_at(d, 99), d->n);
            assert_int_equal(doc_tok_at(d, d->n), d->n_tok);
        }
    assert_int_equal(doc_of(&a, S("\xEF\xBB\xBF가"), DOC_PLAIN)->text.n, 3);
    arena_fini(&a);
}

static void bytes_and_units_map_both_ways(void **state)
{
    (void)state;
    Arena a = {0};
    Doc *d = doc_of(&a, S("A\u1112\u1161\u11AB가\r\nz"), DOC_PLAIN);
    assert_int_equal(d->n, 5);
    assert_int_equal(doc_at(d, 0), 0);
    assert_int_equal(doc_at(d, 1), 1);
    assert_int_equal(doc_at(d, 7), 1);               /* inside the decomposed syllable */
    assert_int_equal(doc_at(d, 10), 2);
    assert_int_equal(doc_at(d, 14), 3);              /* the LF of CR LF */
    assert_int_equal(doc_at(d, 15), 4);
    assert_str(doc_quote(d, doc_span(d, 1, 2)), "\u1112\u1161\u11AB");
    assert_str(doc_nfc_utf8(&a, d, doc_span(d, 0, 3)), "A한가");
    assert_str(doc_fold_utf8(&a, d, 0, 3), "a한가");
    arena_fini(&a);
}

static void kinds(const char *text, DocFormat format, const char *want)
{
    Arena a = {0};
    Doc *d = doc_of(&a, str_z(text), format);
    char got[256] = "";
    static const char letter[] = "TBHIGQRM";          /* text blank heading item table quote rule meta */
    for (uint32_t i = 0; i < d->n_line; i++) {
        char one[8];
        snprintf(one, sizeof one, d->line[i].level && d->line[i].kind == LINE_HEADING ? "%c%u" : "%c",
                 letter[d->line[i].kind], d->line[i].level);
        strcat(got, one);
    }
    if (strcmp(got, want) != 0) fail_msg("%s\n got %s want %s", text, got, want);
    arena_fini(&a);
}

static void lines_by_their_form(void **state)
{
    (void)state;
    kinds("# 제목\n\n본문이다.\n", DOC_MARKDOWN, "H1BT");
    kinds("#태그 #회고\n", DOC_MARKDOWN, "T");
    kinds("- 하나\n* 둘\n• 셋\n·넷\n1. 다섯\n2) 여섯\n(3) 일곱\n① 여덟\n✔ 아홉\n→ 열\n", DOC_PLAIN, "IIIIIIIIII");
    kinds("-5도였다\n--\n2017. 5. 8. 입사했다\n17. 4. 21. 퇴사했다\n**굵게** 썼다\n3.5점을 받았다\n", DOC_PLAIN, "TTTTTT");
    kinds("| 가 | 나 |\n|---|:-:|\n| 1 | 2 |\n", DOC_MARKDOWN, "GRG");
    kinds("> 인용\n---\n***\n= = =\n───\n", DOC_PLAIN, "QRRRR");
    kinds("```\n# 주석이다\n- x\n```\n- y\n", DOC_MARKDOWN, "RTTRI");
    kinds("제목\n===\n\n작은 제목\n---\n본문이다.\n", DOC_MARKDOWN, "H1RBH2RT");
}

static void plain_headings_by_their_place(void **state)
{
    (void)state;
    kinds("긴 이야기의 제목\n\n본문은 이렇게 시작한다.\n", DOC_PLAIN, "H1BT");
    kinds("이것은 문장이다.\n\n본문은 이렇게 시작한다.\n", DOC_PLAIN, "TBT");
    kinds("첫 문장이다.\n\n■ 2019년\n둘째 문장이다.\n", DOC_PLAIN, "TBH2T");
    kinds("첫 문장이다.\n\n[상자 1. 문법책]\n글이다.\n[각주]는 아니다.\n", DOC_PLAIN, "TBH2TT");
    kinds("첫 문장이다.\n\n**1부**\n글이다. **굵게** 쓴다.\n", DOC_PLAIN, "TBH3T");
    kinds("첫 문장이다.\n\nQ. 왜 그만두셨어요?\n\n힘들어서요.\n", DOC_PLAIN, "TBH3BT");
    kinds("첫 문장이다.\n\n1. 취업 준비\n\n글이다.\n\n1. 하나\n2. 둘\n", DOC_PLAIN, "TBH3BTBII");
    kinds("첫 문장이다.\n\n두 번째 회사\n\n글이다.\n\n연표로 씀\n\n글이다.\n\n또 옮겼다 ㅋㅋ\n\n글.\n", DOC_PLAIN, "TBH2BTBTBTBTBT");
    kinds("첫 문장이다.\n\n▶ 2017 입사\n▶ 2018 퇴사\n\n<br>\n<이력>\n글\n", DOC_PLAIN, "TBIIBTH2T");
    kinds("제목\n\n23.12.30 작성\n\n글이다.\n", DOC_PLAIN, "H1BTBT");
    kinds("첫 문장이다.\n\n[1] 협력사. 한빛정밀\n글이다.\n\n[2] 본사. 누리물산\n글이다.\n", DOC_PLAIN, "TBH2TBH2T");
    kinds("첫 문장이다.\n\n1. 실습\n글이다.\n\n2. 첫 시즌 (2023년 하반기)\n글이다.\n", DOC_PLAIN, "TBH3TBH3T");
    kinds("첫 문장이다.\n\n1. 서류\n2. 면접\n\n이상이다.\n", DOC_PLAIN, "TBIIBT");
    kinds("첫 문장이다.\n\n[1] 첫 각주\n\n[2] 둘째 각주\n\n[3] 셋째 각주\n\n이상이다.\n", DOC_PLAIN, "TBTBTBTBT");
    kinds("한빛[1]에 입사했다.\n\n[1] 당시 이름은 나래정보통신 (2012년 설립)\n이상이다.\n", DOC_PLAIN, "TBTT");
    kinds("글이다.\n한빛에 입사했다.[12]\n\n[12] 당시 이름은 나래정보통신\n\n이상이다.\n", DOC_PLAIN, "TTBTBT");
}

static void front_matter_is_read_and_set_apart(void **state)
{
    (void)state;
    Arena a = {0};
    Str s = S("---\r\ntitle: \"회고: 2024\"\r\ndate: 2025-02-09 # 발행\r\nauthor: 'K'\r\ntags: [a, "
              "b]\r\n---\r\n\r\n본문이다.\r\n");
    Doc *d = doc_of(&a, s, DOC_MARKDOWN);
    assert_str(d->meta.title, "회고: 2024");
    assert_str(d->meta.date, "2025-02-09");
    assert_str(d->meta.author, "K");
    assert_int_equal(d->line[0].kind, LINE_META);
    assert_int_equal(d->line[5].kind, LINE_META);
    assert_int_equal(d->line[6].kind, LINE_BLANK);
    assert_int_equal(d->n_sent, 1);
    assert_int_equal(d->line[d->sent[0].line].kind, LINE_TEXT);
    assert_null(doc_sentence_at(d, 3));
    assert_int_equal(doc_of(&a, s, DOC_PLAIN)->body_beg, 0);
    assert_str(doc_of(&a, S("--- \ntitle: x\n---\t\n본문이다.\n"), DOC_MARKDOWN)->meta.title, "x");
    DocMeta m = doc_of(&a, S("---\nTitle: 'It''s #1'\nlastmod: 2024-01-01\nDate: \"2023 \\\"05\"\n---\n본문이다.\n"), DOC_MARKDOWN)->meta;
    assert_str(m.title, "It's #1");
    assert_str(m.date, "2023 \"05");                       /* rather than when it was changed last */
    m = doc_of(&a, S("+++\ntitle = \"회고\"\nlastmod = 2024-01-01T09:00:00Z\n[taxonomies]\n+++\n본문이다.\n"), DOC_MARKDOWN)->meta;
    assert_str(m.title, "회고");
    assert_str(m.date, "2024-01-01T09:00:00Z");
    assert_int_equal(doc_of(&a, S("---\ntitle: >\n  접은 제목\n---\n본문이다.\n"), DOC_MARKDOWN)->meta.title.n, 0);
    Doc *open = doc_of(&a, S("---\ntitle: x\n본문이다.\n"), DOC_MARKDOWN);
    assert_int_equal(open->body_beg, 0);
    assert_int_equal(open->meta.title.n, 0);
    arena_fini(&a);
}

static void sections_nest(void **state)
{
    (void)state;
    Arena a = {0};
    Doc *d = doc_of(&a, S("앞\n# 가\n글\n## 나\n글\n## 다\n글\n# 라\n끝\n"), DOC_MARKDOWN);
    assert_int_equal(d->n_sect, 4);
    assert_null(doc_section_at(d, 0));
    struct {
        uint32_t line;
        const char *head;
        int level;
    } rows[] = {{2, "가", 1}, {4, "나", 2}, {6, "다", 2}, {8, "라", 1}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const DocSection *s = doc_section_at(d, d->line[rows[i].line].beg);
        assert_str(doc_quote(d, doc_span(d, s->head_beg, s->head_end)), rows[i].head);
        assert_int_equal(s->level, rows[i].level);
    }
    assert_int_equal(d->sect[0].end, d->line[7].beg);
    assert_int_equal(d->sect[1].end, d->line[5].beg);
    assert_int_equal(d->sect[3].end, d->n);
    arena_fini(&a);
}

static void tokens_are_runs_of_one_script(void **state)
{
    (void)state;
    Arena a = {0};
    Doc *d = doc_of(&a, S("Node.js로 2년, k8s ㅋㅋ🙂🙂"), DOC_PLAIN);
    const char *want[] = {"Node", ".", "js", "로", "2", "년", ",", "k", "8", "s", "ㅋㅋ", "🙂", "🙂"};
    bool glue[] = {0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1};
    TokenKind kind[] = {TOK_WORD, TOK_PUNCT, TOK_WORD, TOK_WORD, TOK_NUMBER, TOK_WORD, TOK_PUNCT, TOK_WORD, TOK_NUMBER,
                        TOK_WORD, TOK_WORD, TOK_PUNCT, TOK_PUNCT};
    assert_int_equal(d->n_tok, COUNT_OF(want));
    for (uint32_t i = 0; i < d->n_tok; i++) {
        const Token *t = &d->tok[i];
        assert_str(doc_quote(d, doc_span(d, t->beg, t->end)), want[i]);
        assert_int_equal(t->glue, glue[i]);
        assert_int_equal(t->kind, kind[i]);
        assert_int_equal(doc_tok_at(d, t->beg), i);
        assert_int_equal(doc_tok_at(d, t->end - 1), i);
    }
    assert_int_equal(doc_tok_at(d, 8), 4);           /* the blank before 2: the token behind it */
    arena_fini(&a);
}

static void nth_counts_as_the_annotations_do(void **state)
{
    (void)state;
    Arena a = {0};
    Doc *d = doc_of(&a, S("입사 퇴사 입사\nㅋㅋㅋ 입사"), DOC_PLAIN);
    Span s;
    assert_true(doc_find_nth(d, S("입사"), 2, &s));
    assert_int_equal(s.beg, 14);
    assert_int_equal(doc_nth_of(d, s), 2);
    assert_true(doc_find_nth(d, S("입사"), 0, &s));  /* 0 reads as 1 */
    assert_int_equal(s.beg, 0);
    assert_true(doc_find_nth(d, S("입사"), 3, &s));
    assert_int_equal(doc_nth_of(d, s), 3);
    assert_false(doc_find_nth(d, S("입사"), 4, &s));
    assert_false(doc_find_nth(d, S(""), 1, &s));
    assert_false(doc_find_nth(d, S("ㅋㅋ"), 2, &s)); /* finds do not overlap */
    assert_int_equal(doc_nth_of(d, (Span){24, 30}), 0);
    arena_fini(&a);
}

/* Every document, whatever its text: sorted, inside, not crossing. */
static void check_doc(const Doc *d)
{
    uint32_t at = 0, tok = 0;
    for (uint32_t i = 0; i < d->n_line; i++) {
        const Line *l = &d->line[i];
        assert_true(l->beg <= l->body && l->body <= l->end && l->beg >= at && l->end <= d->n);
        assert_int_equal(l->tok_beg, tok);
        at = l->end;
        tok = l->tok_end;
        assert_ptr_equal(doc_line_at(d, l->beg), l);
    }
    assert_int_equal(tok, d->n_tok);
    at = 0;
    for (uint32_t i = 0; i < d->n_tok; at = d->tok[i++].end)
        assert_true(d->tok[i].beg >= at && d->tok[i].beg < d->tok[i].end);
    at = 0;
    for (uint32_t i = 0; i < d->n_sent; at = d->sent[i++].end) {
        const Sentence *s = &d->sent[i];
        assert_true(s->beg >= at && s->beg < s->end && s->tok_beg < s->tok_end);
        assert_int_equal(s->beg, d->tok[s->tok_beg].beg);
        assert_int_equal(s->end, d->tok[s->tok_end - 1].end);
        assert_ptr_equal(doc_sentence_at(d, s->beg), s);
        assert_ptr_equal(doc_line_at(d, s->beg), &d->line[s->line]);
    }
    for (uint32_t i = 0; i < d->n_sect; i++) {
        assert_true(d->sect[i].beg <= d->sect[i].head_beg && d->sect[i].head_end <= d->sect[i].end);
        assert_ptr_equal(doc_section_at(d, d->sect[i].head_beg), &d->sect[i]);
    }
}

static void any_mixture_is_a_sound_document(void **state)
{
    (void)state;
    static const char *const bits[] = {"다",      "요",   ".",    " ",    "\n",      "\n\n", "# ",
                                       "- ",      "1. ",  "(",    ")",    "\"",      "'",    "…",
                                       "ㅋㅋ",    "2017", "|",    "> ",   "```",     "---",  "■ ",
                                       "[",       "]",    "**",   "?",    "!",       "~",    "a",
                                       "Inc",     "I",    "하고", "\r\n", "🙂",    "q. ",  "\u1112\u1161",
                                       "e\u0301", "\t",   "음",   "===",  "title: x"};
    Arena a = {0};
    srand(11);
    for (int round = 0; round < 4000; round++) {
        char buf[1024] = "";
        size_t n = 0;
        if (round % 10 == 0) n += (size_t)sprintf(buf, "---\n");
        for (int k = rand() % 60; k > 0; k--)
            n += (size_t)sprintf(buf + n, "%s", bits[(size_t)rand() % COUNT_OF(bits)]);
        check_doc(doc_of(&a, (Str){buf, n}, round % 2 ? DOC_MARKDOWN : DOC_PLAIN));
        arena_clear(&a);
    }
    arena_fini(&a);
}

/* One endless line, a million brackets, headings only: each in linear time. The bound is generous; quadratic work
 * would take minutes. */
static void hostile_texts_stay_linear(void **state)
{
    (void)state;
    static const char *const bits[] = {"가", "(",  "\"",  ". ", "# a\n", "a\n\n", "- ",  "1. a\n",
                                       "|",  "ㅋ", "...", "*",  "다.",   "\n",    "[a\n"};
    Arena a = {0};
    for (size_t b = 0; b < COUNT_OF(bits); b++) {
        size_t len = strlen(bits[b]), n = 0;
        char *buf = malloc(1u << 20);
        while (n + len <= 1u << 20) memcpy(buf + n, bits[b], len), n += len;
        Doc *d = doc_of(&a, (Str){buf, n}, DOC_MARKDOWN);
        assert_int_equal(d->text.n, n);
        free(buf);
        arena_clear(&a);
    }
    arena_fini(&a);
}

/* Tokens and lines, found by looking at one unit after the other. */
static void check_cut(const Doc *d)
{
    uint32_t t = 0, l = 0, line_beg = 0, line_tok = 0;
    for (uint32_t i = 0, end; i < d->n; i = end) {
        uint8_t c = d->cls[i];
        end = i + 1;
        if (c == CH_BREAK) {
            const Line *line = &d->line[l++];
            assert_true(line->beg == line_beg && line->end == i && line->tok_beg == line_tok && line->tok_end == t);
            line_beg = end, line_tok = t;
        }
        if (c == CH_SPACE || c == CH_BREAK) continue;
        if (c != CH_OTHER && c != CH_PUNCT) while (end < d->n && d->cls[end] == c) end++;
        const Token *tok = &d->tok[t++];
        assert_true(tok->beg == i && tok->end == end && tok->cls == c);
        assert_int_equal(tok->kind, c == CH_DIGIT ? TOK_NUMBER : c == CH_OTHER || c == CH_PUNCT ? TOK_PUNCT : TOK_WORD);
        assert_int_equal(tok->glue, i > 0 && d->cls[i - 1] != CH_SPACE && d->cls[i - 1] != CH_BREAK);
    }
    assert_int_equal(d->n_tok, t);
    assert_int_equal(d->n_line, l + (line_beg < d->n));
}

/* Units are cut 64 at a time: what runs over a border stays whole, and a text of marks alone finds room. */
static void cuts_are_the_same_across_blocks(void **state)
{
    (void)state;
    Arena a = {0};
    static const char *const part[] = {"가", "a", " ", "\n", ".", "7", "漢", "ㅋ", "🙂", "\r\n", "\u3000", "가나다라마바사"};
    uint32_t x = 7;
    for (int round = 0; round < 600; round++) {
        char buf[4096];
        size_t n = 0, len = (size_t)round;
        uint32_t kinds_used = 1 + (x >> 16) % COUNT_OF(part), first = (x >> 20) % COUNT_OF(part);
        for (size_t i = 0; i < len && n + 32 < sizeof buf; i++) {
            x = x * 1664525u + 1013904223u;
            const char *z = part[(first + (x >> 24) % kinds_used) % COUNT_OF(part)];
            uint32_t times = (x >> 16 & 63) < 60 ? 1 : 8;
            for (; times-- && n + 32 < sizeof buf; n += strlen(z)) memcpy(buf + n, z, strlen(z));
        }
        check_cut(doc_of(&a, (Str){buf, n}, DOC_PLAIN));
        arena_clear(&a);
    }
    arena_fini(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_that_are_no_text_are_refused),
        cmocka_unit_test(masked_names_are_words), cmocka_unit_test(empty_and_tiny_texts_are_documents),
        cmocka_unit_test(bytes_and_units_map_both_ways),
        cmocka_unit_test(lines_by_their_form),
        cmocka_unit_test(plain_headings_by_their_place),
        cmocka_unit_test(front_matter_is_read_and_set_apart),
        cmocka_unit_test(sections_nest),
        cmocka_unit_test(tokens_are_runs_of_one_script),
        cmocka_unit_test(cuts_are_the_same_across_blocks),
        cmocka_unit_test(nth_counts_as_the_annotations_do),
        cmocka_unit_test(any_mixture_is_a_sound_document),
        cmocka_unit_test(hostile_texts_stay_linear),
    };
    return RUN_TESTS(tests);
}
