"""The store on a PostgreSQL server: several writers and readers, and what is said when the server is not there."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from index import postgres_home
from index.database import Database
from index.exceptions import IndexingError, StoreFull, StoreUnavailable
from index.postgres_address import PostgresAddress
from index.store import Generation, Store
from tests.index.test_store import add, everything
from tests.made_up_articles import JIANGSU, ZHEJIANG, make_article
from tests.postgres_server import PASSWORD, PostgresServer, running_server

WRITERS = 4
ARTICLES_EACH = 25


@pytest.fixture
def store(postgres_place: PostgresAddress) -> Iterator[Store]:
    store = Store(postgres_place, model="test")
    yield store
    store.close()


@pytest.fixture
def own_server() -> Iterator[PostgresServer]:
    """Start a server that a test may stop."""
    with running_server() as server:
        yield server


def written_by(place: PostgresAddress, writer: int) -> None:
    """Add articles of several passages through a store of one's own, and take every third out again."""
    store = Store(place, model="test")
    for number in range(ARTICLES_EACH):
        article = make_article("\n".join(f"{writer}写第{number}篇第{line}行。" for line in range(1 + number % 4)))
        assert add(store, article)
        if number % 3 == 0:
            assert store.remove(article.id)
    store.close()


def test_whoever_follows_misses_nothing_of_what_others_write_at_once(
    store: Store, postgres_place: PostgresAddress
) -> None:
    followed, generation, rounds = set[int](), Generation(), 0
    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(written_by, postgres_place, writer) for writer in range(WRITERS)]
        while True:
            last_round = all(one.done() for one in writing)
            now = store.generation()
            batches = list(store.vectors_since(generation, batch=7))
            removed = store.removals_since(generation)
            numbers = [number for numbers, _ in batches for number in numbers]
            assert numbers == sorted(numbers)
            followed |= set(numbers)
            followed -= set(removed)
            # What came while this was read comes again with the next round, where it was removed since.
            generation = Generation(max([now.passage, *numbers]), now.removal)
            rounds += 1
            if last_round:
                break
        for one in writing:
            one.result()
    kept = {number for numbers, _ in store.vectors_since(Generation()) for number in numbers}
    kept_articles = [n for n in range(ARTICLES_EACH) if n % 3]
    assert len(kept) == WRITERS * sum(1 + n % 4 for n in kept_articles)
    assert followed == kept
    assert rounds > 2
    assert store.counts() == (WRITERS * len(kept_articles), len(kept))


def test_the_same_article_added_at_once_is_there_once(postgres_place: PostgresAddress) -> None:
    stores = [Store(postgres_place, model="test") for _ in range(WRITERS)]
    begin = threading.Barrier(WRITERS)

    def add_together(store: Store) -> bool:
        begin.wait(20)
        return add(store, JIANGSU)

    with ThreadPoolExecutor(WRITERS) as pool:
        assert sorted(pool.map(add_together, stores)) == [False] * (WRITERS - 1) + [True]
    assert stores[0].counts() == (1, 2)
    for store in stores:
        store.close()


def test_opened_by_several_at_once_an_empty_database_gets_its_tables_once(postgres_place: PostgresAddress) -> None:
    begin = threading.Barrier(WRITERS)

    def open_together(number: int) -> str:
        begin.wait(20)
        store = Store(postgres_place, model="test")
        settled = store.settled("identity", f"{number}")
        store.close()
        return settled

    with ThreadPoolExecutor(WRITERS) as pool:
        assert len(set(pool.map(open_together, range(WRITERS)))) == 1


def test_a_transaction_in_whose_way_another_stood_is_done_again(postgres_place: PostgresAddress) -> None:
    database, attempts = Database(postgres_place), list[int]()

    def fail_twice(connection: Connection) -> str:
        attempts.append(len(attempts))
        if len(attempts) < 3:
            code = ("40001", "40P01")[len(attempts) - 1]
            connection.execute(text(f"DO $$ BEGIN RAISE EXCEPTION 'in the way' USING ERRCODE = '{code}'; END $$"))
        return "done"

    assert database.write(fail_twice) == "done"
    assert attempts == [0, 1, 2]
    attempts.clear()

    def fail_always(connection: Connection) -> None:
        attempts.append(len(attempts))
        connection.execute(text("DO $$ BEGIN RAISE EXCEPTION 'in the way' USING ERRCODE = '40001'; END $$"))

    with pytest.raises(StoreUnavailable, match=r"refused \(in the way\)"):
        database.write(fail_always)
    assert len(attempts) == Database.ATTEMPTS
    database.close()


def test_a_server_that_went_and_came_back_is_used_again(own_server: PostgresServer) -> None:
    store = Store(PostgresAddress.read(own_server.address()), model="test")
    assert add(store, JIANGSU)
    before = everything(store)
    for how in ("fast", "immediate"):
        own_server.stop(how)
        for act in (store.articles, lambda: add(store, ZHEJIANG), store.generation):
            with pytest.raises(
                StoreUnavailable, match=r"cannot reach the database postgresql://shengce@127.*is running"
            ):
                act()
        own_server.start()
        assert everything(store) == before
    assert add(store, ZHEJIANG)
    store.close()


def test_a_server_that_goes_in_the_middle_of_a_transaction_leaves_nothing(own_server: PostgresServer) -> None:
    store = Store(PostgresAddress.read(own_server.address()), model="test")

    def stop_inside(connection: Connection) -> None:
        connection.execute(text("INSERT INTO settings VALUES ('a', '1')"))
        own_server.stop("immediate")
        connection.execute(text("INSERT INTO settings VALUES ('b', '1')"))

    with pytest.raises(StoreUnavailable, match=r"cannot reach the database .*nothing stored was lost"):
        store.database.write(stop_inside)
    own_server.start()
    assert (store.setting("a"), store.setting("b")) == (None, None)
    assert add(store, JIANGSU)
    store.close()


def test_a_full_disk_of_the_server_loses_nothing(store: Store) -> None:
    assert add(store, JIANGSU)
    before = everything(store)
    # A trigger raises what PostgreSQL itself raises when it cannot extend a file.
    failing = "RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'"
    statements = (
        f"CREATE FUNCTION full_disk() RETURNS trigger AS $$ BEGIN {failing}; END $$ LANGUAGE plpgsql;"
        "CREATE TRIGGER full_disk BEFORE INSERT ON passages EXECUTE FUNCTION full_disk()"
    )
    store.database.write(lambda connection: connection.exec_driver_sql(statements))
    with pytest.raises(StoreFull, match=r"no room left on the disk of the database .*could not extend file.*free some"):
        add(store, ZHEJIANG)
    assert everything(store) == before


def test_a_lock_that_another_holds_too_long_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_home, "LOCK_SECONDS", 0.05)
    held, done = threading.Event(), threading.Event()

    def hold(connection: Connection) -> None:
        held.set()
        done.wait(20)

    with ThreadPoolExecutor(1) as pool:
        holding = pool.submit(store.database.write, hold)
        held.wait(20)
        with pytest.raises(StoreUnavailable, match="another server has been writing to the database"):
            add(store, JIANGSU)
        # Reading goes on while another writes.
        assert store.counts() == (0, 0)
        done.set()
        holding.result()
    assert add(store, JIANGSU)


def test_a_wrong_password_is_told_without_any(postgres: PostgresServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    address = PostgresAddress.read(postgres.address().replace("secret", "wrong-one"))
    with pytest.raises(StoreUnavailable, match="password authentication failed") as raised:
        Store(address, model="test")
    chain: list[BaseException | None] = [raised.value, raised.value.__cause__]
    cause = chain[1]
    assert isinstance(cause, DBAPIError)
    told = " ".join([*map(str, chain), repr(address), str(address), caplog.text, str(cause.orig)])
    assert "wrong-one" not in told
    assert PASSWORD not in told
    assert "127.0.0.1" in told


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "cannot be read"),
        ("a secret", "cannot be read"),
        ("postgresql://u:secret@host:port/db", "cannot be read"),
        ("mysql://u:secret@host/db", "not one of PostgreSQL"),
        ("postgresql://u:secret@host", "not one of PostgreSQL"),
    ],
)
def test_what_is_no_address_is_refused_without_being_repeated(written: str, why: str) -> None:
    with pytest.raises(StoreUnavailable, match=f"{why}.*write postgresql://user:password@host/database") as raised:
        PostgresAddress.read(written)
    assert "secret" not in str(raised.value)
    assert raised.value.__cause__ is None


def test_an_address_is_shown_without_its_password() -> None:
    address = PostgresAddress.read("postgres://u:secret@db.example:5433/articles?sslkey=secret")
    assert str(address) == "postgresql://u@db.example:5433/articles"
    assert repr(address) == "PostgresAddress('postgresql://u@db.example:5433/articles')"


def test_a_closed_store_stays_closed(store: Store) -> None:
    store.close()
    with pytest.raises(IndexingError, match="was closed"):
        store.generation()
