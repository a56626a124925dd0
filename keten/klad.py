"""Drafts: what was typed survives a closed tab, an expired session and a server that started again.

A form asks for it with `klad = True`. The page then carries a signed proof of whose form it is, so that what
was typed can still be kept when the session is over; reading it back always takes signing in again.
"""

import datetime
from typing import Any

from django import forms
from django.core import signing
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from keten.models import Gebruiker, Klad

BEWAAR = datetime.timedelta(days=14)
GROOTSTE = 100_000  # characters; a form of ours holds far less
_ZOUT = "keten.klad"
# Of the page, not of the person who types.
_NIET_BEWAREN = {"csrfmiddlewaretoken", "klad", "indiening"}


def bereid_voor(request: HttpRequest, form: forms.BaseForm) -> None:
    """Fill a form that is opened with what its user typed earlier, and let the page keep what is typed now.

    Sets `kladbewijs`, and `klad_van`: when the draft that is shown was kept, or None.
    """
    form.kladbewijs = signing.dumps([request.user.pk, request.path], salt=_ZOUT)  # type: ignore[attr-defined]
    form.klad_van = None  # type: ignore[attr-defined]
    if form.is_bound:
        return
    klad = Klad.objects.filter(gebruiker=request.user.pk, pad=request.path, op__gte=_oudste()).first()
    if klad is not None:
        form.initial.update(_beginwaarden(form, klad.velden))
        form.klad_van = klad.op  # type: ignore[attr-defined]


def bewaar(bewijs: str, gegevens: QueryDict) -> datetime.datetime:
    """Keep what has been typed so far in place of the draft before it.

    Args:
        bewijs: the proof that the page carries.

    Returns:
        When it was kept.

    Raises:
        BadSignature: the proof is false or too old.
        ValueError: more than a form of ours can hold, or an account that was closed.
    """
    gebruiker, pad = _lees(bewijs)
    velden = {naam: gegevens.getlist(naam) for naam in gegevens if naam not in _NIET_BEWAREN}
    teksten = [tekst for naam, waarden in velden.items() for tekst in (naam, *waarden)]
    if sum(map(len, teksten)) > GROOTSTE or any("\x00" in tekst for tekst in teksten):
        raise ValueError("No form of ours can hold this.")
    if not Gebruiker.objects.filter(pk=gebruiker, is_active=True).exists():
        raise ValueError("This account is closed.")
    nu = timezone.now()
    Klad.objects.update_or_create(gebruiker_id=gebruiker, pad=pad, defaults={"velden": velden, "op": nu})
    return nu


def gooi_weg(bewijs: str) -> str:
    """Throw a draft away, because it was sent or is not wanted; returns the address of its page.

    Raises:
        BadSignature: the proof is false or too old.
    """
    gebruiker, pad = _lees(bewijs)
    Klad.objects.filter(gebruiker=gebruiker, pad=pad).delete()
    return pad


def ruim_op() -> int:
    """Throw away what nobody came back for; returns how many drafts that were."""
    aantal, _ = Klad.objects.filter(op__lt=_oudste()).delete()
    return aantal


def _oudste() -> datetime.datetime:
    return timezone.now() - BEWAAR


def _lees(bewijs: str) -> tuple[int, str]:
    gebruiker, pad = signing.loads(bewijs, salt=_ZOUT, max_age=BEWAAR)
    return gebruiker, pad


def _beginwaarden(form: forms.BaseForm, velden: dict[str, list[str]]) -> dict[str, Any]:
    """What was typed, as the widgets would have sent it."""
    gegevens = QueryDict(mutable=True)
    for naam, waarden in velden.items():
        gegevens.setlist(naam, waarden)
    typed: Any = gegevens
    return {
        naam: veld.widget.value_from_datadict(typed, typed, form.add_prefix(naam))
        for naam, veld in form.fields.items()
        if naam not in _NIET_BEWAREN and not isinstance(veld, forms.FileField)
    }
