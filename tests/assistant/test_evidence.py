"""Sentences weighed as answers."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.evidence import PASSAGES_READ, SENTENCE_WEIGHTS, Features, measure, regions_of, weigh
from assistant.question import understand
from documents import Article, Passage
from documents.regions import Gazetteer
from index import Hit
from tests.hash_embedder import HashEmbedder
from tests.made_up_articles import make_article


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
    measured = measure(question, make_hit(article, heading="一"), "江苏的普及率达到90%。", 0.25, {"江苏"}, gazetteer)
    assert measured == Features(
        cosine=0.25, passage_cosine=0.5, coverage=0.6, context_coverage=1.0, years=-1.0, regions=1.0, kind=1.0
    )
    assert measured.vector().tolist() == [0.25, 0.5, 0.6, 1.0, -1.0, 1.0, 1.0]


@pytest.mark.parametrize(
    ("question", "sentence", "regions", "expected"),
    [
        ("江苏的目标", "江苏要发展。", (), 1.0),
        ("江蘇的目標", "江苏要发展。", (), 1.0),
        ("江苏的目标", "南京要发展。", (), 1.0),
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
        ("目标", "到2030年翻番。", 0.0),
    ],
)
def test_years(gazetteer: Gazetteer, question: str, sentence: str, expected: float) -> None:
    assert features(question, sentence, gazetteer).years == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("普及率是多少？", "达到90%。", 1.0),
        ("普及率是多少？", "达到百分之九十。", 1.0),
        ("規模有多大？", "達到兩億元。", 1.0),
        ("规模有多大？", "规模很大。", -1.0),
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
        assert one.score == pytest.approx(float(np.dot(one.features.vector(), SENTENCE_WEIGHTS)))


def test_only_the_passage_is_read_and_only_the_best_hits(gazetteer: Gazetteer) -> None:
    embedder = HashEmbedder(dimension=64)
    article = make_article("前一句。江苏发展。后一句。")
    hit = Hit(Passage("p", article.id, "江苏发展。", 4, 9), article, 1.0, 0.5)
    question = understand("江苏", gazetteer)
    assert [(one.start, one.end) for one in weigh(question, [hit], embedder, gazetteer)] == [(4, 9)]
    many = [make_hit(make_article(f"第{number}篇。")) for number in range(PASSAGES_READ + 2)]
    read = {one.article.text for one in weigh(question, many, embedder, gazetteer)}
    assert read == {f"第{number}篇。" for number in range(PASSAGES_READ)}


def test_no_hits_are_no_evidence(gazetteer: Gazetteer) -> None:
    assert weigh(understand("江苏", gazetteer), [], HashEmbedder(dimension=64), gazetteer) == []
