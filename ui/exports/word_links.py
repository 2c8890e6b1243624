"""Links in a Word file, which python-docx reads but does not make."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

LINK_COLOUR = RGBColor(0x05, 0x63, 0xC1)


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Name the place before a paragraph's words; `number` must be its own in the document."""
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)


def add_link_within(paragraph: Paragraph, words: str, bookmark: str) -> None:
    """Add words that lead to a bookmark of the document."""
    _add_link(paragraph, words, "w:anchor", bookmark)


def add_link_outside(paragraph: Paragraph, words: str, address: str) -> None:
    """Add words that lead to an address on the web."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    _add_link(paragraph, words, "r:id", relation)


def _add_link(paragraph: Paragraph, words: str, attribute: str, target: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn(attribute), target)
    run = paragraph.add_run(words)
    run.font.color.rgb = LINK_COLOUR
    link.append(run._r)
    paragraph._p.append(link)
