# gilmok: `make run` opens it, `make check` tests it; `make help` lists the rest.

# Quiet by default; V=1 shows the commands.
Q := $(if $(V),,@)

## Where things go
FLAVOUR ?= release
BUILD   ?= build
B       := $(BUILD)/$(FLAVOUR)
prefix  ?= /usr/local
DESTDIR ?=
VERSION := 0.1.0

## Packages of Debian 12: to run, and to test
PKGS_RUN  := gcc libc6-dev pkg-config libicu-dev libncurses-dev libsqlite3-dev libyaml-dev libjansson-dev libcsv-dev gettext
PKGS_TEST := $(PKGS_RUN) libcmocka-dev tmux python3 python3-yaml less vim-tiny procps python3-pyld

## Compilers
CC      ?= gcc
ifeq ($(origin CC),default)
CC      := gcc
endif
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla -Werror=implicit
CFLAGS_release := -O2 -g -DNDEBUG
CFLAGS_debug   := -O0 -g
CFLAGS_asan    := -O1 -g -DARENA_GAPS -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
CFLAGS_tsan    := -O1 -g -fsanitize=thread
CFLAGS_hostile := -O1 -g -DARENA_BLOCK=64
CFLAGS_fuzz    := -O1 -g -DARENA_GAPS -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
CFLAGS_cover   := -O0 -g --coverage
CFLAGS_dump    := -O1 -g -DDATE_DUMP
LDFLAGS_asan   := -fsanitize=address,undefined
LDFLAGS_tsan   := -fsanitize=thread
LDFLAGS_fuzz   := -fsanitize=fuzzer-no-link,address,undefined
LDFLAGS_cover  := --coverage
CPPFLAGS_all := -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -DGILMOK_VERSION='"$(VERSION)"' \
                -DGILMOK_DATADIR='"$(prefix)/share/gilmok"' -DGILMOK_LOCALEDIR='"$(prefix)/share/locale"'
CFLAGS_all   := -std=c17 $(WARN) $(CFLAGS_$(FLAVOUR)) -pthread -fno-strict-aliasing $(CFLAGS)
LDFLAGS_all  := $(LDFLAGS_$(FLAVOUR)) -pthread $(LDFLAGS)
LIBS         := -lncursesw -ltinfo -lsqlite3 -licuuc -licudata -lyaml -ljansson -lcsv -lm

# Layers, bottom up, and what each may include: layers.txt is the only place that says so. A layer's folder may have
# rooms of its own (src/ie/time); they are one library.
LAYERS  := $(shell awk -F: '!/^\#/ && NF > 1 && $$1 !~ "/" {gsub(/ /, "", $$1); print $$1}' layers.txt)
$(foreach l,$(LAYERS),$(eval DEPS_$(l) := $(shell awk -F: '$$1 ~ /^$(l) *$$/ {print $$2}' layers.txt)))
$(foreach l,$(LAYERS),$(eval SRC_$(l) := $(sort $(wildcard src/$(l)/*.c src/$(l)/*/*.c))))
reverse = $(if $(1),$(call reverse,$(wordlist 2,$(words $(1)),$(1))) $(firstword $(1)))
# What a layer stands on, and what that stands on; then the libraries of it all, in link order.
closure = $(sort $(1) $(foreach d,$(DEPS_$(1)),$(call closure,$(d))))
libs_of = $(foreach x,$(call reverse,$(filter $(call closure,$(1)),$(LAYERS))),$(if $(SRC_$(x)),$(B)/lib/lib$(x).a))

.PHONY: all debug release run check deps deps-test help
.DEFAULT_GOAL := all

## all: build the program (FLAVOUR=release by default)
all: $(B)/gilmok $(B)/share/.stamp $(B)/locale/.stamp

## debug, release: the same in that flavour
debug release:
	@$(MAKE) --no-print-directory FLAVOUR=$@ all

## run: install what it needs, build, open the explorer on the bundled memoirs
run: deps
	@$(MAKE) --no-print-directory -s FLAVOUR=release all
	@$(BUILD)/release/gilmok $(ARGS)

## deps: install the packages that building needs;  deps-test: those of testing too
deps:      ; @sh tools/deps.sh $(BUILD)/.deps-run $(PKGS_RUN)
deps-test: ; @sh tools/deps.sh $(BUILD)/.deps-test $(PKGS_TEST)

# ------------------------------------------------------------------ layers into libraries
define LAYER_RULES
OBJ_$(1) := $$(patsubst src/%.c,$(B)/obj/%.o,$$(SRC_$(1)))
$(B)/lib/lib$(1).a: $$(OBJ_$(1))
	@mkdir -p $$(@D); rm -f $$@
	@ar rcs $$@ $$(OBJ_$(1))
$(B)/obj/$(1)/%.o: src/$(1)/%.c
	@mkdir -p $$(@D)
	$(Q)$(CC) $(CPPFLAGS_all) -Iinclude -Isrc/$(1) $(CFLAGS_all) -MMD -MP -c $$< -o $$@
-include $$(OBJ_$(1):.o=.d)
endef
$(foreach l,$(LAYERS),$(eval $(call LAYER_RULES,$(l))))

# ------------------------------------------------------------------ language data, compiled and linked
# Rules first: what is looked up most then stands together in the trie.
LEXICON_SRC := $(sort $(wildcard assets/rules/*.yaml)) $(sort $(wildcard assets/lexicon/*.yaml))
$(B)/lexc: tools/lexc.c $(call libs_of,lex)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS_all) -Iinclude $(CFLAGS_all) $< $(call libs_of,lex) $(LDFLAGS_all) $(LIBS) -o $@
$(B)/lexicon.bin: $(B)/lexc $(LEXICON_SRC)
	$(Q)$(B)/lexc -o $@ $(LEXICON_SRC)
$(B)/obj/lexicon.o: tools/lexicon.S $(B)/lexicon.bin
	@mkdir -p $(@D)
	$(Q)$(CC) -DLEXICON_BIN='"$(B)/lexicon.bin"' -c $< -o $@

# ------------------------------------------------------------------ themes and keymap, taken in by the assembler
$(B)/obj/ui/builtin.o: $(wildcard themes/*.yaml)

# ------------------------------------------------------------------ the program
ALL_LIBS := $(foreach x,$(call reverse,$(LAYERS)),$(if $(SRC_$(x)),$(B)/lib/lib$(x).a))
MAIN_SRC := $(sort $(wildcard src/*.c))
MAIN_OBJ := $(MAIN_SRC:src/%.c=$(B)/obj/%.o)
$(B)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS_all) -Iinclude -Isrc $(CFLAGS_all) -MMD -MP -c $< -o $@
-include $(MAIN_OBJ:.o=.d)
$(B)/gilmok: $(MAIN_OBJ) $(B)/obj/lexicon.o $(ALL_LIBS)
	$(Q)$(CC) $(MAIN_OBJ) $(B)/obj/lexicon.o $(ALL_LIBS) $(LDFLAGS_all) $(LIBS) -o $@

# What ships beside the program, where fs_shipped() finds it in the build tree.
$(B)/share/.stamp: $(wildcard themes/* assets/memoirs/*) $(LEXICON_SRC)
	@mkdir -p $(@D); rm -rf $(B)/share/themes $(B)/share/memoirs $(B)/share/lexicon $(B)/share/rules
	@cp -r themes assets/memoirs assets/lexicon assets/rules $(B)/share/ && touch $@
PO := $(wildcard po/*.po)
$(B)/locale/.stamp: $(PO)
	@mkdir -p $(@D)
	@for po in $(PO); do l=$$(basename $$po .po); mkdir -p $(B)/locale/$$l/LC_MESSAGES; \
	  msgfmt --check-format --check-domain -o $(B)/locale/$$l/LC_MESSAGES/gilmok.mo $$po || exit 1; done; touch $@

## docs: the manual page and docs/keys.md, from docs/gilmok.1.in and what the program says of itself
.PHONY: docs
docs: all
	@sh tools/man.sh $(B)/gilmok docs/gilmok.1.in >docs/gilmok.1
	@sh tools/keys.sh $(B)/gilmok >docs/keys.md

## po: collect the strings that a reader sees into po/gilmok.pot and the translations; says what is not translated
.PHONY: po
po:
	@sh tools/pot.sh po/gilmok.pot
	@for po in $(PO); do msgmerge -q --update --backup=none --no-fuzzy-matching --add-location=file $$po po/gilmok.pot && \
	  printf '%s: ' $$po && msgfmt --check-format --statistics -o /dev/null $$po || exit 1; msgattrib --untranslated $$po; done

# ------------------------------------------------------------------ tests
define UNIT_RULES
UNIT_$(1) := $$(patsubst tests/unit/%.c,$(B)/test/%,$$(sort $$(wildcard tests/unit/$(1)/test_*.c)))
# A test links its layer and what that stands on, nothing else: a call upwards does not link.
LEX_$(1) := $(if $(filter %liblex.a,$(call libs_of,$(1))),$(B)/obj/lexicon.o)
$(B)/test/$(1)/%: tests/unit/$(1)/%.c $(wildcard tests/*.h tests/unit/$(1)/*.h) $$(LEX_$(1)) $$(call libs_of,$(1))
	@mkdir -p $$(@D)
	$(Q)$(CC) $(CPPFLAGS_all) -Iinclude -Isrc/$(1) -Itests $(CFLAGS_all) -UNDEBUG $$< $$(LEX_$(1)) $$(call libs_of,$(1)) \
	  $(LDFLAGS_all) $(LIBS) -lcmocka -o $$@
.PHONY: unit-$(1)
## unit-<layer>: build and run one layer's unit tests
unit-$(1): $$(UNIT_$(1))
	@sh tests/run.sh $(B) $$(UNIT_$(1))
endef
$(foreach l,$(LAYERS),$(eval $(call UNIT_RULES,$(l))))
UNIT_ALL := $(foreach l,$(LAYERS),$(UNIT_$(l)))
SCRIPTS  := $(sort $(wildcard tests/*/*.test))

# Screens on the mock terminal, over a real session: needs every layer.
TEST_TOOLS += $(B)/test/screen/run_screens $(B)/test/screen/run_loop $(B)/test/screen/run_property
$(B)/test/screen/%: tests/screen/%.c tests/folder.h $(ALL_LIBS) $(B)/obj/lexicon.o
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS_all) -Iinclude -Itests $(CFLAGS_all) -UNDEBUG $< $(B)/obj/lexicon.o $(ALL_LIBS) $(LDFLAGS_all) $(LIBS) -o $@

# Texts made to be slow; tests that make the nth allocation, write or statement fail.
TEST_TOOLS += $(patsubst tests/%.c,$(B)/test/%,$(wildcard tests/slow/*.c tests/fault/*.c))
$(B)/test/slow/%: tests/slow/%.c $(ALL_LIBS) $(B)/obj/lexicon.o
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS_all) -Iinclude -Itests $(CFLAGS_all) -UNDEBUG $< $(B)/obj/lexicon.o $(ALL_LIBS) $(LDFLAGS_all) $(LIBS) -o $@
$(B)/test/fault/%: tests/fault/%.c tests/folder.h $(ALL_LIBS) $(B)/obj/lexicon.o
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS_all) -Iinclude -Itests $(CFLAGS_all) -UNDEBUG $< $(B)/obj/lexicon.o $(ALL_LIBS) $(LDFLAGS_all) $(LIBS) -lcmocka -o $@

# Fuzz targets: replayers of tests/fuzz/corpus in the suite; driven by libFuzzer in the flavour "fuzz".
FUZZ := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
TEST_TOOLS += $(FUZZ:%=$(B)/fuzz/%)
FUZZ_DRIVER := $(if $(filter fuzz,$(FLAVOUR)),-fsanitize=fuzzer,tests/fuzz/replay.c)
$(B)/fuzz/%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c tests/fuzz/fuzz.h tests/folder.h $(ALL_LIBS) $(B)/obj/lexicon.o
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS_all) -Iinclude -Itests/fuzz $(CFLAGS_all) -UNDEBUG $< $(FUZZ_DRIVER) $(B)/obj/lexicon.o $(ALL_LIBS) \
	  $(LDFLAGS_all) $(LIBS) -o $@

## check: every test, installing what testing needs
check: deps-test
	@$(MAKE) --no-print-directory FLAVOUR=debug suite

.PHONY: suite layers
suite: all layers $(UNIT_ALL) $(TEST_TOOLS)
	@sh tests/run.sh $(B) $(UNIT_ALL) $(SCRIPTS)

## layers: every #include against layers.txt
layers:
	@awk -f tools/layers.awk layers.txt $$(find include src -name '*.[ch]' | sort)

## asan, tsan, hostile: the suite in that flavour;  valgrind: the unit tests under valgrind
.PHONY: asan tsan hostile valgrind
asan tsan hostile: deps-test
	@$(MAKE) --no-print-directory FLAVOUR=$@ suite
valgrind: deps-test
	@sh tools/deps.sh $(BUILD)/.deps-valgrind valgrind
	@$(MAKE) --no-print-directory FLAVOUR=debug valgrind-suite
.PHONY: valgrind-suite
valgrind-suite: $(UNIT_ALL)
	@RUN_UNDER='valgrind -q --error-exitcode=99 --leak-check=full' sh tests/run.sh $(B) $(UNIT_ALL)

## fuzz: feed one parser odd bytes for T seconds, e.g. make fuzz F=analyse T=60; without F the parsers are listed
T ?= 60
.PHONY: fuzz fuzz-run
fuzz: deps-test
	@sh tools/deps.sh $(BUILD)/.deps-fuzz clang libclang-rt-14-dev
	@$(if $(filter $(F),$(FUZZ)),$(MAKE) --no-print-directory FLAVOUR=fuzz CC=clang fuzz-run,echo "make fuzz F=one of: $(FUZZ)"; exit 2)
fuzz-run: $(B)/fuzz/$(F)
	@mkdir -p $(B)/corpus/$(F) $(B)/crash
	$(B)/fuzz/$(F) -max_total_time=$(T) -timeout=10 -rss_limit_mb=2048 -max_len=16384 -print_final_stats=1 \
	  -artifact_prefix=$(B)/crash/$(F)- $(B)/corpus/$(F) tests/fuzz/corpus/$(F)

## coverage: the suite with lines counted, a table of the files and what no test reaches
.PHONY: coverage
coverage: deps-test
	@sh tools/deps.sh $(BUILD)/.deps-cover gcovr
	@$(MAKE) --no-print-directory FLAVOUR=cover suite
	@gcovr --root . --filter src/ --object-directory $(BUILD)/cover --html-details $(BUILD)/cover/coverage.html --print-summary

## golden: write the golden documents anew; review the diff
.PHONY: golden
golden: deps
	@$(MAKE) --no-print-directory FLAVOUR=debug all
	@GILMOK_BUILD=$(BUILD)/debug GOLDEN_WRITE=1 sh tests/golden/golden.test | tail -n 1; git diff --stat -- tests/golden

## bench: speed and cost as ratios against ICU, vim and less in the same run
.PHONY: bench
bench: deps-test
	@$(MAKE) --no-print-directory FLAVOUR=release bench-run
.PHONY: bench-run
bench-run: all $(B)/bench $(B)/bench-names $(B)/bench-memoirs $(B)/bench-explore $(B)/bench-filter $(B)/bench-decide
	@sh tests/bench/bench.sh $(B)
$(B)/bench: tests/bench/bench.c $(B)/obj/lexicon.o $(ALL_LIBS)
	$(Q)$(CC) $(CPPFLAGS_all) -Iinclude $(CFLAGS_all) $< $(B)/obj/lexicon.o $(ALL_LIBS) $(LDFLAGS_all) $(LIBS) -lutil -o $@
$(B)/bench-names: tests/bench/names.c $(B)/obj/lexicon.o $(ALL_LIBS)
	$(Q)$(CC) $(CPPFLAGS_all) -Iinclude $(CFLAGS_all) $< $(B)/obj/lexicon.o $(ALL_LIBS) $(LDFLAGS_all) $(LIBS) -o $@
$(B)/bench-memoirs: tests/bench/memoirs.c $(call libs_of,uni)
	$(Q)$(CC) $(CPPFLAGS_all) -Iinclude $(CFLAGS_all) $< $(call libs_of,uni) $(LDFLAGS_all) $(LIBS) -o $@
$(B)/bench-filter: tests/bench/filter.c $(B)/obj/lexicon.o $(ALL_LIBS)
	$(Q)$(CC) $(CPPFLAGS_all) -Iinclude $(CFLAGS_all) $< $(B)/obj/lexicon.o $(ALL_LIBS) $(LDFLAGS_all) $(LIBS) -o $@
$(B)/bench-decide: tests/bench/decide.c $(B)/obj/lexicon.o $(ALL_LIBS)
	$(Q)$(CC) $(CPPFLAGS_all) -Iinclude $(CFLAGS_all) $< $(B)/obj/lexicon.o $(ALL_LIBS) $(LDFLAGS_all) $(LIBS) -o $@
$(B)/bench-explore: tests/bench/explore.c $(B)/obj/lexicon.o $(ALL_LIBS)
	$(Q)$(CC) $(CPPFLAGS_all) -Iinclude $(CFLAGS_all) $< $(B)/obj/lexicon.o $(ALL_LIBS) $(LDFLAGS_all) $(LIBS) -o $@

## score: the analyser against the annotated memoirs; GOLD=DIR TEXTS=DIR for others than ours
GOLD  ?= tests/gold
TEXTS ?= assets/memoirs
.PHONY: score
score: deps
	@$(MAKE) --no-print-directory FLAVOUR=release all
	@$(BUILD)/release/gilmok analyze $(TEXTS) > $(BUILD)/score.jsonl
	@$(BUILD)/release/gilmok score --gold $(GOLD) --texts $(TEXTS) --confidence $(SCORE_ARGS) $(BUILD)/score.jsonl

## score-learning: what corrections teach: k annotated memoirs corrected, the rest analysed, k = 0, 2, 4, 8
.PHONY: score-learning
score-learning: deps
	@$(MAKE) --no-print-directory FLAVOUR=release all
	@python3 tools/score-learning.py $(BUILD)/release/gilmok $(GOLD) $(TEXTS)

## install, uninstall: below $(DESTDIR)$(prefix)
INSTALL_DIRS := bin share/gilmok/themes share/gilmok/memoirs share/gilmok/lexicon share/gilmok/rules share/man/man1
# Where each shell looks: completions/gilmok.<shell> and its place below $(prefix).
COMPLETIONS := bash:share/bash-completion/completions/gilmok zsh:share/zsh/site-functions/_gilmok \
               fish:share/fish/vendor_completions.d/gilmok.fish
.PHONY: install uninstall
install: all
	@cd $(DESTDIR)/ 2>/dev/null || mkdir -p $(DESTDIR)/
	@for d in $(INSTALL_DIRS); do mkdir -p "$(DESTDIR)$(prefix)/$$d"; done
	install -m 755 $(B)/gilmok "$(DESTDIR)$(prefix)/bin/gilmok"
	install -m 644 themes/* "$(DESTDIR)$(prefix)/share/gilmok/themes/"
	install -m 644 assets/memoirs/* "$(DESTDIR)$(prefix)/share/gilmok/memoirs/"
	install -m 644 assets/lexicon/*.yaml "$(DESTDIR)$(prefix)/share/gilmok/lexicon/"
	install -m 644 assets/rules/*.yaml "$(DESTDIR)$(prefix)/share/gilmok/rules/"
	@for mo in $(B)/locale/*/LC_MESSAGES/gilmok.mo; do l=$$(basename $$(dirname $$(dirname $$mo))); \
	  install -D -m 644 $$mo "$(DESTDIR)$(prefix)/share/locale/$$l/LC_MESSAGES/gilmok.mo"; done
	install -m 644 docs/gilmok.1 "$(DESTDIR)$(prefix)/share/man/man1/gilmok.1"
	@for c in $(COMPLETIONS); do install -D -m 644 completions/gilmok.$${c%%:*} "$(DESTDIR)$(prefix)/$${c#*:}"; done
uninstall:
	rm -rf "$(DESTDIR)$(prefix)/bin/gilmok" "$(DESTDIR)$(prefix)/share/gilmok" "$(DESTDIR)$(prefix)/share/man/man1/gilmok.1" \
	  "$(DESTDIR)$(prefix)"/share/locale/*/LC_MESSAGES/gilmok.mo
	@for c in $(COMPLETIONS); do rm -f "$(DESTDIR)$(prefix)/$${c#*:}"; done

## compdb: compile_commands.json;  tidy: clang-tidy over it;  format: clang-format over what changed since HEAD
.PHONY: compdb tidy format
C_FILES := $(shell find src -name '*.c' | sort)
compdb:
	@sh tools/compdb.sh "$(CURDIR)" '$(CC) $(subst ','\'',$(CPPFLAGS_all)) -std=c17 $(WARN)' $(C_FILES) > compile_commands.json
tidy: compdb ; clang-tidy --quiet -p . $(C_FILES)
format: ; git diff --name-only HEAD -- '*.c' '*.h' | xargs -r clang-format -i

## clean: remove what was built;  help: this list
.PHONY: clean
clean: ; rm -rf $(BUILD)
help: ; @sed -n 's/^## \([a-z<].*\)/  \1/p' $(firstword $(MAKEFILE_LIST))
