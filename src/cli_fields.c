/* What a decision may say of a thing: its fields with their choices, told by the help of what takes them. */
#include "cli_deciding.h"
#include "base/i18n.h"
#include "review/field.h"
#include "uni/width.h"
#include <stdio.h>

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
    if (field_kind(on, f) == FIELD_TEXT) printf("%s", _(field_msgid(on, f)));
    printf("\n");
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
