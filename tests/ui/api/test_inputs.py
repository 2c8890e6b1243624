import pytest

from ui.api.exceptions import InvalidRequest
from ui.api.inputs import (
    MAX_QUESTION_LENGTH,
    AskRequest,
    ListRequest,
    OpenRequest,
    SearchRequest,
    checked,
    read_json,
)


def test_a_request_is_trimmed_and_its_regions_get_their_names() -> None:
    body = '{"question": " 算力？\\n", "regions": ["Jiangsu", "江蘇省", "长三角"], "history": [" 补贴？ "]}'
    assert read_json(AskRequest, body.encode()) == AskRequest(
        question="算力？", regions=["江苏", "上海", "浙江", "安徽"], history=["补贴？"]
    )
    assert ListRequest(region="长三角").regions() == {"上海", "江苏", "浙江", "安徽"}
    assert ListRequest().regions() == frozenset()


def test_the_longest_question_is_taken() -> None:
    assert len(AskRequest(question=" " + "长" * MAX_QUESTION_LENGTH).question) == MAX_QUESTION_LENGTH


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", r'^question is missing: send an object such as {"question": "…"}$'),
        (b"\xff\xfe", "^the body is not JSON "),
        (b'{"question": "a"', "^the body is not JSON "),
        (b'{"question": "\\ud800"}', "^the body is not JSON "),
        (b"[" * 5000, "^the body is not JSON "),
        (b'"question"', "^the body: Input should be an object$"),
        (b"{}", "^question is missing"),
        (b'{"question": null}', "^question: Input should be a valid string$"),
        (b'{"question": 5}', "^question: Input should be a valid string$"),
        (b'{"question": " \\n "}', "^the question is empty: ask one, in Chinese or in English$"),
        (b'{"question": "a", "k": 3}', "^no field is called 'k': /api/openapi.json lists the fields$"),
        (b'{"question": "a", "regions": "b"}', "^regions: Input should be a valid array$"),
        (
            b'{"question": "a", "regions": ["Atlantis"]}',
            "^no region goes by the name 'Atlantis'.*; leave out",
        ),
        (b'{"question": "a", "history": ["b", " "]}', "^the question is empty"),
        (b'{"question": "a", "history": [1,2,3,4,5,6,7,8,9]}', "^history: List should have at most 8 items"),
    ],
)
def test_a_body_that_does_not_fit_is_refused_in_a_sentence(body: bytes, message: str) -> None:
    with pytest.raises(InvalidRequest, match=message) as refused:
        read_json(AskRequest, body)
    assert "\n" not in str(refused.value)


def test_a_question_that_is_too_long_is_told_the_limit() -> None:
    with pytest.raises(InvalidRequest, match=r"^the question has 501 characters; 500 is the most: shorten it$"):
        checked(SearchRequest, {"question": "长" * 501})


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"question": "a", "k": 0}, "^k: Input should be greater than or equal to 1$"),
        ({"question": "a", "k": 101}, "^k: Input should be less than or equal to 100$"),
        ({"question": "a", "k": "many"}, "^k: Input should be a valid integer"),
        ({"question": "\ud800"}, r"^the question holds half a character"),
    ],
)
def test_values_that_do_not_fit_are_refused(values: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidRequest, match=message):
        checked(SearchRequest, values)


def test_places_before_the_text_are_refused() -> None:
    with pytest.raises(InvalidRequest, match=r"^start: Input should be greater than or equal to 0$"):
        checked(OpenRequest, {"article_id": "a", "start": -1})


def test_a_region_that_is_unknown_is_refused_where_articles_are_listed() -> None:
    with pytest.raises(InvalidRequest, match=r"^no region goes by the name 'Atlantis'"):
        ListRequest(region="Atlantis").regions()
