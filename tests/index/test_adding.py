"""From files to the index: what becomes of each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from documents import Article, Passage
from documents.repairs import repairs_of
from index import StoreFull
from index.adding import BATCH_PASSAGES, PASTED, FileOutcome, Status, add_files, add_text, replace_article
from index.local import LocalIndex
from index.search_index import Replaces
from tests.republished_articles import ADDED_PARAGRAPH, OTHER_FIGURES, REPORT

TEXT = "江苏提出，到2030年智能体普及率达到90%。\n\n南京建设算力中心，总投资120亿元。"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def statuses(index: LocalIndex, *paths: Path) -> list[tuple[str, Status]]:
    return [(Path(outcome.path).name, outcome.status) for outcome in add_files(index, paths)]


def test_a_file_becomes_an_article_that_is_found(empty_index: LocalIndex, tmp_path: Path) -> None:
    path = write(tmp_path / "江苏的目标.txt", TEXT)
    (outcome,) = add_files(empty_index, [path])
    (article,) = empty_index.articles()
    assert outcome == FileOutcome(article.source, Status.ADDED, article.id, article.title, 1, "")
    assert Path(outcome.path) == path
    assert empty_index.article(article.id).raw == TEXT
    (hit,) = empty_index.search("普及率", 5)
    assert "90%" in hit.passage.text
    assert "江苏" in hit.passage.regions


def test_the_same_file_again_changes_nothing(empty_index: LocalIndex, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    (first,) = add_files(empty_index, [path])
    generation = empty_index.store.generation()
    (second,) = add_files(empty_index, [path])
    assert second == FileOutcome(
        first.path, Status.UNCHANGED, first.article_id, first.title, first.passages, "already in the index"
    )
    assert empty_index.store.generation() == generation
    assert [status for _, status in statuses(empty_index, path, path)] == [Status.UNCHANGED] * 2


def test_the_same_text_from_elsewhere_is_unchanged(empty_index: LocalIndex, tmp_path: Path) -> None:
    one, two = write(tmp_path / "a.txt", TEXT), write(tmp_path / "b.txt", TEXT)
    assert statuses(empty_index, one, two) == [("a.txt", Status.ADDED), ("b.txt", Status.UNCHANGED)]
    assert len(empty_index.articles()) == 1


def test_a_changed_file_replaces_what_came_from_it(empty_index: LocalIndex, tmp_path: Path) -> None:
    path, other = write(tmp_path / "a.txt", TEXT), write(tmp_path / "b.txt", TEXT.replace("90%", "70%"))
    first, second = add_files(empty_index, [path, other])
    write(path, TEXT.replace("90%", "95%"))
    (third,) = add_files(empty_index, [path])
    assert third.status is Status.REPLACED
    assert third.reason == f"replaces the version added before ({first.article_id})"
    assert {article.id for article in empty_index.articles()} == {second.article_id, third.article_id}
    found = " ".join(hit.passage.text for hit in empty_index.search("普及率", 5))
    assert ("95%" in found, "70%" in found, "90%" in found) == (True, True, False)
    # And back again.
    write(path, TEXT)
    (fourth,) = add_files(empty_index, [path])
    assert (fourth.status, fourth.article_id) == (Status.REPLACED, first.article_id)


def test_an_unreadable_file_does_not_stop_the_others(empty_index: LocalIndex, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    write(folder / "1.txt", TEXT)
    (folder / "2.pdf").write_bytes(b"%PDF-1.4 damaged")
    write(folder / "3.txt", "")
    write(folder / "4.txt", TEXT.replace("江苏", "浙江"))
    outcomes = {Path(outcome.path).name: outcome for outcome in add_files(empty_index, [folder])}
    assert {name: outcome.status for name, outcome in outcomes.items()} == {
        "1.txt": Status.ADDED,
        "2.pdf": Status.SKIPPED,
        "3.txt": Status.SKIPPED,
        "4.txt": Status.ADDED,
    }
    for name in ("2.pdf", "3.txt"):
        assert outcomes[name].reason
        assert (outcomes[name].article_id, outcomes[name].passages) == (None, 0)


def test_a_path_that_is_not_there_is_skipped(empty_index: LocalIndex, tmp_path: Path) -> None:
    (outcome,) = add_files(empty_index, [tmp_path / "nowhere.txt"])
    assert outcome.status is Status.SKIPPED
    assert "nowhere.txt" in outcome.reason
    assert list(add_files(empty_index, [])) == []


def test_what_is_said_to_be_added_is_stored(empty_index: LocalIndex, tmp_path: Path) -> None:
    # Enough for three batches; the outcomes of the first come before the last file is read.
    sentences = "".join(f"第{{number}}号计划的第{line}项任务已经完成。" * 8 + "\n\n" for line in range(40))
    paths = [write(tmp_path / f"{number}.txt", sentences.replace("{number}", str(number))) for number in range(20)]
    passages = 0
    for outcome in add_files(empty_index, paths):
        assert outcome.status is Status.ADDED
        assert outcome.article_id is not None
        assert empty_index.article(outcome.article_id).title == outcome.title
        passages += outcome.passages
        if passages <= BATCH_PASSAGES:
            paths[-1].unlink(missing_ok=True)
            write(paths[-1], sentences.replace("{number}", "最后一"))
    assert passages > 2 * BATCH_PASSAGES
    assert empty_index.store.counts() == (20, passages)
    assert any("最后一号" in hit.passage.text for hit in empty_index.search("最后一号计划", 5))


def test_a_text_stored_from_elsewhere_still_replaces_what_came_from_its_path(
    empty_index: LocalIndex, tmp_path: Path
) -> None:
    one, two = write(tmp_path / "a.txt", TEXT), write(tmp_path / "b.txt", TEXT.replace("90%", "70%"))
    first, second = add_files(empty_index, [one, two])
    write(one, TEXT.replace("90%", "70%"))
    (third,) = add_files(empty_index, [one])
    assert third == FileOutcome(
        str(one),
        Status.REPLACED,
        second.article_id,
        "a",
        1,
        f"already in the index, from {two}; replaces the version added before ({first.article_id})",
    )
    assert [article.id for article in empty_index.articles()] == [second.article_id]
    assert statuses(empty_index, one, two) == [("a.txt", Status.UNCHANGED), ("b.txt", Status.UNCHANGED)]


def test_two_versions_at_one_path_in_one_go(empty_index: LocalIndex, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    add_one = list(add_files(empty_index, [path, path]))
    assert [outcome.status for outcome in add_one] == [Status.ADDED, Status.UNCHANGED]


FRONT = "---\ntitle: {title}\npublisher: {publisher}\ndate: {published}\n---\n\n{text}\n"


def report(path: Path, *, text: str = REPORT, **more: str) -> Path:
    """Write the report as Markdown with what is known of it."""
    known = {"title": "江州公布算力建设安排", "publisher": "江州日报", "published": "2025-03-01"} | more
    return write(path, FRONT.format(text=text.replace("\n", "\n\n"), **known))


def test_a_republication_is_added_and_says_what_it_republishes(empty_index: LocalIndex, tmp_path: Path) -> None:
    one = report(tmp_path / "one.md")
    two = report(tmp_path / "two.md", publisher="某某网", text=f"{REPORT}\n{ADDED_PARAGRAPH}")
    first, second = add_files(empty_index, [one, two])
    assert (first.status, first.reason) == (Status.ADDED, "")
    assert (second.status, second.reason) == (
        Status.ADDED,
        f"the same report as 江州公布算力建设安排 (江州日报, 2025-03-01, {one})",
    )


@pytest.mark.parametrize(
    ("published", "status"),
    [("2025-03-05", Status.REPLACED), ("2025-03-01", Status.REPLACED), ("2025-02-01", Status.ADDED)],
)
def test_a_corrected_version_from_elsewhere_replaces_the_older(
    empty_index: LocalIndex, tmp_path: Path, published: str, status: Status
) -> None:
    one = report(tmp_path / "one.md")
    title = "《江州公布算力建設安排》"[1:-1]
    two = report(tmp_path / "two.md", title=title, text=REPORT.replace("300万元", "320万元"), published=published)
    (first,) = add_files(empty_index, [one])
    (second,) = add_files(empty_index, [two])
    assert second.status is status
    if status is Status.REPLACED:
        assert second.reason == (
            f"corrects and replaces the article of the same publisher and title from {one} ({first.article_id})"
        )
        assert [article.id for article in empty_index.articles()] == [second.article_id]
        # The whole folder again changes nothing.
        again = list(add_files(empty_index, [one, two]))
        assert [(outcome.status, outcome.reason) for outcome in again] == [
            (Status.UNCHANGED, f"an earlier version of {title} (江州日报, {published}, {two}), which replaced it"),
            (Status.UNCHANGED, "already in the index"),
        ]
        # Once the correction is gone, the earlier version is as good as any.
        assert second.article_id is not None
        assert empty_index.remove(second.article_id)
        assert statuses(empty_index, one) == [("one.md", Status.ADDED)]
    else:
        assert second.reason == f"the same report as 江州公布算力建设安排 (江州日报, 2025-03-01, {one})"
        assert len(empty_index.articles()) == 2


def test_another_report_of_the_same_publisher_and_title_stays(empty_index: LocalIndex, tmp_path: Path) -> None:
    one = report(tmp_path / "one.md")
    two = report(tmp_path / "two.md", text=OTHER_FIGURES.text)
    assert statuses(empty_index, one, two) == [("one.md", Status.ADDED), ("two.md", Status.ADDED)]


def test_an_upload_replaces_one_of_its_name_only_if_nearly_the_same(empty_index: LocalIndex, tmp_path: Path) -> None:
    one = write(tmp_path / "1" / "index.txt", REPORT)
    two = write(tmp_path / "2" / "index.txt", OTHER_FIGURES.text)
    three = write(tmp_path / "3" / "index.txt", REPORT.replace("9月", "10月"))
    (first,) = add_files(empty_index, [one], names=["index.txt"])
    (second,) = add_files(empty_index, [two], names=["index.txt"])
    (third,) = add_files(empty_index, [three], names=["index.txt"])
    assert [outcome.path for outcome in (first, second, third)] == ["index.txt"] * 3
    assert [outcome.status for outcome in (first, second, third)] == [Status.ADDED, Status.ADDED, Status.REPLACED]
    assert third.reason == f"replaces the version added before ({first.article_id})"
    assert {article.id for article in empty_index.articles()} == {second.article_id, third.article_id}
    (broken,) = add_files(empty_index, [tmp_path / "4" / "index.txt"], names=["index.txt"])
    assert broken == FileOutcome("index.txt", Status.SKIPPED, reason="index.txt: no such file")


def test_a_relative_path_means_a_file_of_its_folder(
    empty_index: LocalIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (("1", TEXT), ("2", TEXT.replace("江苏", "浙江"))):
        write(tmp_path / name / "a.txt", text)
        monkeypatch.chdir(tmp_path / name)
        assert statuses(empty_index, Path("a.txt")) == [("a.txt", Status.ADDED)]
    assert {article.source for article in empty_index.articles()} == {str(tmp_path / n / "a.txt") for n in "12"}


class FullIndex:
    """An index with room for no article."""

    def add(self, articles: Sequence[tuple[Article, Sequence[Passage]]], *, replaces: Replaces) -> list[bool]:
        raise StoreFull("no room left")


def test_a_full_disk_is_not_taken_for_a_bad_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    with pytest.raises(StoreFull, match="no room left"):
        list(add_files(FullIndex(), [path]))  # type: ignore[arg-type]


def test_a_status_is_its_word_in_json() -> None:
    assert json.dumps([*Status]) == '["added", "unchanged", "replaced", "skipped"]'


GLOSSED = (
    "标题：江苏公布算力安排\n来源：江州日报\n2026年5月7日\n"
    "江苏区(qū)域内(nèi)的算力设施已经全部建成，到2030年普及率达到90%。\n"
)


def test_outcomes_count_what_was_repaired(empty_index: LocalIndex, tmp_path: Path) -> None:
    (outcome,) = add_files(empty_index, [write(tmp_path / "a.txt", GLOSSED)])
    assert outcome.repairs["glosses"] == 2
    assert outcome.article_id is not None
    assert repairs_of(empty_index.article(outcome.article_id).details) == outcome.repairs


def test_pasted_text_becomes_an_article(empty_index: LocalIndex) -> None:
    outcome = add_text(empty_index, GLOSSED)
    assert (outcome.path, outcome.status, outcome.title) == (PASTED, Status.ADDED, "江苏公布算力安排")
    (article,) = empty_index.articles()
    assert (article.source, article.published, article.regions) == (PASTED, "2026-05-07", ("江苏",))
    assert "江苏区域内的算力设施" in article.text
    assert empty_index.article(article.id).raw == GLOSSED
    assert add_text(empty_index, GLOSSED).status is Status.UNCHANGED


def test_a_title_that_is_given_holds(empty_index: LocalIndex) -> None:
    assert add_text(empty_index, GLOSSED, title=" 另一个标题 ").title == "另一个标题"
    sentence = "江苏提出，到2030年智能体普及率达到90%，并建成十个算力中心和二十个开放平台。"
    assert add_text(empty_index, sentence).title == f"{sentence[:30]}…"


def test_the_source_of_a_page_can_be_pasted(empty_index: LocalIndex) -> None:
    page = (
        "<html><head><title>江苏方案</title></head><body><div>首页 登录</div><article><h1>江苏方案</h1>"
        "<p>江苏提出，到2030年智能体普及率达到90%。</p><p>南京建设算力中心，总投资120亿元。</p></article></body></html>"
    )
    outcome = add_text(empty_index, page)
    assert (outcome.status, outcome.title) == (Status.ADDED, "江苏方案")
    (article,) = empty_index.articles()
    assert "<" not in article.text


@pytest.mark.parametrize(
    ("pasted", "reason"),
    [
        ("", "pasted text: the file is empty"),
        (" \n\t", "pasted text: the file is empty"),
        ("江苏方案。", "pasted text: too short, 4 characters where an article has at least 20"),
        ("&nbsp;<br>&nbsp;", "pasted text: no text is left once navigation and notices are taken out"),
    ],
)
def test_what_is_pasted_must_be_an_article(empty_index: LocalIndex, pasted: str, reason: str) -> None:
    assert add_text(empty_index, pasted) == FileOutcome(PASTED, Status.SKIPPED, reason=reason)
    assert empty_index.articles() == []


def test_a_file_takes_the_place_of_an_article(empty_index: LocalIndex, tmp_path: Path) -> None:
    old, other = (write(tmp_path / name, text) for name, text in (("a.txt", TEXT), ("b.txt", REPORT)))
    first, second = add_files(empty_index, [old, other])
    assert first.article_id is not None
    new = write(tmp_path / "new.txt", OTHER_FIGURES.text)
    outcome = replace_article(empty_index, first.article_id, new, name="新版.txt")
    assert (outcome.path, outcome.status) == ("新版.txt", Status.REPLACED)
    assert outcome.reason.startswith(f"replaces the version added before ({first.article_id})")
    assert {article.id for article in empty_index.articles()} == {second.article_id, outcome.article_id}


def test_a_file_that_is_there_leaves_only_itself(empty_index: LocalIndex, tmp_path: Path) -> None:
    first, second = add_files(empty_index, [write(tmp_path / "a.txt", TEXT), write(tmp_path / "b.txt", REPORT)])
    assert first.article_id is not None
    outcome = replace_article(empty_index, first.article_id, tmp_path / "b.txt", name="b.txt")
    assert (outcome.status, outcome.article_id) == (Status.REPLACED, second.article_id)
    assert [article.id for article in empty_index.articles()] == [second.article_id]
    # In its own place it changes nothing; in that of one that is gone it is added.
    assert second.article_id is not None
    again = replace_article(empty_index, second.article_id, tmp_path / "b.txt", name="b.txt")
    assert (again.status, len(empty_index.articles())) == (Status.UNCHANGED, 1)
    gone = replace_article(empty_index, first.article_id, tmp_path / "a.txt", name="a.txt")
    assert (gone.status, len(empty_index.articles())) == (Status.ADDED, 2)


def test_what_cannot_be_read_replaces_nothing(empty_index: LocalIndex, tmp_path: Path) -> None:
    (first,) = add_files(empty_index, [write(tmp_path / "a.txt", TEXT)])
    assert first.article_id is not None
    outcome = replace_article(empty_index, first.article_id, write(tmp_path / "b.txt", ""), name="空.txt")
    assert outcome == FileOutcome("空.txt", Status.SKIPPED, reason="空.txt: the file is empty")
    assert [article.id for article in empty_index.articles()] == [first.article_id]
