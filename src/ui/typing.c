#include "ui/typing.h"
#include "base/i18n.h"
#include "model/types.h"
#include "uni/utf8.h"

Typing typing_at(Str line, size_t caret)
{
    Typing t = {.field = -1};
    bool quoted = false, colon = false;
    for (size_t i = 0; i < caret; i++) {
        char c = line.p[i];
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == ' ') t = (Typing){.term = i + 1, .value = i + 1, .field = -1}, colon = false;
        if (c == '-' && i == t.term) t.negated = true, t.value = i + 1;
        if (c == ':' && !colon) {
            colon = true;
            t.field = query_field_find(str_slice(line, t.value, i));
            t.value = i + 1;
        }
        if (c == ',') t.value = i + 1;
    }
    t.quoted = quoted;
    t.word = str_slice(line, t.value, caret);
    if (t.field >= 0 && t.word.n && t.word.p[0] == '=') t.word = str_slice(t.word, 1, t.word.n);
    if (t.word.n && t.word.p[0] == '"') t.word = str_slice(t.word, 1, t.word.n);
    return t;
}

static bool begins_some_field(Str word)
{
    for (int f = 0; f < Q_COUNT; f++)
        if (query_field_begins((QueryField)f, word)) return true;
    return false;
}

static bool begins_some(const TypeSet *set, Str word)
{
    bool begins = false;
    for (int i = 0; i < set->n; i++) {
        if (str_eq_z(word, set->names[i]) || str_eq_z(word, _(set->msgids[i]))) return false;
        begins |= str_starts(str_z(set->names[i]), word) || str_starts(str_z(_(set->msgids[i])), word);
    }
    return begins;
}

/* 20 may become 2021, and 2021.. 2021..2023. */
static bool begins_year(Str word)
{
    size_t digits = 0;
    while (digits < word.n && word.p[word.n - 1 - digits] >= '0' && word.p[word.n - 1 - digits] <= '9') digits++;
    Str from = str_slice(word, 0, word.n - digits);
    return digits < 4 && (!from.n || str_eq_z(from, "..") ? digits || word.n < 3 : str_ends(from, S("..")) && digits);
}

bool typing_initials(const Typing *t)
{
    for (size_t at = 0; t->field != Q_TEXT && !t->quoted && at < t->word.n;) {
        uint32_t cp = utf8_next(t->word, &at);
        if (cp >= 0x3131 && cp <= 0x3163) return true;
    }
    return false;
}

static bool unfinished(const Typing *t, bool first)
{
    if (typing_initials(t)) return true;
    switch (t->field) {
    case -1:     return t->word.n ? !t->quoted && begins_some_field(t->word) : t->negated || t->quoted;
    case Q_YEAR: return begins_year(t->word);
    case Q_TYPE: case Q_FACT: case Q_LANG: case Q_STATUS:
        return !t->word.n || begins_some(query_field_set((QueryField)t->field), t->word);
    default:     return !t->word.n && first;
    }
}

Str typing_settled(Arena *a, Str line, size_t caret)
{
    if (caret < line.n) return line;
    Typing t = typing_at(line, caret);
    bool first = t.value == t.term || line.p[t.value - 1] != ',';
    if (t.term == line.n) return line;
    if (!unfinished(&t, first)) return t.quoted ? str_fmt(a, STR_FMT "\"", STR_ARG(line)) : line;
    /* Of several values those before the last comma hold. */
    return str_slice(line, 0, first ? t.term : t.value - 1);
}
