"""The facts and the article that the briefs were written from, which lie beside the checkout."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import opencc
import yaml

CHECKOUT = Path(__file__).resolve().parents[2]
SHARED = CHECKOUT.parent / "shared"
# Official names that facts and briefs cannot but share, beside the titles, bodies and metrics of the facts.
NAMES = ("信息传输、软件和信息技术服务业", "华东师范大学城市发展研究院", "无锡软件产业发展有限公司")
PINYIN = re.compile(r"(?<=[\u4e00-\u9fff])\([a-zà-ǜ]+\)")


@dataclass(frozen=True, slots=True)
class Fact:
    """Hold the year of a fact, "" or "null" where it has none, and what it says, a text a line."""

    year: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a document as the facts have it: title, date (ISO 8601, whole or in part), number; "null" for none."""

    title: str
    date: str
    number: str


@dataclass(frozen=True, slots=True)
class Region:
    """Hold the facts on a region: all that they say, a text a line, and the names in them; each fact; its documents;
    and publishers with the dates of what they published."""

    text: str
    names: frozenset[str]
    facts: tuple[Fact, ...]
    documents: tuple[Document, ...]
    published: tuple[tuple[str, str], ...]


@cache
def facts() -> dict[str, Region]:
    """Read the facts, for each region."""
    read: dict[str, Region] = {}
    for path in sorted((SHARED / "facts").glob("*.yaml")):
        # BaseLoader leaves dates and numbers as they are written.
        content = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        read[content["region"]] = _region(content["policies"])
    return read


@cache
def article() -> str:
    """Read the article in Simplified script, without pinyin glosses."""
    text = next((SHARED / "article").glob("*.txt")).read_text("utf-8")
    return PINYIN.sub("", unicodedata.normalize("NFC", opencc.OpenCC("t2s").convert(text)))


def regions_of(brief: Path, body: str) -> list[Region]:
    """Choose the facts on the country and on the regions that a brief is about or names."""
    near = {region for region in facts() if region == "全国" or region[:2] in body}
    own = SHARED / "facts" / f"{brief.stem}.yaml"
    if own.is_file():
        near.add(yaml.load(own.read_text("utf-8"), yaml.BaseLoader)["region"])
    return [facts()[region] for region in sorted(near)]


def evidence(brief: Path, body: str) -> str:
    """Join the article, its dates in full, and the facts on the regions that a brief is about or names."""
    dated = re.sub(r"(?<![年\d])(?=\d{1,2}月\d{1,2}日)", "2026年", article())
    return "\n".join([dated, *(region.text for region in regions_of(brief, body))])


def _region(policies: list[dict[str, Any]]) -> Region:
    texts, names, single = [], set(NAMES), []
    for policy in policies:
        names |= {policy["title"], *re.split("[;、]", policy["issuer"])}
        texts += [policy["issued"], policy["number"]]
        texts += [source.get(key, "") for source in policy["sources"] for key in ("published", "note", "url")]
        names |= {source[key] for source in policy["sources"] for key in ("title", "publisher")}
        for fact in policy["facts"]:
            single.append(Fact(fact.get("year", ""), "\n".join(_texts(fact))))
            names.add(fact.get("metric", ""))
    titles = {title for name in names for title in re.findall(r"《([^》]*)》", name)}
    return Region(
        text="\n".join([*texts, *(f"{fact.text}\n{fact.year}" for fact in single), *names]),
        names=frozenset((names | titles) - {""}),
        facts=tuple(single),
        documents=tuple(Document(policy["title"], policy["issued"], policy["number"]) for policy in policies),
        published=tuple(
            (source["publisher"], source["published"]) for policy in policies for source in policy["sources"]
        ),
    )


def _texts(fact: dict[str, Any]) -> list[str]:
    """List what one fact says; each number of a value also stands with the unit."""
    value, unit = fact.get("value", ""), fact.get("unit", "")
    numbers = re.findall(r"\d+(?:\.\d+)?|[十百千万亿]+", value)
    stated = [fact.get("text", ""), fact.get("note", ""), fact.get("metric", ""), f"{value}{unit}"]
    return [*stated, *(f"{number}{unit}" for number in numbers)]
