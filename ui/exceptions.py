"""The errors of the ui package.

UserInterfaceError
├── AddressInUse              the page cannot be served on this address
├── ApiError                  a request of a program cannot be answered; its kinds stand in ui.api.exceptions
└── UnreadableConversation    a file holds no conversation that was exported (ui.exports)
"""


class UserInterfaceError(Exception):
    """Stand at the root of everything that ui raises on purpose."""


class AddressInUse(UserInterfaceError):
    """Report an address that something else is using."""
