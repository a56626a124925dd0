"""What may go wrong in words that a person understands, and how it gets back to the form."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.forms import BaseForm
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TUSSENTIJDS = gettext_lazy(
    "Iemand anders heeft dit net gewijzigd. Kijk de gegevens na en probeer het opnieuw."
)


class NietToegestaan(Exception):
    """Something that a rule of the house refuses; the message is for the person who tried."""

    def __init__(self, melding: str, *, veld: str | None = None) -> None:
        super().__init__(melding)
        self.melding = melding
        self.veld = veld


class RechtOntbreekt(NietToegestaan):
    """Something that this person may not do (HTTP 403)."""


class VersieConflict(NietToegestaan):
    """Somebody else saved the record after this person opened it.

    Attributes:
        opgeslagen: the record as it stands in the database now.
    """

    def __init__(self, opgeslagen: Any) -> None:
        super().__init__(
            _(
                "Iemand anders heeft deze gegevens gewijzigd terwijl u bezig was. Vergelijk de twee versies. "
                "Slaat u nog eens op, dan geldt uw versie."
            )
        )
        self.opgeslagen = opgeslagen


@contextmanager
def meld_fouten_op(form: BaseForm) -> Iterator[None]:
    """Turn a refusal by a domain function into an error on the form, next to the field it is about."""
    try:
        yield
    except VersieConflict as conflict:
        form.toon_conflict(conflict)  # type: ignore[attr-defined]
        form.add_error(None, conflict.melding)
    except NietToegestaan as fout:
        form.add_error(fout.veld if fout.veld in form.fields else None, fout.melding)
    except ValidationError as fout:
        _neem_over(form, fout)
    except IntegrityError:
        form.add_error(None, TUSSENTIJDS)


def _neem_over(form: BaseForm, fout: ValidationError) -> None:
    if not hasattr(fout, "error_dict"):
        form.add_error(None, fout)
        return
    for veld, fouten in fout.error_dict.items():
        form.add_error(veld if veld in form.fields else None, fouten)
