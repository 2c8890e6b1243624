"""Names that stand in the place of another."""

from __future__ import annotations

import pytest

from assistant.language_model.put_in_place import put_in_place_faults
from assistant.verification.reading import read
from documents.regions import Gazetteer

GAZETTEER = Gazetteer.load()
QUOTE = "湖南的隆平高科用智慧育种缩短周期，长沙与华为云合作打造平台。"


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("袁氏稻业用智慧育种缩短周期", ["袁氏稻业"]),
        ("长沙与腾讯云合作打造平台", ["腾讯云"]),
        ("隆平高科用智慧育种缩短周期", []),
        ("新京报说，隆平高科用智慧育种缩短周期", []),
    ],
)
def test_a_name_before_what_is_said_of_another_is_found(statement: str, names: list[str]) -> None:
    found = put_in_place_faults(read(statement, GAZETTEER), read(QUOTE, GAZETTEER), read("", GAZETTEER))
    assert [fault.said for fault in found] == names


def test_a_name_that_only_the_words_before_have_does_not_do_what_another_does() -> None:
    said = read("湘钢用智慧育种缩短周期", GAZETTEER)
    found = put_in_place_faults(said, read(QUOTE, GAZETTEER), read("湘钢的大模型已推广。", GAZETTEER))
    assert [fault.said for fault in found] == ["湘钢"]
