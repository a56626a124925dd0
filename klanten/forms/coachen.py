"""What is typed about coaches from the network."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.tijd import vandaag
from klanten.models import Coach, Klant


class CoachForm(EenmaligForm):
    """A new coach in the network of the location."""

    naam = forms.CharField(label="Naam", max_length=150, error_messages={"required": "Vul de naam in."})
    email = forms.EmailField(
        label="E-mailadres",
        help_text="De coach krijgt een uitnodiging om een wachtwoord te kiezen.",
        error_messages={"required": "Vul het e-mailadres in.", "invalid": "Dit e-mailadres klopt niet."},
    )
    achtergrond = forms.ChoiceField(
        label="Achtergrond",
        choices=Coach.Achtergrond,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een achtergrond."},
    )
    telefoon = forms.CharField(
        label="Telefoon", max_length=20, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )


class KoppelForm(EenmaligForm):
    """Which coach, what the client agreed to, and until when."""

    coach = forms.ModelChoiceField(
        label="Coach",
        queryset=Coach.objects.none(),
        empty_label="Kies een coach",
        error_messages={"required": "Kies een coach."},
    )
    naam_voor_coach = forms.CharField(
        label="Hoe mag de coach de klant noemen?",
        help_text="Vraag het de klant. De coach ziet alleen deze naam.",
        max_length=80,
        error_messages={"required": "Vul in hoe de coach de klant noemt."},
    )
    toestemming_op = Datumveld(
        label="De klant gaf toestemming op",
        initial=vandaag,
        error_messages={"required": "Vul in wanneer de klant toestemming gaf."},
    )
    tot = Datumveld(label="Tot en met", error_messages={"required": "Vul in tot wanneer de coach helpt."})

    def __init__(self, *args: Any, klant: Klant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        coaches = Coach.objects.filter(locatie=klant.locatie, gebruiker__is_active=True)
        self.fields["coach"].queryset = coaches.select_related("gebruiker")  # type: ignore[attr-defined]
        self.fields["naam_voor_coach"].initial = klant.roepnaam or klant.voornamen.split()[0]


class OntkoppelForm(EenmaligForm):
    """Why the link stops."""

    reden = forms.CharField(
        label="Waarom stopt de koppeling?", max_length=300, error_messages={"required": "Vul in waarom."}
    )


class NotitieForm(EenmaligForm):
    """What a coach writes after a contact."""

    tekst = forms.CharField(
        label=_("Uw notitie"),
        help_text=_("De klant en de medewerkers lezen dit ook."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf wat u hebt besproken.")},
    )
