"""Questions drafted from articles, for somebody to look over before answers are measured by them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.evaluation import comparable
from assistant.question_making import questions_from
from documents import Article
from documents.sentences import split_sentences
from documents.splitting import split

_DATE = re.compile(r"(?:20\d\d年)?\d{1,2}月\d{1,2}日")
_UNIT = r"(?:万亿|万|亿)?(?:[%％‰]|元|个|家|座|项|款|种|台|人|P\b|EFLOPS|EFlops)?"


@dataclass(frozen=True, slots=True)
class DraftedQuestion:
    """Hold a question, the words that answer it, the sentence of the article that says so, and the article."""

    question: str
    expected: str
    sentence: str
    article: Article


def draft_questions(articles: Iterable[Article]) -> list[DraftedQuestion]:
    """Draft the questions that sentences of articles seem to answer, in the order of the articles.

    What two sentences answer differently is left out: it has no one right answer.
    """
    drafted = [one for article in articles for one in _of_article(article)]
    answers: dict[str, set[str]] = {}
    for one in drafted:
        answers.setdefault(one.question, set()).add(comparable(one.expected))
    first = {one.question: one for one in reversed(drafted)}
    return [one for one in drafted if len(answers[one.question]) == 1 and first[one.question] is one]


def _of_article(article: Article) -> Iterator[DraftedQuestion]:
    for passage in split(article):
        for span in split_sentences(passage.text):
            sentence = passage.text[span.start : span.end]
            for made in questions_from(sentence, passage.regions):
                yield DraftedQuestion(made.question, _whole(made.expected, sentence), sentence, article)


def _whole(expected: str, sentence: str) -> str:
    """Give the date or the figure with its unit, of which `expected` is the telling part."""
    pattern = _DATE.pattern if expected == "月" else rf"(?<![\d.]){re.escape(expected)}(?![\d.]){_UNIT}"
    found = re.search(pattern, sentence)
    return found.group() if found else expected
