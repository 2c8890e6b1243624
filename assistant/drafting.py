"""Choosing what an answer says, by the kind of question."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.composers.aspects import asks_of_each
from assistant.composers.comparison import compose_comparison
from assistant.composers.correction import compose_contradiction, compose_correction, has_claimed
from assistant.composers.fact import compose_fact
from assistant.composers.listing import OF_PLACES, compose_list, of_places
from assistant.composers.overview import compose_overview
from assistant.composers.remarks import finds_nothing, plain_first
from assistant.composers.rows import Row, rows_of
from assistant.drafts import Draft, quoted
from assistant.finding import Findings
from assistant.focus import focused
from assistant.options import AS_USUAL, AnswerOptions
from assistant.premises import (
    Circumstance,
    Premise,
    circumstance_of,
    claims_something,
    dating_of,
    premise_of,
    without_claim,
    without_regions,
    without_years,
)
from assistant.question import Question
from assistant.question_kinds import QuestionKind, asks_for_places, items_asked
from assistant.wording import WORDS
from documents.regions import Gazetteer

_YEAR = re.compile(r"(?:19|20)\d\d年")
Find = Callable[[str], Findings]
Drafted = tuple[Draft | None, list[Findings]]
"""What an answer says, None where nothing was found, and all that was found for it."""


@dataclass(frozen=True, slots=True)
class Drafter:
    """Draft answers from what is found on questions."""

    find: Find
    gazetteer: Gazetteer
    options: AnswerOptions = AS_USUAL

    def draft(self, question: Question) -> Drafted:
        """Choose what the answer to a question says."""
        rows = rows_of(question, self.gazetteer)
        if rows:
            table, found = self.table(rows)
            # What was taken apart wrongly is better asked as a whole.
            most_empty = len(rows) // 2 if asks_of_each(question.text) else (len(rows) - 1) // 2
            filled = len({claim.row for claim in table.claims}) if table else 0
            if question.kind is QuestionKind.COMPARISON or (filled and len(rows) - filled <= most_empty):
                return table, found
        premise = premise_of(question, self.gazetteer)
        if premise and premise.is_claimed and (drafted := self._on_premise(question, premise))[0]:
            return drafted
        circumstance = circumstance_of(question, self.gazetteer)
        if circumstance and (drafted := self._on_circumstance(question, circumstance))[0]:
            return drafted
        findings = self.find(question.text)
        if not findings.evidence:
            return None, [findings]
        if not findings.answered:
            return self._corrected(question, premise, findings)
        if question.kind is QuestionKind.LIST:
            return self._listed(question, findings), [findings]
        if question.kind is QuestionKind.OVERVIEW:
            return compose_overview(focused(question, findings.evidence)), [findings]
        if finds_nothing(question, plain_first(findings.evidence, self.gazetteer)[0]):
            return None, [findings]
        return compose_fact(question, findings.evidence, self.gazetteer), [findings]

    def _listed(self, question: Question, findings: Findings) -> Draft:
        """Gather the items of a list; of places from many articles."""
        evidence = focused(question, findings.evidence)
        if asks_for_places(question.text):
            return compose_list(of_places(evidence), OF_PLACES)
        return compose_list(evidence, items=items_asked(question.said))

    def table(self, rows: Sequence[Row]) -> Drafted:
        """Fill a table of questions, a row each."""
        table, found = compose_comparison(rows, self.find, self.gazetteer, self.options)
        return (table if table.claims else None), found

    def _on_premise(self, question: Question, premise: Premise) -> Drafted:
        """Ask without the figure that the question takes for granted, then without its year, which may be wrong too.

        Where something is told of the year, another year's is meant only if it has the figure claimed.
        """
        found = [findings := self.find(premise.neutral)]
        evidence = findings.evidence
        draft = compose_contradiction(question, premise, evidence, self.gazetteer) if findings.answered else None
        if draft is None and question.years:
            found.append(of_any_year := self.find(without_years(premise.neutral)))
            evidence = of_any_year.evidence
            if of_any_year.answered and (not findings.answered or has_claimed(premise, evidence[0], self.gazetteer)):
                draft = compose_contradiction(question, premise, evidence, self.gazetteer)
        return draft, found

    def _on_circumstance(self, question: Question, circumstance: Circumstance) -> Drafted:
        """Ask when, or by whom, something was done, where the question takes that for granted."""
        findings = self.find(circumstance.neutral)
        if not findings.answered:
            return None, [findings]
        draft = compose_fact(question, findings.evidence[:1], self.gazetteer)
        if not circumstance.is_in(quoted(findings.evidence[0])):
            draft = replace(draft, lead=WORDS[question.language].differently)
        return draft, [findings]

    def _on_dating(self, question: Question, circumstance: Circumstance, undated: str) -> Drafted:
        """Say of when a document is that a question takes to be of another year, and answer the question on it."""
        dates, findings = self.find(circumstance.neutral), self.find(undated)
        if not dates.answered or circumstance.is_in(quoted(dates.evidence[0])):
            return None, [dates]
        draft = compose_fact(question, dates.evidence[:1], self.gazetteer)
        answer = compose_fact(question, findings.evidence, self.gazetteer).claims if findings.answered else ()
        claims = (*draft.claims, *(claim for claim in answer if claim.text == quoted(claim.evidence)))
        return replace(draft, claims=claims, lead=WORDS[question.language].differently), [dates, findings]

    def _on_year(self, question: Question) -> Drafted:
        """Ask without the years that a question takes for granted, and say so where the answer has others."""
        findings = self.find(without_claim(without_years(question.text)))
        said = quoted(findings.evidence[0]) if findings.answered else ""
        if not _YEAR.search(said):
            return None, [findings]
        draft = compose_fact(question, findings.evidence[:1], self.gazetteer)
        is_so = all(year in said for year in question.years)
        return replace(draft, lead="" if is_so else WORDS[question.language].differently), [findings]

    def _corrected(self, question: Question, premise: Premise | None, findings: Findings) -> Drafted:
        """Look for the figure of a question with other regions, or other years."""
        dating = dating_of(question)
        if dating and (drafted := self._on_dating(question, *dating))[0]:
            return drafted
        if question.years and claims_something(question.text):
            drafted = self._on_year(question)
            if drafted[0]:
                return drafted
        if premise is None:
            return None, [findings]
        draft = compose_correction(question, premise, findings.evidence, self.gazetteer)
        if draft or not question.regions:
            return draft, [findings]
        elsewhere = self.find(without_regions(question, self.gazetteer))
        return compose_correction(question, premise, elsewhere.evidence, self.gazetteer), [findings, elsewhere]
