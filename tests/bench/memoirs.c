/* memoirs.c: makes libraries to measure on: memoirs of invented careers, Korean and English, from templates of its own.
 *
 *   bench-memoirs N FOLDER [BYTES] [SEED]
 *
 * N memoirs of about BYTES bytes each (default 2500), a hundred a folder. The same arguments give the same bytes. A
 * career is two to five jobs (about ten events) along one of the ways below, each begun and left at a date told as people tell them (a
 * month, a year, so many years later), with things learned, applications that failed, and much that is no event at all
 * between. Employers are put together from syllables, so that a library of 100,000 has tens of thousands of them. */
#include "base/buf.h"
#include "base/fs.h"
#include "uni/hangul.h"
#include "uni/utf8.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ chance */

typedef struct Dice { uint64_t x; } Dice;

static uint32_t roll(Dice *d, uint32_t sides)
{
    d->x ^= d->x << 13, d->x ^= d->x >> 7, d->x ^= d->x << 17;
    return (uint32_t)(d->x * 0x2545f4914f6cdd1du >> 33) % sides;
}

#define PICK(d, table) ((table)[roll(d, (uint32_t)COUNT_OF(table))])

/* ------------------------------------------------------------------ what careers are made of */

enum { LANGS = 2, STEPS = 6 };                           /* 0 Korean, 1 English */

typedef struct Role { const char *name[LANGS]; const char *skill[3][LANGS]; } Role;
enum {
    R_TEACHER, R_PLANNER, R_ANALYST, R_DATA, R_BACKEND, R_FRONT, R_PM, R_DESIGN, R_NURSE, R_COORD, R_SALES, R_MARKET,
    R_ACCOUNT, R_RESEARCH, R_LAB, R_COOK, R_OWNER, R_HR, R_WELFARE, R_COUNSEL, R_LOGIST, R_QA, R_DEVOPS, R_LIBRARY,
};
static const Role roles[] = {
    [R_TEACHER] = {{"교사", "teacher"}, {{"수업 설계", "lesson planning"}, {"엑셀", "Excel"}, {"상담", "counselling"}}},
    [R_PLANNER] = {{"교육 기획자", "curriculum developer"}, {{"파워포인트", "PowerPoint"}, {"SQL", "SQL"}, {"엑셀", "Excel"}}},
    [R_ANALYST] = {{"데이터 분석가", "data analyst"}, {{"SQL", "SQL"}, {"파이썬", "Python"}, {"태블로", "Tableau"}}},
    [R_DATA] = {{"데이터 엔지니어", "data engineer"}, {{"스파크", "Spark"}, {"에어플로", "Airflow"}, {"파이썬", "Python"}}},
    [R_BACKEND] = {{"백엔드 개발자", "backend developer"}, {{"자바", "Java"}, {"스프링", "Spring"}, {"쿠버네티스", "Kubernetes"}}},
    [R_FRONT] = {{"프론트엔드 개발자", "frontend developer"}, {{"자바스크립트", "JavaScript"}, {"리액트", "React"}, {"타입스크립트", "TypeScript"}}},
    [R_PM] = {{"프로덕트 매니저", "product manager"}, {{"피그마", "Figma"}, {"SQL", "SQL"}, {"지라", "Jira"}}},
    [R_DESIGN] = {{"UX 디자이너", "UX designer"}, {{"피그마", "Figma"}, {"포토샵", "Photoshop"}, {"일러스트레이터", "Illustrator"}}},
    [R_NURSE] = {{"간호사", "nurse"}, {{"상담", "counselling"}, {"엑셀", "Excel"}, {"영어", "English"}}},
    [R_COORD] = {{"임상시험 코디네이터", "clinical research coordinator"}, {{"엑셀", "Excel"}, {"SAS", "SAS"}, {"영어", "English"}}},
    [R_SALES] = {{"영업 담당자", "sales representative"}, {{"세일즈포스", "Salesforce"}, {"엑셀", "Excel"}, {"영어", "English"}}},
    [R_MARKET] = {{"마케터", "marketer"}, {{"구글 애널리틱스", "Google Analytics"}, {"포토샵", "Photoshop"}, {"SQL", "SQL"}}},
    [R_ACCOUNT] = {{"회계사", "accountant"}, {{"엑셀", "Excel"}, {"SAP", "SAP"}, {"더존", "QuickBooks"}}},
    [R_RESEARCH] = {{"연구원", "researcher"}, {{"R", "R"}, {"매트랩", "MATLAB"}, {"파이썬", "Python"}}},
    [R_LAB] = {{"품질관리 담당자", "quality control specialist"}, {{"엑셀", "Excel"}, {"미니탭", "Minitab"}, {"SAP", "SAP"}}},
    [R_COOK] = {{"요리사", "cook"}, {{"제과", "baking"}, {"바리스타", "coffee brewing"}, {"엑셀", "Excel"}}},
    [R_OWNER] = {{"카페 점장", "store manager"}, {{"바리스타", "coffee brewing"}, {"엑셀", "Excel"}, {"포토샵", "Photoshop"}}},
    [R_HR] = {{"인사 담당자", "HR specialist"}, {{"엑셀", "Excel"}, {"파워포인트", "PowerPoint"}, {"상담", "counselling"}}},
    [R_WELFARE] = {{"사회복지사", "social worker"}, {{"상담", "counselling"}, {"엑셀", "Excel"}, {"한글", "Word"}}},
    [R_COUNSEL] = {{"직업상담사", "career counsellor"}, {{"상담", "counselling"}, {"파워포인트", "PowerPoint"}, {"엑셀", "Excel"}}},
    [R_LOGIST] = {{"물류 담당자", "logistics coordinator"}, {{"SAP", "SAP"}, {"엑셀", "Excel"}, {"SQL", "SQL"}}},
    [R_QA] = {{"QA 엔지니어", "QA engineer"}, {{"셀레늄", "Selenium"}, {"파이썬", "Python"}, {"지라", "Jira"}}},
    [R_DEVOPS] = {{"데브옵스 엔지니어", "DevOps engineer"}, {{"쿠버네티스", "Kubernetes"}, {"테라폼", "Terraform"}, {"도커", "Docker"}}},
    [R_LIBRARY] = {{"사서", "librarian"}, {{"엑셀", "Excel"}, {"한글", "Word"}, {"SQL", "SQL"}}},
};

static const uint8_t ways[][STEPS] = {
    {R_TEACHER, R_PLANNER, R_ANALYST, R_DATA, R_DATA, R_PM},       {R_TEACHER, R_TEACHER, R_COUNSEL, R_COUNSEL, R_HR, R_HR},
    {R_NURSE, R_NURSE, R_COORD, R_COORD, R_ANALYST, R_ANALYST},    {R_SALES, R_MARKET, R_MARKET, R_PM, R_PM, R_PM},
    {R_BACKEND, R_BACKEND, R_DEVOPS, R_DEVOPS, R_PM, R_PM},        {R_QA, R_BACKEND, R_BACKEND, R_DATA, R_DATA, R_DATA},
    {R_DESIGN, R_FRONT, R_FRONT, R_FRONT, R_PM, R_PM},             {R_COOK, R_OWNER, R_SALES, R_SALES, R_OWNER, R_OWNER},
    {R_RESEARCH, R_LAB, R_ANALYST, R_ANALYST, R_DATA, R_PM},       {R_WELFARE, R_WELFARE, R_COUNSEL, R_HR, R_HR, R_HR},
    {R_LIBRARY, R_PLANNER, R_MARKET, R_ANALYST, R_ANALYST, R_PM},  {R_ACCOUNT, R_ACCOUNT, R_LOGIST, R_ANALYST, R_DATA, R_DATA},
    {R_LOGIST, R_QA, R_QA, R_BACKEND, R_BACKEND, R_DEVOPS},        {R_MARKET, R_DESIGN, R_DESIGN, R_FRONT, R_FRONT, R_PM},
};

static const char *const org_head[LANGS][24] = {
    {"가온", "누리", "다온", "라온", "마루", "바름", "새길", "아람", "온새", "한별", "해솔", "미르", "나래", "도담", "벼리", "슬기", "우듬지", "이든", "초롱", "푸른", "하람", "단비", "여울", "솔빛"},
    {"Ash", "Birch", "Cobalt", "Dover", "Elm", "Fern", "Granite", "Harbor", "Iris", "Juniper", "Kestrel", "Larch", "Maple", "North", "Onyx", "Pine", "Quartz", "River", "Slate", "Tern", "Umber", "Vale", "Willow", "Yarrow"},
};
static const char *const org_mid[LANGS][16] = {
    {"빛", "들", "샘", "결", "터", "담", "울", "길", "찬", "별", "솔", "가람", "벗", "숲", "돌", "맥"},
    {"field", "gate", "bridge", "wick", "ford", "ridge", "mere", "well", "stone", "brook", "haven", "moor", "crest", "holt", "side", "wood"},
};
static const char *const org_tail[LANGS][12] = {
    {"소프트", "테크", "데이터", "병원", "출판사", "물산", "은행", "전자", "미디어", "푸드", "재단", "연구소"},
    {" Software", " Labs", " Analytics", " Hospital", " Press", " Trading", " Bank", " Electronics", " Media", " Foods", " Foundation", " Institute"},
};
static const char *const families[] = {"김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권", "황"};
static const char *const givens[] = {"가은", "나연", "다현", "라희", "민서", "보람", "서진", "아인", "예준", "우주", "지후", "찬솔", "태오", "하늘", "현수", "희수"};
static const char *const firsts[] = {"Ada", "Ben", "Clara", "Dan", "Elena", "Felix", "Grace", "Hugo", "Ines", "Jonas", "Kira", "Leo", "Mona", "Nils", "Olga", "Paul"};
static const char *const lasts[] = {"Abbott", "Brandt", "Castell", "Dunmore", "Ellery", "Foss", "Garland", "Hobbs", "Iverson", "Jarvis", "Keane", "Lund", "Marsh", "Nolan", "Ostler", "Pryce"};
static const char *const schools[LANGS][6] = {
    {"한빛대학교", "동해대학교", "서남대학교", "가람대학교", "미래과학대학교", "새벽여자대학교"},
    {"Ashford University", "Northgate College", "the University of Calder", "Brightwater University", "Eastmoor College", "Holm University"},
};
static const char *const majors[LANGS][6] = {
    {"통계학", "컴퓨터공학", "국어교육", "경영학", "간호학", "시각디자인"},
    {"statistics", "computer science", "education", "business", "nursing", "graphic design"},
};

/* ------------------------------------------------------------------ sentences: {o} employer, {r} role, {s} skill … */

static const char *const joins[LANGS][6] = {
    {"{y}년 {m}월, {r}{로} {o}에 입사했다.", "{y}년 {m}월에 {o}에 {r}{로} 들어갔다.", "{y}년 봄에 {o}{로} 이직했다. 맡은 일은 {r}였다.",
     "{n}년 뒤인 {y}년, {o}에서 {r}{로} 일하기 시작했다.", "{o}의 {r} 자리에 합격해 {y}년 {m}월부터 출근했다.", "{y}년에 {o}{로} 옮겨 {r}{이} 되었다."},
    {"In {M} {y} I joined {o} as a {r}.", "I started at {o} as a {r} in {M} {y}.", "In {y} I moved to {o}, where I worked as a {r}.",
     "{n} later, in {y}, {o} hired me as a {r}.", "{o} offered me a job as a {r}, and I began in {M} {y}.", "I became a {r} at {o} in {y}."},
};
static const char *const leaves[LANGS][5] = {
    {"{y}년 {m}월에 {o}{을} 그만두었다.", "{y}년 {m}월, {o}에서 퇴사했다.", "계약이 끝나 {y}년 말에 {o}{을} 떠났다.", "{o}에서의 생활은 {y}년 {m}월에 끝났다.", "{y}년, {o}{을} 나왔다. 더 배우고 싶었다."},
    {"I left {o} in {M} {y}.", "In {M} {y} I quit my job at {o}.", "My contract at {o} ended in {y}.", "I resigned from {o} in {M} {y}.", "In {y} I left {o} to learn something new."},
};
static const char *const learns[LANGS][5] = {
    {"그때 처음으로 {s}{을} 배웠다.", "저녁마다 {s}{을} 공부했다.", "{y}년에는 {s} 강의를 들었다.", "일하면서 {s}{을} 익혔다.", "{s}{로} 작은 보고서를 만들며 손에 익혔다."},
    {"That was when I first learned {s}.", "I studied {s} in the evenings.", "In {y} I took a course in {s}.", "I picked up {s} on the job.", "I built small reports with {s} until it felt natural."},
};
static const char *const trials[LANGS][5] = {
    {"{y}년에 {o}에 지원했지만 떨어졌다.", "{o} 면접을 보았으나 불합격했다.", "{y}년 {m}월, {o}의 서류 전형에서 탈락했다.", "{o}에도 지원했고 최종 면접까지 갔다.", "{y}년 {m}월에 {r}{로} 승진했다."},
    {"In {y} I applied to {o} and was rejected.", "I interviewed at {o} but did not get the job.", "In {M} {y} {o} turned down my application.", "I also applied to {o} and reached the final interview.", "In {M} {y} I was promoted to senior {r}."},
};
static const char *const closings[LANGS][3] = {
    {"지금도 {o}에서 {r}{로} 일하고 있다.", "언젠가 내 회사를 차리고 싶다.", "이 길이 맞는지는 아직 모른다."},
    {"I still work at {o} as a {r}.", "One day I would like to start my own company.", "I still do not know whether this is the right road."},
};
static const char *const talk[LANGS][20] = {
    {"아침은 늘 부족했고 회의는 늘 길었다.", "그 무렵의 공책에는 질문만 가득했다.", "비가 오는 날이면 창가 자리가 좋았다.", "동료들은 말수가 적었지만 손이 빨랐다.", "잘하는 사람을 보면 부럽다가도 이내 궁금해졌다.",
     "실수를 적어 두는 버릇은 그때 생겼다.", "점심을 거르고 강변을 걷는 날이 많았다.", "사람의 마음을 헤아리는 일이 가장 어려웠다.", "돌아보면 운이 좋았다는 말밖에 할 수 없다.", "모르는 것을 모른다고 말하는 데 오래 걸렸다.",
     "작은 표 하나를 고치는 데 밤을 꼬박 새웠다.", "아무도 보지 않는 문서를 정성껏 썼다.", "숫자 뒤에는 늘 사람이 있었다.", "그 계절의 공기는 지금도 선명하다.", "월급날에는 책방에 들렀다.",
     "어머니는 안정된 자리를 바라셨다.", "겁이 났지만 물러설 곳도 없었다.", "처음 석 달은 길을 외우는 데 다 썼다.", "누군가는 이 글을 읽고 웃을 것이다.", "천천히 해도 된다는 말이 큰 힘이 되었다."},
    {"Mornings were always short and meetings always long.", "My notebooks of that time hold nothing but questions.", "On rainy days the seat by the window was the best one.", "My colleagues spoke little and worked quickly.", "I envied those who were good at it, and then grew curious.",
     "The habit of writing down mistakes comes from those days.", "Many a noon I skipped lunch and walked along the river.", "Understanding people was the hardest part of it.", "Looking back, all I can say is that I was lucky.", "It took me long to say that I did not know.",
     "I spent a whole night mending one small table.", "I took care over documents that nobody would read.", "Behind the numbers there was always somebody.", "I can still smell the air of that season.", "On pay day I went to the bookshop.",
     "My mother wished for something steady.", "I was afraid, but there was nowhere to go back to.", "The first three months went into learning my way around.", "Somebody will read this and smile.", "Being told to take my time helped more than anything."},
};
static const char *const gaps[] = {"Soon", "A year", "Two years", "Three years"};
static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};

/* ------------------------------------------------------------------ writing */

typedef struct Story { Dice d; int lang, year, month, gap, way, step; char org[64]; Buf out; } Story;

static void new_org(Story *s)
{
    const char *head = PICK(&s->d, org_head[s->lang]), *mid = PICK(&s->d, org_mid[s->lang]);
    snprintf(s->org, sizeof s->org, "%s%s%s", head, mid, PICK(&s->d, org_tail[s->lang]));
}

/* The form of a particle that fits what stands before it. */
static const char *particle(const Buf *out, const char *name, size_t n)
{
    static const char *const forms[][3] = {{"을", "을", "를"}, {"로", "으로", "로"}, {"이", "이", "가"}};
    size_t at = out->n;
    uint32_t cp = utf8_prev(buf_str(out), &at);
    int coda = hangul_is(cp) ? hangul_coda(cp) : strchr("LMNRlmnr", (int)(cp & 0x7f)) ? 1 : 0;
    for (size_t i = 0; i < COUNT_OF(forms); i++)
        if (strncmp(name, forms[i][0], n) == 0) return forms[i][coda && !(i == 1 && coda == 8) ? 1 : 2];
    return "";
}

static void put_slot(Story *s, const char *name, size_t n)
{
    const Role *r = &roles[ways[s->way][s->step]];
    if (n > 1) buf_add_z(&s->out, particle(&s->out, name, n));
    else if (*name == 'o') buf_add_z(&s->out, s->org);
    else if (*name == 'r') buf_add_z(&s->out, r->name[s->lang]);
    else if (*name == 's') buf_add_z(&s->out, PICK(&s->d, r->skill)[s->lang]);
    else if (*name == 'y') buf_fmt(&s->out, "%d", s->year);
    else if (*name == 'm') buf_fmt(&s->out, "%d", s->month);
    else if (*name == 'M') buf_add_z(&s->out, months[s->month - 1]);
    else if (*name == 'n' && s->lang) buf_add_z(&s->out, gaps[s->gap]);
    else if (*name == 'n') buf_fmt(&s->out, "%d", s->gap);
}

static void say(Story *s, const char *form)
{
    for (const char *p = form; *p;) {
        size_t n = strcspn(p, "{");
        buf_add(&s->out, (Str){p, n});
        p += n;
        if (!*p) break;
        size_t len = strcspn(p + 1, "}");
        put_slot(s, p + 1, len);
        p += len + 2;
    }
    buf_add_c(&s->out, ' ');
}

static void chat(Story *s, uint32_t n)
{
    while (n--) say(s, PICK(&s->d, talk[s->lang]));
}

static void later(Story *s, uint32_t most)
{
    s->gap = 1 + (int)roll(&s->d, most);
    s->year += s->gap;
    s->month = 1 + (int)roll(&s->d, 12);
}

static void head(Story *s, int number)
{
    int written = 2016 + (int)roll(&s->d, 10);
    buf_add_z(&s->out, "---\ntitle: ");
    if (s->lang) buf_fmt(&s->out, "%s %s, %d", PICK(&s->d, firsts), PICK(&s->d, lasts), number);
    else buf_fmt(&s->out, "%s%s의 회고 %d", PICK(&s->d, families), PICK(&s->d, givens), number);
    buf_fmt(&s->out, "\ndate: %d-%02u-%02u\n---\n\n", written, 1 + roll(&s->d, 12), 1 + roll(&s->d, 28));
    s->year = written - 9 - (int)roll(&s->d, 9);
    s->month = 2;
    buf_fmt(&s->out, s->lang ? "I graduated from %s in %d with a degree in %s. " : "%s를 %d년 2월에 졸업했다. 전공은 %s이었다. ",
            PICK(&s->d, schools[s->lang]), s->year, PICK(&s->d, majors[s->lang]));
}

static void job(Story *s, bool last, uint32_t talk_n)
{
    new_org(s);
    if (roll(&s->d, 3) == 0) say(s, s->lang || s->step ? trials[s->lang][roll(&s->d, 4)] : trials[0][0]), new_org(s);
    say(s, PICK(&s->d, joins[s->lang]));
    chat(s, talk_n / 2 + roll(&s->d, 3));
    say(s, PICK(&s->d, learns[s->lang]));
    chat(s, talk_n / 2);
    buf_add_z(&s->out, "\n\n");
    if (roll(&s->d, 3) == 0) say(s, PICK(&s->d, learns[s->lang]));
    if (last) {
        say(s, closings[s->lang][roll(&s->d, 3)]);
        return;
    }
    later(s, 3);
    if (roll(&s->d, 4) == 0) say(s, trials[s->lang][4]);
    chat(s, 1 + talk_n / 4);
    say(s, PICK(&s->d, leaves[s->lang]));
    buf_add_z(&s->out, "\n\n");
    later(s, 1);
}

static void tell(Story *s, int number, size_t bytes)
{
    int jobs = roll(&s->d, 8) == 0 ? 5 : 2 + (int)roll(&s->d, 2);
    uint32_t talk_n = (uint32_t)(bytes / 70 / (size_t)jobs);
    s->lang = roll(&s->d, 4) == 0;
    s->way = (int)roll(&s->d, (uint32_t)COUNT_OF(ways));
    head(s, number);
    for (s->step = 0; s->step < jobs; s->step++) job(s, s->step + 1 == jobs, talk_n);
    buf_add_c(&s->out, '\n');
}

static void fail(const char *what)
{
    fprintf(stderr, "bench-memoirs: %s\n", what);
    exit(1);
}

int main(int argc, char **argv)
{
    if (argc < 3) fail("N FOLDER [BYTES] [SEED]");
    int n = atoi(argv[1]);
    size_t bytes = argc > 3 ? (size_t)atol(argv[3]) : 2500;
    uint64_t seed = argc > 4 ? strtoull(argv[4], NULL, 10) : 1;
    Story s = {0};
    for (int i = 0; i < n; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/%04d", argv[2], i / 100);
        if (i % 100 == 0 && fs_mkdirs(path, NULL)) fail("the folder cannot be made");
        s.d.x = (seed * 0x9e3779b97f4a7c15u) ^ ((uint64_t)i + 1) * 0xbf58476d1ce4e5b9u;
        for (int k = 0; k < 8; k++) (void)roll(&s.d, 2);
        s.out.n = 0;
        tell(&s, i, bytes);
        snprintf(path, sizeof path, "%s/%04d/m%06d.md", argv[2], i / 100, i);
        FILE *f = fopen(path, "w");
        if (!f || fwrite(s.out.p, 1, s.out.n, f) != s.out.n || fclose(f)) fail("a memoir cannot be written");
    }
    buf_fini(&s.out);
    return 0;
}
