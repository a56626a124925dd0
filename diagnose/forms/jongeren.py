"""The arrangement of the youth desk, and an instrument that a location cannot use now."""

from typing import Any

from django import forms

from diagnose import jongeren
from diagnose.forms.activiteit import Collegakeuze, Groep, over_van
from diagnose.models import Jongerenarrangement
from diagnose.models.jongeren import Vorm
from keten.forms.basis import EenmaligForm, VersieForm
from keten.formulieren import Datumveld
from keten.tijd import vandaag
from klanten.models import Klant

_DEEL = "deel_"


class JongerenForm(VersieForm[Jongerenarrangement]):
    """Who gives which part, and until when; each part is asked once (K-81).

    In the integrated form only the casemanager is asked, in the other extreme only who gives each part.
    """

    begin = Datumveld(label="Eerste dag", error_messages={"required": "Vul de eerste dag in."})
    einde = Datumveld(
        label="Laatste dag",
        required=False,
        help_text="Alleen als de dienst tijdelijk is. Daarna komt er een taak om over te dragen.",
    )

    class Meta:
        model = Jongerenarrangement
        fields = ("casemanager", "begin", "einde")

    def __init__(self, *args: Any, klant: Klant, **kwargs: Any) -> None:
        bestaand = jongeren.lopend(klant)
        begin: dict[str, Any] = {"versie": bestaand.versie if bestaand else 0}
        if bestaand is None:
            begin["begin"] = vandaag()
        instance = bestaand or Jongerenarrangement(klant=klant, vorm=jongeren.vorm_van(klant.locatie))
        super().__init__(*args, instance=instance, initial=begin, **kwargs)
        self.vorm = Vorm(instance.vorm)
        keuzes = jongeren.kandidaten(klant.locatie)
        if self.vorm == Vorm.CONCENTRATIE:
            del self.fields["casemanager"]
        else:
            self.fields["casemanager"] = Collegakeuze(
                keuzes,
                label="Casemanager",
                empty_label="Kies een collega",
                error_messages={"required": "Kies de casemanager."},
            )
        self.order_fields(["casemanager", "begin", "einde"])
        delen = [] if self.vorm == Vorm.GEINTEGREERD else list(jongeren.Onderdeel.choices)
        leeg = "Nog niet verdeeld" if self.vorm == Vorm.CONCENTRATIE else "De casemanager"
        verdeeld = dict(bestaand.diensten.values_list("onderdeel", "medewerker")) if bestaand else {}
        for code, naam in delen:
            self.fields[_DEEL + code] = Collegakeuze(
                keuzes, label=naam.capitalize(), empty_label=leeg, required=False, initial=verdeeld.get(code)
            )
        indeling: tuple[Groep, ...] = (
            ("Begeleiding", ("casemanager", ("begin", "einde"))),
            ("Wie doet wat", tuple(_DEEL + code for code, _ in delen)),
        )
        self.groepen = over_van(indeling, self.fields)

    def invulling(self) -> dict[str, Any]:
        """What the domain function takes."""
        gegevens = self.cleaned_data
        return {
            "versie": gegevens["versie"],
            "begin": gegevens["begin"],
            "einde": gegevens["einde"],
            "casemanager": gegevens.get("casemanager"),
            "diensten": {
                naam.removeprefix(_DEEL): wie for naam, wie in gegevens.items() if naam.startswith(_DEEL)
            },
        }


class BeperkingForm(EenmaligForm):
    """Why a location cannot use an instrument, and in which period."""

    reden = forms.CharField(
        label="Waarom kan het niet",
        max_length=200,
        help_text="Coaches lezen dit in de lijst waaruit zij kiezen.",
        error_messages={"required": "Vul in waarom het instrument nu niet kan."},
    )
    geldig_van = Datumveld(label="Vanaf", initial=vandaag)
    geldig_tot = Datumveld(label="Tot en met", required=False)
    alleen_jongeren = forms.BooleanField(label="Alleen bij het jongerenloket", required=False)

    groepen = (("", ("reden", ("geldig_van", "geldig_tot"), "alleen_jongeren")),)
