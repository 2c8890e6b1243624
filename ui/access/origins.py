"""Where a request comes from: its address, who vouches for it, and whether a page of our own sent it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from functools import cached_property

from starlette.datastructures import Headers
from starlette.types import Scope

from ui.api.door import LOOPBACK_NAMES, host_name

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True)
class Proxies:
    """Hold the addresses of the proxies that are believed, and the header in which they name the user, if they do."""

    networks: tuple[str, ...] = ()
    header: str | None = None

    @cached_property
    def _networks(self) -> tuple[Network, ...]:
        return tuple(ipaddress.ip_network(one, strict=False) for one in self.networks)

    def trusts(self, address: str) -> bool:
        """Say whether an address is a proxy's that is believed."""
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self._networks)

    def address_of(self, scope: Scope) -> str:
        """Give the address of who asks: the last that no trusted proxy has, of those that proxies wrote down."""
        peer = (scope.get("client") or ("unknown", 0))[0]
        told = Headers(scope=scope).getlist("x-forwarded-for")
        hops = [one.strip() for line in told for one in line.split(",")]
        address = peer
        while hops and self.trusts(address):
            address = hops.pop()
        return str(address)

    def is_secure(self, scope: Scope) -> bool:
        """Say whether a request came over TLS, here or at a trusted proxy."""
        peer = (scope.get("client") or ("unknown", 0))[0]
        told = Headers(scope=scope).get("x-forwarded-proto", "") if self.trusts(peer) else ""
        return "https" in (scope.get("scheme"), told.split(",")[-1].strip())

    def user_of(self, scope: Scope) -> str | None:
        """Give the name that a trusted proxy vouches for; what others write into the header is not looked at."""
        peer = (scope.get("client") or ("unknown", 0))[0]
        if self.header is None or not self.trusts(peer):
            return None
        named = Headers(scope=scope).getlist(self.header)
        # Two of them would be the proxy's and somebody else's.
        return named[0] if len(named) == 1 and named[0].strip() else None


def is_of_our_page(scope: Scope) -> bool:
    """Say whether a page of this server sent a request that changes things, as far as a browser tells."""
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    if origin is not None:
        return origin.partition("://")[2] == headers.get("host")
    return headers.get("sec-fetch-site") == "same-origin"


def is_of_this_machine(scope: Scope) -> bool:
    """Say whether a browser asks a server of its own machine, where cookies need no TLS."""
    return host_name(Headers(scope=scope).get("host", "")) in LOOPBACK_NAMES
