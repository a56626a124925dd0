"""What work a client looks for, and whether the chain may look along."""

from itertools import groupby
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from keten.forms.basis import EenmaligForm, VersieForm
from keten.models import Locatie
from werkgevers.models import Akkoordkanaal, Beroep, Leverancier, Zoekprofiel

_BEROEPEN = ("beroep_1", "beroep_2", "beroep_3")


class _Beroepkeuze(forms.ModelChoiceField[Beroep]):
    """One occupation from the whole list, by group."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Beroep.objects.order_by("groep", "naam"), **kwargs)

    def verdeel(self, beroepen: list[Beroep], leeg: str) -> None:
        """Offer the occupations under the headings of their groups."""
        groepen = [
            (groep, [(beroep.pk, beroep.naam) for beroep in rijen])
            for groep, rijen in groupby(beroepen, key=lambda beroep: beroep.groep)
        ]
        self.choices = [("", leeg), *groepen]


class _Profielvelden(VersieForm[Zoekprofiel]):
    """Up to three occupations, the hours and the distance."""

    groepen: ClassVar[tuple[Any, ...]] = (
        (_("Welk werk"), _BEROEPEN),
        (_("Hoeveel en hoe ver"), (("uren_min", "uren_max"), "reisafstand")),
    )

    beroep_1 = _Beroepkeuze(label=_("Welk werk zoekt u?"), error_messages={"required": _("Kies een beroep.")})
    beroep_2 = _Beroepkeuze(label=_("Of dit werk"), required=False)
    beroep_3 = _Beroepkeuze(label=_("Of dit werk"), required=False)

    class Meta:
        model = Zoekprofiel
        fields: ClassVar[tuple[str, ...]] = ("uren_min", "uren_max", "reisafstand")
        labels: ClassVar = {
            "uren_min": _("Uren per week, minstens"),
            "uren_max": _("Uren per week, hoogstens"),
            "reisafstand": _("Hoe ver wilt u reizen? (km)"),
        }
        widgets: ClassVar = {
            naam: forms.NumberInput(attrs={"size": 4, "inputmode": "numeric"})
            for naam in ("uren_min", "uren_max", "reisafstand")
        }

    def __init__(self, *args: Any, beroepen: list[Beroep], **kwargs: Any) -> None:
        """Open on the occupations that are known."""
        initial = dict(zip(_BEROEPEN, (beroep.pk for beroep in beroepen), strict=False))
        super().__init__(*args, initial=initial, **kwargs)
        alle = list(Beroep.objects.order_by("groep", "naam"))
        for nummer, naam in enumerate(_BEROEPEN):
            veld: Any = self.fields[naam]
            veld.verdeel(alle, gettext("kies een beroep") if nummer == 0 else gettext("geen"))

    def clean(self) -> dict[str, Any] | None:
        """Hours in the right order, said beside the field."""
        velden = super().clean() or self.cleaned_data
        minst, hoogst = velden.get("uren_min"), velden.get("uren_max")
        if minst and hoogst and minst > hoogst:
            self.add_error("uren_max", gettext("Het hoogste aantal uren ligt onder het laagste."))
        return velden

    def profiel(self) -> dict[str, Any]:
        """What `zoekprofiel.bewaar` takes."""
        velden = self.cleaned_data
        gekozen = dict.fromkeys(velden[naam] for naam in _BEROEPEN if velden.get(naam))
        return {
            "beroepen": list(gekozen),
            **{naam: velden[naam] for naam in self.Meta.fields},
            "versie": velden["versie"],
        }


class MijnZoekprofielForm(_Profielvelden):
    """The client's own page; consent is asked in the same form, and never ticked beforehand."""

    groepen: ClassVar[tuple[Any, ...]] = (
        *_Profielvelden.groepen,
        (_("Mogen wij meezoeken?"), ("toestemming",)),
    )

    toestemming = forms.BooleanField(
        label=_("Ja, zoek mee naar werk voor mij"),
        required=False,
        help_text=_(
            "Onze medewerkers vergelijken dan wat u kunt met vacatures. Een werkgever krijgt uw naam alleen "
            "als u daar per vacature ja op zegt. U kunt dit altijd weer uitzetten."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["toestemming"].initial = self.instance.toestemming_op is not None


class ZoekprofielForm(_Profielvelden):
    """The same, filled in by an employee; consent needs the place where the client said so."""

    groepen: ClassVar[tuple[Any, ...]] = (
        *_Profielvelden.groepen,
        ("Toestemming en leverancier", ("toestemming", "leverancier")),
    )

    toestemming = forms.ChoiceField(label="Mag de keten meezoeken?", widget=forms.RadioSelect)

    class Meta(_Profielvelden.Meta):
        fields: ClassVar[tuple[str, ...]] = (*_Profielvelden.Meta.fields, "leverancier")
        help_texts: ClassVar = {"leverancier": "Alleen als een ander deze kandidaat aanlevert."}

    def __init__(self, *args: Any, locatie: Locatie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, label in (("beroep_1", "Welk werk zoekt de klant?"), ("reisafstand", "Reisafstand (km)")):
            self.fields[naam].label = label
        leverancier: Any = self.fields["leverancier"]
        leverancier.queryset = Leverancier.objects.filter(locatie=locatie, gestopt_op__isnull=True)
        leverancier.empty_label = "geen"
        keuze: Any = self.fields["toestemming"]
        if self.instance.toestemming_op is not None:
            keuze.choices = [("", "Ja, laat dat zo"), ("nee", "Nee, de klant trekt de toestemming in")]
            keuze.required = False
        else:
            keuze.choices = [
                (Akkoordkanaal.TELEFOON.value, "Ja, dat zei de klant aan de telefoon"),
                (Akkoordkanaal.BALIE.value, "Ja, dat zei de klant aan de balie"),
                ("nog_niet", "Nog niet gevraagd, of de klant wil dit niet"),
            ]


class VerhaalForm(EenmaligForm):
    """The client's own story about what an employer said."""

    verhaal = forms.CharField(
        label=_("Wat gebeurde er volgens u?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Vertel wat er volgens u gebeurde.")},
    )
