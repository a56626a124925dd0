"""Forms of the administration about outside partners and the accounts of their people (X-13)."""

from typing import Any, ClassVar

from django import forms

from keten.forms.beheerbasis import BeheerForm, vingerafdruk
from keten.formulieren import Datumveld
from keten.models import ExternePartner, Partneraccount
from keten.tijd import vandaag


class ExternePartnerForm(BeheerForm[ExternePartner]):
    """An organisation outside the chain, with the agreement under which it gets data."""

    groepen = (
        ("Partner", (("naam", "soort"), "locaties", "actief", "voorbeeld")),
        ("Bereikbaar", ("contactpersoon", ("telefoon", "email"), "email_domein")),
        ("Verwerkersovereenkomst", (("overeenkomst_van", "overeenkomst_tot"),)),
    )

    overeenkomst_van = Datumveld(label="Geldt vanaf", initial=vandaag)
    overeenkomst_tot = Datumveld(
        label="Geldt tot en met",
        required=False,
        help_text="Daarna ziet de partner niets meer. Leeg: er is nog geen einde.",
    )

    class Meta:
        model = ExternePartner
        fields = (
            "naam", "soort", "locaties", "actief", "contactpersoon", "telefoon", "email", "email_domein",
            "overeenkomst_van", "overeenkomst_tot", "voorbeeld",
        )  # fmt: skip
        widgets: ClassVar = {
            "locaties": forms.CheckboxSelectMultiple,
            "telefoon": forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        }

    def clean_email_domein(self) -> str:
        """People type the at sign along."""
        domein: str = self.cleaned_data["email_domein"]
        return domein.strip().lower().removeprefix("@")


class PartneraccountForm(BeheerForm[Partneraccount]):
    """Somebody at an outside partner, with the account."""

    groepen: tuple[Any, ...] = (
        ("Account", (("naam", "email"), ("van", "tot"), "actief")),
        ("Partner", (("partner", "functie"),)),
    )

    naam = forms.CharField(label="Naam", max_length=150)
    email = forms.EmailField(label="E-mailadres", help_text="Hiermee logt deze persoon in.")
    van = Datumveld(label="Toegang vanaf", initial=vandaag)
    tot = Datumveld(label="Toegang tot en met")
    actief = forms.BooleanField(
        label="Kan inloggen",
        required=False,
        help_text="Zet uit als iemand weggaat: wie is ingelogd, is er meteen uit. Er wordt niets verwijderd.",
    )

    class Meta:
        model = Partneraccount
        fields = ("partner", "functie", "van", "tot")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["actief"]
            self.groepen = (("Account", (("naam", "email"), ("van", "tot"))), self.groepen[1])
            return
        wie = self.instance.gebruiker
        self.initial.update(naam=wie.naam, email=wie.email, actief=wie.is_active)
        self.initial["gezien"] = vingerafdruk(self.instance, wie.naam, wie.email, wie.is_active)

    def waarden(self) -> dict[str, Any]:
        """What `keten.partneraccounts` asks."""
        return {
            naam: waarde for naam, waarde in self.cleaned_data.items() if naam not in ("gezien", "indiening")
        }
