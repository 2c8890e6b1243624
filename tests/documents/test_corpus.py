"""Hold every bundled brief against its form, and against the wording of the facts it was written from."""

from __future__ import annotations

import re
from pathlib import Path

import frontmatter
import pytest

from documents.regions import Gazetteer, RegionKind
from tests.documents.facts import CHECKOUT, SHARED, article, facts
from tests.documents.figures import plain

BRIEFS = sorted((CHECKOUT / "documents" / "corpus").glob("*.md"))
LENGTHS = range(400, 1201)
LONGEST_SENTENCE = 140
LONGEST_COPY = 11
HEADINGS = {"文件", "目标", "举措", "重点领域", "现状"}
CITIES = {"yangtze_river_delta_cities": {"长三角", "南京", "苏州", "无锡", "常州", "淮安", "杭州", "宁波"}}
FIELDS = {"title", "publisher", "published", "language", "regions", "documents", "sources"}
# Regions on whose policy there are no facts.
WITHOUT_FACTS = {"香港", "澳门", "台湾"}
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

each_brief = pytest.mark.parametrize("brief", BRIEFS, ids=lambda path: path.stem)
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the data beside the checkout is not there")


def runs(text: str, length: int) -> set[str]:
    """Cut every stretch of `length` characters that crosses no line end."""
    return {line[at : at + length] for line in text.split("\n") for at in range(len(line) - length + 1)}


def shielded(text: str, names: set[str]) -> str:
    """Fold a text and break its lines at titles in 《》, at figures like 5000PFLOPS and at the names given."""
    lines = re.sub(r"《[^》]*》|\d[\d.]*[A-Za-z]+", "\n", text).split("\n")
    folded = "\n".join(map(plain, lines))
    for name in sorted(map(plain, names), key=len, reverse=True):
        folded = folded.replace(name, "\n")
    return folded


def sentences(body: str) -> list[str]:
    """Cut a body into its sentences."""
    return [part for part in re.split(r"(?<=[。！？])|\n", body) if part]


def test_the_briefs_of_the_delta_are_there() -> None:
    assert {"shanghai", "jiangsu", "zhejiang", "anhui", "yangtze_river_delta_cities"} <= {path.stem for path in BRIEFS}


def test_the_country_and_every_province_have_a_brief() -> None:
    regions = {name for brief in BRIEFS for name in frontmatter.loads(brief.read_text("utf-8")).metadata["regions"]}
    kinds = {RegionKind.COUNTRY, RegionKind.PROVINCE}
    wanted = {region.name for region in Gazetteer.load().regions if region.kind in kinds}
    assert wanted - WITHOUT_FACTS - regions == set()


@pytest.mark.shared
@needs_shared
def test_every_region_with_facts_has_a_brief() -> None:
    assert {path.stem for path in (SHARED / "facts").glob("*.yaml")} - {path.stem for path in BRIEFS} == set()


@each_brief
def test_regions_go_by_their_canonical_names(brief: Path) -> None:
    regions = frontmatter.loads(brief.read_text("utf-8")).metadata["regions"]
    assert [Gazetteer.load().region(name).name for name in regions] == regions


@each_brief
def test_front_matter_is_complete(brief: Path) -> None:
    metadata = frontmatter.loads(brief.read_text("utf-8")).metadata
    assert set(metadata) == FIELDS
    assert metadata["publisher"] == "省策编写"
    assert metadata["language"] == "zh-Hans"
    assert all(isinstance(text, str) and text for text in [metadata["title"], *metadata["regions"]])
    assert metadata["regions"]
    assert metadata["documents"]
    for document in metadata["documents"]:
        assert set(document) == {"title", "issuer", "date", "number"}
        assert document["title"]
        assert document["date"] is None or PARTIAL_DATE.fullmatch(document["date"])
    for source in metadata["sources"]:
        assert {"publisher", "title", "date"} <= set(source) <= {"publisher", "title", "date", "url"}
        assert source["publisher"]
        assert source["title"]
        assert source["date"] is None or PARTIAL_DATE.fullmatch(source["date"])


@each_brief
def test_brief_bears_the_date_of_its_newest_source_or_document(brief: Path) -> None:
    metadata = frontmatter.loads(brief.read_text("utf-8")).metadata
    assert DATE.fullmatch(metadata["published"])
    dates = [one["date"] or "" for one in (*metadata["sources"], *metadata["documents"])]
    assert metadata["published"] == max(date for date in dates if DATE.fullmatch(date))


@each_brief
def test_body_is_short_and_well_cut(brief: Path) -> None:
    body = frontmatter.loads(brief.read_text("utf-8")).content
    headings = re.findall(r"^#.*$", body, re.MULTILINE)
    allowed = {f"## {heading}" for heading in CITIES.get(brief.stem, HEADINGS)}
    assert len(re.sub(r"\s", "", body)) in LENGTHS
    assert len(headings) == len(set(headings)) > 1
    assert set(headings) <= allowed
    assert [sentence for sentence in sentences(body) if len(sentence) > LONGEST_SENTENCE] == []
    assert [line for line in body.split("\n") if line and not line.endswith("。") and line not in headings] == []


@pytest.mark.shared
@needs_shared
@each_brief
def test_no_sentence_is_copied(brief: Path) -> None:
    post = frontmatter.loads(brief.read_text("utf-8"))
    names = {name for region in facts().values() for name in region.names if len(name) > 3}
    names |= {document[key] for document in post.metadata["documents"] for key in ("title", "number") if document[key]}
    known = "\n".join([article(), *(region.text for region in facts().values())])
    length = LONGEST_COPY + 1
    assert runs(shielded(post.content, names), length) & runs("\n".join(map(plain, known.split("\n"))), length) == set()


def test_copied_runs_stop_at_names() -> None:
    assert runs("一二三四\n五六", 3) == {"一二三", "二三四"}
    assert shielded("按《某某措施》，产业规模 增长", {"产业规模"}) == "按\n,\n增长"
    assert shielded("算力规模突破5000PFLOPS。", set()) == "算力规模突破\n。"
