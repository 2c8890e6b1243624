"""The errors of the exports.

UserInterfaceError
└── UnreadableConversation    a file holds no conversation that was exported
"""

from ui.exceptions import UserInterfaceError


class UnreadableConversation(UserInterfaceError):
    """Report a text that holds no conversation in the form that is exported."""
