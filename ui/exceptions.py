"""The errors of the ui package.

UserInterfaceError
└── AddressInUse    the page cannot be served on this address
"""


class UserInterfaceError(Exception):
    """Stand at the root of everything that ui raises on purpose."""


class AddressInUse(UserInterfaceError):
    """Report an address that something else is using."""
