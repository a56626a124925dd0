"""Where the pages of enforcement are that ask for more than a client, in the world of the rounds."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from diagnose.models import Simulatie
from diagnose.regels import simuleren
from handhaving.models import (
    Aanpakmaatregel,
    Controle,
    Overtreding,
    Risicobeoordeling,
    Risicoprofiel,
    Signaal,
    Steekproef,
    Uitlegverzoek,
    Verplichting,
    Vervolgmaatregel,
)
from handhaving.risico import profielbeheer
from keten.models import Medewerker
from keten.tijd import vandaag
from lwi_portal.demo.accounts import KLANT_EMAIL


def _van_klant(model: type[Model]) -> dict[str, Any]:
    rij: Any = model._default_manager.select_related("klant").earliest("pk")
    return {"klantnummer": rij.klant.klantnummer, "pk": rij.pk}


def _maatregel() -> dict[str, Any]:
    return {
        "pk": Aanpakmaatregel.objects.filter(kleuraanpak__aanpak__locatie__code="apeldoorn").earliest("pk").pk
    }


def _overtreding(*standen: str) -> Callable[[], dict[str, Any]]:
    """A breach of anybody in one of these states."""

    def adres() -> dict[str, Any]:
        rij = Overtreding.objects.select_related("klant").filter(stand__in=standen).earliest("pk")
        return {"klantnummer": rij.klant.klantnummer, "pk": rij.pk}

    return adres


def _eigen_besluit() -> dict[str, Any]:
    """The decision about the client as whom visitors sign in."""
    eigen = Overtreding.objects.filter(klant__gebruiker__email=KLANT_EMAIL, stand="bekendgemaakt")
    return {"pk": eigen.earliest("pk").pk}


def _controle(**waar: Any) -> Callable[[], dict[str, Any]]:
    """A check of anybody that meets this."""

    def adres() -> dict[str, Any]:
        rij = Controle.objects.select_related("klant").filter(**waar).earliest("pk")
        return {"klantnummer": rij.klant.klantnummer, "pk": rij.pk}

    return adres


def _eigen_controle() -> dict[str, Any]:
    """A check of the client as whom visitors sign in."""
    eigen = Controle.objects.voor_klant().filter(klant__gebruiker__email=KLANT_EMAIL)
    return {"pk": eigen.earliest("pk").pk}


def _signaal() -> dict[str, Any]:
    """A signal that waits for a decision."""
    return {"pk": Signaal.objects.filter(klant__locatie__code="apeldoorn", stand="nieuw").earliest("pk").pk}


def maak_handhavingswereld(wie: Medewerker) -> None:
    """A profile of the location itself, tried once: the demo has national ones only."""
    locatie = wie.locaties.get(code="apeldoorn")
    profiel = profielbeheer.maak(
        locatie=locatie,
        naam="Eigen profiel",
        uitleg="Om te proberen.",
        toets=Risicoprofiel.objects.earliest("pk").toets,
        door=wie,
    )
    regelset = profielbeheer.regelset_van(profiel, locatie)
    simuleren.simuleer(regelset=regelset, boom={"een": []}, locatie=locatie, op=vandaag(), door=wie)


def _proef() -> dict[str, Any]:
    return {"code": _eigen_profiel()["code"], "pk": Simulatie.objects.latest("pk").pk}


def _eigen_profiel() -> dict[str, Any]:
    return {"code": Risicoprofiel.objects.get(locatie__code="apeldoorn").code}


HANDHAVINGADRESSEN: dict[str, Callable[[], dict[str, Any]]] = {
    "handhaving:overtreding": _overtreding("bekendgemaakt"),
    "handhaving:overtreding_terug": _overtreding("horen"),
    "handhaving:maatregel_voorstellen": _overtreding("vastgelegd"),
    "handhaving:maatregel_horen": _overtreding("horen"),
    "handhaving:maatregel_besluiten": _overtreding("gehoord"),
    "handhaving:maatregel_brief": _overtreding("opgelegd"),
    "handhaving:maatregel_brief_pdf": _overtreding("bekendgemaakt"),
    "handhaving:maatregel_opheffen": _overtreding("bekendgemaakt"),
    "handhaving:bezwaar_nieuw": _overtreding("bekendgemaakt"),
    "handhaving:bezwaar_beslissen": _overtreding("bezwaar"),
    "handhaving:mijn_besluit": _eigen_besluit,
    "handhaving:mijn_besluit_brief": _eigen_besluit,
    "handhaving:steekproef": lambda: {"pk": Steekproef.objects.earliest("pk").pk},
    "handhaving:controle": _controle(stand="gepland", soort__protocol=False),
    "handhaving:controle_afgelasten": _controle(stand="gepland"),
    "handhaving:huisbezoek": _controle(huisbezoek__stand="voorbereid"),
    "handhaving:mijn_controle": _eigen_controle,
    "handhaving:verplichting": lambda: _van_klant(Verplichting),
    "handhaving:profiel": lambda: {"code": Risicoprofiel.objects.earliest("pk").code},
    "handhaving:profielproef": _proef,
    "handhaving:profiel_wijzigen": _eigen_profiel,
    "handhaving:profielregel": lambda: {"code": Risicoprofiel.objects.earliest("pk").code},
    "handhaving:kleuraanpak": lambda: {"kleur": "groen"},
    "handhaving:aanpakmaatregel_nieuw": lambda: {"kleur": "oranje"},
    "handhaving:aanpakmaatregel": _maatregel,
    "handhaving:aanpakmaatregel_weg": _maatregel,
    "handhaving:beoordeling": lambda: _van_klant(Risicobeoordeling),
    "handhaving:vervolg": lambda: _van_klant(Vervolgmaatregel),
    "handhaving:signaal": _signaal,
    "handhaving:uitleg": lambda: _van_klant(Uitlegverzoek),
}
