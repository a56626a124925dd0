"""What is typed about access of the inspectorate."""

import datetime

from django import forms

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.models import Locatie
from keten.tijd import vandaag


def _over_half_jaar() -> datetime.date:
    return vandaag() + datetime.timedelta(days=182)


class InspectieForm(EenmaligForm):
    """Who may read which locations, until when, and what for."""

    groepen = (
        ("Inspecteur", (("naam", "email"),)),
        ("Toegang", ("locaties", ("van", "tot"), "reden")),
    )

    naam = forms.CharField(label="Naam", max_length=150, error_messages={"required": "Vul de naam in."})
    email = forms.EmailField(
        label="E-mailadres",
        help_text="Wie nog geen account heeft, krijgt een uitnodiging.",
        error_messages={"required": "Vul het e-mailadres in.", "invalid": "Dit e-mailadres klopt niet."},
    )
    locaties = forms.ModelMultipleChoiceField(
        label="Locaties",
        queryset=Locatie.objects.none(),
        help_text="Houd Ctrl of Cmd ingedrukt om er meer te kiezen.",
        widget=forms.SelectMultiple(attrs={"size": 10}),
        error_messages={"required": "Kies minstens één locatie."},
    )
    van = Datumveld(label="Vanaf", initial=vandaag, error_messages={"required": "Vul de eerste dag in."})
    tot = Datumveld(
        label="Tot en met", initial=_over_half_jaar, error_messages={"required": "Vul de laatste dag in."}
    )
    reden = forms.CharField(
        label="Waarvoor", max_length=200, error_messages={"required": "Vul in voor welk onderzoek het is."}
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["locaties"].queryset = Locatie.objects.geldig_op(vandaag())  # type: ignore[attr-defined]
