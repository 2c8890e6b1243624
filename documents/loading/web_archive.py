"""Web pages saved with their parts as MHTML (`.mht`, `.mhtml`)."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage

from documents.exceptions import NoText, UnreadableFile
from documents.loading.extraction import PARSER_FAILURES
from documents.loading.limits import Limits
from documents.loading.loaded import LoadedText
from documents.loading.web_page import load_web_page


def load_web_archive(data: bytes, source: str, limits: Limits) -> LoadedText:
    """Load the page that an MHTML file holds; its frames and pictures are left out.

    Raises:
        NoText: no part is a web page, or the page shows no text.
        UnreadableFile: the parts cannot be told apart.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
        page = _main_page(message)
        content = page.get_payload(decode=True) if page else None
        charset = page.get_content_charset() if page else None
        address = message["Snapshot-Content-Location"] or (page and page["Content-Location"])
    except (MessageError, *PARSER_FAILURES) as error:
        raise UnreadableFile(f"{source}: the MHTML file is damaged ({error}); save the page again") from error
    if not isinstance(content, bytes):
        raise NoText(f"{source}: the MHTML file holds no web page; save the page again")
    loaded = load_web_page(content, source, limits, declared=charset)
    details = {**loaded.details, "format": "mhtml"}
    if address:
        details.setdefault("url", str(address))
    return replace(loaded, details=details)


def _main_page(message: EmailMessage) -> EmailMessage | None:
    """Find the page itself: the part that `start` names, or else the first that is HTML."""
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    start = message.get_param("start", header="content-type")
    named = [page for page in pages if start and str(page["Content-ID"] or "") == str(start)]
    return next(iter(named or pages), None)
