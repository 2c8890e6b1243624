"""Whether a question has anything to do with the articles: the weather, football and poems have not."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence import Evidence
from assistant.follow_ups.content import chunks, is_policy
from assistant.follow_ups.frame import Frame, read_frame
from assistant.question import Question
from documents.regions import Gazetteer
from documents.script import fold, to_simplified
from index.glossary import chinese_terms
from index.terms import naming_terms


def is_out_of_scope(question: Question, evidence: Sequence[Evidence], gazetteer: Gazetteer) -> bool:
    """Say whether a question names something beside regions and times, and no passage found knows a word of it.

    What policies speak of is never out of scope, nor is a question that leaves its matter to the one before.
    """
    frame = read_frame(question.text, gazetteer)
    if frame.documents or chinese_terms(question.text) or any(is_policy(run) for run in chunks(frame)):
        return False
    terms = _own_terms(frame)
    known = fold(to_simplified("\n".join(one.passage.heading + one.passage.text for one in evidence)))
    return bool(terms) and not any(term in known for term in terms)


def _own_terms(frame: Frame) -> list[str]:
    """List the words that name something beside regions and times, English ones in Chinese too."""
    said = [run.view for run in chunks(frame)]
    if frame.is_english:
        # Only here, for the lexical library comes with it.
        from index.english_words import search_terms

        said += search_terms(" ".join(said))
    return list(dict.fromkeys(term for one in said for term in naming_terms(one)))
