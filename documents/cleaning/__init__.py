"""Repair of damaged text and removal of page furniture, each step a pure function that finds edits."""

from documents.cleaning.chain import STEPS, Cleaned, CleaningOptions, Repair, clean
from documents.cleaning.entities import find_entities
from documents.cleaning.furniture import Furniture, find_furniture
from documents.cleaning.glosses import find_glosses
from documents.cleaning.invisible_characters import find_control_characters, find_private_characters
from documents.cleaning.line_breaks import find_stray_line_breaks
from documents.cleaning.script_folding import fold_script, is_traditional
from documents.cleaning.shifted_text import find_shifted_text
from documents.cleaning.tags import find_tags
from documents.cleaning.white_space import find_white_space
from documents.cleaning.widths import find_width_variants

__all__ = [
    "STEPS",
    "Cleaned",
    "CleaningOptions",
    "Furniture",
    "Repair",
    "clean",
    "find_control_characters",
    "find_entities",
    "find_furniture",
    "find_glosses",
    "find_private_characters",
    "find_shifted_text",
    "find_stray_line_breaks",
    "find_tags",
    "find_white_space",
    "find_width_variants",
    "fold_script",
    "is_traditional",
]
