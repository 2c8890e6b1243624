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

import psutil

from tests.benchmarks.load import by_frequency, told
from tests.benchmarks.serving import ROOT, Load, megabytes, questions, served
from tests.benchmarks.soak_plot import draw_soak, growth

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


async def changing(folder: Path, seconds: float) -> list[float]:
    """Add an article, and remove all after the third, until the time is over; give the seconds when it was done."""
    began, changes, there = time.monotonic(), list[float](), list[str]()
    while time.monotonic() - began < seconds:
        await asyncio.sleep(SECONDS_BETWEEN_CHANGES)
        if len(there) < 3:
            there.append(await asyncio.to_thread(added, folder, len(changes)))
        else:
            await asyncio.to_thread(_shengce, folder, "remove", *there)
            there.clear()
        changes.append(time.monotonic() - began)
    return changes


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
    return {**told(load.replies, clients, seconds), "changes_of_articles": changes, "memory": memory}


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
            memory, changes = report.pop("memory"), report["changes_of_articles"]
            draw_soak(memory, load.replies, changes, options.plot)
    report["changes_of_articles"] = len(changes)
    parts = {f"after {part} of 4": memory[(len(memory) - 1) * part // 4][1] for part in range(5)}
    report["memory_mb"] = {when: round(size) for when, size in parts.items()}
    report["memory_growth_mb_a_minute_in_the_second_half"] = round(growth(memory), 2)
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
