"""Reading passages for the exact words that answer."""

from assistant.reader.reading import PassageReading, Reader, Reading

__all__ = ["PassageReading", "Reader", "Reading"]
