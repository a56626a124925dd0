"""The intake in the client's words."""

from typing import Any, ClassVar

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from keten.forms.basis import VersieForm
from keten.formulieren import Datumveld
from klanten.eintake import voor_klant
from klanten.forms.intake import JaNeeVeld
from klanten.intake import tegenstrijdigheden
from klanten.models import Klant, Situatie


class MijnIntakeForm(VersieForm[Situatie]):
    """What clients tell about work and home; opens with what is known already (K-09, K-35)."""

    klad = True
    groepen = (
        (
            _("Uw werk"),
            (
                "arbeid",
                "werkloos_sinds",
                ("laatste_beroep", "gewenst_beroep"),
                ("uren_per_week", "beschikbaar_vanaf"),
                ("startkwalificatie", "rijbewijs"),
            ),
        ),
        (_("Wonen en gezin"), ("woonvorm", ("kinderen_thuis", "jongste_kind_geboren"))),
        (_("Uw verhaal"), ("verhaal",)),
    )

    arbeid = forms.ChoiceField(
        label=_("Wat is nu uw situatie?"),
        choices=[(code, capfirst(naam)) for code, naam in Situatie.Arbeid.choices],
        widget=forms.RadioSelect,
    )
    werkloos_sinds = Datumveld(
        label=_("Sinds wanneer hebt u geen werk?"),
        required=False,
        help_text=_("Vul dit in als u werkloos bent, bijvoorbeeld 31-01-2026."),
    )
    beschikbaar_vanaf = Datumveld(label=_("Vanaf welke dag kunt u werken?"), required=False)
    startkwalificatie = JaNeeVeld(label=_("Hebt u een diploma havo, vwo of mbo niveau 2 of hoger?"))
    rijbewijs = JaNeeVeld(label=_("Hebt u een rijbewijs B?"))
    woonvorm = forms.ChoiceField(
        label=_("Hoe woont u?"),
        required=False,
        choices=[("", _("Kies")), *((c, capfirst(naam)) for c, naam in Situatie.Woonvorm.choices)],
    )
    jongste_kind_geboren = Datumveld(label=_("Wanneer is het jongste kind geboren?"), required=False)

    class Meta:
        model = Situatie
        # Without income: the application for a benefit asks it.
        fields = (*Situatie.WERK, *Situatie.THUIS, "verhaal")
        labels: ClassVar = {
            "laatste_beroep": _("Wat was uw laatste beroep?"),
            "gewenst_beroep": _("Welk werk zoekt u?"),
            "uren_per_week": _("Hoeveel uur per week kunt u werken?"),
            "kinderen_thuis": _("Hoeveel kinderen wonen bij u thuis?"),
            "verhaal": _("Wat wilt u ons vertellen?"),
        }
        help_texts: ClassVar = {
            "verhaal": _("U vertelt het één keer. Iedereen die u helpt, leest het hier."),
        }
        widgets: ClassVar = {
            "uren_per_week": forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
            "kinderen_thuis": forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
            "verhaal": forms.Textarea(attrs={"rows": 8}),
        }

    def __init__(self, *args: Any, klant: Klant, **kwargs: Any) -> None:
        super().__init__(*args, instance=klant.situatie, **kwargs)
        self.klant = klant

    def clean(self) -> dict[str, Any]:
        """Check what must fit together."""
        gegevens = super().clean() or self.cleaned_data
        for naam, melding in voor_klant(tegenstrijdigheden(self.klant, gegevens)).items():
            if naam not in self.errors:
                self.add_error(naam, melding)
        return gegevens
