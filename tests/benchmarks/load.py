"""Let 50 people ask at once, on the real models and the bundled briefs: `python -m tests.benchmarks.load`.

First one asks alone, one question after another, which is what the throughput of the others is compared with: then
nothing is read together, and nothing remembered. Then all ask at once, without remembered answers, so that only what
is gained by reading together shows; then with them, questions being drawn as people do (the n-th most frequent in
proportion to 1/n, Zipf). Every answer is compared with the one given alone.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from tests.benchmarks.serving import Load, Reply, megabytes, questions, served

SECONDS_BETWEEN_LOOKS = 5.0


def by_frequency(asked: Sequence[str]) -> Callable[[random.Random], str]:
    """Draw questions by Zipf's law, in an order of their own."""
    order = random.Random(0).sample(list(asked), len(asked))
    weights = [1 / rank for rank in range(1, len(order) + 1)]
    return lambda draw: draw.choices(order, weights)[0]


def evenly(asked: Sequence[str]) -> Callable[[random.Random], str]:
    """Draw all questions alike."""
    return lambda draw: draw.choice(asked)


def told(replies: Sequence[Reply], clients: int, seconds: float) -> dict[str, Any]:
    """Sum up what came of asking."""
    times = np.array([one.seconds for one in replies])
    each = Counter(one.client for one in replies)
    faults = Counter(one.fault for one in replies if one.fault)
    return {
        "answers": len(replies),
        "a_second": round(len(replies) / seconds, 2),
        "a_second_in_the_first_minute": round(sum(one.at < 60 for one in replies) / min(60, seconds), 2),
        "p50_seconds": round(float(np.percentile(times, 50)), 3),
        "p95_seconds": round(float(np.percentile(times, 95)), 3),
        "longest_seconds": round(float(times.max()), 3),
        "answers_of_a_client": [min(each[one] for one in range(clients)), max(each.values())],
        "faults": dict(faults.most_common(5)),
    }


async def under_load(
    load: Load, process: psutil.Process, clients: int, seconds: float, choose: Callable[[random.Random], str]
) -> dict[str, Any]:
    """Let clients ask, and look at the server's memory meanwhile."""
    asking = asyncio.create_task(load.all_at_once(clients, seconds, choose))
    memory = [megabytes(process)]
    while not asking.done():
        await asyncio.wait([asking], timeout=SECONDS_BETWEEN_LOOKS)
        memory.append(megabytes(process))
    await asking
    middle = len(memory) // 2
    sizes = {"first": memory[0], "middle": memory[middle], "last": memory[-1], "most": max(memory)}
    return {**told(load.replies, clients, seconds), "memory_mb": {name: round(size) for name, size in sizes.items()}}


def main() -> None:
    """Ask and print what came of it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seconds-without-memory", type=float, default=60)
    parser.add_argument("--questions", type=int, default=10_000, help="of those there are, so many")
    options = parser.parse_args()
    asked = questions()[: options.questions]
    with tempfile.TemporaryDirectory() as scratch:
        folder, report = Path(scratch) / "data", dict[str, Any]()
        with served(folder, remembered_megabytes=0) as (address, process):
            alone = Load(address)
            report["alone_a_second"] = round(asyncio.run(alone.one_after_another(asked)), 2)
            load = Load(address, alone.expected)
            seconds = options.seconds_without_memory
            report["together"] = asyncio.run(under_load(load, process, options.clients, seconds, evenly(asked)))
        with served(folder) as (address, process):
            load = Load(address, alone.expected)
            report["remembering"] = asyncio.run(
                under_load(load, process, options.clients, options.seconds, by_frequency(asked))
            )
    for name in ("together", "remembering"):
        report[f"times_alone_{name}"] = round(report[name]["a_second"] / report["alone_a_second"], 2)
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
