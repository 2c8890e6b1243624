from documents.reading import read_text
from documents.repairs import repair_details, repairs_of


def test_counts_come_back_as_they_went_in() -> None:
    counts = {"glosses": 12, "tags": 0, "furniture": 3}
    assert repair_details(counts) == {"repairs": "glosses=12 furniture=3"}
    assert repairs_of(repair_details(counts)) == {"glosses": 12, "furniture": 3}


def test_nothing_repaired_leaves_no_detail() -> None:
    assert repair_details({"glosses": 0}) == {}
    assert repairs_of({"author": "张三"}) == {}


def test_what_is_no_count_is_left_out() -> None:
    assert repairs_of({"repairs": "glosses=many =2 tags furniture=1"}) == {"": 2, "furniture": 1}


def test_an_article_knows_what_was_repaired_in_it() -> None:
    # Two glosses, and an entity that hides a tag.
    article = read_text("区(qū)域内(nèi)的算力设施&lt;b&gt;已经建成。", source="a.txt")
    assert article.text == "区域内的算力设施已经建成。"
    assert repairs_of(article.details) == {"entities": 2, "glosses": 2, "tags": 1}
