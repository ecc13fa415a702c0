/* session_test.h: a session's folders for configuration, cache and data in the test's own, and two memoirs there. */
#ifndef SESSION_TEST_H
#define SESSION_TEST_H
#include "unit_folder.h"

static const char first_memoir[] = "간호사 회고\n\n2014년 9월 1일 은산병원에 간호사로 입사했다. 2018년 5월 31일에 퇴사했다. SQL을 배웠다.\n";
static const char second_memoir[] = "Two years at Parcelwren\n\nI joined Parcelwren in March 2020 as a product designer. I quit in June 2022.\n";

static int setup(void **state)
{
    if (folder_setup(state)) return -1;
    setenv("XDG_CONFIG_HOME", in_dir("config").p, 1);
    setenv("XDG_CACHE_HOME", in_dir("cache").p, 1);
    setenv("XDG_DATA_HOME", in_dir("data").p, 1);
    setenv("GILMOK_USER", "김", 1);
    if (fs_mkdirs(in_dir("memoirs").p, NULL)) return -1;
    write_file("memoirs/first.txt", first_memoir);
    write_file("memoirs/second.txt", second_memoir);
    return 0;
}

#define WITH_MEMOIRS(test) cmocka_unit_test_setup_teardown(test, setup, folder_teardown)
#endif
