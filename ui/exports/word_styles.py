"""The looks of a Word file: fonts that have Chinese characters, and its language."""

from __future__ import annotations

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from ui.language import Language

LATIN_FONT = "Calibri"
# Fonts that Word has on every system; others stand in for them elsewhere.
CHINESE_FONTS = {
    Language.SIMPLIFIED: "Microsoft YaHei",
    Language.TRADITIONAL: "Microsoft JhengHei",
    Language.ENGLISH: "Microsoft YaHei",
}
_FONT_ATTRIBUTES = ("w:ascii", "w:hAnsi", "w:cs")
_THEME_ATTRIBUTES = ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme")


def set_looks(document: Document, language: Language) -> None:
    """Set fonts, language and page of a new document."""
    _set_fonts(document, language)
    _set_language(document, language)
    quote = document.styles["Quote"]
    assert isinstance(quote, ParagraphStyle)
    # Chinese has no italics: they would be drawn slanted.
    quote.font.italic = False
    quote.paragraph_format.left_indent = Pt(18)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)


def _set_fonts(document: Document, language: Language) -> None:
    """Name fonts in every style; those of the theme, which have no Chinese characters, would go before them."""
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for attribute in _THEME_ATTRIBUTES:
            fonts.attrib.pop(qn(attribute), None)
        for attribute in _FONT_ATTRIBUTES:
            fonts.set(qn(attribute), LATIN_FONT)
        fonts.set(qn("w:eastAsia"), CHINESE_FONTS[language])


def _set_language(document: Document, language: Language) -> None:
    document.core_properties.language = language.value
    marks = [*document.styles.element.iter(qn("w:lang")), *document.settings.element.iter(qn("w:themeFontLang"))]
    for mark in marks:
        mark.set(qn("w:val"), language.value)
        mark.set(qn("w:eastAsia"), language.of_articles)
