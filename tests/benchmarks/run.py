"""Run all benchmarks, the quickest first: what `make bench` does. Figures and plot go to `benchmarks/`."""

from __future__ import annotations

import sys
from importlib import import_module

BENCHMARKS = (
    "speed",
    "retrieval",
    "calibrate",
    "end_to_end",
    "safety",
    "language_model",
    "scale",
    "answer_speed",
    "million",
)


def main() -> None:
    """Run one benchmark after the other, each with its own defaults."""
    for name in BENCHMARKS:
        sys.stdout.write(f"\n== {name} ==\n")
        sys.stdout.flush()
        sys.argv = [name]
        import_module(f"tests.benchmarks.{name}").main()


if __name__ == "__main__":
    main()
