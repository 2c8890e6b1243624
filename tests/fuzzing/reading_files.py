"""What holds of whatever is read from a file, whatever the file holds."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from pathlib import Path

from documents import Article
from documents.article import article_id
from documents.reading import LONGEST_TITLE, Unread, read_articles
from documents.splitting import split
from index.adding import FileOutcome, Status, add_files
from index.local import LocalIndex
from tests.fuzzing.hostile_files import HostileFile

LONGEST_REASON = 1_000
UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def read_hostile(file: HostileFile, folder: Path) -> list[Article | Unread]:
    """Read a file; raise AssertionError where what comes of it is neither sound articles nor clear reasons."""
    path = folder / file.name
    path.write_bytes(file.data)
    found = list(read_articles(path))
    for one in found:
        if isinstance(one, Unread):
            _check_reason(one, path)
        else:
            check_article(one)
    return found


def add_hostile(file: HostileFile, folder: Path, index: LocalIndex) -> list[FileOutcome]:
    """Add a file to an index; raise AssertionError where an article is not in it as it was told."""
    path = folder / file.name
    path.write_bytes(file.data)
    outcomes = list(add_files(index, [path]))
    told = [one.article_id for one in outcomes if one.status in (Status.ADDED, Status.REPLACED)]
    found = [index.find(one) for one in told if one is not None]
    # Of one archive a later file may replace an earlier one.
    assert found.count(None) <= sum(one.status is Status.REPLACED for one in outcomes)
    assert len(found) == len(told)
    assert all(one.reason for one in outcomes if one.article_id is None)
    return outcomes


def _check_reason(unread: Unread, path: Path) -> None:
    assert unread.reason.startswith(str(path)), unread.reason
    # One line, which a terminal, a page and JSON can show.
    assert not UNSHOWN.search(unread.reason), unread.reason
    assert len(unread.reason) < len(unread.source) + LONGEST_REASON


def check_article(article: Article) -> None:
    """Hold an article against what always holds."""
    assert article.id == article_id(article.text)
    for text in _texts(article):
        text.encode()
    assert 0 < len(article.title) <= max(LONGEST_TITLE, len(article.source))
    assert "\n" not in article.title + (article.publisher or "")
    if article.published is not None:
        datetime.date.fromisoformat(article.published)
    assert article.traced is not None
    assert article.traced.text == article.text
    assert article.traced.starts.min(initial=0) >= 0
    assert article.traced.ends.max(initial=0) <= len(article.raw)
    assert (article.traced.starts <= article.traced.ends).all()
    passages = split(article)
    assert passages
    for passage in passages:
        assert article.text[passage.start : passage.end] == passage.text
        assert passage.text.strip()


def _texts(article: Article) -> Iterable[str]:
    yield from (article.title, article.text, article.publisher or "", article.source)
    for name, value in article.details.items():
        yield name
        yield value
