"""Where sentences end, case by case and on random text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.sentences import LONGEST_SENTENCE, split_sentences

MARKS = "。！？!?….;；，,：:、 \n\u3000“”‘’「」『』（）()《》\"'"
random_text = st.text(st.sampled_from(MARKS + "说称表示上海江苏AI5G3.%U.SNo.Mr\t\u2028\u0085\U00020000"), max_size=120)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        # Plain ends, in both scripts and widths.
        ["上海先行。", "江苏跟进！", "浙江呢？", "安徽也来!", "好吗?"],
        ["到2030年，普及率達90%。", "產業規模翻番。"],
        # Closing marks stay with what they close.
        ["他说：“要快。”", "我们同意。"],
        ["（见附件。）", "下一句。"],
        ["「要快。」", "『要穩！』", "大家同意。"],
        ["真的？！”", "是的。"],
        # An ellipsis is one mark, of any length.
        ["他想了想……", "然后走了。"],
        ["他想了想…", "然后走了。"],
        # A point within a number, an address or a version ends nothing.
        ["增长3.14，达到10.5%。", "下降0.2个百分点。"],
        ["见 www.example.cn/a.html 的说明。", "完。"],
        ["地址是http://example.cn/a?b=c&d=e。", "请查收。"],
        # English.
        ["The rate was 10.5%.", "It will grow.", "“Really?”", "Yes!"],
        ["Mr. Li met Dr. Wang of Example Inc. Today is No. 5.", "The end."],
        ["J. Smith and U.S. Firms agreed.", "They left."],
        ['He said "it works."', "Then he left."],
        ["Use e.g. Python."],
        ["1. The plan is here.", "It has two parts."],
        ["2.\tThe second plan."],
        # English in Chinese.
        ["采用GPT-4.0模型。", "AI+制造.AI+教育。"],
        # Speech keeps the words that say whose it is.
        ["“各有侧重。”曾刚说。", "“很好！”他在会上表示。"],
        ["“各有側重。”曾剛說。", "「很好！」他指出。"],
        ["“这是开始。”李明在接受采访时说道。", "产业在发展。"],
        ["“真的吗？”，他问。", "没有人答。"],
        # What only looks like it does not.
        ["“要快。”", "上海市政府印发了一份关于加快人工智能产业高质量发展、培育新质生产力的行动方案，其中介绍了任务。"],
        ["“要快。”", "江苏行动起来。"],
        # A mark in front of a comma ends nothing.
        ["算力、数据、模型……，一个都不能少。", "完。"],
    ],
)
def test_sentences_end_where_they_end(sentences: list[str]) -> None:
    separator = " " if sentences[0].isascii() or sentences[0].startswith("The") else ""
    assert cut(separator.join(sentences)) == sentences


def test_a_line_break_ends_a_sentence() -> None:
    assert cut("一、总体目标\n到2030年\n\n \u3000建成高地。完\n") == ["一、总体目标", "到2030年", "建成高地。", "完"]


def test_attribution_does_not_reach_over_a_line_break() -> None:
    assert cut("“要快。”\n曾刚说。") == ["“要快。”", "曾刚说。"]


def test_only_the_named_part_is_cut() -> None:
    text = "一。二。三。四。"
    assert split_sentences(text, 2, 5) == [(2, 4), (4, 5)]
    assert split_sentences(text, 8) == []


@pytest.mark.parametrize("text", ["", " \n\t\u3000"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert split_sentences(text) == []


def test_a_run_without_an_end_is_cut_at_its_best_inner_place() -> None:
    clause = "字" * 99
    semicolons = f"{clause}，{clause}；{clause}，" * 3
    assert cut(semicolons) == [semicolons[:500], semicolons[500:]]
    commas = f"{clause}，" * 7
    assert cut(commas) == [commas[:600], commas[600:]]
    spaces = f"{clause}  " * 7
    assert cut(spaces) == [spaces[:503], spaces[505:].strip()]
    assert cut("字" * 1300) == ["字" * 600, "字" * 600, "字" * 100]


@given(random_text, st.integers(0, 120), st.integers(0, 120))
def test_every_visible_character_lies_in_exactly_one_sentence(text: str, first: int, second: int) -> None:
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    spans = split_sentences(text, start, end)
    covered = [place for span in spans for place in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    missed = set(range(start, end)) - set(covered)
    assert all(text[place].isspace() for place in missed)
    for span in spans:
        assert start <= span.start < span.end <= end
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        assert "\n" not in text[span.start : span.end]


@given(st.text(st.sampled_from(MARKS.replace("\n", "") + "甲aA5"), min_size=1, max_size=40), st.integers(20, 400))
def test_sentences_of_hostile_text_are_bounded(pattern: str, times: int) -> None:
    text = pattern * times
    spans = split_sentences(text)
    assert all(span.end - span.start <= LONGEST_SENTENCE + len("”") * len(pattern) for span in spans)
    assert "".join("".join(text[s:e].split()) for s, e in spans) == "".join(text.split())


@pytest.mark.parametrize("pattern", ["A. ", "。”", "No. ", "”", "说", ". ", "“a。”", "a" + " " * 50])
def test_a_long_hostile_line_is_cut_and_complete(pattern: str) -> None:
    # 200,000 characters: in a time that grew with the square of the length, this would take minutes.
    text = pattern * (200_000 // len(pattern))
    spans = split_sentences(text)
    assert max(span.end - span.start for span in spans) <= LONGEST_SENTENCE
    assert sum(len(text[s:e].replace(" ", "")) for s, e in spans) == len(text.replace(" ", ""))
