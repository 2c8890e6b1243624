"""The errors of the documents package.

DocumentsError
├── UnreadableFile      the file cannot be turned into text
│   ├── UnsupportedFormat
│   ├── FileTooLarge
│   └── NoText          the file holds no readable text (a scan, an empty file)
└── UnknownRegion       a name that is in no gazetteer
"""


class DocumentsError(Exception):
    """Stand at the root of everything that documents raises on purpose."""


class UnreadableFile(DocumentsError):
    """Report a file that cannot be turned into text."""


class UnsupportedFormat(UnreadableFile):
    """Report a format that no loader reads."""


class FileTooLarge(UnreadableFile):
    """Report a file over the size that is read."""


class NoText(UnreadableFile):
    """Report a file without readable text."""


class UnknownRegion(DocumentsError):
    """Report a region name that the gazetteer does not know."""
