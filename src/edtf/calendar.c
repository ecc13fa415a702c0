/* Days and dates of the proleptic Gregorian calendar.
 * Source   Howard Hinnant, chrono-Compatible Low-Level Date Algorithms: years begin in March, eras have 400. */
#include "edtf_int.h"
#include <assert.h>

static bool is_leap(int64_t y) { return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0); }

static int days_in_month(int64_t y, int m)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return m == 2 && is_leap(y) ? 29 : days[m - 1];
}

int edtf_month_days(int y, int m)
{
    assert(m >= 1 && m <= 12);
    return days_in_month(y, m);
}

bool edtf_date_ok(int y, int m, int d) { return m >= 1 && m <= 12 && d >= 1 && d <= days_in_month(y, m); }

static int64_t day_of(int64_t y, int m, int d)
{
    y -= m <= 2;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t yoe = y - era * 400;
    int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

EdtfDay day_clamped(int64_t y, int m, int d)
{
    int64_t day = day_of(y, m, d);
    if (day <= EDTF_DAY_NONE) return EDTF_DAY_MIN;
    return day >= EDTF_DAY_MAX ? EDTF_DAY_MAX : (EdtfDay)day;
}

EdtfDay edtf_day(int y, int m, int d)
{
    assert(edtf_date_ok(y, m, d));
    return day_clamped(y, m, d);
}

void edtf_ymd(EdtfDay day, int *y, int *m, int *d)
{
    int64_t z = (int64_t)day + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    *d = (int)(doy - (153 * mp + 2) / 5 + 1);
    *m = (int)(mp < 10 ? mp + 3 : mp - 9);
    *y = (int)(yoe + era * 400 + (*m <= 2));
}

int edtf_weekday(EdtfDay day)
{
    int64_t from_thursday = (int64_t)day % 7;              /* 1970-01-01 was one */
    return (int)((from_thursday + 7 + 3) % 7) + 1;
}
