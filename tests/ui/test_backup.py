"""Backups: everything comes back, into the same kind of database or another; nothing is overwritten."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index.local import STORE_FILE, LocalIndex
from index.postgres_address import PostgresAddress
from index.store import Generation, Store
from tests.hash_embedder import HashEmbedder
from tests.made_up_articles import ANHUI, ARTICLES, JIANGSU, TAIWAN_STYLE, ZHEJIANG, lines_as_passages, make_article
from tests.postgres_server import PostgresServer
from tests.republished_articles import ORIGINAL, REPRINT
from tests.ui.test_feedback import NOW, judged
from tests.ui.test_shared_conversations import asked
from ui.access.access import Access
from ui.access.names import Action
from ui.access.user import Role
from ui.backup import Home, back_up, restore
from ui.exceptions import DamagedBackup, NotRestored, NotWritten
from ui.feedback import Feedback, FeedbackFiles
from ui.shared_conversations import SharedConversations
from ui.shared_feedback import SharedFeedback
from ui.turns import Verdict

EMBEDDER = HashEmbedder(dimension=64)
QUESTION = "江苏的目标"
KINDS = ("sqlite", "postgresql")
MakeHome = Callable[[str], Home]


@pytest.fixture
def make_home(tmp_path: Path, request: pytest.FixtureRequest) -> MakeHome:
    """Make an empty home of a kind."""
    made: list[Home] = []

    def make(kind: str) -> Home:
        folder = tmp_path / f"{kind}-{len(made)}"
        if kind == "sqlite":
            made.append(Home(folder, folder / STORE_FILE))
        else:
            server: PostgresServer = request.getfixturevalue("postgres")
            made.append(Home(folder, PostgresAddress.read(server.fresh_address())))
        return made[-1]

    return make


def opened(home: Home) -> LocalIndex:
    database = home.place if isinstance(home.place, PostgresAddress) else None
    return LocalIndex.open(home.folder, EMBEDDER, database=database)


def feedback_of(home: Home, store: Store) -> Feedback:
    return SharedFeedback.of(store.database) if home.is_shared else FeedbackFiles(home.feedback)


def filled(home: Home) -> Home:
    """Fill a home with articles of which one was removed and one replaced, a conversation and verdicts."""
    with closing(opened(home)) as index:
        added = [replace(ORIGINAL, source="\0"), *ARTICLES[::-1], REPRINT, make_article("没有段落\n", raw="原\ud800文")]
        index.add([(article, lines_as_passages(article)) for article in added])
        assert index.remove(ANHUI.id)
        index.add([(JIANGSU, lines_as_passages(JIANGSU))], replaces=lambda article: [ZHEJIANG.id])
        index.store.write_setting("bundled_corpus", "a:1")
        SharedConversations.of(index.store.database).keep("甲", "one", [asked("目标是多少？")])
        feedback = feedback_of(home, index.store)
        for number, verdict in enumerate((Verdict.WRONG, Verdict.RIGHT, Verdict.WRONG_SOURCE)):
            feedback.keep(judged("目标", verdict, f"{number}" * 12))
    return home


def content(home: Home) -> dict[str, Any]:
    """Read all that a home holds, but for what is numbered."""
    with closing(opened(home)) as index, home.opened() as database:
        store = index.store
        articles = [store.article(one.id) for one in store.articles()]
        passages = [(passage, title) for batch in store.passages_since(Generation()) for _, passage, title in batch]
        vectors = [vectors.tolist() for _, vectors in store.vectors_since(Generation())]
        shared = SharedConversations.of(store.database)
        names = ("right.jsonl", "wrong.jsonl")
        return {
            "articles": articles,
            "passages": passages,
            "vectors": vectors,
            "superseding": store.superseding(ZHEJIANG.id),
            "groups": store.groups([ORIGINAL.id]),
            "added": [one.id for one in store.near_duplicates(ORIGINAL)],
            "setting": store.setting("bundled_corpus"),
            "counts": store.counts(),
            "conversations": (shared.listed("甲"), [turn.question for turn in shared.read("甲", "one").turns]),
            "verdicts": [
                SharedFeedback(database).lines(name)
                if home.is_shared
                else (home.feedback / name).read_text().splitlines()
                for name in names
            ],
            "hits": [(hit.passage, round(hit.score, 6)) for hit in index.search(QUESTION, 5)],
        }


@pytest.mark.parametrize("restored_into", KINDS)
@pytest.mark.parametrize("kind", KINDS)
def test_everything_comes_back(make_home: MakeHome, tmp_path: Path, kind: str, restored_into: str) -> None:
    home, other, file = filled(make_home(kind)), make_home(restored_into), tmp_path / "backup.zip"
    before = content(home)
    rows = back_up(home, file)
    passages = sum(len(lines_as_passages(article)) for article in before["articles"])
    assert (rows["articles"], rows["passages"], rows["conversations"]) == (5, passages, 1)
    assert restore(other, file) == rows
    assert content(other) == before
    assert before["groups"][ORIGINAL.id] == (ORIGINAL.id, REPRINT.id)
    assert {one.id for one in before["articles"]} > {JIANGSU.id, TAIWAN_STYLE.id}
    assert [len(lines) for lines in before["verdicts"]] == [1, 2]
    # What is added afterwards gets numbers of its own, and is found.
    with closing(opened(other)) as index:
        new = make_article("绿洲计划的新文章。")
        assert index.add([(new, lines_as_passages(new))]) == [True]
        assert new.id in {hit.article.id for hit in index.search("绿洲计划", 3)}
    # The backup of what was restored holds the same lines.
    with closing(opened(make_home("sqlite"))):
        back_up(home, tmp_path / "again.zip")
    with zipfile.ZipFile(file) as one, zipfile.ZipFile(tmp_path / "again.zip") as two:
        assert one.namelist() == two.namelist()
        assert all(one.read(name) == two.read(name) for name in one.namelist() if name != "manifest.json")


def test_what_was_derived_from_the_old_numbers_is_built_anew(make_home: MakeHome, tmp_path: Path) -> None:
    home = filled(make_home("sqlite"))
    with closing(opened(home)) as index:
        index.follow()
        identity = index.store.setting("identity")
    back_up(home, tmp_path / "backup.zip")
    assert isinstance(home.place, Path)
    # As somebody does who puts a backup in the place of a damaged file and leaves the folder beside it.
    for path in home.folder.glob(f"{STORE_FILE}*"):
        path.unlink()
    for path in home.feedback.iterdir():
        path.unlink()
    restore(home, tmp_path / "backup.zip")
    with closing(opened(home)) as index:
        assert index.store.setting("identity") != identity
        hits = index.search("目标", 20)
        assert sorted(hit.passage.id for hit in hits if hit.lexical) == sorted(
            {hit.passage.id for hit in hits if hit.lexical}
        )
        assert hits[0].lexical


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_overwritten(make_home: MakeHome, tmp_path: Path, kind: str) -> None:
    home, file = filled(make_home(kind)), tmp_path / "backup.zip"
    back_up(home, file)
    before, archived = content(home), file.read_bytes()
    with pytest.raises(
        NotRestored, match=r"is not empty \(it has articles.*nothing is overwritten: restore into another"
    ):
        restore(home, file)
    with pytest.raises(NotWritten, match=r"backup\.zip is there already: name another file"):
        back_up(home, file)
    assert (content(home), file.read_bytes()) == (before, archived)
    assert {path.name for path in tmp_path.glob("backup*")} == {"backup.zip"}


def test_verdicts_alone_are_not_overwritten_either(make_home: MakeHome, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    back_up(filled(make_home("sqlite")), file)
    other = make_home("sqlite")
    FeedbackFiles(other.feedback).keep(judged("目标", Verdict.WRONG), now=NOW)
    with pytest.raises(NotRestored, match=r"is not empty \(it has wrong\.jsonl\)"):
        restore(other, file)


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def changed_within(file: Path) -> None:
    content = bytearray(file.read_bytes())
    place = content.index(b"tables/embeddings.jsonl") + 60
    content[place : place + 30] = bytes(30)
    file.write_bytes(content)


def something_else(file: Path) -> None:
    file.write_text("no backup")


def rewritten(file: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    with zipfile.ZipFile(file) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    members[name] = change(members[name])
    with zipfile.ZipFile(file, "w") as archive:
        for one, member in members.items():
            archive.writestr(one, member)


def a_line_less(file: Path) -> None:
    rewritten(file, "tables/near_duplicates.jsonl", lambda member: member[: member.index(b"\n") + 1])


def another_column(file: Path) -> None:
    rewritten(file, "tables/articles.jsonl", lambda member: member.replace(b'"title"', b'"name"', 1))


def no_manifest(file: Path) -> None:
    rewritten(file, "manifest.json", lambda member: b"[]")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("damage", [cut_off, changed_within, something_else, a_line_less, another_column, no_manifest])
def test_a_damaged_backup_is_told_and_nothing_is_restored(
    make_home: MakeHome, tmp_path: Path, damage: Callable[[Path], None], kind: str
) -> None:
    file, other = tmp_path / "backup.zip", make_home(kind)
    back_up(filled(make_home("sqlite")), file)
    whole = file.read_bytes()
    damage(file)
    with pytest.raises(DamagedBackup, match=r"backup\.zip is no whole backup .*take another; nothing was restored"):
        restore(other, file)
    file.write_bytes(whole)
    assert restore(other, file)["articles"] == 5


def test_a_backup_of_another_version_is_refused(make_home: MakeHome, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    back_up(filled(make_home("sqlite")), file)
    rewritten(file, "manifest.json", lambda member: json.dumps(json.loads(member) | {"store_format": 99}).encode())
    with pytest.raises(NotRestored, match="made by another version"):
        restore(make_home("sqlite"), file)


def test_what_is_not_there_is_told(make_home: MakeHome, tmp_path: Path) -> None:
    home = make_home("sqlite")
    with pytest.raises(NotWritten, match="there is nothing to back up in"):
        back_up(home, tmp_path / "backup.zip")
    assert not home.folder.exists()
    with pytest.raises(NotRestored, match="there is no file"):
        restore(home, tmp_path / "nowhere.zip")
    filled(home)
    with pytest.raises(NotWritten, match=r"cannot write .*No such file or directory"):
        back_up(home, tmp_path / "nowhere" / "backup.zip")


def accounts_of(home: Home) -> Access:
    return Access.in_folder(home.folder) if home.shared_url is None else Access.shared(home.shared_url)


@pytest.mark.parametrize("source", KINDS)
@pytest.mark.parametrize("target", KINDS)
def test_accounts_come_back_with_their_passwords_groups_and_keys(
    make_home: MakeHome, tmp_path: Path, source: str, target: str
) -> None:
    old, new = make_home(source), make_home(target)
    opened(old).close()
    with closing(accounts_of(old)) as access:
        ann = access.accounts.add("ann", Role.EDITOR, "correct horse battery", in_groups=["canaries"])
        _, key = access.keys.add(ann.id, "script")
        access.audit.write("ann", Action.USER, "ann", told="added")
        token = access.sign_in("ann", "correct horse battery", "127.0.0.1")
    back_up(old, tmp_path / "backup.zip")
    restore(new, tmp_path / "backup.zip")
    with closing(accounts_of(new)) as access:
        assert access.accounts.all() == [ann]
        assert access.of_key(key) == ann
        assert access.accounts.checked("ann", "correct horse battery") == ann
        assert "added" in [entry.told for entry in access.audit.latest(10)]
        # Nobody is signed in by a backup.
        assert access.of_session(token) is None


def test_accounts_are_not_overwritten_and_nothing_else_is_restored_then(make_home: MakeHome, tmp_path: Path) -> None:
    old, new = make_home("sqlite"), make_home("sqlite")
    for home, name in ((old, "ann"), (new, "ben")):
        opened(home).close()
        with closing(accounts_of(home)) as access:
            access.accounts.add(name, Role.READER, "correct horse battery")
    with closing(opened(old)) as index:
        index.add([(JIANGSU, lines_as_passages(JIANGSU))])
    back_up(old, tmp_path / "backup.zip")
    with pytest.raises(NotRestored, match="has accounts already"):
        restore(new, tmp_path / "backup.zip")
    with closing(opened(new)) as index:
        assert index.articles() == []
