"""The answer to a comparison: a row for each region, year, document or aspect, each with its own evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.asked_moods import asked_mood, is_otherwise
from assistant.composers.assigning import assign
from assistant.composers.measures import are_alike, measured_alike, measures_of
from assistant.composers.overview import OverviewOptions, compose_overview
from assistant.composers.remarks import plain_first
from assistant.composers.rows import Row
from assistant.composers.timing import timely_first
from assistant.confidence import confidence, is_misplaced
from assistant.drafts import Claim, Draft, Layout, answering, quoted
from assistant.evidence import PART_OF_REGION, Evidence
from assistant.finding import Findings
from assistant.focus import focused
from assistant.options import AS_USUAL, AnswerOptions
from assistant.question import Question
from assistant.question_kinds import asks_widely, names_widely
from assistant.verification.reading import read
from documents.regions import Gazetteer
from documents.script import to_simplified
from documents.sentences import Span
from index.english_words import search_terms
from index.terms import passage_terms
from index.usage import in_mainland_words

ROW_CONFIDENCE = 0.2
"""The confidence that fills a row: less than an answer by itself needs, for its neighbours speak for the question."""
IN_A_CELL = OverviewOptions(longest=3)
ALIKE_CONFIDENCE = 0.05
"""The confidence that fills a row with what is asked for in form, as another row is filled."""
LONGEST_CELL = 160
"""Characters of a cell's own words above which the whole sentence is better."""


def compose_comparison(
    rows: Sequence[Row], find: Callable[[str], Findings], gazetteer: Gazetteer, options: AnswerOptions = AS_USUAL
) -> tuple[Draft, list[Findings]]:
    """Fill a table row by row; a row without evidence stays empty.

    Aspects of one subject never say the same words; rows of one aspect are measured in the same unit where they can be.
    """
    found = [find(_asked(row)) for row in rows]
    evidence = [_fitting(row, each, gazetteer) for row, each in zip(rows, found, strict=True)]
    chosen = assign(evidence) if all(row.is_aspect for row in rows) else measured_alike(evidence, gazetteer)
    filled = [
        (row, best, findings)
        for row, best, findings in zip(rows, chosen, found, strict=True)
        if best is not None
        and _confidence(best, findings)
        >= options.threshold(ALIKE_CONFIDENCE if _is_one_of(chosen, best, findings, gazetteer) else ROW_CONFIDENCE)
    ]
    # All that is given out beside the most for one: only the sentences say which is which.
    alone = are_alike([best for _, best, _ in filled], gazetteer)
    claims = [
        claim
        for row, best, findings in filled
        for claim in _claims(row, best, findings, alone=alone and not _has_several(best, gazetteer))
    ]
    return Draft(Layout.TABLE, tuple(claims), rows=tuple(row.heading for row in rows)), found


def _fitting(row: Row, findings: Findings, gazetteer: Gazetteer) -> list[Evidence]:
    """List what may fill a row, plain words and those of the time that is meant first."""
    question = findings.question
    fitting = [one for one in findings.evidence if _fits(question, one) and (not row.is_aspect or _names(row, one))]
    return timely_first(question, plain_first(fitting, gazetteer), gazetteer)


def _fits(question: Question, one: Evidence) -> bool:
    """Say whether evidence may fill a row: neither misplaced nor a target for what is there, or the reverse."""
    words = Span(one.answer.start - one.start, one.answer.end - one.start) if one.answer else None
    sentence = quoted(one)
    told_otherwise = is_otherwise(
        asked_mood(question.said), sentence, words or Span(0, len(sentence)), one.article.published
    )
    of_a_part = one.features.regions == PART_OF_REGION and one.features.kind != 0.0
    return not (told_otherwise or of_a_part or is_misplaced(question, one))


def _names(row: Row, one: Evidence) -> bool:
    """Say whether the passage of evidence has a word of what a row is headed by: a measure, or a maker."""
    heading = in_mainland_words(row.heading)
    words = search_terms(heading) if heading.isascii() else ()
    wanted = {term for word in (heading, *words) for term in passage_terms(word) if len(term) > 1}
    context = f"{one.article.title}\n{one.passage.heading}\n{one.passage.text}"
    return not wanted or not wanted.isdisjoint(passage_terms(to_simplified(context)))


def _asked(row: Row) -> str:
    """Ask for an overview where a row only names what a place does."""
    if row.is_aspect or asks_widely(row.question) or not names_widely(row.question):
        return row.question
    return f"介绍一下{row.question}"


def _claims(row: Row, best: Evidence, findings: Findings, *, alone: bool) -> list[Claim]:
    """Say one thing in a row, its figure `alone` where that is enough, or some sentences where the question is wide."""
    if row.is_aspect or not names_widely(row.question):
        return [Claim(_cell(best) if alone else quoted(best), best, row=row.heading)]
    overview = compose_overview(focused(findings.question, findings.evidence), IN_A_CELL)
    return [replace(claim, row=row.heading) for claim in overview.claims]


def _is_one_of(chosen: Sequence[Evidence | None], one: Evidence, findings: Findings, gazetteer: Gazetteer) -> bool:
    """Say whether evidence has the form and the regions asked for, and is measured like another row's."""
    question = findings.question
    if one.features.kind < 1.0 or one.features.regions < 1.0 or is_misplaced(question, one):
        return False
    # Its region and its form alone make it no answer.
    naming = set(question.terms) - set(passage_terms("".join(question.regions)))
    if naming.isdisjoint(passage_terms(quoted(one))):
        return False
    own = measures_of(one, gazetteer)
    others = (measure for other in chosen if other and other is not one for measure in measures_of(other, gazetteer))
    return any(measure.is_like(another) for another in others for measure in own)


def _confidence(chosen: Evidence, findings: Findings) -> float:
    if chosen is findings.evidence[0]:
        return findings.confidence
    return confidence(findings.question, [chosen], read=findings.was_read)


def _has_several(best: Evidence, gazetteer: Gazetteer) -> bool:
    """Say whether the words that answer have several figures, of which only the sentence says which is which."""
    return len(read(answering(best) or "", gazetteer).figures) > 1


def _cell(best: Evidence) -> str:
    """Say the words with the figure, else the whole sentence: words without a figure seldom say enough alone."""
    words = (answering(best) if best.features.read >= 0 else None) or ""
    with_figure = words if any(character.isdigit() for character in words) else ""
    fitting = (text for text in (with_figure, quoted(best), words) if 0 < len(text) <= LONGEST_CELL)
    return next(fitting, quoted(best))
