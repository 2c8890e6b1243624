"""The store in a SQLite file: files of before, damage, full disks, and others that write."""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.exceptions import StoreFull, StoreUnavailable
from index.store import Generation, Store
from tests.index.test_store import add, everything, without_raw
from tests.made_up_articles import JIANGSU, TAIWAN_STYLE, ZHEJIANG, make_article
from tests.republished_articles import ORIGINAL, REPRINT

OLD_FILE = Path(__file__).parent / "store_of_release_0_1.sqlite.gz"
"""Made by the store before SQLAlchemy: six articles, of which one was removed and one replaced."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "store.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store(path, model="test")
    yield store
    store.close()


def pragma(store: Store, words: str) -> int:
    """Set or read something of SQLite's connection."""
    with store.database.reading() as connection:
        result = connection.exec_driver_sql(f"PRAGMA {words}")
        return (result.scalar() or 0) if result.returns_rows else 0


@pytest.fixture
def old_path(path: Path) -> Path:
    path.parent.mkdir()
    path.write_bytes(gzip.decompress(OLD_FILE.read_bytes()))
    return path


def test_a_file_of_before_opens_with_all_that_is_in_it(old_path: Path) -> None:
    store = Store(old_path, model="test")
    assert {one.id for one in store.articles()} == {one.id for one in (JIANGSU, TAIWAN_STYLE, ORIGINAL, REPRINT)}
    assert store.article(JIANGSU.id) == JIANGSU
    assert (store.generation(), store.counts()) == (Generation(passage=16, removal=4), (4, 12))
    assert store.removals_since(Generation()) == [5, 6, 3, 4]
    assert store.superseding(ZHEJIANG.id) == without_raw(JIANGSU)
    assert store.groups([REPRINT.id]) == {REPRINT.id: (ORIGINAL.id, REPRINT.id)}
    assert (store.setting("identity"), store.setting("format_version")) == ("0123456789abcdef", "1")
    ((numbers, vectors),) = store.vectors_since(Generation())
    assert (numbers, vectors.shape) == ([1, 2, *range(7, 17)], (12, 4))
    assert add(store, ZHEJIANG)
    assert store.generation() == Generation(passage=18, removal=4)
    store.close()


def described(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Describe the tables of a file: columns, foreign keys, and the columns of its indexes, as SQLite understands."""
    connection = sqlite3.connect(path)
    found: dict[str, list[tuple[object, ...]]] = {}
    for name, kind in connection.execute("SELECT name, type FROM sqlite_schema ORDER BY name").fetchall():
        if kind == "table":
            # Whether NOT NULL is written out beside PRIMARY KEY makes no difference to what is stored.
            columns = connection.execute(f"SELECT name, type, \"notnull\" OR pk, pk FROM pragma_table_info('{name}')")
            keys = connection.execute(
                f'SELECT "table", "from", "to", on_delete FROM pragma_foreign_key_list(\'{name}\')'
            )
            found[name] = [*columns, *sorted(keys)]
        else:
            found[name] = connection.execute(f"SELECT name FROM pragma_index_info('{name}')").fetchall()
    connection.close()
    return found


def test_a_new_file_has_the_tables_of_one_of_before(old_path: Path, tmp_path: Path) -> None:
    before = described(old_path)
    Store(tmp_path / "new.sqlite", model="test").close()
    new = described(tmp_path / "new.sqlite")
    # The one thing that was added since, and that an older program leaves alone.
    assert new.pop("removals_by_number") == [("number",)]
    assert new == before
    Store(old_path, model="test").close()
    assert described(old_path).keys() - before.keys() == {"removals_by_number"}


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all " * 100)
    with pytest.raises(StoreUnavailable, match=r"store\.sqlite is damaged .*restore it from a backup"):
        Store(path, model="test")
    assert path.read_bytes() == b"no database at all " * 100


def test_damage_within_the_file_is_reported(store: Store, path: Path) -> None:
    for number in range(50):
        assert add(store, make_article(f"第{number}篇。" + "很长的文章。" * 500, title=f"{number}"))
    store.close()
    damaged = bytearray(path.read_bytes())
    # Beyond the first pages, which hold the schema and the settings.
    damaged[15 * 4096 :] = b"\xff" * (len(damaged) - 15 * 4096)
    path.write_bytes(damaged)
    again = Store(path, model="test")
    with pytest.raises(StoreUnavailable, match=r"store\.sqlite is damaged .*malformed"):
        again.articles()
    again.close()


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable, match=r"cannot use the data folder .*choose another with --data-dir"):
        Store(tmp_path / "file" / "store.sqlite", model="test")


def test_a_folder_in_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreUnavailable, match=r"unable to open database file.*--data-dir or SHENGCE_DATA_DIR"):
        Store(path, model="test")


def test_a_file_that_may_not_be_written_is_reported(store: Store) -> None:
    assert add(store, JIANGSU)
    before = everything(store)
    # Permissions mean nothing to root; this gives the very error of a read-only file.
    pragma(store, "query_only = ON")
    with pytest.raises(StoreUnavailable, match=r"attempt to write a readonly database.*check that it can be written"):
        add(store, ZHEJIANG)
    with pytest.raises(StoreUnavailable, match="readonly"):
        store.remove(JIANGSU.id)
    assert everything(store) == before


def test_a_full_disk_loses_nothing(store: Store) -> None:
    assert add(store, JIANGSU)
    before = everything(store)
    pages = pragma(store, "page_count")
    pragma(store, f"max_page_count = {pages}")
    large = make_article("很大的文章。" * 20_000)
    with pytest.raises(
        StoreFull, match=r"no room left on the disk of .*free some and try again; nothing stored was lost"
    ):
        add(store, large)
    assert everything(store) == before
    pragma(store, "max_page_count = 1000000")
    assert add(store, large)
    assert store.counts() == (2, 3)


def test_a_store_in_use_elsewhere_is_waited_for_no_longer_than_it_takes(store: Store, path: Path) -> None:
    pragma(store, "busy_timeout = 0")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="database is locked"):
        add(store, JIANGSU)
    # Reading goes on while another writes.
    assert store.counts() == (0, 0)
    other.execute("ROLLBACK")
    other.close()
    assert add(store, JIANGSU)
