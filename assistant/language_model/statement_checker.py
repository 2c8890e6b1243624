"""Judging whether quotes carry a statement, as a whole and clause by clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.citing import source_of
from assistant.language_model.bindings import binding_faults
from assistant.language_model.clauses import clauses_of
from assistant.language_model.derived_figures import without_derived
from assistant.language_model.left_out import left_out_faults
from assistant.language_model.numbered import Quote, single_sentences
from assistant.language_model.plain_statement import plain_statement
from assistant.language_model.support import SupportJudge
from assistant.moods import Mood, told
from assistant.verification import Fault, FaultKind, Source, Statement, faults
from assistant.verification.modifiers import Modifier
from assistant.verification.reading import Reading, read
from documents.regions import Gazetteer

SLACK = 0.1
"""How much less near than a sentence that says otherwise one may be that carries a statement."""
# Figures that go in turn were held to the years that they go with.
_IN_TURN = re.compile(r"20\d\d年?(?:、|和|与|及)20\d\d年?.*分别")
_ALL_OF = re.compile(r"(?<![成首])都(?![市会])|均(?!数)|皆|同为|\bboth\b|\bequally\b")
_FEWEST_LETTERS = 6


def told_of_all(clause: str) -> bool:
    """Tell whether words say the same of each of several: 两稿都写100项."""
    return _ALL_OF.search(clause) is not None


@dataclass(frozen=True)
class StatementChecker:
    """Find in what statements depart from quotes."""

    gazetteer: Gazetteer
    judge: SupportJudge

    def faults(self, statement: str, quotes: Sequence[Quote]) -> tuple[Fault, ...]:
        """List in what a statement departs from quotes; none where together they carry it."""
        source = _joined(quotes)
        whole = statement
        statement = plain_statement(statement, source.quote, quotes[0].article.text)
        statement = without_derived(statement, source.quote, self.gazetteer)
        found = (
            self._departures(statement, source)
            or tuple(left_out_faults(read(whole, self.gazetteer), read(source.quote, self.gazetteer)))
            or self._apart_in_clauses(statement, quotes)
        )
        if found:
            return found
        if len(statement) < len(whole) and sum(one.isalnum() for one in statement) < _FEWEST_LETTERS:
            # It says no more than what comes out, or that figures are not to be compared.
            return ()
        doubt = self.judge.doubt(statement, quotes)
        return () if doubt is None else (Fault(FaultKind.UNSUPPORTED, doubt, "the quote does not carry it"),)

    def _departures(self, statement: str, source: Source) -> tuple[Fault, ...]:
        """List in what a statement departs from its source, but for words that are not there."""
        found = faults(Statement(statement, 1), source, self.gazetteer, reworded=True)
        return found or tuple(binding_faults(statement, source, self.gazetteer))

    def _apart_in_clauses(self, statement: str, quotes: Sequence[Quote]) -> tuple[Fault, ...]:
        """Hold each clause against each of several sentences: what one says must not be put right by another."""
        sentences = [one for quote in quotes for one in single_sentences(quote)]
        if len(sentences) < 2 or _IN_TURN.search(statement):
            return ()
        clauses = clauses_of(statement)
        for clause in clauses:
            if told_of_all(clause) and len({one.name for one in read(clause, self.gazetteer).mentions}) > 1:
                # Told of several regions at once: each sentence has its own.
                continue
            excused = {FaultKind.UNSUPPORTED}
            # What goes before may say that it is planned; that it is there a clause says itself.
            if len(clauses) > 1 and told(clause).mood is not Mood.ACHIEVED:
                excused.add(FaultKind.MOOD)
            # A bound may be said once, before: exceed 70 percent by 2027 and 90 percent by 2030.
            if clause != clauses[0] and all(
                one.modifier is Modifier.EXACTLY for one in read(clause, self.gazetteer).figures
            ):
                excused.add(FaultKind.MODIFIER)
            tried = [self._departures(clause, source_of(one)) for one in sentences]
            nearest = self.judge.nearness(clause, sentences)
            likest = nearest.index(max(nearest))
            places = [place for place, found in enumerate(tried) if {each.kind for each in found} <= excused]
            fitting = [sentences[place] for place in places]
            # What is told otherwise of the same matter no sentence on something else puts right.
            said = read(clause, self.gazetteer)
            if not any(_is_of_its_year(said, read(one.text, self.gazetteer)) for one in fitting) and (
                not fitting or max(nearest[place] for place in places) < nearest[likest] - SLACK
            ):
                return tried[likest]
            if any(character.isdigit() for character in clause) and all(
                self.judge.is_strange(clause, one) for one in fitting
            ):
                # Its figure is there, but said of something else.
                return (Fault(FaultKind.UNSUPPORTED, clause.strip(), "the sentence with the figure does not carry it"),)
        return ()


def _is_of_its_year(said: Reading, quoted: Reading) -> bool:
    """Tell whether a sentence has all figures and years of a clause that has both."""
    years = {year for one in said.dated for year in one.years}
    figures = {one.value for one in said.figures}
    return (
        bool(years and figures)
        and figures <= {one.value for one in quoted.figures}
        and years <= {year for one in quoted.dated for year in one.years}
    )


def _joined(quotes: Sequence[Quote]) -> Source:
    """Take quotes as one source; it was published where all were at the same time."""
    sources = [source_of(one) for one in quotes]
    published = {one.published for one in sources}
    return Source(
        "\n".join(one.quote for one in sources),
        "\n".join(one.context for one in sources),
        published.pop() if len(published) == 1 else None,
    )
