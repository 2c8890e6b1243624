"""The errors of the ui package.

UserInterfaceError
├── AddressInUse              the page cannot be served on this address
├── NoSeveralServers          this system cannot hold the models of several servers once
├── DiskFull                  a verdict cannot be stored: there is no room left
├── FeedbackNotStored         a verdict cannot be stored for another reason
├── NotWritten                a file that a command was to write cannot be written
├── AccessError               somebody may not do something, or is not known; its kinds stand in ui.access.exceptions
├── NotRestored               a backup cannot be restored here
├── DamagedBackup             a file is no whole backup
├── ApiError                  a request of a program cannot be answered; its kinds stand in ui.api.exceptions
└── UnreadableConversation    a file holds no conversation that was exported (ui.exports)
"""


class UserInterfaceError(Exception):
    """Stand at the root of everything that ui raises on purpose."""


class AddressInUse(UserInterfaceError):
    """Report an address that something else is using."""


class NoSeveralServers(UserInterfaceError):
    """Report a system on which one command cannot become several servers."""


class DiskFull(UserInterfaceError):
    """Report that there is no room left for a reader's verdict."""


class FeedbackNotStored(UserInterfaceError):
    """Report a folder to which a reader's verdict cannot be written."""


class NotRestored(UserInterfaceError):
    """Report a place that a backup cannot be restored into, or a backup of another version."""


class DamagedBackup(UserInterfaceError):
    """Report a file that is no whole backup."""


class NotWritten(UserInterfaceError):
    """Report a file that a command was to write and cannot."""
