import pytest

from ui.serving.exceptions import TooOften
from ui.serving.rates import Rates


def test_one_over_the_rate_is_refused_and_the_others_are_not() -> None:
    rates = Rates(questions_a_minute=3)
    for _ in range(3):
        rates.count_question("a")
    with pytest.raises(TooOften, match=r"^one user may send 3 questions a minute; try again in \d+ s") as refused:
        rates.count_question("a")
    assert 1 <= refused.value.seconds <= 61
    rates.count_question("b")


def test_what_is_sent_is_counted_by_its_size() -> None:
    rates = Rates(megabytes_an_hour=1)
    rates.count_sent("a", 700_000)
    with pytest.raises(TooOften, match=r"^one user may send 1 MB an hour"):
        rates.count_sent("a", 700_000)
    rates.count_sent("a", 300_000)
    rates.count_sent("b", 700_000)


def test_no_limit_is_none() -> None:
    rates = Rates()
    for _ in range(1000):
        rates.count_question("a")
        rates.count_sent("a", 10**9)
