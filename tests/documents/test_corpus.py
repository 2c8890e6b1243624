"""Hold every bundled brief against its form and against the facts it was written from."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import frontmatter
import opencc
import pytest
import yaml

from documents.regions import Gazetteer, RegionKind

CHECKOUT = Path(__file__).resolve().parents[2]
SHARED = CHECKOUT.parent / "shared"
BRIEFS = sorted((CHECKOUT / "documents" / "corpus").glob("*.md"))
LENGTHS = range(400, 1201)
LONGEST_SENTENCE = 140
LONGEST_COPY = 11
HEADINGS = {"文件", "目标", "举措", "重点领域", "现状"}
CITIES = {"yangtze_river_delta_cities": {"长三角", "南京", "苏州", "无锡", "常州", "淮安", "杭州", "宁波"}}
FIELDS = {"title", "publisher", "published", "language", "regions", "documents", "sources"}
# Regions on whose policy there are no facts.
WITHOUT_FACTS = {"香港", "澳门", "台湾"}
# Official names that facts and briefs cannot but share, beside the titles, bodies and metrics of the facts.
NAMES = ("信息传输、软件和信息技术服务业", "华东师范大学城市发展研究院", "无锡软件产业发展有限公司")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
UNITS = r"元|家|个|项|%|款|条|座|户|名|位|人|件|类|种|所|台/万人|台|EFLOPS|PFLOPS|PB|P(?![A-Za-z])"
QUANTITY = re.compile(rf"(\d+(?:\.\d+)?)?(?:余|多)?(万亿|[十百千万亿]|)(?:余|多|以上|左右)?({UNITS})")
FULL_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
PINYIN = re.compile(r"(?<=[\u4e00-\u9fff])\([a-zà-ǜ]+\)")

each_brief = pytest.mark.parametrize("brief", BRIEFS, ids=lambda path: path.stem)
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the data beside the checkout is not there")


def plain(text: str) -> str:
    """Fold widths, drop white space and thousands separators."""
    return re.sub(r"(?<=\d),(?=\d{3})|\s", "", unicodedata.normalize("NFKC", text)).replace("—", "-")


def quantities(text: str) -> set[tuple[Decimal, str]]:
    """Find numbers with units, scaled to the bare unit; a scale without a digit counts once."""
    return {
        (Decimal(number or 1) * SCALES[scale], unit.upper())
        # Line by line: folding drops line ends, and a line may begin with a digit and follow a date.
        for line in text.split("\n")
        for number, scale, unit in QUANTITY.findall(plain(line).replace("EFlops", "EFLOPS"))
        if number or scale
    }


def dates(text: str) -> set[str]:
    """Find full dates, as ISO 8601."""
    return {f"{year}-{int(month):02}-{int(day):02}" for year, month, day in FULL_DATE.findall(text)}


def runs(text: str, length: int) -> set[str]:
    """Cut every stretch of `length` characters that crosses no line end."""
    return {line[at : at + length] for line in text.split("\n") for at in range(len(line) - length + 1)}


def shielded(text: str, names: set[str]) -> str:
    """Fold a text and break its lines at titles in 《》 and at the names given."""
    lines = re.sub(r"《[^》]*》", "\n", text).split("\n")
    folded = "\n".join(map(plain, lines))
    for name in sorted(map(plain, names), key=len, reverse=True):
        folded = folded.replace(name, "\n")
    return folded


def fact_texts(fact: dict[str, Any]) -> list[str]:
    """List what one fact says; each number of a value also stands with the unit."""
    value, unit = fact.get("value", ""), fact.get("unit", "")
    numbers = re.findall(r"\d+(?:\.\d+)?|[十百千万亿]+", value)
    return [fact.get("text", ""), fact.get("note", ""), f"{value}{unit}", *(f"{number}{unit}" for number in numbers)]


@cache
def facts() -> dict[str, tuple[str, frozenset[str]]]:
    """Read the facts: for each region what they say, a text a line, and the names in them."""
    read: dict[str, tuple[str, frozenset[str]]] = {}
    for path in sorted((SHARED / "facts").glob("*.yaml")):
        # BaseLoader leaves dates and numbers as they are written.
        content = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        texts, names = [], set(NAMES)
        for policy in content["policies"]:
            names |= {policy["title"], *re.split("[;、]", policy["issuer"])}
            texts += [policy["issued"], policy["number"]]
            texts += [source.get(key, "") for source in policy["sources"] for key in ("published", "note", "url")]
            names |= {source[key] for source in policy["sources"] for key in ("title", "publisher")}
            for fact in policy["facts"]:
                texts += fact_texts(fact)
                names.add(fact.get("metric", ""))
        titles = {title for name in names for title in re.findall(r"《([^》]*)》", name)}
        read[content["region"]] = "\n".join([*texts, *names]), frozenset((names | titles) - {""})
    return read


@cache
def article() -> str:
    """Read the article in Simplified script, without pinyin glosses."""
    text = next((SHARED / "article").glob("*.txt")).read_text("utf-8")
    return PINYIN.sub("", unicodedata.normalize("NFC", opencc.OpenCC("t2s").convert(text)))


def evidence(brief: Path, body: str) -> str:
    """Join the article, its dates in full, and the facts on the regions that a brief is about or names."""
    near = {region for region in facts() if region == "全国" or region[:2] in body}
    own = SHARED / "facts" / f"{brief.stem}.yaml"
    if own.is_file():
        near.add(yaml.load(own.read_text("utf-8"), yaml.BaseLoader)["region"])
    dated = re.sub(r"(?<![年\d])(?=\d{1,2}月\d{1,2}日)", "2026年", article())
    return "\n".join([dated, *(facts()[region][0] for region in sorted(near))])


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
def test_brief_bears_the_date_of_its_newest_source(brief: Path) -> None:
    metadata = frontmatter.loads(brief.read_text("utf-8")).metadata
    assert DATE.fullmatch(metadata["published"])
    assert metadata["published"] == max(source["date"] or "" for source in metadata["sources"])


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
def test_every_figure_and_date_is_in_the_facts(brief: Path) -> None:
    body = frontmatter.loads(brief.read_text("utf-8")).content
    known = evidence(brief, body)
    assert quantities(body) - quantities(known) == set()
    assert dates(body) - dates(known) - set(DATE.findall(known)) == set()


@pytest.mark.shared
@needs_shared
@each_brief
def test_numbers_dates_and_addresses_of_the_front_matter_are_in_the_facts(brief: Path) -> None:
    post = frontmatter.loads(brief.read_text("utf-8"))
    known = evidence(brief, post.content)
    stated = [document[key] for document in post.metadata["documents"] for key in ("number", "date")]
    stated += [source.get(key) for source in post.metadata["sources"] for key in ("date", "url")]
    assert [one for one in stated if one and one not in known and one not in dates(known)] == []


@pytest.mark.shared
@needs_shared
@each_brief
def test_no_sentence_is_copied(brief: Path) -> None:
    post = frontmatter.loads(brief.read_text("utf-8"))
    names = {name for _, region_names in facts().values() for name in region_names if len(name) > 3}
    names |= {document[key] for document in post.metadata["documents"] for key in ("title", "number") if document[key]}
    known = "\n".join([article(), *(texts for texts, _ in facts().values())])
    length = LONGEST_COPY + 1
    assert runs(shielded(post.content, names), length) & runs("\n".join(map(plain, known.split("\n"))), length) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("超万亿元", {(Decimal(10**12), "元")}),
        ("超10000亿元,即1万亿元", {(Decimal(10**12), "元")}),
        ("１．８万亿元", {(Decimal("1.8") * 10**12, "元")}),
        ("40余家、70%以上、20个", {(Decimal(40), "家"), (Decimal(70), "%"), (Decimal(20), "个")}),
        ("8万家,600台/万人,2027年", {(Decimal(80000), "家"), (Decimal(600), "台/万人")}),
        ("100EFlops与30PB、30000P", {(Decimal(100), "EFLOPS"), (Decimal(30), "PB"), (Decimal(30000), "P")}),
        ("2025-08-07\n42个条款", {(Decimal(42), "个")}),
    ],
)
def test_quantities_are_read_alike(text: str, expected: set[tuple[Decimal, str]]) -> None:
    assert quantities(text) == expected


def test_copied_runs_stop_at_names() -> None:
    assert runs("一二三四\n五六", 3) == {"一二三", "二三四"}
    assert shielded("按《某某措施》，产业规模 增长", {"产业规模"}) == "按\n,\n增长"
