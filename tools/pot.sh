#!/bin/sh
# pot.sh OUT: every string that a user may read, as gettext's template.
#
# Marked strings come from the sources: _("…"), N_("…"), P_("…", "…", n). The tables of include/ carry theirs in a
# column (counts: two, of one and of many) of the row macro X: here is the column, and the number of columns that
# tells those rows from others.
set -eu
out=$1
list=$(mktemp); trap 'rm -f "$list"' EXIT
find src include -name '*.[ch]' | LC_ALL=C sort >"$list"

extract() { xgettext --from-code=UTF-8 --language=C --omit-header --add-location=file --add-comments=TRANSLATORS \
                --keyword "$@" -o "$out" 2>&1 | grep -v -e 'Empty msgid' -e 'gettext("") returns' -e 'meta information' || true; }

# The head has no date: the same sources give the same file.
rm -f "$out"
printf 'msgid ""\nmsgstr ""\n"Project-Id-Version: gilmok\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"\n' >"$out"
extract --join-existing --keyword=_ --keyword=N_ --keyword=P_:1,2 --files-from="$list"
extract --join-existing --keyword=X:2,3t include/base/rc.h
extract --join-existing --keyword=X:3,3t include/base/rc.h
extract --join-existing --keyword=X:3,3t include/model/types.h include/model/decision.h
extract --join-existing --keyword=X:2,3,3t include/model/count.h
