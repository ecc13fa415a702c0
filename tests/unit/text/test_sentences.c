/* Where a sentence ends, in Korean and in English. Sentences are given with | between them. */
#include "test.h"
#include "base/buf.h"
#include "text/doc.h"

static void cut(const char *text, const char *want)
{
    Arena a = {0};
    Doc *d = NULL;
    assert_int_equal(doc_new(&a, str_z(text), DOC_PLAIN, &d, NULL), RC_OK);
    Buf b = {0};
    for (uint32_t i = 0; i < d->n_sent; i++) {
        if (i) buf_add_c(&b, '|');
        buf_add(&b, doc_quote(d, doc_span(d, d->sent[i].beg, d->sent[i].end)));
    }
    assert_str(buf_str(&b), want);
    buf_fini(&b);
    arena_fini(&a);
}

static void korean_ends(void **state)
{
    (void)state;
    cut("입사했다. 그리고 떠났다.", "입사했다.|그리고 떠났다.");
    cut("했어요. 그렇죠. 할까? 좋음. 퇴사. 합격! 끝", "했어요.|그렇죠.|할까?|좋음.|퇴사.|합격!|끝");
    cut("입사했다.그리고 떠났다.", "입사했다.|그리고 떠났다.");
    cut("입사했다.2019년이었다.", "입사했다.|2019년이었다.");
    cut("개발팀.인사팀을 거쳤다.", "개발팀.인사팀을 거쳤다.");
    cut("그때… 나는 떠났다. 나는 떠났다… 그리고 쉬었다", "그때… 나는 떠났다.|나는 떠났다…|그리고 쉬었다");
    cut("하나도 안 바뀜ㅋㅋ 그래도 다녔다 ㅎㅎ 끝", "하나도 안 바뀜ㅋㅋ|그래도 다녔다 ㅎㅎ|끝");
    cut("갔어요~ 그리고 왔죠^^ 끝", "갔어요~|그리고 왔죠^^|끝");
    cut("18 여름 ~ 19 봄 외주", "18 여름 ~ 19 봄 외주");
    cut("갑니다🙂 또 봐요", "갑니다🙂|또 봐요");
}

static void dates_and_numbers_end_nothing(void **state)
{
    (void)state;
    cut("누리소프트 입사, 2018.06.07. 그 뒤로 쉬었다.", "누리소프트 입사, 2018.06.07. 그 뒤로 쉬었다.");
    cut("2017. 5. 8. 입사했다. v1.2 배포.", "2017. 5. 8. 입사했다.|v1.2 배포.");
    cut("Node.js와 .NET을 썼다. 학점 2.9 졸업", "Node.js와 .NET을 썼다.|학점 2.9 졸업");
    cut("연봉은 3000. 그래도 갔다.", "연봉은 3000.|그래도 갔다.");
    cut("3-1. 그리고 끝", "3-1. 그리고 끝");
    cut("둘이다. 가. 첫째는 이렇다.", "둘이다.|가. 첫째는 이렇다.");
}

static void brackets_and_quotations_stay_whole(void **state)
{
    (void)state;
    cut("갈아엎음 (내가 우김. 지금은 반성함). 끝", "갈아엎음 (내가 우김. 지금은 반성함).|끝");
    cut("\"네, 셰프!\" 하고 대답했다. 끝.", "\"네, 셰프!\" 하고 대답했다.|끝.");
    cut("든 생각은 \"뭐 먹고 살지?\" 였다. 끝.", "든 생각은 \"뭐 먹고 살지?\" 였다.|끝.");
    cut("\"그만둘게요.\"라고 했다.", "\"그만둘게요.\"라고 했다.");
    cut("엄마가 “바쁜데 오지 마.” 그 말이 오라는 말로 들렸다.", "엄마가 “바쁜데 오지 마.”|그 말이 오라는 말로 들렸다.");
    cut("(물론 아니다.) 그렇게 갔다.", "(물론 아니다.)|그렇게 갔다.");
    cut("백수(?) 7년 결산", "백수(?) 7년 결산");
    cut("괄호를 (열고 닫지 않았다. 그래도 끝난다.", "괄호를 (열고 닫지 않았다.|그래도 끝난다.");
}

static void english_ends(void **state)
{
    (void)state;
    cut("I joined in 2019. Then I left.", "I joined in 2019.|Then I left.");
    cut("Dr. Kim of Acme Inc. hired me. Really!", "Dr. Kim of Acme Inc. hired me.|Really!");
    cut("It was 9 a.m. in the U.S. and cold.", "It was 9 a.m. in the U.S. and cold.");
    cut("e.g. Python, i.e. code. No. 5 vs. No. 6. I said no. Then I went.",
        "e.g. Python, i.e. code.|No. 5 vs. No. 6.|I said no.|Then I went.");
    cut("J. K. Park left. So did I. Bye.", "J. K. Park left.|So did I.|Bye.");
    cut("Go, or don't. But write.", "Go, or don't.|But write.");
    cut("\"Why?\" he asked. \"It was close.\" I left.", "\"Why?\" he asked.|\"It was close.\"|I left.");
    cut("Well... maybe. Wait... Then it came.", "Well... maybe.|Wait...|Then it came.");
}

static void lines_that_were_wrapped_run_on(void **state)
{
    (void)state;
    cut("지금 생각하면 그때 그 회사를 그만두지 말고 조금 더 다니면서 여러 가지로\n"
        "준비를 했어야 하는데 아무런 준비도 없이 나온 것이 지금까지도 후회가 되는\n"
        "일이다. 그래도 나는 괜찮다.\n",
        "지금 생각하면 그때 그 회사를 그만두지 말고 조금 더 다니면서 여러 가지로\n"
        "준비를 했어야 하는데 아무런 준비도 없이 나온 것이 지금까지도 후회가 되는\n"
        "일이다.|그래도 나는 괜찮다.");
    cut("2021.03 카카오 입사\n2022.05 퇴사\n2023.01 네이버 합격\n", "2021.03 카카오 입사|2022.05 퇴사|2023.01 네이버 합격");
    cut("19.05 TIPS 에 지원했으나 떨어졌고 그 뒤로 여섯 달을 다시 준비해서 겨우\n19.10 TIPS 재도전 붙음\n",
        "19.05 TIPS 에 지원했으나 떨어졌고 그 뒤로 여섯 달을 다시 준비해서 겨우|19.10 TIPS 재도전 붙음");
}

static void no_sentence_crosses_an_item_or_a_row(void **state)
{
    (void)state;
    cut("- 졸업하고 입사\n- 그 뒤 퇴사. 이직\n| 입사 | 2020 |\n|---|---|\n| 퇴사 | 2022 |\n\n끝",
        "졸업하고 입사|그 뒤 퇴사.|이직|입사 | 2020 ||퇴사 | 2022 ||끝");
    cut("# 제목\n글\n", "제목|글");
    cut("2010.3~2015.2 카카오 개발자 / 2015.3~현재 네이버 팀장\n", "2010.3~2015.2 카카오 개발자|2015.3~현재 네이버 팀장");
    cut("경력: 2010년 3월~2015년 2월 서울시청, 2015년 3월~2017년 2월 카카오\n",
        "경력: 2010년 3월~2015년 2월 서울시청|2015년 3월~2017년 2월 카카오");
    cut("2010–2015 Acme, engineer; 2015–2018 Meta, manager\n", "2010–2015 Acme, engineer|2015–2018 Meta, manager");
    cut("2010-03-02, 2015-03-04 and 2016-01-02 were Mondays\n", "2010-03-02, 2015-03-04 and 2016-01-02 were Mondays");
    cut("서울시청, 2015.3~2017.2\n", "서울시청, 2015.3~2017.2");
    cut("- [x] 다 한 일\n", "다 한 일");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(korean_ends),
        cmocka_unit_test(dates_and_numbers_end_nothing),
        cmocka_unit_test(brackets_and_quotations_stay_whole),
        cmocka_unit_test(english_ends),
        cmocka_unit_test(lines_that_were_wrapped_run_on),
        cmocka_unit_test(no_sentence_crosses_an_item_or_a_row),
    };
    return RUN_TESTS(tests);
}
