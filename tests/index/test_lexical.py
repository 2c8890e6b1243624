"""The lexical index: what it finds, how it follows the store, and what it does with a damaged folder."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
from collections.abc import Iterator
from multiprocessing.synchronize import Event
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from documents import Article
from index import lexical
from index.exceptions import StoreUnavailable
from index.lexical import LexicalIndex
from index.store import Store
from tests.made_up_articles import ANHUI, ARTICLES, JIANGSU, ZHEJIANG, lines_as_passages, make_article

SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open a store that holds the made-up articles: passages 1 to 7 in their order."""
    store = Store(tmp_path / "store.sqlite", model="test")
    for article in ARTICLES:
        add(store, article)
    yield store
    store.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "lexical"


def add(store: Store, article: Article) -> None:
    passages = lines_as_passages(article)
    keys = [passage.text.encode() for passage in passages]
    assert store.add(article, passages, keys, np.ones((len(passages), 1), dtype=np.float32))


def open_index(folder: Path, identity: str = "store") -> LexicalIndex:
    return LexicalIndex(folder, store_identity=identity)


def following(store: Store, folder: Path) -> LexicalIndex:
    index = open_index(folder)
    assert index.follow(store)
    return index


def numbers(index: LexicalIndex, question: str, k: int = 10, only: list[int] | None = None) -> list[int]:
    return [number for number, _ in index.search(question, k, only=only)]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("江苏的普及率目标是多少？", 1),
        ("江蘇的普及率目標是多少？", 1),
        ("南京的算力中心", 2),
        ("90%", 1),
        ("９０％", 1),
        ("2.5亿元", 4),
        ("算力券", 4),
        ("台湾的晶圆代工", 7),
        ("臺灣的晶圓代工", 7),
        ("量子", 6),
    ],
)
def test_words_find_their_passage(store: Store, folder: Path, question: str, first: int) -> None:
    assert numbers(following(store, folder), question)[0] == first


@pytest.mark.parametrize("question", ["", "？！", "火箭", "a" * 100_000])
def test_what_no_passage_has_finds_nothing(store: Store, folder: Path, question: str) -> None:
    index = following(store, folder)
    assert index.search(question, 10) == []


def test_title_and_heading_are_searched_too(store: Store, folder: Path) -> None:
    # 从语音到量子 is the title over both; only the first speaks of 语音 itself.
    assert numbers(following(store, folder), "语音") == [5, 6]


def test_a_search_can_be_restricted(store: Store, folder: Path) -> None:
    index = following(store, folder)
    assert sorted(numbers(index, "算力")) == [2, 3, 4]
    assert numbers(index, "算力", only=[2, 5]) == [2]
    assert numbers(index, "算力", only=[5, 99]) == []
    assert numbers(index, "算力", only=[]) == []
    free = dict(index.search("算力", 10))
    # The restriction takes no part in the score.
    assert dict(index.search("算力", 10, only=[2, 4])) == {2: pytest.approx(free[2]), 4: pytest.approx(free[4])}


def test_no_more_than_k_best_first(store: Store, folder: Path) -> None:
    index = following(store, folder)
    found = index.search("算力中心", 10)
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert index.search("算力中心", 1) == found[:1]


def test_every_script_has_the_same_scores(store: Store, folder: Path) -> None:
    index = following(store, folder)
    assert index.search("半導體產業鏈", 5) == index.search("半导体产业链", 5)


def test_it_follows_additions_and_removals(store: Store, folder: Path) -> None:
    index = following(store, folder)
    assert store.remove(ANHUI.id)
    assert numbers(index, "量子") == [6, 5]
    assert index.follow(store)
    assert numbers(index, "量子") == []
    add(store, make_article("量子计算。", title="新的"))
    assert index.follow(store)
    assert numbers(index, "量子") == [8]
    assert numbers(open_index(folder), "量子") == [8]


def test_an_empty_store_has_nothing_to_find(tmp_path: Path) -> None:
    store = Store(tmp_path / "empty.sqlite", model="test")
    index = following(store, tmp_path / "lexical")
    assert numbers(index, "江苏") == []
    add(store, JIANGSU)
    assert index.follow(store)
    assert numbers(index, "江苏") == [1, 2]
    store.close()


def test_what_is_removed_before_it_was_ever_seen_is_not_found(store: Store, folder: Path) -> None:
    assert store.remove(ZHEJIANG.id)
    assert numbers(following(store, folder), "算力") == [2]


def test_a_second_index_on_the_folder_sees_what_the_first_wrote(store: Store, folder: Path) -> None:
    first, second = following(store, folder), following(store, folder)
    add(store, make_article("新能源汽车出口增长。", title="新的"))
    assert first.follow(store)
    assert 8 not in numbers(second, "新能源汽车")
    assert second.follow(store)
    assert numbers(second, "新能源汽车")[0] == 8


def segment_files(folder: Path) -> list[Path]:
    kept = {"meta.json", "stamp.json", ".managed.json"}
    return sorted(path for path in folder.iterdir() if path.name not in kept and path.suffix not in {".lock", ".pos"})


@pytest.mark.parametrize("damage", ["truncated", "missing", "zeroed"])
def test_a_damaged_folder_is_built_again(
    store: Store, folder: Path, tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    whole = following(store, folder).search("算力中心", 10)
    for name in ["meta.json", *(path.name for path in segment_files(folder))]:
        copy = tmp_path / "copy"
        shutil.copytree(folder, copy)
        content = (copy / name).read_bytes()
        if damage == "missing":
            (copy / name).unlink()
        else:
            (copy / name).write_bytes(content[: len(content) // 2] if damage == "truncated" else bytes(len(content)))
        caplog.clear()
        assert following(store, copy).search("算力中心", 10) == whole
        assert f"the lexical index in {copy} is damaged and is built again" in caplog.text
        shutil.rmtree(copy)


def test_damage_that_opening_does_not_see_is_reported(store: Store, folder: Path) -> None:
    following(store, folder)
    for positions in folder.glob("*.pos"):
        positions.unlink()
    index = following(store, folder)
    with pytest.raises(
        StoreUnavailable, match=r"the lexical index in .* is damaged .*: delete that folder and start again"
    ):
        index.search("江苏", 5)
    shutil.rmtree(folder)
    assert numbers(following(store, folder), "江苏")[:1] == [1]


@pytest.mark.parametrize(
    "stamp",
    ["", "{", "[]", "null", '{"format": "1"}', '{"format":"0","store":"store","passage":7,"removal":0}', "\ufffd"],
)
def test_a_stamp_that_cannot_be_trusted_means_building_again(store: Store, folder: Path, stamp: str) -> None:
    following(store, folder)
    (folder / "stamp.json").write_text(stamp)
    assert sorted(numbers(following(store, folder), "算力")) == [2, 3, 4]
    assert json.loads((folder / "stamp.json").read_text()) == {
        "format": "1",
        "store": "store",
        "passage": 7,
        "removal": 0,
    }


def test_another_stores_index_is_built_again(store: Store, folder: Path) -> None:
    following(store, folder)
    index = open_index(folder, identity="another")
    assert numbers(index, "算力") == []
    assert index.follow(store)
    assert sorted(numbers(index, "算力")) == [2, 3, 4]


@pytest.mark.parametrize("keep_open", [True, False])
def test_a_crash_between_commit_and_stamp_makes_no_doubles(store: Store, folder: Path, keep_open: bool) -> None:
    index = following(store, folder)
    stamp = (folder / "stamp.json").read_text()
    add(store, make_article("算力再增。", title="新的"))
    assert store.remove(ZHEJIANG.id)
    assert index.follow(store)
    # The commit is there; the stamp is the one from before.
    (folder / "stamp.json").write_text(stamp)
    again = index if keep_open else open_index(folder)
    assert again.follow(store)
    assert sorted(numbers(again, "算力")) == [2, 8]


def test_a_lost_stamp_makes_no_doubles(store: Store, folder: Path) -> None:
    index = following(store, folder)
    (folder / "stamp.json").unlink()
    assert sorted(numbers(following(store, folder), "算力")) == [2, 3, 4]
    assert index.follow(store)
    assert sorted(numbers(index, "算力")) == [2, 3, 4]


def test_a_store_put_back_from_a_backup_is_followed_back(store: Store, folder: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite"
    with store.database.reading() as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(backup),))
    add(store, make_article("算力再增。", title="新的"))
    following(store, folder)
    restored = Store(backup, model="test")
    index = following(restored, folder)
    assert sorted(numbers(index, "算力")) == [2, 3, 4]
    add(restored, make_article("没有那个词。", title="别的"))
    assert index.follow(restored)
    assert sorted(numbers(index, "算力")) == [2, 3, 4]
    restored.close()


def hold_lock(path: str, held: Event, done: Event) -> None:
    """Hold the lock of a lexical index as a writing process does."""
    with FileLock(path):
        held.set()
        done.wait(60)


def test_while_another_process_writes_the_old_is_searched(store: Store, folder: Path) -> None:
    index = following(store, folder)
    add(store, make_article("算力再增。", title="新的"))
    held, done = SPAWN.Event(), SPAWN.Event()
    process = SPAWN.Process(target=hold_lock, args=(f"{folder}.lock", held, done))
    process.start()
    assert held.wait(60)
    try:
        assert not index.follow(store)
        assert sorted(numbers(index, "算力")) == [2, 3, 4]
    finally:
        done.set()
        process.join(60)
    assert process.exitcode == 0
    assert index.follow(store, patience_seconds=60)
    assert sorted(numbers(index, "算力")) == [2, 3, 4, 8]


def write_and_die(store_path: str, folder: str) -> None:
    """Write the index and die before the stamp."""
    store = Store(Path(store_path), model="test")
    index = open_index(Path(folder))
    Path.replace = lambda *_: os._exit(9)  # type: ignore[method-assign]
    index.follow(store)


def test_a_writer_killed_before_its_stamp_leaves_lock_and_index_usable(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    process = SPAWN.Process(target=write_and_die, args=(str(tmp_path / "store.sqlite"), str(folder)))
    process.start()
    process.join(120)
    assert process.exitcode == 9
    assert (folder / "stamp.tmp").exists()
    assert sorted(numbers(following(store, folder), "算力")) == [2, 3, 4]


def test_what_a_killed_writer_left_does_not_stand_in_the_way(
    store: Store, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    index = following(store, folder)
    # A file of deletions carries a number that is given again after a kill before the commit.
    spoil_deletions(folder)
    assert store.remove(ZHEJIANG.id)
    assert index.follow(store)
    assert "cannot be continued" in caplog.text
    assert numbers(index, "算力") == [2]
    assert numbers(following(store, folder), "算力") == [2]


def spoil_deletions(folder: Path) -> list[Path]:
    """Leave files in the way of the next deletion, as a killed writer does."""
    (segment,) = {path.name.split(".")[0] for path in folder.glob("*.store")}
    spoiled = [folder / f"{segment}.{number}.del" for number in range(100)]
    for path in spoiled:
        path.write_bytes(b"")
    return spoiled


def test_on_a_full_disk_what_is_there_is_searched_on(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    index = following(store, folder)
    spoiled = spoil_deletions(folder)
    assert store.remove(ZHEJIANG.id)
    # As if the disk had less room than this.
    monkeypatch.setattr(lexical, "_LEAST_ROOM", 2**62)
    assert not index.follow(store)
    assert caplog.messages == [
        f"no room left on the disk of {folder} for the words of new articles: free some; "
        "until then they are found by their meaning only"
    ]
    assert sorted(numbers(index, "算力")) == [2, 3, 4]
    assert sorted(numbers(open_index(folder), "算力")) == [2, 3, 4]
    monkeypatch.undo()
    for path in spoiled:
        path.unlink()
    assert index.follow(store)
    assert numbers(index, "算力") == [2]


def test_when_building_again_fails_what_is_there_stays(store: Store, folder: Path) -> None:
    index = following(store, folder)
    spoil_deletions(folder)
    assert store.remove(ZHEJIANG.id)
    folder.with_name("lexical.new").write_text("in the way")
    with pytest.raises(StoreUnavailable, match=r"cannot write the lexical index in .*lexical.new"):
        index.follow(store)
    assert sorted(numbers(index, "算力")) == [2, 3, 4]
    folder.with_name("lexical.new").unlink()
    assert index.follow(store)
    assert numbers(index, "算力") == [2]
    assert sorted(path.name for path in folder.parent.glob("lexical*")) == ["lexical", "lexical.lock"]


def test_nobody_waits_for_another_writer_without_end(
    store: Store, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    following(store, folder)
    monkeypatch.setattr(lexical, "_PATIENCE_SECONDS", 0.1)
    with FileLock(f"{folder}.lock"), FileLock(tmp_path / "other.lock"):
        assert sorted(numbers(open_index(folder), "算力")) == [2, 3, 4]
        with pytest.raises(StoreUnavailable, match=r"another process has been building the lexical index in .*other"):
            open_index(tmp_path / "other")
    assert numbers(open_index(tmp_path / "other"), "算力") == []


def test_a_folder_that_cannot_be_written_is_reported(store: Store, folder: Path) -> None:
    index = open_index(folder)
    # Moved, not deleted: the engine's own threads may still tidy up inside.
    folder.rename(folder.with_name("moved"))
    folder.write_text("")
    with pytest.raises(StoreUnavailable, match=r"cannot write the lexical index in .*: check that the disk has room"):
        index.follow(store)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        open_index(tmp_path / "file" / "lexical")


def test_huge_questions_and_passages_are_borne(store: Store, folder: Path) -> None:
    add(store, make_article("a" * 100_000 + " 江苏的长文。", title="长"))
    index = following(store, folder)
    assert 8 in numbers(index, "长文")
    assert numbers(index, "江苏" * 50_000)[0] in {1, 2, 8}
