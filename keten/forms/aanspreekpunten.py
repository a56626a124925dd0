"""Choosing in the directory of contacts, and keeping it."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q

from keten import aanspreekpunten
from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.models import Aanspreekpunt, Locatie, Onderwerp
from keten.tijd import vandaag

OVERAL = "alle"
_KIES = "Kies uit de lijst"


class KeuzeForm(forms.Form):
    """What to look for, at which location and about which subject."""

    zoekterm = forms.CharField(
        label="Zoek op naam, onderwerp, partner of plaats",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    locatie = forms.ChoiceField(label="Locatie", required=False)
    onderwerp = forms.ChoiceField(label="Onderwerp", required=False)

    def __init__(self, *args: Any, eigen: list[Locatie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = {locatie.code for locatie in eigen}
        alle = Locatie.objects.geldig_op(vandaag()).order_by("naam").values_list("code", "naam")
        keuzes: Any = self.fields["locatie"]
        keuzes.choices = [
            ("Uw locaties", [(locatie.code, locatie.naam) for locatie in eigen]),
            ("Hele land", [(OVERAL, "Alle locaties")]),
            ("Andere locaties", [(code, naam) for code, naam in alle if code not in codes]),
        ]
        onderwerpen: Any = self.fields["onderwerp"]
        onderwerpen.choices = [("", "Alle onderwerpen"), *Onderwerp.objects.values_list("code", "naam")]


class AanspreekpuntForm(EenmaligForm, VersieForm[Aanspreekpunt]):
    """Who a partner's contact for a subject is, from when to when."""

    groepen = (
        (
            "",
            (
                ("onderwerp", "partner"),
                ("medewerker", "vervanger"),
                "opmerking",
                ("geldig_van", "geldig_tot"),
            ),
        ),
    )
    geldig_van = Datumveld(label="Vanaf")
    geldig_tot = Datumveld(
        label="Tot en met", required=False, help_text="De laatste dag. Leeg: er is nog geen einde."
    )

    class Meta:
        model = Aanspreekpunt
        fields = ("onderwerp", "partner", "medewerker", "vervanger", "opmerking", "geldig_van", "geldig_tot")
        help_texts: ClassVar = {
            "medewerker": "Iemand die hier voor deze partner werkt.",
            "vervanger": "Wie er is als het aanspreekpunt er niet is.",
        }

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        partner: Any = self.fields["partner"]
        hier = Q(pk__in=[een.pk for een in aanspreekpunten.partners(locatie)])
        partner.queryset = partner.queryset.filter(hier | Q(pk=self.instance.partner_id))
        huidig = (self.instance.medewerker_id, self.instance.vervanger_id)
        for naam in ("onderwerp", "partner", "medewerker", "vervanger"):
            veld: Any = self.fields[naam]
            veld.empty_label = "Geen" if naam == "vervanger" else _KIES
        for naam in ("medewerker", "vervanger"):
            wie: Any = self.fields[naam]
            wie.queryset = aanspreekpunten.kandidaten(locatie, ook=huidig)
            wie.label_from_instance = lambda medewerker: f"{medewerker} ({medewerker.partner})"

    def velden(self) -> dict[str, Any]:
        """The fields of the record, without version and number."""
        return {naam: w for naam, w in self.cleaned_data.items() if naam not in ("versie", "indiening")}

    def _post_clean(self) -> None:
        """Leave checking the record to the domain, which knows the location."""
