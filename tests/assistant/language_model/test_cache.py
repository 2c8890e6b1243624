"""Replies that are kept."""

from __future__ import annotations

from dataclasses import replace

from assistant.language_model.cache import ReplyCache, key_of
from assistant.language_model.connection import Connection
from assistant.language_model.numbered import NumberedPassage
from tests.made_up_articles import JIANGSU, ZHEJIANG, lines_as_passages

HERE = Connection("http://localhost:1/v1", "m")
FIRST, SECOND = (NumberedPassage(1, one, lines_as_passages(one)[0]) for one in (JIANGSU, ZHEJIANG))


def test_a_reply_is_found_under_its_key() -> None:
    cache = ReplyCache()
    cache.put("a", "甲")
    assert (cache.get("a"), cache.get("b")) == ("甲", None)


def test_the_least_used_goes_when_the_room_is_full_and_what_is_too_long_is_not_kept() -> None:
    cache = ReplyCache(characters=10)
    cache.put("a", "1234")
    cache.put("b", "5678")
    assert cache.get("a") == "1234"
    cache.put("c", "9012")
    assert (cache.get("a"), cache.get("b"), cache.get("c")) == ("1234", None, "9012")
    cache.put("d", "x" * 11)
    assert cache.get("d") is None


def test_a_key_names_all_that_a_reply_depends_on() -> None:
    keys = [
        key_of(HERE, "问", [FIRST], "zh-Hans", overview=False),
        key_of(HERE, "问问", [FIRST], "zh-Hans", overview=False),
        key_of(HERE, "问", [SECOND], "zh-Hans", overview=False),
        key_of(HERE, "问", [FIRST, SECOND], "zh-Hans", overview=False),
        key_of(HERE, "问", [FIRST], "zh-Hant", overview=False),
        key_of(HERE, "问", [FIRST], "zh-Hans", overview=True),
        key_of(replace(HERE, model="n"), "问", [FIRST], "zh-Hans", overview=False),
        key_of(replace(HERE, base_url="http://localhost:2/v1"), "问", [FIRST], "zh-Hans", overview=False),
    ]
    assert len(set(keys)) == len(keys)
    assert keys[0] == key_of(HERE, "问", [FIRST], "zh-Hans", overview=False)
