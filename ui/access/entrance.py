"""What a server needs to have people sign in."""

from __future__ import annotations

from dataclasses import dataclass, field

from ui.access.access import Access
from ui.access.current import user_of_event, user_of_request
from ui.access.exceptions import UnsafeAddress
from ui.access.origins import Proxies
from ui.access.permitted_workbench import PermittedWorkbench, Restrictable
from ui.api.door import is_loopback
from ui.shared_conversations import SharedConversations


@dataclass(frozen=True)
class Entrance:
    """Hold the accounts, the proxies that are believed, whether cookies need TLS, and what may be asked.

    `conversations` keeps what users asked where several servers share a database; else their browsers do.
    """

    access: Access
    workbench: Restrictable
    proxies: Proxies = field(default_factory=Proxies)
    secure_cookies: bool = True
    conversations: SharedConversations | None = None

    def workbenches(self) -> tuple[PermittedWorkbench, PermittedWorkbench]:
        """Give the workbench of the page and that of the API and the tools: each knows in its way who asks."""
        return (
            PermittedWorkbench(self.workbench, user_of_event, self.access),
            PermittedWorkbench(self.workbench, user_of_request, self.access),
        )


def check_address(host: str, *, signs_in: bool, is_open: bool) -> None:
    """See that others reach a server only where they sign in, or where somebody said that they may.

    Raises:
        UnsafeAddress: they would reach it as they are.
    """
    if not (is_loopback(host) or signs_in or is_open):
        raise UnsafeAddress(
            f"{host} can be reached from other machines, and nobody would have to sign in: serve with --sign-in (first "
            "`shengce users add NAME --role admin`), or with --open if everybody there may ask, add and remove"
        )
