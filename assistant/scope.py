"""Whether a question has anything to do with the articles: the weather, football and poems have not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Evidence
from assistant.follow_ups.content import chunks, is_policy
from assistant.follow_ups.frame import Frame, read_frame
from assistant.question import Question
from documents.regions import Gazetteer
from documents.script import fold, to_simplified
from index.english_words import search_terms
from index.glossary import chinese_terms
from index.terms import naming_terms

KNOWN = 1 / 3
"""The share of a question's own words up to which the passages found have nothing to do with it."""
_NOW = re.compile(r"today|now|currently", re.IGNORECASE)
# 原来是几年 names nothing: it leaves its matter to the question before.
_ADVERBS = re.compile(r"原[来先]|后来|当初|最[后终初]|其实|以[前后]|现在|目前|[今明昨]天|延续|持续|开始|结束|截止")


def is_out_of_scope(question: Question, evidence: Sequence[Evidence], gazetteer: Gazetteer) -> bool:
    """Say whether a question names something beside regions and times, and the passages found know hardly a word of it.

    What policies speak of is never out of scope, nor is a question that leaves its matter to the one before.
    """
    frame = read_frame(question.text, gazetteer)
    named = [run for run in chunks(frame) if not _NOW.fullmatch(run.view)]
    if frame.documents or chinese_terms(question.text) or any(map(is_policy, named)):
        return False
    terms = _own_terms(frame)
    known = fold(to_simplified("\n".join(one.passage.heading + one.passage.text for one in evidence)))
    return bool(terms) and sum(term in known for term in terms) <= KNOWN * len(terms)


def _own_terms(frame: Frame) -> list[str]:
    """List the words that name something beside regions and times, English ones in Chinese too."""
    said = [_ADVERBS.sub(" ", run.view) for run in chunks(frame)]
    if frame.is_english:
        said += search_terms(" ".join(said))
    return list(dict.fromkeys(term for one in said for term in naming_terms(one)))
