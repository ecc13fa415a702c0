/* What the help of an action tells besides: how a thing is named, and what may be said of it, its fields with their
 * choices. */
#include "cli_deciding.h"
#include "base/i18n.h"
#include "review/field.h"
#include "uni/width.h"
#include <stdio.h>
#include <string.h>

enum { LEFT = 21, RIGHT = 79 };

/* Words beside the left column, wrapped. at: the column that is written next. */
static int put_word(int at, const char *word, bool last)
{
    int cols = (int)uni_cols(str_z(word)) + !last;
    bool first = at == LEFT, wraps = at + !first + cols > RIGHT;
    if (wraps) printf("\n%*s", LEFT, ""), at = LEFT;
    printf("%s%s%s", first || wraps ? "" : " ", word, last ? "" : ",");
    return at + !(first || wraps) + cols;
}

static void put_field(Target on, int f)
{
    const TypeSet *choices = field_choices(on, f);
    printf("  %-*s", LEFT - 2, field_name(on, f));
    int at = LEFT, n = choices ? choices->n : 0;
    for (int i = 0; i < n; i++)
        if (*type_name(choices, i)) at = put_word(at, type_name(choices, i), i + 1 == n);
    if (field_kind(on, f) == FIELD_DATE) printf("%s", _("a date as one writes it: 2019-03, March 2019, 2019년 봄"));
    if (field_kind(on, f) == FIELD_LIST) printf("%s", _("one or more, with commas between"));
    bool other = on == ON_EVENT && strcmp(field_name(on, f), "other") == 0;
    if (other) printf("%s", _("what it is of: a school or course, a certificate, a prize"));
    else if (field_kind(on, f) == FIELD_TEXT) printf("%s", _(field_msgid(on, f)));
    printf("\n");
}

/* A column as wide as that of the fields. */
static void put_named(const char *left, const char *right)
{
    printf("  %-*s%s\n", LEFT - 2, left, right);
}

void review_ids(void)
{
    printf("\n%s\n", _("ID, as gilmok show, events and review list number it:"));
    put_named("3#e2", _("event 2 of memoir 3"));
    put_named("kim.txt#n4", _("name 4 of the memoir kim.txt"));
    put_named("kim.txt#p1", _("position 1 of the memoir kim.txt"));
    put_named("3#e+57", _("an event that a person put in"));
}

/* By the action's name. */
static const struct { const char *action, *line; } examples[] = {
    {"accept", N_("3#e2 3#e5 kim.txt#p1")},
    {"reject", N_("3#e2 kim.txt#n4")},
    {"edit", N_("3#e2 date=2020-05 org=Google")},
    {"add", N_("event kim.txt 12:graduated type=graduate date=2015-02 other=KAIST")},
    {"merge", N_("3#n4 3#n1")},
    {"split", N_("3#p1 2019-03 role=manager")},
    {"note", N_("3#e2 \"it was in spring\"")},
};

void review_example(const char *action)
{
    for (size_t i = 0; i < COUNT_OF(examples); i++)
        if (strcmp(examples[i].action, action) == 0)
            printf(_("\nFor example:\n  gilmok review %s %s\n"), action, _(examples[i].line));
}

void review_fields(void)
{
    static const struct { Target on; const char *title; } things[] = {
        {ON_EVENT, N_("Fields of an event:")}, {ON_POSITION, N_("Fields of a position:")}, {ON_ENTITY, N_("Fields of a name:")}};
    for (size_t i = 0; i < COUNT_OF(things); i++) {
        printf("\n%s\n", _(things[i].title));
        for (int f = 0; f < field_count(things[i].on); f++) put_field(things[i].on, f);
    }
}
