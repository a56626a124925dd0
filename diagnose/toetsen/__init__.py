"""Tests of clients: questionnaires as data, taking them, their results, and the profile they add up to.

`afnemen` is how a test is taken, `scoren` counts, `keuren` and `beheren` are for who edits a questionnaire.
"""

from diagnose.toetsen.uitslagen import laatste, laatste_uitslagen, verouderd, waarschuwingen

__all__ = ["laatste", "laatste_uitslagen", "verouderd", "waarschuwingen"]
