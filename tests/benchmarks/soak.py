"""Ask for half an hour while articles come and go: `python -m tests.benchmarks.soak --plot soak.svg`.

Another process adds articles and removes them again, one after another, all the while. Whatever is asked about the
bundled briefs has to be answered as it was before. The plot shows the server's memory and how long answers took.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from tests.benchmarks.load import by_frequency, told
from tests.benchmarks.serving import ROOT, Load, Reply, megabytes, questions, served

SECONDS_BETWEEN_LOOKS = 5.0
SECONDS_BETWEEN_CHANGES = 20.0
_PLANTS = ("番茄", "黄瓜", "茄子", "草莓", "葡萄", "月季", "薄荷", "辣椒")


def garden_article(number: int) -> str:
    """Write an article on what no question asks about."""
    draw = random.Random(number)
    lines = [
        f"{draw.choice(_PLANTS)}在阳台第{draw.randrange(1, 99)}号花盆里，"
        f"每隔{draw.randrange(2, 9)}天浇一次水，叶片发黄时要少浇。"
        for _ in range(30)
    ]
    return f"# 阳台种植笔记第{number}篇\n\n" + "\n".join(lines) + "\n"


def added(folder: Path, number: int) -> str:
    """Add an article to the folder in a process of its own; give its id."""
    article = folder.parent / f"note{number}.md"
    article.write_text(garden_article(number), encoding="utf-8")
    done = _shengce(folder, "add", str(article), "--json")
    return str(json.loads(done)["added"][0]["article_id"])


def _shengce(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-c", "from ui.command_line import main; main()", *arguments, "--data-dir", str(folder)]
    return subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=True).stdout


async def changing(folder: Path, seconds: float) -> int:
    """Add and remove articles until the time is over; give how many times."""
    began, number, there = time.monotonic(), 0, list[str]()
    while time.monotonic() - began < seconds:
        await asyncio.sleep(SECONDS_BETWEEN_CHANGES)
        if len(there) < 3:
            number += 1
            there.append(await asyncio.to_thread(added, folder, number))
        else:
            await asyncio.to_thread(_shengce, folder, "remove", *there)
            number += len(there)
            there.clear()
    return number


async def soak(load: Load, process: psutil.Process, folder: Path, clients: int, seconds: float) -> dict[str, Any]:
    """Ask while articles come and go; sum up what came of it, with the memory over time."""
    asking = asyncio.gather(
        load.all_at_once(clients, seconds, by_frequency(list(load.expected))), changing(folder, seconds)
    )
    began, memory = time.monotonic(), list[tuple[float, float]]()
    while not asking.done():
        memory.append((time.monotonic() - began, megabytes(process)))
        await asyncio.wait([asking], timeout=SECONDS_BETWEEN_LOOKS)
    _, changes = await asking
    return {**told(load.replies, clients, seconds), "changes_of_articles": changes, "memory_mb": memory}


def plot(path: Path, replies: list[Reply], memory: list[tuple[float, float]]) -> None:
    """Draw the memory, and the median and the 95th percentile of each half minute, over time."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot

    figure, (upper, lower) = pyplot.subplots(2, sharex=True, figsize=(8, 5))
    upper.plot([at / 60 for at, _ in memory], [size for _, size in memory])
    upper.set(ylabel="resident memory, MB", ylim=(0, None), title="Asking while articles are added and removed")
    bins: dict[int, list[float]] = {}
    for one in replies:
        bins.setdefault(int(one.at // 30), []).append(one.seconds)
    times = [(number + 0.5) / 2 for number in sorted(bins)]
    for share, name in ((50, "median"), (95, "95th percentile")):
        lower.plot(times, [np.percentile(bins[number], share) for number in sorted(bins)], label=name)
    lower.set(xlabel="minutes", ylabel="seconds of an answer", ylim=(0, None))
    lower.legend()
    figure.savefig(path)


def main() -> None:
    """Ask, print what came of it as JSON and draw the plot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=1800)
    parser.add_argument("--questions", type=int, default=200, help="of those there are, so many")
    parser.add_argument("--plot", type=Path, default=Path("soak.svg"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        _shengce(folder, "articles", "--json")
        with served(folder) as (address, process):
            load = Load(address)
            asyncio.run(load.one_after_another(questions()[: options.questions]))
            report = asyncio.run(soak(load, process, folder, options.clients, options.seconds))
            plot(options.plot, load.replies, report["memory_mb"])
    memory = [size for _, size in report.pop("memory_mb")]
    report["memory_mb"] = {f"after {part} of 4": round(memory[(len(memory) - 1) * part // 4]) for part in range(5)}
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
