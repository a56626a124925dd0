"""Writing a work plan, agreeing with it, and asking to adjust it."""

import uuid
from copy import copy
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diagnose import instemmen, werkplannen
from diagnose.instemmen import Keuze
from diagnose.models import Activiteit, Werkplan
from keten.forms.basis import EenmaligForm, VersieForm
from klanten.models import Klant

TEKST = ("doel", "afspraken", "wens_klant")


class WerkplanForm(VersieForm[Werkplan]):
    """The text of the plan; a new version begins with the text of the one that counts."""

    klad = True
    indiening = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    class Meta:
        model = Werkplan
        fields = TEKST
        widgets = {
            "doel": forms.Textarea(attrs={"rows": 3}),
            "afspraken": forms.Textarea(attrs={"rows": 5}),
            "wens_klant": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "doel": "Wat willen u en de klant bereiken, en wanneer? Schrijf het zoals u het zegt.",
            "afspraken": "Eén afspraak op een regel.",
            "wens_klant": "Wat de klant zelf graag wil, in de woorden van de klant.",
        }
        error_messages = {"doel": {"required": "Vul het doel van het plan in."}}

    def __init__(self, *args: Any, klant: Klant, **kwargs: Any) -> None:
        bezig, geldt = werkplannen.in_de_maak(klant), werkplannen.geldend(klant)
        begin: dict[str, Any] = {"versie": bezig.versie if bezig else 0}
        if bezig is None and geldt is not None:
            begin |= {naam: getattr(geldt, naam) for naam in TEKST}
        super().__init__(*args, instance=bezig or Werkplan(klant=klant), initial=begin, **kwargs)

    def tekst(self) -> dict[str, str]:
        """What was typed."""
        return {naam: self.cleaned_data[naam] for naam in TEKST}


class AkkoordForm(forms.Form):
    """A yes that cannot happen by accident; carries the version that was read.

    What the plan asks beside the yes comes before it: a choice between steps (K-54), and for each step that
    binds the client a yes of its own (K-49).
    """

    prefix = "ja"  # may stand on a page beside another form
    versie = forms.IntegerField(widget=forms.HiddenInput)
    akkoord = forms.BooleanField(error_messages={"required": _("Zet een vinkje als dit klopt.")})

    def __init__(self, *args: Any, plan: Werkplan, vraag: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        self.initial["versie"] = plan.versie
        self.fields["akkoord"].label = vraag
        wacht = plan.pk is not None and plan.stand == Werkplan.Stand.VOORGESTELD
        self.vragen = instemmen.vragen_in(plan) if wacht else instemmen.Vragen([], [])
        for keuze in self.vragen.keuzes:
            self.fields[f"keuze_{keuze.hoofd.pk}"] = _keuzeveld(keuze)
        for stap in self.vragen.verplichtingen:
            self.fields[f"verplichtingen_{stap.pk}"] = _verplichtingenveld(stap)
        self.order_fields([naam for naam in self.fields if naam != "akkoord"])

    def clean(self) -> None:
        """Refuse a yes to what has changed; the page then shows the plan of now, to be ticked anew."""
        if self.plan.stand != Werkplan.Stand.VOORGESTELD:
            raise forms.ValidationError(werkplannen.WACHT_NIET)
        if self.cleaned_data.get("versie") != self.plan.versie:
            self._begin_opnieuw()
            raise forms.ValidationError(werkplannen.VERANDERD)
        for stap in self.vragen.verplichtingen:
            if self._blijft(stap) and not self.cleaned_data.get(f"verplichtingen_{stap.pk}"):
                self.add_error(f"verplichtingen_{stap.pk}", instemmen.GA_AKKOORD)

    def instemming(self) -> dict[str, Any]:
        """What the domain function takes: the choices, and the steps whose obligations were agreed with."""
        gekozen = {
            keuze.hoofd.pk: int(self.cleaned_data[f"keuze_{keuze.hoofd.pk}"]) for keuze in self.vragen.keuzes
        }
        akkoord = [
            stap.pk
            for stap in self.vragen.verplichtingen
            if self._blijft(stap) and self.cleaned_data[f"verplichtingen_{stap.pk}"]
        ]
        return {"keuzes": gekozen, "verplichtingen": akkoord}

    def _blijft(self, stap: Activiteit) -> bool:
        """Whether a step stays in the plan, as far as the choice that was made says so."""
        keuze = self.vragen.keuze_van.get(stap.pk)
        return keuze is None or self.cleaned_data.get(f"keuze_{keuze.hoofd.pk}") == str(stap.pk)

    def _begin_opnieuw(self) -> None:
        data: Any = copy(self.data)
        data[self.add_prefix("versie")] = str(self.plan.versie)
        for naam in self.fields:
            if naam != "versie":
                data.pop(self.add_prefix(naam), None)
        self.data = data


def _keuzeveld(keuze: Keuze) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Kies een van deze stappen"),
        choices=[(str(stap.pk), stap.omschrijving) for stap in keuze.mogelijkheden],
        widget=forms.RadioSelect,
        error_messages={"required": instemmen.KIES},
    )


def _verplichtingenveld(stap: Activiteit) -> forms.BooleanField:
    return forms.BooleanField(
        label=gettext("Akkoord met de verplichtingen bij “%(stap)s”") % {"stap": stap.omschrijving},
        help_text=stap.verplichtingen,
        required=False,
    )


class WensForm(VersieForm[Werkplan]):
    """What the client would like, next to the plan that was proposed (K-54)."""

    class Meta:
        model = Werkplan
        fields = ("wens_klant",)
        widgets = {"wens_klant": forms.Textarea(attrs={"rows": 4})}
        labels = {"wens_klant": _("Uw wens of idee")}
        help_texts = {"wens_klant": _("Uw contactpersoon leest het en bespreekt het met u.")}


class VerzoekForm(EenmaligForm):
    """The client asks to adjust something (K-56)."""

    prefix = "verzoek"  # stands on a page beside other forms
    over = forms.ChoiceField(
        label=_("Wat wilt u aanpassen?"),
        choices=[("plan", _("Mijn plan")), ("beeld", _("Wat er over mij staat"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u wilt aanpassen.")},
    )
    tekst = forms.CharField(
        label=_("Wat wilt u anders, en waarom?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf wat u anders wilt.")},
    )


class AntwoordForm(EenmaligForm):
    """The answer to a request of the client."""

    antwoord = forms.CharField(
        label="Uw antwoord",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="De klant leest dit bij Mijn plan. Gebruik gewone woorden.",
        error_messages={"required": "Schrijf een antwoord."},
    )
