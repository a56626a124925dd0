"""Forms of the administration about young people and ladders: schools, their accounts, and rungs."""

from typing import Any, ClassVar

from django import forms

from keten.forms.beheerbasis import BeheerForm, vingerafdruk
from keten.models import School, Schoolcontact, Trede


class SchoolForm(BeheerForm[School]):
    """A school that reports to the youth desk of a location."""

    vast = ("locatie",)

    class Meta:
        model = School
        fields = ("naam", "plaats", "locatie", "voorbeeld")


class SchoolcontactForm(BeheerForm[Schoolcontact]):
    """Somebody at a school, with the account."""

    groepen: tuple[Any, ...] = (
        ("Account", (("naam", "email"), "actief")),
        ("School", (("school", "functie"),)),
    )

    naam = forms.CharField(label="Naam", max_length=150)
    email = forms.EmailField(label="E-mailadres", help_text="Hiermee logt deze persoon in.")
    actief = forms.BooleanField(
        label="Kan inloggen",
        required=False,
        help_text="Zet uit als iemand weggaat. Er wordt niets verwijderd.",
    )

    class Meta:
        model = Schoolcontact
        fields = ("school", "functie")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["actief"]
            self.groepen = (("Account", (("naam", "email"),)), self.groepen[1])
            return
        wie = self.instance.gebruiker
        self.initial.update(naam=wie.naam, email=wie.email, actief=wie.is_active)
        self.initial["gezien"] = vingerafdruk(self.instance, wie.naam, wie.email, wie.is_active)

    def waarden(self) -> dict[str, Any]:
        """What `keten.scholen` asks."""
        return {
            naam: waarde for naam, waarde in self.cleaned_data.items() if naam not in ("gezien", "indiening")
        }


class TredeForm(BeheerForm[Trede]):
    """A rung of a ladder; what it is a rung of stays, because positions refer to it."""

    vast = ("ladder", "locatie")
    groepen = (
        ("Trede", (("ladder", "nummer"), ("locatie", "soort"), "naam", "uitleg", "vervallen")),
        ("Herkomst", ("bron", "voorbeeld")),
    )

    class Meta:
        model = Trede
        fields = ("ladder", "locatie", "nummer", "soort", "naam", "uitleg", "vervallen", "bron", "voorbeeld")
        widgets: ClassVar = {"nummer": forms.TextInput(attrs={"inputmode": "numeric", "size": 4})}
