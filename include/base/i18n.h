/* i18n.h: every string a reader sees goes through gettext.
 * _("…") translates now; N_("…") marks a string in a table that is translated when shown. */
#ifndef BASE_I18N_H
#define BASE_I18N_H
#include <libintl.h>

/* "" stays "": gettext would answer with the header of the translation. */
static inline __attribute__((format_arg(1))) const char *i18n(const char *msgid) { return *msgid ? gettext(msgid) : ""; }

#define _(msgid)        i18n(msgid)
#define N_(msgid)       (msgid)
#define P_(one, many, n) ngettext((one), (many), (unsigned long)(n))
#endif
