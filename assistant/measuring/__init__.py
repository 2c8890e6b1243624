"""Measures of a run of questions, kept so that runs can be compared."""

from assistant.measuring.figures import Figures, Groups, figures, grouped
from assistant.measuring.measured import Measured, QuotedSource, measure
from assistant.measuring.saved_runs import read_run, run_form

__all__ = ["Figures", "Groups", "Measured", "QuotedSource", "figures", "grouped", "measure", "read_run", "run_form"]
