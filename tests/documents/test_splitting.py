"""How articles are cut into passages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import Article, Passage
from documents.sentences import LONGEST_SENTENCE, split_sentences
from documents.splitting import LONGEST_MARKED_HEADING, SplittingOptions, split
from tests.made_up_articles import make_article

SMALL = SplittingOptions(shortest=20, longest=40)


def texts(text: str, options: SplittingOptions = SMALL) -> list[tuple[str, str]]:
    """Cut a text; give each passage with its heading."""
    article = make_article(text)
    passages = split(article, options)
    check(article, passages)
    return [(passage.heading, passage.text) for passage in passages]


def check(article: Article, passages: list[Passage]) -> None:
    """Hold passages against what all of them promise."""
    assert [passage.id for passage in passages] == [f"{article.id}-{number}" for number in range(len(passages))]
    position = 0
    for passage in passages:
        assert passage.article_id == article.id
        assert article.text[passage.start : passage.end] == passage.text
        assert passage.text == passage.text.strip() != ""
        assert passage.start >= position
        position = passage.end


def sentence(length: int, letter: str = "字") -> str:
    return letter * (length - 1) + "。"


def test_sentences_are_gathered_up_to_the_longest_length() -> None:
    a, b, c, d = (sentence(15, letter) for letter in "甲乙丙丁")
    assert texts(a + b + c + d) == [("", a + b), ("", c + d)]


def test_a_paragraph_ends_a_passage_that_is_long_enough() -> None:
    long, short = sentence(25, "甲"), sentence(12, "乙")
    assert texts(f"{long}\n{short}") == [("", long), ("", short)]
    assert texts(f"{short}\n{long}") == [("", f"{short}\n{long}")]


def test_a_short_rest_goes_with_what_stands_before_it() -> None:
    full, rest = sentence(38, "甲"), sentence(9, "乙")
    assert texts(full + rest) == [("", full + rest)]
    # Ten characters are half the shortest length: no rest any more.
    assert texts(full + sentence(10, "乙")) == [("", full), ("", sentence(10, "乙"))]


def test_a_short_beginning_goes_with_a_long_sentence() -> None:
    assert texts("好。" + sentence(60)) == [("", "好。" + sentence(60))]
    assert texts("好。" + sentence(90)) == [("", "好。"), ("", sentence(90))]


def test_a_long_sentence_is_not_cut() -> None:
    assert texts(sentence(200)) == [("", sentence(200))]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# 总体目标", "总体目标"),
        ("###### 总体目标 ##", "总体目标"),
        ("##\t总体目标", "总体目标"),
        ("#  总体 # 目标 #", "总体 # 目标"),
        ("总体目标", "总体目标"),
        ("Overall goals", "Overall goals"),
        ("2030年的目标", "2030年的目标"),
    ],
)
def test_headings_are_no_part_of_passages(line: str, title: str) -> None:
    first, second = "前面的话。", "到2030年建成高地，产业规模翻一番。"
    assert texts(f"{first}\n{line}\n\n{second}") == [("", first), (title, second)]


@pytest.mark.parametrize(
    "line",
    [
        "# " + "长" * LONGEST_MARKED_HEADING,
        "到2030年建成高地。",
        "重点任务：",
        "地区 | 目标",
        "- 建设算力中心",
        "（一）建设算力中心",
        "1. 建设算力中心",
        "③建设算力中心",
        "长" * 41,
        "好",
    ],
)
def test_what_is_no_heading_stays_text(line: str) -> None:
    following = "到2030年建成高地，产业规模翻一番。"
    passages = texts(f"{line}\n{following}", SplittingOptions())
    assert passages == [("", f"{line}\n{following}")]


def test_short_lines_among_short_lines_are_a_list() -> None:
    text = "上海\n江苏\n浙江\n安徽"
    assert texts(text) == [("", text)]


def test_a_heading_over_a_heading_gives_way_to_it() -> None:
    assert texts("# 江苏\n## 目标\n到2030年达到90%。\n## 举措\n建设算力中心。") == [
        ("目标", "到2030年达到90%。"),
        ("举措", "建设算力中心。"),
    ]


def test_passages_do_not_reach_over_a_heading() -> None:
    assert texts("一。\n# 二\n三。\n# 四\n五。") == [("", "一。"), ("二", "三。"), ("四", "五。")]


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_no_text_gives_no_passages(text: str) -> None:
    assert texts(text) == []


def test_a_text_of_headings_alone_is_found_by_them() -> None:
    assert texts("# 标题\n\n## 又一个\n") == [("", "# 标题\n\n## 又一个")]


def test_a_passage_is_about_what_it_names_or_its_heading_or_its_article() -> None:
    text = (
        "# 江苏\n" + sentence(30) + "\n# 目标\n" + sentence(30) + "\n# 城市\n合肥建成量子实验室，投入使用已有一年之久。"
    )
    passages = split(make_article(text, regions=("浙江", "上海")), SMALL)
    assert [(p.heading, p.regions) for p in passages] == [
        ("江苏", ("江苏",)),
        ("目标", ("浙江", "上海")),
        ("城市", ("合肥",)),
    ]


@pytest.mark.parametrize("line", ["# a" + " " * 100_000 + "b", "# " + "#" * 100_000 + "b", "一" * 200_000])
def test_a_hostile_line_is_cut_and_complete(line: str) -> None:
    # In a time that grew with the square of the length, this would take minutes.
    article = make_article(line)
    passages = split(article)
    check(article, passages)
    assert "".join("".join(passage.text.split()) for passage in passages) == "".join(line.split())


words = st.text(st.sampled_from("上海江苏算力。，；！？“”（）1.5% AB…-|"), min_size=1, max_size=60)
lines = st.one_of(
    words, st.just(""), words.map(lambda word: f"## {word}"), st.sampled_from(["总体目标", "- 算力", "一、目标"])
)


@given(st.lists(lines, max_size=25).map("\n".join), st.sampled_from([SMALL, SplittingOptions()]))
def test_nothing_but_headings_is_lost_and_no_sentence_is_cut(text: str, options: SplittingOptions) -> None:
    article = make_article(text)
    passages = split(article, options)
    check(article, passages)
    inside = {place for passage in passages for place in range(passage.start, passage.end)}
    headings = {""} | {passage.heading for passage in passages}
    for line in re.finditer(r"[^\n]+", text):
        places = [place for place in range(*line.span()) if not text[place].isspace()]
        kept = [place for place in places if place in inside]
        # A line is a passage's or a heading: never in part.
        assert kept in (places, [])
        is_marked = re.match(r"\s*#{1,6}[ \t]", line.group()) is not None
        if places and not kept and not is_marked:
            # A heading may end with a quoted word (实施“人工智能+”), not with a quoted sentence.
            assert re.search(r"[。，；！？…]”?$", line.group().strip()) is None
            assert len(line.group().strip()) <= 40
    assert headings <= {""} | {line.strip(" \t#") for line in text.split("\n")}
    starts = {span.start for span in split_sentences(text)}
    assert all(passage.start in starts for passage in passages)
    longest = max(LONGEST_SENTENCE, 2 * options.longest)
    assert all(len(passage.text) <= longest for passage in passages)
