/* i18n.h: every string a reader sees goes through gettext.
 * _("…") translates now; N_("…") marks a string in a table that is translated when shown. */
#ifndef BASE_I18N_H
#define BASE_I18N_H
#include <libintl.h>

#define _(msgid)        gettext(msgid)
#define N_(msgid)       (msgid)
#define P_(one, many, n) ngettext((one), (many), (unsigned long)(n))
#endif
