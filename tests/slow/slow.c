/* slow.c: texts made to be slow. Ten times the text may cost about ten times the work, in every pass.
 *
 *   slow [SMALL [NAME…]]      SMALL bytes (50000) against ten times as many; only the texts named
 *
 * The measure is a ratio within one run, the least of several, and ordinary prose measured beside it gives what caches
 * and memory cost a linear pass on this machine; only a pass that grows well beyond that fails. Each text is measured
 * in a process of its own, which is ended when it takes a hundred times as long as prose. */
#define _GNU_SOURCE
#include "base/buf.h"
#include "base/clock.h"
#include "ie/analyse.h"
#include "model/analysis_json.h"
#include "path/careers.h"
#include "session/session.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { GROW = 10, RUNS = 3, TRIES = 3, STAGE_MAX = 32, FEW_US = 60000, LIMIT = 100 };

/* ------------------------------------------------------------------ the texts */

typedef struct { const char *name, *head, *unit, *tail; } Row;      /* head once, unit over and over, tail once */

static const Row rows[] = {
    {"prose", "", "2019년 3월에 카카오에 백엔드 개발자로 입사했다. 그해 가을 쿠버네티스를 배웠고, 2년 뒤 퇴사했다.\n"
                  "다음 달에는 강릉으로 이사했다. 면접에서 떨어진 날에는 집 앞 바다를 오래 걸었다.\n\n", ""},
    {"one line of dates", "", "2021년 3월 입사 ", ""},
    {"one line of bare dates", "", "2021.03.02 ", ""},
    {"ranges without an end", "", "2014년 3월부터 ", ""},
    {"English dates", "", "March 2021 joined Acme, ", ""},
    {"English ranges without an end", "", "since March 2014, ", ""},
    {"English ages", "", "I was 29 and ", ""},
    {"ages", "", "서른 살이고 ", ""},
    {"one line of tildes", "", "~", ""},
    {"years and tildes", "", "2014~", ""},
    {"one line of digits", "", "7", ""},
    {"one line of numbers", "", "12 ", ""},
    {"relative dates", "", "그해 가을, 이듬해 봄, 2년 뒤 ", ""},
    {"one line of names", "", "카카오 네이버 라인 쿠팡 배달의민족 ", ""},
    {"new names", "", "주식회사 다온 ", ""},
    {"one line of roles", "", "백엔드 개발자 ", ""},
    {"one line of skills", "", "쿠버네티스, ", ""},
    {"one line of triggers", "", "입사 퇴사 이직 ", ""},
    {"verbs without an end", "", "입사하고 퇴사하고 배우고 ", ""},
    {"endings", "입사", "했었었", "다."},
    {"one word", "", "가", ""},
    {"one Latin word", "", "a", ""},
    {"capitals", "", "Acme Corp ", ""},
    {"English joins", "", "I joined Acme and ", ""},
    {"opening brackets", "", "(", ""},
    {"closing brackets", "", ")", ""},
    {"brackets of all kinds", "", "([{「『《〈", ""},
    {"predicates before brackets", "", "입사했다(", ""},
    {"brackets before predicates", "", "(입사했다", ""},
    {"English predicates before brackets", "", "joined (", ""},
    {"breaks in brackets", "", "휴직(가-", ""},
    {"marks of footnotes", "", "가1)", ""},
    {"posts before joinings", "", "부장이 되어 입사했다) ", ""},
    {"straight quotes", "", "\"", ""},
    {"quotes and words", "", "\"입사 ", ""},
    {"relative dates in quotes", "", "\"다음 주부터 ", ""},
    {"no word of time before a year", "", "크리 ", "2019"},
    {"no English word of time before a year", "", "chris ", "2019"},
    {"already before a length", "", "벌써 ", "3년"},
    {"opening quotes", "", "“", ""},
    {"lengths since a joining", "", "입사한 지 3년이 됐다 ", ""},
    {"lengths before work", "", "3년간 누리소프트에서 일했고 ", ""},
    {"English lengths", "", "for three years at Acme, ", ""},
    {"conditions without an end", "", "입사하면 ", ""},
    {"work told by any verb", "", "누리소프트에서 전화를 받았고 ", ""},
    {"employers sought", "", "누리소프트에 지원했고 떨어졌고 ", ""},
    {"English refusals", "", "they said no and I did not get the job, ", ""},
    {"sums of a career", "", "누리소프트, 2010.03 - 2012.05, 개발자\n경력은 총 9년이다. 2013년에 한빛전자에 입사해 2014년에 퇴사했다.\n", ""},
    {"spells of one employer", "", "2014년 3월 ~ 2015년 2월 누리소프트 개발자\n", ""},
    {"headings", "", "# 2019년\n", ""},
    {"deeper headings", "", "# 가\n## 나\n### 다\n#### 라\n##### 마\n", ""},
    {"a million lines", "", "가\n", ""},
    {"empty lines", "", "\n", ""},
    {"list items", "", "- 입사\n", ""},
    {"table cells", "", "|2019|입사", ""},
    {"cells of stages", "| 서류 | 면접 |\n|---|---|\n", "| 합격 ", "|\n"},
    {"cells of a career", "| 회사 | 입사일 | 퇴사일 |\n|---|---|---|\n", "| 나래상사 | 2012.03 | 2015.06 ", "|\n"},
    {"rows of a career", "| 회사 | 직위 | 입사일 | 퇴사일 |\n|---|---|---|---|\n", "| 나래상사 | 사원 | 2012.03 | 2015.06 |\n", ""},
    {"results in one row", "", "| 합격. 불합격. ", "|\n"},
    {"quotation lines", "", "> 퇴사\n", ""},
    {"one front matter", "---\n", "title: 회고\n", ""},
    {"particles", "", "에서는으로부터", ""},
    {"combining marks", "가", "\xcc\x81", ""},
    {"decomposed Hangul", "", "\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8", ""},
    {"zero width", "입", "\xe2\x80\x8b", "사"},
    {"emoji joined", "", "\xf0\x9f\x91\xa9\xe2\x80\x8d", ""},
    {"commas", "", ",", ""},
    {"full stops", "", ".", ""},
    {"blanks", "입", " ", "사"},
    {"speakers", "", "김: 네. 이: 언제 입사했나요?\n", ""},
    {"service in no force that is named", "", "복무 기간을 채웠다.\n", ""},
    {"calls in one sentence", "", "뽑는다는 지난주 금요일 공무직으로 전환됩 ", ""},
    {"lengths in the first line", "2019년 3월에 ", "10년 ", ""},
    {"spells", "", "2015.03 ~ 2017.02 (주)다온 연구원\n", ""},
};

/* Lists nested without end: each item two blanks deeper, so lines grow with their number. */
static void nested(Buf *b, size_t n)
{
    for (int depth = 0; b->n < n; depth++) buf_fmt(b, "%*s- 입사\n", depth * 2, "");
}

/* Names that are all different: nothing may look at every earlier one. */
static void name_add(Buf *b, unsigned i)
{
    static const char *const syllables[] = {"다", "온", "누", "리", "한", "빛", "새", "솔", "가", "람", "미", "르", "하", "늘", "바", "른"};
    for (unsigned k = i * 2654435761u, j = 0; j < 5; j++, k >>= 4) buf_add_z(b, syllables[k & 15]);
}

static void distinct(Buf *b, size_t n)
{
    for (unsigned i = 0; b->n < n; i++) {
        buf_add_z(b, "20");
        buf_fmt(b, "%02u년 (주)", i % 24);
        name_add(b, i);
        buf_add_z(b, "테크에 입사했다.\n");
    }
}

static void schools(Buf *b, size_t n)
{
    for (unsigned i = 0; b->n < n; i++) {
        name_add(b, i);
        buf_add_z(b, "대학교를 졸업했고. ");
    }
}

typedef struct { const char *name; void (*fill)(Buf *b, size_t n); } Maker;
static const Maker makers[] = {{"nested lists", nested}, {"distinct employers", distinct}, {"distinct schools", schools}};

enum { ROWS = COUNT_OF(rows), TEXTS = COUNT_OF(rows) + COUNT_OF(makers) };

static const char *text_name(size_t i) { return i < ROWS ? rows[i].name : makers[i - ROWS].name; }

static void text_make(size_t i, size_t n, Buf *b)
{
    buf_clear(b);
    if (i >= ROWS) {
        makers[i - ROWS].fill(b, n);
        return;
    }
    buf_add_z(b, rows[i].head);
    while (b->n < n) buf_add_z(b, rows[i].unit);
    buf_add_z(b, rows[i].tail);
}

/* ------------------------------------------------------------------ what is measured */

static const Analyser *an;
static int n_stage;

static const char *stage_name(int i)
{
    static const char *const around[] = {"document", "json", "rows"};
    int passes = analyse_pass_n();
    return i < passes ? analyse_pass_name(i) : around[i - passes];
}

/* Microseconds of the processor for each stage over one text: neighbours on the machine do not count. */
static void measure(Str text, int64_t us[STAGE_MAX])
{
    int passes = analyse_pass_n();
    Arena a = {0};
    Buf out = {0};
    Fault f;
    Doc *d;
    Analysis found;
    AnalyseOptions opt = {0};
    memset(us, 0, sizeof *us * STAGE_MAX);
    int64_t t0 = clock_cpu_us();
    if (doc_new(&a, text, DOC_MARKDOWN, &d, &f)) exit(1);
    int64_t t1 = clock_cpu_us();
    analyse_timing(true, us);
    if (analyse(an, &a, d, &opt, &found)) exit(1);
    analyse_timing(false, NULL);
    int64_t t2 = clock_cpu_us();
    AnalysisHeader head = {.doc = S("slow"), .text = d->text};
    JsonOut j = jout_begin(&out, false);
    analysis_write_json(&j, &found, &head);
    int64_t t3 = clock_cpu_us();
    buf_clear(&out);
    Careers *c = careers_new();
    careers_pack(c, careers_put(c, 1, S("slow"), S(""), &found), &out);
    careers_free(c);
    us[passes] = t1 - t0;
    us[passes + 1] = t3 - t2;
    us[passes + 2] = clock_cpu_us() - t3;
    buf_fini(&out);
    arena_fini(&a);
}

/* Shared with the process that measures; now: the stages of the text under way, as far as they are done. */
typedef struct { int64_t small[STAGE_MAX], large[STAGE_MAX], now[STAGE_MAX]; bool cut; } Cost;

static void least(int64_t to[STAGE_MAX], const int64_t from[STAGE_MAX], bool first)
{
    for (int s = 0; s < n_stage; s++)
        if (first || from[s] < to[s]) to[s] = from[s];
}

static void cost_of(size_t text, size_t small, Cost *c, bool first)
{
    Buf b = {0};
    text_make(text, small, &b);
    for (int r = 0; r < RUNS; r++) measure(buf_str(&b), c->now), least(c->small, c->now, first && r == 0);
    text_make(text, small * GROW, &b);
    measure(buf_str(&b), c->now);
    least(c->large, c->now, first);
    buf_fini(&b);
}

/* The same in a process of its own, for at most so many seconds. */
static void cost_within(size_t text, size_t small, Cost *c, bool first, unsigned seconds)
{
    fflush(stdout);
    pid_t pid = fork();
    if (pid < 0) exit(1);
    if (pid == 0) {
        alarm(seconds);
        cost_of(text, small, c, first);
        _exit(0);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    c->cut = status != 0;
}

/* ------------------------------------------------------------------ the verdict */

static double growth(const Cost *c, int s) { return (double)c->large[s] / (double)(c->small[s] > 100 ? c->small[s] : 100); }

/* Two and a half times what prose grows: caches, memory and other programs cost a linear pass that much at worst, while
 * quadratic work grows a hundredfold. Stages of few milliseconds say nothing. */
static bool too_slow(const Cost *c, const Cost *prose, int s)
{
    double fair = growth(prose, s);
    if (fair < GROW) fair = GROW;
    if (fair > 1.2 * GROW) fair = 1.2 * GROW;
    return c->large[s] > FEW_US && growth(c, s) > 2.5 * fair;
}

static int worst_stage(const Cost *c, const Cost *prose)
{
    int worst = -1;
    for (int s = 0; s < n_stage; s++)
        if (too_slow(c, prose, s) && (worst < 0 || growth(c, s) > growth(c, worst))) worst = s;
    return worst;
}

/* The stage that was under way: the first without a time, in the order of measure(). */
static int unfinished(const Cost *c)
{
    int passes = analyse_pass_n();
    for (int s = 0; s < passes; s++)
        if (!c->now[s]) return s;
    return c->now[passes] ? passes + 2 : passes + 1;
}

static bool asked_for(const char *name, int argc, char **argv)
{
    for (int i = 2; i < argc; i++)
        if (strcmp(argv[i], name) == 0) return true;
    return argc <= 2;
}

int main(int argc, char **argv)
{
    size_t small = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : 50000;
    Lex *lex;
    Analyser *opened;
    Fault f;
    Cost *c = mmap(NULL, sizeof *c, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0), prose;
    if (c == MAP_FAILED || lex_open(NULL, NULL, NULL, &lex, &f) || analyser_open(lex, &opened, &f)) return 1;
    an = opened;
    n_stage = analyse_pass_n() + 3;
    int64_t start = clock_us();
    cost_of(0, small, &prose, true);
    cost_of(0, small, &prose, false);
    unsigned limit = (unsigned)((clock_us() - start) * LIMIT / 1000000) + 1;
    int n = 0, bad = 0;
    for (size_t i = 0; i < TEXTS; i++) {
        if (!asked_for(text_name(i), argc, argv)) continue;
        int worst = -1;
        for (int try = 0; try < TRIES; try++) {                /* another program may have had the processor */
            cost_within(i, small, c, try == 0, limit);
            worst = c->cut ? unfinished(c) : worst_stage(c, &prose);
            if (worst < 0 || c->cut) break;
        }
        int64_t total = 0;
        for (int s = 0; s < n_stage; s++) total += c->large[s];
        printf("%sok %d - %s: %.0f ns a byte", worst < 0 ? "" : "not ", ++n, text_name(i),
               (double)total * 1000 / (double)(small * GROW));
        if (worst >= 0 && c->cut) printf(", %s is not done after %u s", stage_name(worst), limit);
        else if (worst >= 0)
            printf(", %s takes %.0f times as long for %d times the text (%lld ms)", stage_name(worst), growth(c, worst),
                   GROW, (long long)c->large[worst] / 1000);
        printf("\n");
        fflush(stdout);
        bad += worst >= 0;
    }
    analyser_close(opened);
    lex_close(lex);
    return bad || !n;
}
