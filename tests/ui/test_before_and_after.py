from hypothesis import given, strategies

from documents import Article
from documents.loading import load_bytes
from documents.reading import read_text, to_article
from tests.ui.fake_workbench import make_article
from ui.before_and_after import LONGEST_LEFT_OUT, MOST_CHARACTERS, BeforeAndAfter, Kind, Line, Piece, before_and_after


def kept(text: str) -> Piece:
    return Piece(text, Kind.KEPT)


def removed(text: str) -> Piece:
    return Piece(text, Kind.REMOVED)


def test_what_was_taken_out_and_changed_is_told_on_both_sides() -> None:
    article = read_text("首頁 > 新聞\n區(qū)域１２個項目已經建成。\n責任編輯：李四", source="x.txt")
    assert before_and_after(article) == BeforeAndAfter(
        (
            Line(
                (
                    removed("首頁 > 新聞\n"),
                    kept("區"),
                    removed("(qū)"),
                    kept("域"),
                    Piece("１２", Kind.CHANGED),
                    kept("個項目已經建成。"),
                ),
                (
                    kept("區"),
                    Piece("", Kind.REMOVED, "(qū)"),
                    kept("域"),
                    Piece("12", Kind.CHANGED, "１２"),
                    kept("個項目已經建成。"),
                ),
            ),
            Line((removed("\n責任編輯：李四"),), ()),
        ),
        whole=True,
    )


def test_markup_leaves_no_mark_in_the_article() -> None:
    page = (
        "<html><body><article><p>算力设施<b>已经</b>全部建成，并且投入使用。</p>"
        "<p>第二段的内容也在这里。</p></article></body></html>"
    )
    shown = before_and_after(to_article(load_bytes(page.encode(), "x.html")))
    assert [[piece.text for piece in line.after] for line in shown.lines] == [
        ["算力设施", "已经", "全部建成，并且投入使用。"],
        ["第二段的内容也在这里。"],
        [],
    ]
    assert whole_file(shown) == page


def test_a_heading_is_shown_without_its_signs() -> None:
    article = to_article(load_bytes("## 总则\n\n算力设施已经建成。".encode(), "x.md"))
    first = before_and_after(article).lines[0]
    assert (first.after, first.heading) == ((kept("总则"),), True)


def test_a_long_part_that_was_taken_out_is_folded() -> None:
    script = f"<script>{'x' * 1000}</script>"
    page = f"<html><body>{script}<article><p>算力设施已经全部建成，并且投入使用。</p></article></body></html>"
    piece = before_and_after(to_article(load_bytes(page.encode(), "x.html"))).lines[0].before[0]
    assert piece.kind is Kind.LONG
    assert script in piece.text
    assert piece.other == f"{len(piece.text):,}"
    assert len(piece.text) > LONGEST_LEFT_OUT


def test_an_article_without_its_file_is_shown_alone() -> None:
    lines = before_and_after(make_article("甲", "一\n二", "a.txt")).lines
    assert lines == (Line((kept(""),), (kept("一\n二"),)),)


def test_a_long_file_is_shown_in_part() -> None:
    line = f"任务已经完成{'长' * 1000}。"
    shown = before_and_after(read_text(f"{line}\n" * 300, source="x.txt"))
    assert not shown.whole
    assert len(whole_file(shown)) == MOST_CHARACTERS
    # A single line is no longer than that either.
    shown = before_and_after(read_text("长" * 300_000, source="x.txt"))
    assert (shown.whole, [article_line(line) for line in shown.lines]) == (False, ["长" * MOST_CHARACTERS])


@given(strategies.text(alphabet="区(qū)域 算\n力１2&lt;b>建成。责编：", min_size=1, max_size=60))
def test_both_sides_hold_all_of_the_text(words: str) -> None:
    article = read_text(f"算力设施已经建成。\n{words}", source="x.txt")
    shown = before_and_after(article)
    assert whole_file(shown) == article.raw
    assert [text for text in (article_line(line) for line in shown.lines) if text] == written_lines(article)


def whole_file(shown: BeforeAndAfter) -> str:
    return "".join(piece.text for line in shown.lines for piece in line.before)


def article_line(line: Line) -> str:
    return "".join(piece.text for piece in line.after)


def written_lines(article: Article) -> list[str]:
    return [line for line in article.text.split("\n") if line.strip()]
