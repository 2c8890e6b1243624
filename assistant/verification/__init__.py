"""Holding every statement of an answer against the words that it cites."""

from assistant.verification.checking import faults, verify
from assistant.verification.statement import Dropped, Fault, FaultKind, Source, Statement, Verdict

__all__ = ["Dropped", "Fault", "FaultKind", "Source", "Statement", "Verdict", "faults", "verify"]
