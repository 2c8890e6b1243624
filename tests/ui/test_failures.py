"""Errors in the language of the interface."""

from __future__ import annotations

import pytest

from assistant.exceptions import AssistantError
from index import IndexingError, UnknownArticle
from index.exceptions import IncompatibleIndex, ModelUnavailable, StoreFull, StoreUnavailable
from ui.failures import told
from ui.language import Language

SECRET = "cannot open /srv/secret/shengce.sqlite"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (StoreFull(SECRET), "磁盘已满。请腾出空间"),
        (StoreUnavailable(SECRET), "现在读不到文章"),
        (IncompatibleIndex(SECRET), "另一个模型或版本"),
        (ModelUnavailable(SECRET), "语义模型无法载入"),
        (UnknownArticle(SECRET), "可能已被移除"),
        (IndexingError(SECRET), "索引暂时不能使用"),
        (AssistantError(SECRET), "这个问题没有得到处理"),
        (RuntimeError(SECRET), "这个问题没有得到处理"),
    ],
)
def test_each_kind_of_error_says_what_to_do(error: Exception, words: str) -> None:
    assert words in told(error, Language.SIMPLIFIED, "failed")
    for language in Language:
        assert "secret" not in told(error, language, "failed")
