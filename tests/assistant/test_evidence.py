"""Sentences weighed as answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from assistant.evidence import (
    PART_OF_REGION,
    READ_WEIGHTS,
    RIVAL_WEIGHT,
    SUREST_READING,
    UNREAD_WEIGHTS,
    Features,
    certainty,
    measure,
    readings,
    regions_of,
    weigh,
)
from assistant.question import understand
from assistant.reader import Reading
from assistant.reader.reading import NOTHING_READ
from documents import Article, Passage
from documents.regions import Gazetteer
from documents.sentences import Span
from index import Hit
from tests.hash_embedder import HashEmbedder
from tests.made_up_articles import make_article


@dataclass(frozen=True)
class FakeReading:
    """Point at words of a passage wherever they are asked for with all of their characters."""

    passage: str
    words: str
    score: float

    def best(self, start: int, end: int) -> Reading:
        """Find the words between two characters of the passage."""
        found = self.passage.find(self.words, start, end)
        return NOTHING_READ if found < 0 else Reading(Span(found, found + len(self.words)), self.score)


@dataclass(frozen=True)
class FakeReader:
    """Point at the same words in every passage, and remember what was read."""

    words: str
    score: float
    read_so_far: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[FakeReading]:
        """Give a reading for each passage."""
        self.read_so_far.append((question, list(passages)))
        return [FakeReading(passage, self.words, self.score) for _, passage in passages]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def make_hit(article: Article, *, heading: str = "", dense: float | None = 0.5) -> Hit:
    """Make a hit on the whole of an article."""
    passage = Passage(f"{article.id}-0", article.id, article.text, 0, len(article.text), heading, article.regions)
    return Hit(passage, article, 1.0, dense)


def features(question: str, sentence: str, gazetteer: Gazetteer, *, regions: tuple[str, ...] = ()) -> Features:
    hit = make_hit(make_article(sentence, title="", regions=regions))
    said = regions_of(hit, sentence, gazetteer)
    return measure(understand(question, gazetteer), hit, sentence, 0.25, said, gazetteer)


def test_a_sentence_is_measured_by_hand(gazetteer: Gazetteer) -> None:
    article = make_article("江苏的普及率达到90%。产业发展。", title="2030年目标")
    # The first three terms are in the sentence, all of them with the title.
    question = understand("江苏的普及率到2030年是多少？", gazetteer)
    assert question.terms == ("江苏", "普及", "及率", "2030", "年")
    hit = make_hit(article, heading="一")
    measured = measure(question, hit, "江苏的普及率达到90%。", 0.25, {"江苏"}, gazetteer, read=0.75)
    assert measured == Features(
        cosine=0.25, passage_cosine=0.5, coverage=0.6, context_coverage=1.0, years=0.0, regions=1.0, kind=1.0, read=0.75
    )
    assert measured.vector().tolist() == [0.25, 0.5, 0.6, 1.0, 0.0, 1.0, 1.0, 0.75]


@pytest.mark.parametrize(
    ("question", "sentence", "regions", "expected"),
    [
        ("江苏的目标", "江苏要发展。", (), 1.0),
        ("江蘇的目標", "江苏要发展。", (), 1.0),
        ("江苏的目标", "南京要发展。", (), PART_OF_REGION),
        # A province before its own city only says where that is.
        ("江苏的目标", "江苏南京要发展。", (), PART_OF_REGION),
        ("江苏的目标", "江苏和南京要发展。", (), 1.0),
        ("南京的目标", "江苏要发展。", (), -1.0),
        ("江苏的目标", "浙江要发展。", ("江苏",), -1.0),
        ("江苏的目标", "要发展。", ("江苏",), 1.0),
        ("江苏的目标", "要发展。", (), -1.0),
        ("江苏和浙江的目标", "江苏、浙江要发展。", (), 1.0),
        ("江苏和浙江的目标", "江苏要发展。", (), 0.0),
        ("发展目标", "江苏要发展。", (), 0.0),
    ],
)
def test_regions(gazetteer: Gazetteer, question: str, sentence: str, regions: tuple[str, ...], expected: float) -> None:
    assert features(question, sentence, gazetteer, regions=regions).regions == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("2030年的目标", "到2030年翻番。", 1.0),
        ("2030年的目标", "到2027年翻番。", -1.0),
        ("2027年和2030年的目标", "到2030年翻番。", 0.0),
        ("2027年、2030年和2035年的目标", "到2030年翻番。", -1 / 3),
        ("目标", "到2030年翻番。", 0.0),
    ],
)
def test_years(gazetteer: Gazetteer, question: str, sentence: str, expected: float) -> None:
    assert features(question, sentence, gazetteer).years == pytest.approx(expected)


@pytest.mark.parametrize(
    ("title", "text", "sentence", "expected"),
    [
        # A year round a sentence without one may be its year.
        ("2030年目标", "要翻番。", "要翻番。", 0.0),
        ("目标", "这是2030年的目标。要翻番。", "要翻番。", 0.0),
        # A sentence with a year of its own is not about that round it.
        ("2030年目标", "到2027年翻番。", "到2027年翻番。", -1.0),
        ("2027年目标", "要翻番。", "要翻番。", -1.0),
        # Digits within a longer number are no year.
        ("2030年目标", "共12027家。", "共12027家。", 0.0),
    ],
)
def test_a_year_round_a_sentence_without_one(
    gazetteer: Gazetteer, title: str, text: str, sentence: str, expected: float
) -> None:
    hit = make_hit(make_article(text, title=title))
    measured = measure(understand("2030年的目标", gazetteer), hit, sentence, 0.0, set(), gazetteer)
    assert measured.years == expected


def test_a_year_in_the_heading_is_round_a_sentence_too(gazetteer: Gazetteer) -> None:
    hit = make_hit(make_article("要翻番。", title=""), heading="2030年")
    assert measure(understand("2030年的目标", gazetteer), hit, "要翻番。", 0.0, set(), gazetteer).years == 0.0


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("普及率是多少？", "达到90%。", 1.0),
        ("普及率是多少？", "达到百分之九十。", 1.0),
        ("規模有多大？", "達到兩億元。", 0.5),
        ("规模有多大？", "规模很大。", -0.5),
        ("How many firms?", "50 firms.", 1.0),
        ("什么时候建成？", "2024年建成。", 1.0),
        ("什麼時候建成？", "上世紀建成。", 1.0),
        ("什么时候建成？", "已经建成90%。", -1.0),
        ("When was it built?", "Built in 2024.", 1.0),
        ("有什么举措？", "达到90%。", 0.0),
    ],
)
def test_a_figure_or_date_asked_for(gazetteer: Gazetteer, question: str, sentence: str, expected: float) -> None:
    assert features(question, sentence, gazetteer).kind == expected


def test_a_question_without_content_covers_nothing(gazetteer: Gazetteer) -> None:
    measured = features("是什么？", "江苏。", gazetteer)
    assert (measured.coverage, measured.context_coverage) == (0.0, 0.0)


def test_evidence_is_every_sentence_of_the_hits_best_first(gazetteer: Gazetteer) -> None:
    embedder = HashEmbedder(dimension=64)
    article = make_article("浙江发放算力券。江苏的普及率到2030年达到90%。\n合肥建成实验室。")
    question = understand("江苏的普及率是多少？", gazetteer)
    found = weigh(question, [make_hit(article), make_hit(make_article("江苏。"), dense=None)], embedder, gazetteer)
    assert found[0].article.text[found[0].start : found[0].end] == "江苏的普及率到2030年达到90%。"
    assert sorted(one.article.text[one.start : one.end] for one in found) == sorted(
        ["浙江发放算力券。", "江苏的普及率到2030年达到90%。", "合肥建成实验室。", "江苏。"]
    )
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    for one in found:
        sentence = one.article.text[one.start : one.end]
        cosine = float(embedder.encode_passages([sentence])[0] @ embedder.encode_queries([question.text])[0])
        assert one.features.cosine == pytest.approx(cosine, abs=1e-6)
        assert one.features.passage_cosine == (0.0 if one.article.text == "江苏。" else 0.5)
        # What has no word of the measure asked for loses as a rival does.
        lacking = 0.0 if "普及率" in sentence else RIVAL_WEIGHT
        assert one.score == pytest.approx(float(np.dot(one.features.vector(), UNREAD_WEIGHTS)) - lacking)


def test_only_the_passage_is_weighed(gazetteer: Gazetteer) -> None:
    article = make_article("前一句。江苏发展。后一句。")
    hit = Hit(Passage("p", article.id, "江苏发展。", 4, 9), article, 1.0, 0.5)
    found = weigh(understand("江苏", gazetteer), [hit], HashEmbedder(dimension=64), gazetteer)
    assert [(one.start, one.end, one.answer, one.features.read) for one in found] == [(4, 9, None, -1.0)]


def test_the_words_that_a_reader_points_at_are_characters_of_the_article(gazetteer: Gazetteer) -> None:
    article = make_article("前一句。江苏有算力券。南京有算力中心。后一句。", title="标题")
    hit = Hit(Passage("p", article.id, "江苏有算力券。南京有算力中心。", 4, 19, "一节"), article, 1.0, 0.5)
    reader = FakeReader("算力中心", SUREST_READING / 4)
    question = understand("江苏有什么？", gazetteer)
    found = weigh(question, [hit], HashEmbedder(dimension=64), gazetteer, reader)
    by_start = {one.start: (one.answer, one.features.read) for one in found}
    assert by_start == {4: (None, -1.0), 11: (Span(14, 18), 0.25)}
    assert article.text[14:18] == "算力中心"
    assert reader.read_so_far == [("江苏有什么？", [("标题 一节", hit.passage.text)])]
    for one in found:
        assert one.score == pytest.approx(float(np.dot(one.features.vector(), READ_WEIGHTS)))


def test_the_modifier_of_a_figure_belongs_to_the_answer(gazetteer: Gazetteer) -> None:
    hit = make_hit(make_article("江苏有超过50家企业。"))
    question, reader = understand("江苏有多少家企业？", gazetteer), FakeReader("50家", SUREST_READING)
    (found,) = weigh(question, [hit], HashEmbedder(dimension=64), gazetteer, reader)
    assert found.answer == Span(3, 8)
    assert hit.article.text[3:8] == "超过50家"


def test_what_a_reader_finds_lifts_its_sentence(gazetteer: Gazetteer) -> None:
    hit = make_hit(make_article("江苏有算力券。江苏有实验室。"))
    question = understand("江苏有什么？", gazetteer)
    for words in ("算力券", "实验室"):
        reader = FakeReader(words, SUREST_READING)
        best = weigh(question, [hit], HashEmbedder(dimension=64), gazetteer, reader)[0]
        assert best.article.text[best.start : best.end] == f"江苏有{words}。"


@pytest.mark.parametrize(
    ("score", "expected"), [(0.0, 0.0), (0.5, 0.5), (-0.5, -0.5), (1.0, 1.0), (3.0, 1.0), (-1.0, -1.0), (-3.0, -1.0)]
)
def test_certainty_lies_between_bounds(score: float, expected: float) -> None:
    assert certainty(Reading(Span(0, 1), score * SUREST_READING)) == expected


def test_passages_are_read_with_their_title_and_heading(gazetteer: Gazetteer) -> None:
    hits = [make_hit(make_article("甲。", title="标题"), heading="一"), make_hit(make_article("乙。", title=""))]
    reader, question = FakeReader("乙", 1.0), understand("什么？", gazetteer)
    assert readings(question, hits, reader) == [FakeReading("甲。", "乙", 1.0), FakeReading("乙。", "乙", 1.0)]
    assert reader.read_so_far == [("什么？", [("标题 一", "甲。"), ("", "乙。")])]
    assert readings(question, hits, None) == [None, None]


def test_no_hits_are_no_evidence(gazetteer: Gazetteer) -> None:
    question, embedder = understand("江苏", gazetteer), HashEmbedder(dimension=64)
    assert weigh(question, [], embedder, gazetteer) == []
    assert weigh(question, [], embedder, gazetteer, FakeReader("甲", 1.0)) == []
