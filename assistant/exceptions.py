"""The errors of the assistant package.

AssistantError
└── UnreadableQuestions    a file of questions is in no form that is read
"""


class AssistantError(Exception):
    """Stand at the root of everything that assistant raises on purpose."""


class UnreadableQuestions(AssistantError):
    """Report a file of questions in no form that is read."""
