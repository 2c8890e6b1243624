"""The errors that callers of the API get to see, as `{"error": "..."}` under an HTTP status.

UserInterfaceError
└── ApiError
    ├── InvalidRequest     422: what was sent cannot be read, or is over a limit
    ├── Forbidden          403: the account may not do this
    ├── NothingThere       404: no article has this id
    ├── BodyTooLong        413: what was sent is over the size that is read
    ├── NoRoom             507: there is no room left on the server's disk
    ├── Unavailable        503: the articles cannot be read now
    └── InternalFailure    500: a fault of the program, told in its log only

Who is not let in gets a Refusal (ui.serving.exceptions) in the same form, with Retry-After.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from assistant.exceptions import AssistantError
from documents import DocumentsError
from index import IncompatibleIndex, IndexingError, ModelUnavailable, StoreFull, StoreUnavailable, UnknownArticle
from ui.access.exceptions import AccessError, NotPermitted
from ui.exceptions import UserInterfaceError
from ui.serving.exceptions import Refusal

logger = logging.getLogger(__name__)


class ApiError(UserInterfaceError):
    """Stand at the root of what callers of the API get to see; the message says what to do."""

    status: ClassVar[int] = 500


class InvalidRequest(ApiError):
    """Report a request that cannot be read, or is over a limit."""

    status = 422


class Forbidden(ApiError):
    """Report what the account that asks may not do."""

    status = 403


class NothingThere(ApiError):
    """Report an id that no article has."""

    status = 404


class BodyTooLong(ApiError):
    """Report a request over the size that is read."""

    status = 413


class NoRoom(ApiError):
    """Report a disk that is full."""

    status = 507


class Unavailable(ApiError):
    """Report that the articles cannot be read now."""

    status = 503


class InternalFailure(ApiError):
    """Report a fault of the program."""


@contextmanager
def failures_for_callers() -> Iterator[None]:
    """Turn whatever fails into an ApiError; what was not foreseen is told in the log only."""
    try:
        yield
    except (ApiError, Refusal):
        raise
    except UnknownArticle as error:
        raise NothingThere("no article has this id: the list of articles holds the ids") from error
    except NotPermitted as error:
        raise Forbidden(str(error)) from error
    except StoreFull as error:
        logger.warning("request not answered: %s", error)
        raise NoRoom("there is no room left on the server's disk; what was stored is not lost") from error
    except AccessError as error:
        logger.warning("request not answered: %s", error)
        raise Unavailable("the accounts cannot be read now: see the server's log") from error
    except (StoreUnavailable, IncompatibleIndex, ModelUnavailable) as error:
        # Their messages name folders of the machine.
        logger.warning("request not answered: %s", error)
        raise Unavailable("the articles cannot be searched now: see the server's log") from error
    except (AssistantError, DocumentsError, IndexingError) as error:
        logger.warning("request not answered: %s", error)
        raise Unavailable(str(error)) from error
    except Exception as error:
        logger.exception("request not answered")
        raise InternalFailure("something went wrong; try again, and if it fails again see the server's log") from error
