"""A meeting that the client books, moves or calls off; and when employees receive clients."""

import datetime
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld, Tijdveld
from klanten.models import Afspraak, Weekdag


class MomentForm(forms.Form):
    """The moment that was chosen on the page before (`begin`), as an ISO moment."""

    begin = forms.DateTimeField(
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Kies eerst een moment."),
            "invalid": _("Kies een moment uit de lijst."),
        },
    )


class BoekForm(MomentForm, EenmaligForm):
    """What the client wants to talk about."""

    waarover = forms.CharField(
        label=_("Waar wilt u over praten?"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Zo kan uw contactpersoon zich voorbereiden."),
    )


class MijnVerzetForm(MomentForm):
    """Another moment for a meeting, which still stands where the client saw it (`gezien`)."""

    gezien = forms.DateTimeField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, afspraak: Afspraak, begin: str = "") -> None:
        super().__init__(data, initial={"gezien": afspraak.begin.isoformat(), "begin": begin})


class MijnAfzegForm(forms.Form):
    """Why the client cannot come."""

    reden = forms.CharField(
        label=_("Waarom kunt u niet?"),
        max_length=300,
        error_messages={"required": _("Vul in waarom u niet kunt komen.")},
    )


class SpreekuurForm(EenmaligForm):
    """A part of every week."""

    groepen: ClassVar = (("", ("weekdag", ("van", "tot"), "plek")),)

    weekdag = forms.TypedChoiceField(
        label="Dag", coerce=int, choices=[(dag.value, dag.label.capitalize()) for dag in Weekdag]
    )
    van = Tijdveld(label="Van", help_text="")
    tot = Tijdveld(label="Tot", help_text="")
    plek = forms.CharField(label="Waar", max_length=80, initial="balie")


class AfwezigForm(EenmaligForm):
    """Days away."""

    groepen: ClassVar = (("", (("van", "tot"),)),)

    van = Datumveld(label="Eerste dag")
    tot = Datumveld(label="Laatste dag")

    def clean(self) -> dict[str, Any]:
        """The last day does not lie before the first."""
        velden = super().clean() or self.cleaned_data
        van, tot = velden.get("van"), velden.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "De laatste dag ligt voor de eerste.")
        return velden


def gekozen_moment(tekst: str) -> datetime.datetime | None:
    """The moment in an address (`?begin=2026-11-25T09:00`), if it makes sense."""
    try:
        moment = datetime.datetime.fromisoformat(tekst)
    except ValueError:
        return None
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
