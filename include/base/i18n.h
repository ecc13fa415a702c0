/* i18n.h: every string a reader sees goes through gettext.
 * _("…") translates now; N_("…") marks a string in a table that is translated when shown. */
#ifndef BASE_I18N_H
#define BASE_I18N_H
#include <libintl.h>
#include <stdbool.h>
#include <string.h>

/* "" stays "": gettext would answer with the header of the translation. */
static inline __attribute__((format_arg(1))) const char *i18n(const char *msgid) { return *msgid ? gettext(msgid) : ""; }

#define _(msgid)        i18n(msgid)
#define N_(msgid)       (msgid)
#define P_(one, many, n) ngettext((one), (many), (unsigned long)(n))
/* The reader's language, as its translation says of itself: the msgid is a language's code. */
static inline bool i18n_korean(void) { return strcmp(_("en"), "ko") == 0; }
#endif
