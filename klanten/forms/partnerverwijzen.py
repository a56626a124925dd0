"""Referring to an outside partner, reporting, and what clients say of it (X-13)."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from keten.forms.basis import EenmaligForm
from keten.formulieren import Datumveld
from keten.models import ExternePartner
from keten.tijd import vandaag
from klanten.bestandssoorten import EXTENSIES
from klanten.models import Partnerverwijzing, Voortgangsverslag

_Soort = Voortgangsverslag.Soort
_SOORTEN = (
    (_Soort.BEGONNEN, "begonnen"),
    (_Soort.VOORTGANG, "tussentijds verslag"),
    (_Soort.NIET_VERSCHENEN, "de klant is niet verschenen"),
    (_Soort.AFGEROND, "afgerond: hierna ziet u deze klant niet meer"),
)


class PartnerverwijzingForm(EenmaligForm):
    """To which partner, what for, what it sees, until when, and on what ground."""

    klad = True
    groepen = (
        ("Waarheen", ("partner", "doel", "tot")),
        ("Wat ziet de partner", ("delen", "reden_belemmeringen")),
        ("Op welke grond", ("grond", "toestemming_op", "grond_toelichting")),
    )

    partner = forms.ModelChoiceField(
        label="Partner",
        queryset=ExternePartner.objects.none(),
        empty_label="kies een partner",
        error_messages={"required": "Kies een partner."},
    )
    doel = forms.CharField(
        label="Waarvoor",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wat de partner met de klant gaat doen. De partner en de klant lezen dit.",
        error_messages={"required": "Vul in waarvoor u de klant verwijst."},
    )
    tot = Datumveld(
        label="Tot en met",
        help_text="Daarna ziet de partner niets meer van de klant.",
        error_messages={"required": "Vul in tot wanneer."},
    )
    delen = forms.MultipleChoiceField(
        label="Behalve de naam",
        choices=Partnerverwijzing.Deel,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Alleen wat de partner nodig heeft. Het BSN en de handhaving ziet een partner nooit.",
    )
    reden_belemmeringen = forms.CharField(
        label="Waarom ook de belemmeringen",
        max_length=300,
        required=False,
        help_text="Alleen als u die hierboven aanvinkt. De klant leest dit.",
    )
    grond = forms.ChoiceField(
        label="Grond", choices=Partnerverwijzing.Grond, widget=forms.RadioSelect, initial="toestemming"
    )
    toestemming_op = Datumveld(label="Bij toestemming: gegeven op", required=False)
    grond_toelichting = forms.CharField(
        label="Bij een wettelijke taak: welke",
        max_length=300,
        required=False,
        help_text="De klant leest dit.",
    )

    def __init__(self, *args: Any, partners: QuerySet[ExternePartner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["partner"]
        veld.queryset = partners
        veld.label_from_instance = _partner

    def clean(self) -> dict[str, Any]:
        """What the choices above ask for is said beside the field that it asks."""
        keuze = super().clean() or self.cleaned_data
        met_belemmeringen = Partnerverwijzing.Deel.BELEMMERINGEN in keuze.get("delen", ())
        if met_belemmeringen and not keuze.get("reden_belemmeringen"):
            self.add_error("reden_belemmeringen", "Vul in waarom de partner de belemmeringen moet zien.")
        if keuze.get("grond") == Partnerverwijzing.Grond.TOESTEMMING:
            if not keuze.get("toestemming_op") and "toestemming_op" not in self.errors:
                self.add_error("toestemming_op", "Vul in wanneer de klant toestemming gaf.")
        elif not keuze.get("grond_toelichting"):
            self.add_error("grond_toelichting", "Vul in welke taak het is.")
        return keuze


def _partner(een: ExternePartner) -> str:
    return f"{een}, {een.get_soort_display()}"


class StoppenForm(EenmaligForm):
    """Why a referral stops."""

    reden = forms.CharField(
        label="Waarom stopt de verwijzing",
        max_length=300,
        help_text="De klant leest dit.",
        error_messages={"required": "Vul in waarom."},
    )


class VerslagForm(EenmaligForm):
    """What somebody at a partner reports."""

    groepen: tuple[Any, ...] = (
        ("", ("soort", "datum", "gedaan", "aanwezig", "volgende_stap", "advies", "bestand", "voor_klant")),
    )

    soort = forms.ChoiceField(
        label="Stand",
        choices=_SOORTEN,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe het ervoor staat."},
    )
    datum = Datumveld(
        label="Op welke dag", initial=vandaag, error_messages={"required": "Vul in op welke dag."}
    )
    gedaan = forms.CharField(
        label="Wat is er gedaan",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Alleen wat nodig is voor de begeleiding. Geen medische gegevens.",
        error_messages={"required": "Vul in wat er is gedaan."},
    )
    aanwezig = forms.ChoiceField(
        label="Aanwezigheid",
        choices=[("", "Kies uit de lijst"), *Voortgangsverslag.Aanwezig.choices],
        error_messages={"required": "Kies hoe vaak de klant er was."},
    )
    volgende_stap = forms.CharField(label="Volgende stap", max_length=500, required=False)
    advies = forms.CharField(
        label="Advies aan de contactpersoon",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    bestand = forms.FileField(
        label="Document erbij",
        max_length=200,
        required=False,
        allow_empty_file=True,  # the domain says that it is empty, in our words
        widget=forms.FileInput(attrs={"accept": ",".join(f".{extensie}" for extensie in EXTENSIES)}),
        error_messages={"max_length": "De naam van dit bestand is te lang. Geef het een kortere naam."},
    )
    voor_klant = forms.BooleanField(label="De klant kan dit verslag lezen", required=False, initial=True)

    def __init__(self, *args: Any, verbetert: Voortgangsverslag | None, **kwargs: Any) -> None:
        """Make the form.

        Args:
            verbetert: the report that this one replaces; its text is filled in to begin with.
        """
        super().__init__(*args, **kwargs)
        soorten = f"{', '.join(EXTENSIES[:-1])} of {EXTENSIES[-1]}"
        self.fields["bestand"].help_text = f"Een {soorten}, hoogstens {settings.DOCUMENT_MAX_MB} MB."
        if verbetert is None:
            return
        del self.fields["soort"]
        self.groepen = (("", self.groepen[0][1][1:]),)
        for naam in ("datum", "gedaan", "aanwezig", "volgende_stap", "advies", "voor_klant"):
            self.initial[naam] = getattr(verbetert, naam)

    def waarden(self) -> dict[str, Any]:
        """What `klanten.voortgang` asks; the number of the form is among it."""
        return {"soort": "", **self.cleaned_data}


class BezwaarForm(EenmaligForm):
    """Why a client does not agree with a referral."""

    waarom = forms.CharField(
        label=_("Waarom bent u het er niet mee eens?"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Vul in waarom u het er niet mee eens bent.")},
    )
