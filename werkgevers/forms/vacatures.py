"""What is filled in about a vacancy."""

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms

from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld, Tijdveld
from klanten.afspraken import aanvang
from werkgevers.forms.vacaturevelden import Vacaturemeta, Vacaturevelden
from werkgevers.models import Vacature, Werkgever


class VacatureForm(Vacaturevelden, EenmaligForm, forms.ModelForm[Vacature]):
    """A new vacancy. It opens with what is known of the employer (W-13)."""

    klad = True

    ontvangen_dag = Datumveld(
        label="Binnengekomen op", required=False, help_text="Leeg: nu. Vanaf dan loopt de klok van 72 uur."
    )
    ontvangen_tijd = Tijdveld(label="Om", required=False)
    toch = forms.BooleanField(
        label="Dit is een andere vacature, voer hem toch in", required=False, widget=forms.HiddenInput
    )

    class Meta(Vacaturemeta):
        pass

    def __init__(self, *args: Any, werkgever: Werkgever, zelf: bool = False, **kwargs: Any) -> None:
        """Args:
        zelf: the employer fills it in, and not an employee.
        """
        super().__init__(*args, **kwargs)
        self.bestaand: Sequence[Vacature] = ()
        if zelf:
            del self.fields["ontvangen_dag"], self.fields["ontvangen_tijd"]
        self.stel_in(werkgever, zelf=zelf)
        if not self.is_bound:
            self._vul_voor(werkgever)
        elif self.data.get(self.add_prefix("toch")):
            self._toon_vinkje()

    def vraag_bevestiging(self, bestaand: Sequence[Vacature]) -> None:
        """Show which vacancies look the same, with a tick to go on."""
        self.bestaand = bestaand
        self._toon_vinkje()

    def gegevens(self) -> dict[str, Any]:
        """Also whether this is another vacancy than one that looks the same, and when it came in."""
        gegevens = {**super().gegevens(), "toch": self.cleaned_data["toch"]}
        moment = self._ontvangen()
        return {**gegevens, "ontvangen_op": moment} if moment else gegevens

    def clean(self) -> dict[str, Any]:
        """A time of day needs its day."""
        data = super().clean()
        if data.get("ontvangen_tijd") and not data.get("ontvangen_dag"):
            self.add_error("ontvangen_dag", "Vul ook de dag in.")
        return data

    def _groepen(self, *, zelf: bool) -> tuple[Any, ...]:
        *eerder, (titel, over) = super()._groepen(zelf=zelf)
        moment = () if zelf else (("ontvangen_dag", "ontvangen_tijd"),)
        return (*eerder, (titel, (*over, *moment)))

    def _toon_vinkje(self) -> None:
        self.fields["toch"].widget = forms.CheckboxInput()

    def _vul_voor(self, werkgever: Werkgever) -> None:
        """What the employer said before: branch, person, and the way of paying of the last vacancy."""
        vorige = werkgever.vacatures.order_by("-ontvangen_op").first()
        hoofd = self.fields["vestiging"].queryset.first()  # type: ignore[attr-defined]
        mensen = list(self.fields["contactpersoon"].queryset[:2])  # type: ignore[attr-defined]
        eerder = {
            "vestiging": vorige.vestiging_id if vorige else None,
            "contactpersoon": vorige.contactpersoon_id if vorige else None,
            "loon_per": vorige.loon_per if vorige else None,
        }
        bekend = {
            "vestiging": hoofd.pk if hoofd else None,
            "contactpersoon": mensen[0].pk if len(mensen) == 1 else None,
            "herkomst": Vacature.Herkomst.VERWORVEN,
        }
        gevuld = {naam: waarde for naam, waarde in eerder.items() if waarde}
        self.initial = {**self.initial, **bekend, **gevuld, **(self.initial if self.instance.pk else {})}

    def _ontvangen(self) -> datetime.datetime | None:
        dag = self.cleaned_data.get("ontvangen_dag")
        return aanvang(dag, self.cleaned_data.get("ontvangen_tijd") or datetime.time(9)) if dag else None


class VacatureWijzigenForm(Vacaturevelden, VersieForm[Vacature]):
    """An open vacancy that changes."""

    class Meta(Vacaturemeta):
        pass

    def __init__(self, *args: Any, zelf: bool = False, **kwargs: Any) -> None:
        vacature: Vacature = kwargs["instance"]
        eisen = list(vacature.eisen.select_related("competentie"))
        super().__init__(*args, eisen=eisen, **kwargs)
        self.initial["beroep"] = vacature.beroep
        self.initial.setdefault("zonder_eisen", not eisen)
        self.stel_in(vacature.werkgever, zelf=zelf)
