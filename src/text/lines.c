#include "base/block.h"
#include "doc_int.h"

/* What a heading looks like is a matter of form alone; these bound it, in columns. */
enum { HEADING_COLS = 60, TITLE_COLS = 90, LONE_COLS = 44, PARAGRAPH_COLS = 80 };

uint32_t cols_between(const Doc *d, uint32_t beg, uint32_t end)
{
    return end - beg + (uint32_t)block_count(d->cls + beg, end - beg, CH_HANGUL, CH_JAMO);
}

bool ends_like_verb(uint16_t s)
{
    static const uint16_t finals[] = {u'다', u'요', u'죠', u'까'};
    for (size_t i = 0; i < COUNT_OF(finals); i++)
        if (s == finals[i]) return true;
    return false;
}

bool is_closing_mark(uint16_t ch)
{
    static const uint16_t closers[] = {')', ']', '}', '"', '\'', '>', '*', u'」', u'』', u'】', u'》', u'〉'};
    for (size_t i = 0; i < COUNT_OF(closers); i++)
        if (ch == closers[i]) return true;
    return false;
}

uint32_t last_letter(const Doc *d, uint32_t beg, uint32_t end)
{
    while (end > beg && (d->cls[end - 1] == CH_SPACE || is_closing_mark(d->ch[end - 1]))) end--;
    return end > beg ? end - 1 : beg;
}

/* ------------------------------------------------------------------ what a line shows by itself */

/* One line while it is judged: its first unit behind the indentation, its last. */
typedef struct { const Doc *d; Line *l; uint32_t beg, end; bool fenced; } Look;
typedef bool (*Judge)(Look *k);

static uint16_t at(const Look *k, uint32_t i) { return k->beg + i < k->end ? k->d->ch[k->beg + i] : 0; }
static uint8_t cls_at(const Look *k, uint32_t i) { return k->beg + i < k->end ? k->d->cls[k->beg + i] : CH_BREAK; }

/* Sets kind, level and where the words begin: n units behind the first, and behind the blanks after that. */
static bool found(Look *k, LineKind kind, uint32_t level, uint32_t n)
{
    uint32_t body = k->beg + n;
    while (body < k->end && k->d->cls[body] == CH_SPACE) body++;
    k->l->kind = (uint8_t)kind;
    k->l->level = (uint8_t)(level > 9 ? 9 : level);
    k->l->body = body;
    return true;
}

static uint32_t indent_level(const Look *k) { return 1 + (k->beg - k->l->beg) / 2; }

static bool is_blank(Look *k) { return k->beg == k->end && found(k, LINE_BLANK, 0, 0); }

/* --- === *** ─── and the like, three or more of one sign and blanks. */
static bool is_rule(Look *k)
{
    static const uint16_t signs[] = {'-', '=',  '*',    '_',    '~',    '#',    '+',
                                     '.', u'·', u'─', u'━', u'═', u'■', u'…'};
    uint16_t sign = at(k, 0);
    bool known = false;
    for (size_t i = 0; i < COUNT_OF(signs); i++) known |= sign == signs[i];
    if (!known) return false;
    uint32_t n = 0;
    for (uint32_t i = k->beg; i < k->end; i++) {
        if (k->d->ch[i] == sign) n++;
        else if (k->d->cls[i] != CH_SPACE) return false;
    }
    return n >= 3 && found(k, LINE_RULE, 0, k->end - k->beg);
}

static bool is_fence(Look *k)
{
    return at(k, 0) == '`' && at(k, 1) == '`' && at(k, 2) == '`' && found(k, LINE_RULE, 1, k->end - k->beg);
}

static bool is_hash_heading(Look *k)
{
    uint32_t n = 0;
    while (at(k, n) == '#') n++;
    /* #word is a tag of a blog, not a heading. */
    return n >= 1 && n <= 6 && cls_at(k, n) == CH_SPACE && found(k, LINE_HEADING, n, n);
}

/* | a row |, or the line of hyphens under a table's head. */
static bool is_table(Look *k)
{
    if (at(k, 0) != '|' || k->end - k->beg < 3) return false;
    bool words = false;
    for (uint32_t i = k->beg; i < k->end && !words; i++) {
        uint16_t c = k->d->ch[i];
        words = c != '|' && c != '-' && c != ':' && c != ' ';
    }
    return words ? found(k, LINE_TABLE, 0, 1) : found(k, LINE_RULE, 1, k->end - k->beg);
}

static bool is_quote(Look *k) { return at(k, 0) == '>' && found(k, LINE_QUOTE, 1, at(k, 1) == '>' ? 2 : 1); }

/* Signs that open an item: with `loose` also when no blank follows. Hyphens and stars are other things too. */
typedef struct { uint16_t ch; bool loose; } Bullet;
static const Bullet bullets[] = {
    {'-', false},  {'*', false},  {'+', false},  {u'·', true},  {u'•', true},  {u'→', true},  {u'✓', true},
    {u'✔', true},  {u'✅', true}, {u'☑', true},  {u'◦', true},  {u'○', true},  {u'●', true},  {u'▪', true},
    {u'▸', true},  {u'▹', true},  {u'※', true},  {u'✗', true},  {u'✘', true},  {u'➤', true},
};

static bool is_bullet(Look *k)
{
    uint16_t c = at(k, 0);
    for (size_t i = 0; i < COUNT_OF(bullets); i++) {
        if (c != bullets[i].ch) continue;
        uint8_t next = cls_at(k, 1);
        bool hyphen_word = c == '-' && next == CH_HANGUL;           /* -네이버 퇴사 */
        uint32_t n = 1;
        if (next == CH_SPACE && at(k, 2) == '[' && at(k, 4) == ']') n = 5;          /* - [x] of a list of tasks */
        return (next == CH_SPACE || bullets[i].loose || hyphen_word) && found(k, LINE_ITEM, indent_level(k), n);
    }
    return false;
}

/* 2/ 2018년에 들어왔다: the number of a post in a thread. No date goes on behind it (9/ 15). */
static uint32_t thread_number(const Look *k, uint32_t behind)
{
    enum { YEAR = 4 };
    uint32_t next = behind, digits = 0;
    if (cls_at(k, behind) != CH_SPACE) return 0;
    while (cls_at(k, next) == CH_SPACE) next++;
    while (cls_at(k, next + digits) == CH_DIGIT) digits++;
    return digits && digits < YEAR && at(k, next + digits) != '.' ? 0 : behind;
}

/* Length of `1.` `1)` `(1)` `①` `1/` `가.` `a)` at the start, 0 when there is none. A year or a date is no number of
 * an item: at most two digits, and no other number right behind (17. 4. 21). */
static uint32_t enumerator(const Look *k)
{
    uint32_t i = 0, digits = 0;
    if (at(k, 0) >= 0x2460 && at(k, 0) <= 0x2473) return 1;
    bool open = at(k, 0) == '(';
    if (open) i++;
    uint32_t word = i;
    while (cls_at(k, i) == CH_DIGIT) i++, digits++;
    /* a. counts, J. is somebody's initial. */
    bool capital = cls_at(k, i) == CH_LATIN && k->d->text.p[k->d->at[k->beg + i]] < 'a';
    if (!digits && !capital && (cls_at(k, i) == CH_LATIN || cls_at(k, i) == CH_HANGUL)) i++;
    if (i == word || digits > 2) return 0;
    if (open) return digits && at(k, i) == ')' ? i + 1 : 0;
    if (at(k, i) == ')') return i + 1;
    if (digits && at(k, i) == '/') return thread_number(k, i + 1);
    if (at(k, i) != '.' || cls_at(k, i + 1) != CH_SPACE) return 0;
    uint32_t behind = i + 1;
    while (cls_at(k, behind) == CH_SPACE) behind++;
    uint32_t number = behind;
    while (cls_at(k, number) == CH_DIGIT) number++;
    return number > behind && at(k, number) == '.' ? 0 : i + 1;
}

static bool is_numbered(Look *k)
{
    uint32_t n = enumerator(k);
    return n > 0 && found(k, LINE_ITEM, indent_level(k), n);
}

/* ■ □ ◆ and their kin stand before headings in Korean text files; the filled ones above the hollow ones. */
static uint32_t sign_level(uint16_t ch)
{
    static const struct { uint16_t ch; uint8_t level; } signs[] = {
        {u'■', 2}, {u'▣', 2}, {u'◆', 2}, {u'◈', 2}, {u'★', 2}, {u'◎', 2}, {u'□', 3},
        {u'◇', 3}, {u'☆', 3}, {u'▶', 3}, {u'▷', 3}, {u'▧', 3},
    };
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (ch == signs[i].ch) return signs[i].level;
    return 0;
}

static bool is_sign_heading(Look *k)
{
    uint32_t level = sign_level(at(k, 0));
    return level && cols_between(k->d, k->beg, k->end) <= HEADING_COLS && found(k, LINE_HEADING, level, 1);
}

/* A whole line in brackets or in bold: [상자 1. 문법책]  【경력】  **1부** */
static bool is_wrapped_heading(Look *k)
{
    static const uint16_t pairs[][2] = {{'[', ']'}, {u'【', u'】'}, {u'《', u'》'}, {u'〈', u'〉'}, {'<', '>'}};
    uint32_t n = k->end - k->beg;
    if (n < 3 || n > HEADING_COLS || cols_between(k->d, k->beg, k->end) > HEADING_COLS) return false;
    if (at(k, 0) == '<' && (cls_at(k, 1) == CH_LATIN || at(k, 1) == '/')) return false;          /* <br> */
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        if (at(k, 0) != pairs[i][0] || at(k, n - 1) != pairs[i][1]) continue;
        for (uint32_t j = 1; j + 1 < n; j++)
            if (at(k, j) == pairs[i][1] && pairs[i][1] != '>') return false;          /* [a] … [b] */
        return found(k, LINE_HEADING, 2, 1);
    }
    bool bold = n > 4 && at(k, 0) == '*' && at(k, 1) == '*' && at(k, n - 1) == '*' && at(k, n - 2) == '*';
    for (uint32_t j = 2; bold && j + 2 < n; j++) bold = at(k, j) != '*';
    return bold && found(k, LINE_HEADING, 3, 2);
}

/* Q. Q1. Q1) Q: open a question of an interview; what follows until the next one answers it. */
static bool is_question(Look *k)
{
    uint32_t i = 1;
    if (at(k, 0) != 'q') return false;
    while (cls_at(k, i) == CH_DIGIT) i++;
    uint16_t c = at(k, i);
    return (c == '.' || c == ':' || c == ')') && cls_at(k, i + 1) != CH_LATIN && found(k, LINE_HEADING, 3, i + 1);
}

static const Judge judges[] = {is_blank, is_rule, is_hash_heading, is_table, is_quote, is_question,
                               is_sign_heading, is_wrapped_heading, is_bullet, is_numbered, NULL};
/* The others ask for a sign at the start. */
static const Judge letter_judges[] = {is_question, is_numbered, NULL};

static void judge_line(Look *k)
{
    Line *l = k->l;
    bool was_fenced = k->fenced;
    k->beg = l->beg;
    k->end = l->end;
    while (k->beg < k->end && k->d->cls[k->beg] == CH_SPACE) k->beg++;
    while (k->end > k->beg && k->d->cls[k->end - 1] == CH_SPACE) k->end--;
    found(k, LINE_TEXT, 0, 0);
    if (is_fence(k)) k->fenced = !k->fenced;
    else if (was_fenced) found(k, k->beg == k->end ? LINE_BLANK : LINE_TEXT, 0, 0);
    else {
        uint8_t first = cls_at(k, 0);
        const Judge *j = first >= CH_DIGIT && first <= CH_JAMO ? letter_judges : judges;
        while (*j && !(*j)(k)) j++;
    }
}

/* ------------------------------------------------------------------ what it shows among its neighbours */

static bool is_body(const Line *l)
{
    return l->kind == LINE_TEXT || l->kind == LINE_ITEM || l->kind == LINE_TABLE || l->kind == LINE_QUOTE;
}

/* Exact up to TITLE_COLS, the widest that any rule here asks about. */
static uint32_t line_cols(const Doc *d, const Line *l)
{
    uint32_t n = l->end - l->body;
    return n > TITLE_COLS ? n : cols_between(d, l->body, l->end);
}

static bool has_full_stop(const Doc *d, uint32_t beg, uint32_t end)
{
    for (uint32_t i = beg; i + 1 < end; i++)
        if (d->ch[i] == '.' && d->cls[i + 1] == CH_SPACE) return true;
    return false;
}

/* 연표로 씀 · 내가 우김 ㅋㅋ · 퇴사. 쉬었다: nominal ends of notes, laughs and full stops inside are no titles. */
static bool ends_sentence(const Doc *d, const Line *l)
{
    static const uint16_t nominal[] = {u'음', u'함', u'됨', u'씀'};
    uint32_t i = last_letter(d, l->body, l->end);
    uint16_t c = d->ch[i];
    for (size_t k = 0; k < COUNT_OF(nominal); k++)
        if (c == nominal[k]) return true;
    return has_full_stop(d, l->body, i) || d->cls[i] == CH_JAMO || c == '.' || c == '!' || c == '?' || c == u'…' ||
           c == u'。' || c == ':' || c == ',' || c == ';' || ends_like_verb(c);
}

static uint32_t digits_in(const Doc *d, const Line *l)
{
    uint32_t n = 0;
    for (uint32_t i = l->beg; i < l->end; i++) n += d->cls[i] == CH_DIGIT;
    return n;
}

static bool blank_at(const Doc *d, uint32_t i)
{
    return i >= d->n_line || d->line[i].kind == LINE_BLANK || d->line[i].kind == LINE_RULE ||
           d->line[i].kind == LINE_META;
}

/* A heading heads something: text of some length stands below before the next blank place ends. */
static bool heads_text(const Doc *d, uint32_t i)
{
    uint32_t j = i + 1;
    while (j < d->n_line && (d->line[j].kind == LINE_BLANK || d->line[j].kind == LINE_RULE)) j++;
    return j < d->n_line && is_body(&d->line[j]);
}

/* A short line alone between blank lines that does not end as a sentence does. */
static bool stands_alone(const Doc *d, uint32_t i, uint32_t limit)
{
    const Line *l = &d->line[i];
    return (i == 0 || blank_at(d, i - 1)) && blank_at(d, i + 1) && line_cols(d, l) <= limit && heads_text(d, i);
}

/* A stamp of the day of writing near the top (23.12.30, 9 February 2024) is no heading: year, month and day. */
static bool is_stamp(const Doc *d, const Line *l) { return digits_in(d, l) >= 5 && line_cols(d, l) <= HEADING_COLS; }

static bool has_words(const Doc *d, const Line *l)
{
    for (uint32_t i = l->body; i < l->end; i++)
        if (d->cls[i] >= CH_DIGIT && d->cls[i] <= CH_KANA) return true;
    return false;
}

/* The first line of a text is its title unless it is a sentence. A question or a quotation may be one. */
static bool is_title(const Doc *d, uint32_t i)
{
    const Line *l = &d->line[i];
    uint16_t c = d->ch[last_letter(d, l->body, l->end)];
    if (d->meta.title.n || c == '.' || c == ',' || c == ':' || is_stamp(d, l)) return false;
    return blank_at(d, i + 1) && line_cols(d, l) <= TITLE_COLS && heads_text(d, i) &&
           !(ends_like_verb(c) && d->ch[l->end - 1] == c);
}

static uint16_t first_sign(const Doc *d, uint32_t i)
{
    if (i >= d->n_line) return 0;
    uint32_t at = d->line[i].beg;
    while (at < d->line[i].end && d->cls[at] == CH_SPACE) at++;
    return at < d->line[i].end ? d->ch[at] : 0;
}

/* Where each number in brackets first stands glued to a word, as a footnote's mark does; read when asked for. */
enum { NOTES = 100 };
typedef struct { bool read; uint32_t at[NOTES]; } Notes;

/* The number of [7] or [12] at `at`, NOTES for none. */
static uint32_t bracketed(const Doc *d, uint32_t at, uint32_t end)
{
    enum { DIGITS = 2 };
    uint32_t n = 1, no = 0;
    if (at >= end || d->ch[at] != '[') return NOTES;
    for (; n <= DIGITS && at + n < end && d->cls[at + n] == CH_DIGIT; n++) no = no * 10 + d->ch[at + n] - '0';
    return n > 1 && at + n < end && d->ch[at + n] == ']' ? no : NOTES;
}

static void notes_read(const Doc *d, Notes *notes)
{
    for (uint32_t i = 0; i < NOTES; i++) notes->at[i] = UINT32_MAX;
    for (uint32_t i = 1; i < d->n; i++) {
        if (d->ch[i] != '[' || d->cls[i - 1] == CH_SPACE || d->cls[i - 1] == CH_BREAK) continue;
        uint32_t no = bracketed(d, i, d->n);
        if (no < NOTES && notes->at[no] == UINT32_MAX) notes->at[no] = i;
    }
    notes->read = true;
}

static bool is_numbered_line(const Doc *d, uint32_t i)
{
    return i < d->n_line && bracketed(d, d->line[i].beg, d->line[i].end) < NOTES;
}

/* "[1] 당시 이름은 나래정보통신": the text above has its mark, or others like it stand next to it. */
static bool is_note(const Doc *d, uint32_t i, Notes *notes)
{
    const Line *l = &d->line[i];
    uint32_t no = bracketed(d, l->beg, l->end);
    if (no == NOTES) return false;
    if (is_numbered_line(d, i + 1) || (blank_at(d, i + 1) && is_numbered_line(d, i + 2))) return true;
    if (i > 0 && is_numbered_line(d, i - 1)) return true;
    if (i > 1 && blank_at(d, i - 1) && is_numbered_line(d, i - 2)) return true;
    if (!notes->read) notes_read(d, notes);
    return notes->at[no] < l->beg;
}

/* "[1] 협력사. 한빛정밀": a number in brackets opens a part, whose text follows right below. */
static bool opens_part(const Doc *d, uint32_t i)
{
    const Line *l = &d->line[i];
    if (!is_numbered_line(d, i) || (i > 0 && !blank_at(d, i - 1)) || line_cols(d, l) > LONE_COLS) return false;
    uint32_t close = l->beg + 2;
    while (d->ch[close] != ']') close++;
    uint16_t last = d->ch[last_letter(d, l->body, l->end)];
    return close + 1 < l->end && d->cls[close + 1] == CH_SPACE && last != '.' && !ends_like_verb(last) &&
           !blank_at(d, i + 1) && is_body(&d->line[i + 1]) && first_sign(d, i + 1) != '[';
}

static bool is_digit_item(const Doc *d, uint32_t i)
{
    return i < d->n_line && d->line[i].kind == LINE_ITEM && d->cls[d->line[i].beg] == CH_DIGIT &&
           line_cols(d, &d->line[i]) <= LONE_COLS;
}

/* "3. 한빛정밀" over its text, and "4. …" over the next: numbered lines head the parts of a text, where a list has them one under
 * the other. */
static bool opens_numbered(const Doc *d, uint32_t i)
{
    enum { REACH = 48 };
    bool part = is_digit_item(d, i) && i > 0 && blank_at(d, i - 1) && !blank_at(d, i + 1) && is_body(&d->line[i + 1]) &&
                !is_digit_item(d, i + 1) && !ends_sentence(d, &d->line[i]) && d->line[i + 1].level <= d->line[i].level;
    for (uint32_t k = i + 2; part && k < d->n_line && k < i + REACH; k++)
        if (is_digit_item(d, k)) return blank_at(d, k - 1);
    for (uint32_t k = i; part && k-- > 1 && k + REACH > i;)
        if (is_digit_item(d, k) || d->line[k].kind == LINE_HEADING)
            return d->cls[d->line[k].beg] == CH_DIGIT && blank_at(d, k - 1);
    return false;
}

/* In a text of one paragraph a line: a short line without an end, behind a whole sentence and before a long line. */
static bool between_paragraphs(const Doc *d, uint32_t i)
{
    if (i == 0 || i + 1 >= d->n_line) return false;
    const Line *l = &d->line[i], *up = l - 1, *down = l + 1;
    uint16_t c = d->ch[last_letter(d, l->body, l->end)];
    return up->kind == LINE_TEXT && down->kind == LINE_TEXT && line_cols(d, l) <= LONE_COLS && c != '.' && c != ',' &&
           !ends_like_verb(c) && !has_full_stop(d, l->body, l->end) && ends_sentence(d, up) &&
           line_cols(d, down) > PARAGRAPH_COLS;
}

/* Short lines that stand alone one after another are a list or a poem, not headings. */
static bool is_verse(const Doc *d, uint32_t i)
{
    return i + 2 < d->n_line && stands_alone(d, i + 2, LONE_COLS) && !ends_sentence(d, &d->line[i + 2]);
}

static void raise_heading(Line *l, uint32_t level) { l->kind = LINE_HEADING, l->level = (uint8_t)level; }

/* ▶ 2017 입사 over ▶ 2018 퇴사: lines with one sign right under each other are a list. */
static bool is_sign_list(const Doc *d, uint32_t i)
{
    uint16_t sign = first_sign(d, i);
    return sign_level(sign) && (first_sign(d, i + 1) == sign || (i > 0 && first_sign(d, i - 1) == sign));
}

/* seen: lines with words so far. */
static void judge_among(Doc *d, uint32_t i, uint32_t seen, Notes *notes)
{
    Line *l = &d->line[i];
    if (l->kind == LINE_HEADING && is_sign_list(d, i)) l->kind = LINE_ITEM, l->level = 1;
    bool numbered = l->kind == LINE_ITEM && (d->cls[l->beg] == CH_DIGIT || d->ch[l->beg] == '(');
    if (l->kind != LINE_TEXT && !numbered) return;
    if (!has_words(d, l) || is_note(d, i, notes)) return;
    if (l->kind == LINE_TEXT && seen == 0 && is_title(d, i)) raise_heading(l, 1);
    else if (stands_alone(d, i, numbered ? HEADING_COLS : LONE_COLS) && !ends_sentence(d, l) &&
             !(seen < 4 && is_stamp(d, l)) && (numbered || !is_verse(d, i)))
        raise_heading(l, numbered ? 3 : 2);
    else if (numbered && opens_numbered(d, i)) raise_heading(l, 3);
    else if (l->kind == LINE_TEXT && (between_paragraphs(d, i) || opens_part(d, i))) raise_heading(l, 2);
}

/* Markdown's other heading: a line of = or - under a line of text. */
static void judge_underlines(Doc *d)
{
    for (uint32_t i = 1; i < d->n_line; i++) {
        Line *l = &d->line[i], *up = l - 1;
        if (l->kind != LINE_RULE || l->level || up->kind != LINE_TEXT || line_cols(d, up) > TITLE_COLS) continue;
        if (d->ch[l->body - 1] == '=' || d->ch[l->body - 1] == '-')
            raise_heading(up, d->ch[l->body - 1] == '=' ? 1 : 2);
    }
}

/* Rows right under each other, with rules among them, are one table. */
static void judge_tables(Doc *d)
{
    for (uint32_t i = 0; i < d->n_line; i++) {
        Line *l = &d->line[i];
        bool row = l->kind == LINE_TABLE || l->kind == LINE_RULE;
        l->table = i && row && d->line[l[-1].table].kind == LINE_TABLE ? l[-1].table : i;
    }
}

void lines_judge(Doc *d, DocFormat format)
{
    Look k = {.d = d};
    for (uint32_t i = 0; i < d->n_line; i++) {
        Line *l = k.l = &d->line[i];
        l->body = l->beg;
        if (l->beg < d->body_beg) l->kind = LINE_META;
        else judge_line(&k);
    }
    if (format == DOC_MARKDOWN) judge_underlines(d);
    Notes notes = {.read = false};
    for (uint32_t i = 0, seen = 0; i < d->n_line; i++) {
        judge_among(d, i, seen, &notes);
        seen += d->line[i].kind != LINE_BLANK && d->line[i].kind != LINE_META && d->line[i].kind != LINE_RULE;
    }
    judge_tables(d);
}
