/* i18n.h: every string a reader sees goes through gettext.
 * _("…") translates now; N_("…") marks a string in a table that is translated when shown; A_("…") is one of signs alone.
 * Where a terminal has ASCII only, what these give has no sign beyond it (· – … “ ” →); letters stay.
 *
 * Memory   texts made ASCII are kept as long as the program runs.
 * Threads  any. */
#ifndef BASE_I18N_H
#define BASE_I18N_H
#include <libintl.h>
#include <stdbool.h>
#include <string.h>

#define FORMAT_ARG(n) __attribute__((format_arg(n)))
void i18n_ascii(bool on);
FORMAT_ARG(1) const char *i18n_signs(const char *text);       /* ASCII for signs, where that is asked for */

/* "" stays "": gettext would answer with the header of the translation. */
static inline FORMAT_ARG(1) const char *i18n(const char *msgid) { return *msgid ? i18n_signs(gettext(msgid)) : ""; }

static inline FORMAT_ARG(1) FORMAT_ARG(2) const char *i18n_many(const char *one, const char *many, unsigned long n)
{
    return i18n_signs(ngettext(one, many, n));
}

#define _(msgid)        i18n(msgid)
#define N_(msgid)       (msgid)
#define A_(text)        i18n_signs(text)
#define P_(one, many, n) i18n_many((one), (many), (unsigned long)(n))
/* The reader's language, as its translation says of itself: the msgid is a language's code. */
static inline bool i18n_korean(void) { return strcmp(_("en"), "ko") == 0; }
#endif
