"""Tests of loading MHTML files."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from documents.exceptions import NoText
from documents.loading import load_bytes

PAGE = "<html><head><title>行动方案</title></head><body><p>近日，安徽省印发&ldquo;方案&rdquo;。</p></body></html>"


def archive(page: str, encoding: str, transfer: str) -> bytes:
    """Make an MHTML file as browsers save it: the page, a frame and a picture."""
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = "https://example.org/a.html"
    message["Subject"] = "行动方案"
    message.make_related()
    for content, identity in ((page, "<page>"), ("<html><body>广告</body></html>", "<frame>")):
        part = EmailMessage()
        part.set_content(
            content.encode(encoding), "text", "html", cte=transfer, cid=identity, params={"charset": encoding}
        )
        message.attach(part)
    picture = EmailMessage()
    picture.set_content(b"\x89PNG", "image", "png")
    message.attach(picture)
    return message.as_bytes()


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_loads_the_page(encoding: str, transfer: str) -> None:
    loaded = load_bytes(archive(PAGE, encoding, transfer), "a.mhtml")
    assert loaded.text.text == "近日，安徽省印发“方案”。"
    assert loaded.raw == PAGE
    assert loaded.title == "行动方案"
    assert loaded.details["format"] == "mhtml"
    assert loaded.details["url"] == "https://example.org/a.html"


def test_an_archive_without_a_page_is_refused() -> None:
    data = archive(PAGE, "utf-8", "base64").replace(b"text/html", b"text/plain")
    with pytest.raises(NoText, match=r"^a\.mhtml: the MHTML file holds no web page; save the page again$"):
        load_bytes(data, "a.mhtml")
