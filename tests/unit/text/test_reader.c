/* Files into documents. */
#include "unit_folder.h"
#include "text/reader.h"
#include <string.h>
#include <unistd.h>

static Str file_of(Arena *a, const char *name, Str bytes)
{
    Fault f;
    Str path = fs_join(a, str_z(dir), str_z(name));
    assert_int_equal(fs_write(path.p, bytes, &f), RC_OK);
    return path;
}

static void formats_go_by_the_name(void **state)
{
    (void)state;
    DocFormat f;
    assert_int_equal(reader_format("a/회고.MD", &f), RC_OK);
    assert_int_equal(f, DOC_MARKDOWN);
    assert_int_equal(reader_format("x.text", &f), RC_OK);
    assert_int_equal(f, DOC_PLAIN);
    assert_int_equal(reader_format("x.pdf", &f), RC_NOTFOUND);
    assert_true(reader_takes("x.markdown"));
    assert_false(reader_takes("md"));
    assert_false(reader_takes("x.t"));
}

static void files_are_read_or_refused_by_name(void **state)
{
    (void)state;
    Arena a = {0};
    Doc *d = NULL;
    Fault f = {0};
    Str path = file_of(&a, "a.md", S("---\ntitle: x\n---\n글이다.\n"));
    assert_int_equal(reader_open(&a, path.p, &d, &f), RC_OK);
    assert_str(d->meta.title, "x");
    path = file_of(&a, "empty.txt", S(""));
    assert_int_equal(reader_open(&a, path.p, &d, &f), RC_OK);
    assert_int_equal(d->n_sent, 0);
    path = file_of(&a, "bad.txt", S("가나\n다\xFFz"));
    assert_int_equal(reader_open(&a, path.p, &d, &f), RC_ENCODING);
    assert_string_equal(f.path, path.p);
    assert_int_equal(f.byte, 10);
    assert_int_equal(f.line, 2);
    assert_int_equal(reader_open(&a, dir, &d, &f), RC_IO);
    assert_non_null(strstr(f.detail, "folder"));
    Str none = fs_join(&a, str_z(dir), S("none.txt"));
    assert_int_equal(reader_open(&a, none.p, &d, &f), RC_NOFILE);
    arena_fini(&a);
}

static void a_file_past_the_limit_is_not_read(void **state)
{
    (void)state;
    Arena a = {0};
    Doc *d = NULL;
    Fault f = {0};
    Str path = file_of(&a, "huge.txt", S("x"));
    assert_int_equal(truncate(path.p, (off_t)1 << 30), 0);
    assert_int_equal(reader_open(&a, path.p, &d, &f), RC_LIMIT);
    assert_int_equal(a.total < 1 << 20, 1);
    assert_int_equal(unlink(path.p), 0);
    arena_fini(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_go_by_the_name),
        cmocka_unit_test(files_are_read_or_refused_by_name),
        cmocka_unit_test(a_file_past_the_limit_is_not_read),
    };
    return cmocka_run_group_tests_name(__FILE__, tests, folder_setup, folder_teardown);
}
