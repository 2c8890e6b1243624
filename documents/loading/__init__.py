"""Loading articles from files of any format and encoding, traced to the file as it came."""

from documents.loading.labels import path_label
from documents.loading.limits import Limits
from documents.loading.loaded import LoadedText, Unread
from documents.loading.loader import load, load_bytes, load_file

__all__ = ["Limits", "LoadedText", "Unread", "load", "load_bytes", "load_file", "path_label"]
