"""A language model as an option, held to the articles.

    connection = Connection("http://localhost:11434/v1", "qwen2.5", SecretStr("…"), context_tokens=4096,
                            first_token_seconds=30, total_seconds=120, retries=2)
    model = LanguageModel(connection, uses={Use.WRITING, Use.OVERVIEWS, Use.FOLLOW_UPS, Use.SPLITTING})
    answer = assistant.ask(question, conversation, model=model)     # or .stream(…), whose events Working come while
                                                                    # it waits; closing the iterator cancels the request
    answer.made_by       # Maker.QUOTES (built-in way) or Maker.MODEL
    answer.model         # ModelRun: model, host, uses, usage (tokens, seconds), removed sentences, setback, cached

The built-in way answers first, and decides whether anything is answered at all. Then:

- `writer.Writer` sends its passages, numbered from 1, to the model (`prompts`), cuts the reply into sentences while it
  comes (`sentence_stream.SentenceStream.take/finish`), and has each grounded before it is shown.
- `grounding.Grounder(passages, gazetteer, SupportJudge(gazetteer, encoder), english=…).ground(sentence)` gives
  `Grounded` (its parts with their quotes) or `model_run.Removed` (text, reason, words that show it). A sentence bears
  its markers `[n]`, before or after its full stop; `clauses` cuts it, `quote_finder` finds the sentences of each part,
  `statement_checker` judges whether they carry it. `passages` are `numbered.NumberedPassage(number, article, passage)`.
- `coverage.shortcoming` is the rule by which the built-in answer stands in: fewer than half of the sentences left, none
  of its passages quoted (for a table: of each row), or the figures of its short answer missing.
- `client.ChatClient(connection).stream(messages, longest=…)` gives `Delta`, `Waiting` and `Ended`, or raises
  `exceptions.ModelError` with a `Setback`; `.models()` lists what the server has.
"""

from assistant.language_model.connection import Connection
from assistant.language_model.model import LanguageModel

__all__ = ["Connection", "LanguageModel"]
