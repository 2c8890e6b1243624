"""The errors of the assistant package.

AssistantError
├── UnreadableQuestions    a file of questions is in no form that is read
├── BrokenTable            a table of questions cannot be read; told as UnreadableQuestions
├── UnreadableRun          a file holds no answers that an evaluation kept
└── NothingToAsk           no questions can be drafted from the articles
"""


class AssistantError(Exception):
    """Stand at the root of everything that assistant raises on purpose."""


class UnreadableQuestions(AssistantError):
    """Report a file of questions in no form that is read."""


class BrokenTable(AssistantError):
    """Report a table of questions that cannot be read, and the line."""


class UnreadableRun(AssistantError):
    """Report a file that holds no answers that an evaluation kept."""


class NothingToAsk(AssistantError):
    """Report articles from which no questions can be drafted."""
