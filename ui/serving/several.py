"""Several servers of one machine that hold one set of models together."""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import select
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NoReturn

from index.e5_encoder import one_thread
from ui.exceptions import NoSeveralServers
from ui.server import announce

logger = logging.getLogger(__name__)

_PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of Linux's prctl.h."""
_READY = b"1"
_ENDINGS = (signal.SIGTERM, signal.SIGINT)


@dataclass(frozen=True, slots=True)
class Server:
    """Hold which server this process has become, from 0, and the pipe in which it says that it answers."""

    number: int
    pipe: int | None = None

    def answers(self, address: str) -> None:
        """Tell the person at the terminal, and the process that watches, that it answers at an address."""
        announce(address)
        if self.pipe is not None:
            os.write(self.pipe, _READY)
            os.close(self.pipe)


ONLY_SERVER = Server(0)


def become_servers(count: int, prepare: Callable[[], object]) -> Server:
    """Split this process into servers after `prepare` has loaded what they shall share; return in each of them.

    They are forked, so that what was loaded is in memory once: no server writes into it. The process itself stays to
    watch over them and never returns. Each begins when the one before answers, so that the first alone prepares an
    empty folder. One that dies is begun again; one that ends before it answers ends them all.

    Raises:
        NoSeveralServers: the system is not Linux.
    """
    if not sys.platform.startswith("linux"):
        raise NoSeveralServers("several servers in one are for Linux: start them one by one, each with its --port")
    with one_thread():
        prepare()
        # What is there now is neither looked at nor moved by the collector, which would copy it for each server.
        gc.collect()
        gc.freeze()
        return _Watch(count).begin()


@dataclass
class _Watch:
    """Begin the servers, and begin again those that die, until all shall end."""

    count: int
    numbers: dict[int, int] = field(default_factory=dict)
    handlers: dict[signal.Signals, Any] = field(default_factory=dict)
    is_ending: bool = False

    def begin(self) -> Server:
        """Return in each server; end the process that watches."""
        self.handlers = {kind: signal.signal(kind, self._end) for kind in _ENDINGS}
        for number in range(self.count):
            if server := self._fork(number):
                return server
        return self._watch()

    def _watch(self) -> Server:
        while True:
            if not self.numbers:
                sys.exit(0)
            process, status = os.wait()
            number = self.numbers.pop(process)
            if self.is_ending:
                continue
            logger.warning("server %d ended (%s) and is begun again", number + 1, _told(status))
            if server := self._fork(number):
                return server

    def _fork(self, number: int) -> Server | None:
        """Fork a server and wait until it answers; return it in the server, None in the process that watches."""
        if self.is_ending:
            return None
        reading, writing = os.pipe()
        # What would end them waits until the server has its own handlers and stands among those to be ended.
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDINGS)
        process = os.fork()
        if process == 0:
            os.close(reading)
            for kind, handler in self.handlers.items():
                signal.signal(kind, handler)
            ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGTERM)
        else:
            os.close(writing)
            self.numbers[process] = number
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDINGS)
        if process == 0:
            return Server(number, writing)
        with os.fdopen(reading, "rb", buffering=0) as told:
            if not self._answers(told.fileno()) and not self.is_ending:
                # It has said why.
                self._end(signal.SIGTERM, None)
                self._exit(1)
        return None

    def _answers(self, told: int) -> bool:
        """Wait until a server says that it answers; False if it has ended, or all shall end."""
        while not self.is_ending:
            if select.select([told], [], [], 0.2)[0]:
                return os.read(told, 1) == _READY
        return False

    def _end(self, kind: int, frame: object) -> None:
        """Have all servers finish what was asked and end; a second Ctrl+C reaches them from the terminal."""
        self.is_ending = True
        for process in self.numbers:
            os.kill(process, signal.SIGTERM)

    def _exit(self, status: int) -> NoReturn:
        while self.numbers:
            self.numbers.pop(os.wait()[0], None)
        sys.exit(status)


def _told(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    return f"signal {-code}" if code < 0 else f"status {code}"
