/* unit_folder.h: unit tests with files: each test has the folder `dir` to itself, and `mem`. */
#ifndef TESTS_UNIT_FOLDER_H
#define TESTS_UNIT_FOLDER_H
#include "test.h"
#include "base/fs.h"
#include "folder.h"

static char dir[64];
static Arena mem;

static inline Str in_dir(const char *name) { return fs_join(&mem, str_z(dir), str_z(name)); }

static inline void write_file(const char *name, const char *text)
{
    assert_int_equal(fs_write(in_dir(name).p, str_z(text), NULL), RC_OK);
}

static int folder_setup(void **state)
{
    (void)state;
    snprintf(dir, sizeof dir, "/tmp/gilmok-test-XXXXXX");
    return mkdtemp(dir) ? 0 : -1;
}

static int folder_teardown(void **state)
{
    (void)state;
    arena_clear(&mem);
    return folder_remove(dir) ? 0 : -1;
}

#define WITH_DIR(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
#endif
