"""Front matter: the YAML between two lines of dashes at the head of a Markdown file."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from documents.exceptions import UnreadableFile
from documents.loading.dates import find_date

FENCED = re.compile(r"\s*-{3,}[ \t]*\r?\n(.*?)^(?:-{3,}|\.{3})[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
KEY_LINE = re.compile(r"\s*[\w-]+\s*:(?:\s|$)")
MAX_CHARACTERS = 64_000
TITLES = ("title", "标题", "標題")
PUBLISHERS = ("publisher", "发布机构", "發布機構", "来源", "來源")
DATES = ("published", "date", "发布日期", "發布日期", "日期")
REGIONS = ("regions", "region", "地区", "地區")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Hold what front matter states; `end` is where the body begins in the raw text."""

    end: int = 0
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    regions: tuple[str, ...] = ()
    details: dict[str, str] = field(default_factory=dict)


def has_front_matter(text: str) -> bool:
    """Tell whether a text begins with front matter: fenced lines of which the first states a key."""
    fenced = FENCED.match(text)
    return fenced is not None and KEY_LINE.match(fenced[1]) is not None


def read_front_matter(text: str, source: str) -> FrontMatter:
    """Read the front matter of a text; one without has its body begin at 0.

    Keys that are not for the article itself go to the details, lists and mappings as JSON.

    Raises:
        UnreadableFile: the front matter is no valid YAML mapping, or names a value by an alias.
    """
    fenced = FENCED.match(text)
    if fenced is None or not has_front_matter(text):
        return FrontMatter()
    stated = _parse(fenced[1], source)
    known = {*TITLES, *PUBLISHERS, *DATES, *REGIONS}
    date = _first(stated, DATES)
    return FrontMatter(
        end=fenced.end(),
        title=_as_text(_first(stated, TITLES)),
        publisher=_as_text(_first(stated, PUBLISHERS)),
        published=find_date(str(date)) if date is not None else None,
        regions=tuple(_names(_first(stated, REGIONS))),
        details={str(key): _as_text(value) or "" for key, value in stated.items() if key not in known},
    )


def _parse(block: str, source: str) -> dict[str, Any]:
    import yaml

    advice = "correct it or remove it"
    if len(block) > MAX_CHARACTERS:
        raise UnreadableFile(f"{source}: the front matter is over {MAX_CHARACTERS:,} characters; {advice}")
    try:
        # A few aliases of aliases grow to gigabytes when written out.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(block, Loader=yaml.SafeLoader)):
            raise UnreadableFile(f"{source}: the front matter uses YAML aliases (*name); write the values out")
        stated = yaml.safe_load(block)
    except yaml.MarkedYAMLError as error:
        # The line of the opening dashes counts too.
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise UnreadableFile(f"{source}: the front matter is not valid YAML at line {line}; {advice}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        told = " ".join(str(error).split())
        raise UnreadableFile(f"{source}: the front matter is not valid YAML ({told}); {advice}") from error
    if not isinstance(stated, dict):
        raise UnreadableFile(f"{source}: the front matter is not a list of `key: value` lines; {advice}")
    return stated


def _first(stated: dict[str, Any], keys: Iterable[str]) -> Any:
    return next((stated[key] for key in keys if stated.get(key) is not None), None)


def _as_text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from filter(None, (name.strip() for name in re.split(r"[,，、;；]", value)))
    elif isinstance(value, list):
        yield from (str(name) for name in value if name is not None)
