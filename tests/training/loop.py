"""Training adapters: batches in their order, with checkpoints, a log and the way back in after an interruption."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import torch
from torch import Tensor, nn

from tests.training.backbone import device, load_weights, trained_weights

_LOGGER = logging.getLogger("training")
_WARM_UP = 0.06
_CHECKPOINT_STEPS = 25
Batch_contra = TypeVar("Batch_contra", contravariant=True)
Batch = TypeVar("Batch")


class Trained(Protocol[Batch_contra]):
    """Tell the loss of a batch, and write what was learned."""

    @property
    def network(self) -> nn.Module:
        """Give the network whose weights are trained."""
        ...

    def loss(self, batch: Batch_contra) -> Tensor:
        """Give the loss of a batch, a number."""
        ...

    def save(self, path: Path, notes: Mapping[str, str]) -> None:
        """Write the weights that were trained."""
        ...


def log_to(folder: Path) -> None:
    """Write the log to a folder, and show it."""
    folder.mkdir(parents=True, exist_ok=True)
    handlers: list[logging.Handler] = [
        logging.StreamHandler(),
        logging.FileHandler(folder / "train.log", encoding="utf-8"),
    ]
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", handlers=handlers)


def train(model: Trained[Batch], batches: Sequence[Batch], weights: Path, *, rate: float) -> None:
    """Go through the batches once, AdamW with a linear warm-up and decay, from the last checkpoint on.

    The checkpoint lies beside the `weights` that are written.
    """
    network = model.network
    optimiser = torch.optim.AdamW(trained_weights(network).values(), lr=rate, weight_decay=0.01)
    warm_up = max(1, int(_WARM_UP * len(batches)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm_up, (len(batches) - step) / (len(batches) - warm_up))
    )
    state = weights.with_name("checkpoint.pt")
    first = _resume(state, network, optimiser, schedule) if state.exists() else 0
    network.train()
    for step, loss in _steps(model, batches, first, optimiser, schedule):
        if (step + 1) % _CHECKPOINT_STEPS == 0 or step + 1 == len(batches):
            _LOGGER.info("step %d of %d, loss %.3f", step + 1, len(batches), loss)
            torch.save(
                {
                    "step": step + 1,
                    "weights": trained_weights(network),
                    "optimiser": optimiser.state_dict(),
                    "schedule": schedule.state_dict(),
                },
                state.with_suffix(".new"),
            )
            state.with_suffix(".new").replace(state)
            model.save(weights, {"steps": str(step + 1)})


def _steps(
    model: Trained[Batch],
    batches: Sequence[Batch],
    first: int,
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
) -> Iterator[tuple[int, float]]:
    """Make one step a batch, giving its number and the running average of the loss."""
    average = 0.0
    began = time.monotonic()
    for step in range(first, len(batches)):
        with torch.autocast(device().type, torch.bfloat16, enabled=device().type == "cuda" or _has_bfloat16()):
            loss = model.loss(batches[step])
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(trained_weights(model.network).values(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        schedule.step()
        last = loss.item()
        average = last if step == first else 0.98 * average + 0.02 * last
        if (step + 1 - first) % 10 == 0:
            _LOGGER.debug("%.2f s a step", (time.monotonic() - began) / (step + 1 - first))
        yield step, average


def _has_bfloat16() -> bool:
    from index.e5_encoder import fastest_precision

    return fastest_precision() == torch.bfloat16


def _resume(
    state: Path, network: nn.Module, optimiser: torch.optim.Optimizer, schedule: torch.optim.lr_scheduler.LambdaLR
) -> int:
    """Load the last checkpoint and give the step to go on with."""
    saved = torch.load(state, weights_only=True)
    load_weights(network, saved["weights"])
    optimiser.load_state_dict(saved["optimiser"])
    schedule.load_state_dict(saved["schedule"])
    _LOGGER.info("going on after step %d", saved["step"])
    return int(saved["step"])
