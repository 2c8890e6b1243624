import string

import pytest

from ui.language import Language, choose_language
from ui.texts import TEXTS


@pytest.mark.parametrize(
    ("wanted", "accepted", "language"),
    [
        (None, "zh-CN,zh;q=0.9,en;q=0.8", Language.SIMPLIFIED),
        (None, "zh", Language.SIMPLIFIED),
        (None, "zh-Hans-TW", Language.SIMPLIFIED),
        (None, "zh-TW,en;q=0.5", Language.TRADITIONAL),
        (None, "zh-HK", Language.TRADITIONAL),
        (None, "zh-Hant", Language.TRADITIONAL),
        (None, "en;q=0.5, zh-TW;q=0.9", Language.TRADITIONAL),
        (None, "zh-TW;q=0, en;q=0.1", Language.ENGLISH),
        (None, "fr-FR", Language.ENGLISH),
        (None, "zhuang", Language.ENGLISH),
        (None, "*", Language.SIMPLIFIED),
        (None, "en;q=high", Language.SIMPLIFIED),
        (None, None, Language.SIMPLIFIED),
        ("en", "zh-CN", Language.ENGLISH),
        ("zh_TW", "en", Language.TRADITIONAL),
        ("<script>", "zh-CN", Language.ENGLISH),
        ("", "zh-CN", Language.SIMPLIFIED),
    ],
)
def test_the_language_of_a_request(wanted: str | None, accepted: str | None, language: Language) -> None:
    assert choose_language(wanted, accepted) is language


def test_a_language_chosen_before_holds_until_another_is_asked_for() -> None:
    assert choose_language(None, "zh-CN", "en") is Language.ENGLISH
    assert choose_language("zh-TW", "zh-CN", "en") is Language.TRADITIONAL
    assert choose_language("", "en", "") is Language.ENGLISH


@pytest.mark.parametrize("key", TEXTS)
def test_a_text_has_the_same_places_in_all_languages(key: str) -> None:
    places = [{place for _, place, _, _ in string.Formatter().parse(words) if place} for words in TEXTS[key]]
    assert all(TEXTS[key])
    assert places[0] == places[1] == places[2]
