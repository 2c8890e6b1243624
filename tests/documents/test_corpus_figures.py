"""Hold the figures, dates and numbers of every bundled brief against the facts it was written from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import frontmatter
import pytest

from tests.documents.facts import Document, article, evidence, facts, regions_of
from tests.documents.figures import dates, numbers, plain, quantities, years
from tests.documents.test_corpus import BRIEFS, DATE, each_brief, needs_shared, sentences

pytestmark = [pytest.mark.shared, needs_shared]

TARGET = re.compile(r"目标：到?(\d{4})年底?，")
# What a sentence says of a document (how many articles, which award) may stand in facts that give no year.
WITHOUT_YEAR = {"", "null"}

Figure = tuple[Decimal, str]


@each_brief
def test_every_figure_and_date_is_in_the_facts(brief: Path) -> None:
    body = frontmatter.loads(brief.read_text("utf-8")).content
    known = evidence(brief, body)
    assert quantities(body) - quantities(known) == set()
    assert numbers(body) - numbers(known) == set()
    assert dates(body) - dates(known) - set(DATE.findall(known)) == set()


@each_brief
def test_every_figure_keeps_its_year(brief: Path) -> None:
    body = frontmatter.loads(brief.read_text("utf-8")).content
    assert [figure for figure in dated_figures(body) if not is_of_its_year(brief, body, *figure)] == []


def dated_figures(body: str) -> Iterator[tuple[Figure, frozenset[str], bool]]:
    """Find the figures that stand with years, those years, and whether they are a target for the year."""
    for sentence in sentences(body):
        target = TARGET.match(sentence)
        named = frozenset({target[1]} if target else years(sentence))
        if named:
            for figure in quantities(re.sub(r"《[^》]*》", "", sentence)):
                yield figure, named, bool(target)


def is_of_its_year(brief: Path, body: str, figure: Figure, named: frozenset[str], is_target: bool) -> bool:
    """Say whether one fact has a figure with one of the years, or but for targets with none."""
    for region in regions_of(brief, body):
        for fact in region.facts:
            dated = any(year in f"{fact.year}\n{fact.text}" for year in named)
            if (dated or (not is_target and fact.year in WITHOUT_YEAR)) and figure in quantities(fact.text):
                return True
    # The names of bodies that issue a document count their members, and the article gives its years in its own way.
    return figure in quantities(article()) or any(
        figure in quantities(name) for region in regions_of(brief, body) for name in region.names
    )


@each_brief
def test_documents_have_the_date_and_number_of_the_facts(brief: Path) -> None:
    post = frontmatter.loads(brief.read_text("utf-8"))
    known = evidence(brief, post.content)
    for document in post.metadata["documents"]:
        stated = (document["date"] or "null", document["number"] or "null")
        same = [one for one in documents() if bare(one.title) == bare(document["title"])]
        if same:
            assert stated in [(one.date, one.number) for one in same], document["title"]
        else:
            # Known from the article, or named in a fact that is on another document.
            whole = {*known.split("\n"), *dates(known), *DATE.findall(known)}
            assert [one for one in stated if one != "null" and one not in whole and one not in known] == []


@each_brief
def test_sources_have_the_dates_and_addresses_of_the_facts(brief: Path) -> None:
    post = frontmatter.loads(brief.read_text("utf-8"))
    known = evidence(brief, post.content)
    for source in post.metadata["sources"]:
        published = {date for publisher, date in published_dates() if bare(source["publisher"]) in bare(publisher)}
        assert (source["date"] or "null") in published | dates(known), source["title"]
        assert source.get("url", "") in known


def documents() -> list[Document]:
    """List the documents of all regions."""
    return [document for region in facts().values() for document in region.documents]


def published_dates() -> list[tuple[str, str]]:
    """List the publishers of all sources with the dates of what they published."""
    return [one for region in facts().values() for one in region.published]


def bare(name: str) -> str:
    """Write a name without what stands in brackets at its end, marks and white space."""
    return re.sub(r"\([^)]*\)$|[《》“”\"()\[\]]", "", plain(name))


def test_a_target_moved_to_another_year_is_found() -> None:
    brief = next(path for path in BRIEFS if path.stem == "anhui")
    body = frontmatter.loads(brief.read_text("utf-8")).content
    moved = body.replace("目标：到2030年，", "目标：到2029年，")
    assert moved != body
    assert [figure for figure in dated_figures(moved) if not is_of_its_year(brief, moved, *figure)] != []
