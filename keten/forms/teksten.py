"""The form of a standard text: only what the portal can fill in may stand between braces."""

from typing import Any, ClassVar

from django import forms

from keten.forms.beheerbasis import BeheerForm
from keten.models import Tekstblok
from keten.teksten import Tekst, onbekende_velden, voorbeeld
from keten.tekstsoorten import TEKSTSOORTEN, toegestaan


class TekstForm(BeheerForm[Tekstblok]):
    """A text for clients, in one language and for one target group."""

    vast = ("code", "taal", "doelgroep")
    groepen = (
        ("Waarvoor", ("code", ("taal", "doelgroep"))),
        ("De tekst", ("onderwerp", "tekst")),
        ("Herkomst", ("bron", "voorbeeld")),
    )
    kan_proef = True

    code = forms.ChoiceField(
        label="Wanneer gebruikt het portaal deze tekst",
        choices=[("", "Kies uit de lijst"), *((soort.code, soort.naam) for soort in TEKSTSOORTEN.values())],
    )

    class Meta:
        model = Tekstblok
        fields = ("code", "taal", "doelgroep", "onderwerp", "tekst", "bron", "voorbeeld")
        widgets: ClassVar = {"tekst": forms.Textarea(attrs={"rows": 9})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        doelgroep = self.fields["doelgroep"]
        doelgroep.choices = Tekstblok.Doelgroep.choices  # type: ignore[attr-defined]  # empty means everybody
        if self.instance.pk:
            velden = ", ".join(f"{{{naam}}}" for naam in toegestaan(self.instance.code))
            self.fields["tekst"].help_text = f"Het portaal vult in: {velden}."

    def clean(self) -> dict[str, Any]:
        """Refuse braces around what the portal cannot fill in: clients would miss a word."""
        gegevens = super().clean()
        code: str = gegevens.get("code") or ""
        for naam in ("onderwerp", "tekst") if code else ():
            if fout := onbekende_velden(code, gegevens.get(naam, "")):
                mag = ", ".join(f"{{{veld}}}" for veld in toegestaan(code))
                self.add_error(naam, f"Dit kan het portaal niet invullen: {', '.join(fout)}. Wel: {mag}.")
        return gegevens

    def proef(self) -> Tekst | None:
        """How a client would read what is typed now."""
        bron = self.data if self.is_bound else self.initial
        onderwerp, tekst = bron.get("onderwerp") or "", bron.get("tekst") or ""
        return voorbeeld(onderwerp, tekst) if tekst else None

    def save(self, commit: bool = True) -> Tekstblok:
        """A text that changes gets another version number."""
        if self.instance.pk:
            self.instance.versie += 1
        return super().save(commit)
