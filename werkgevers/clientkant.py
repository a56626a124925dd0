"""What the dossier and the client's own pages get from matching: what runs, what waits, what goes along."""

from collections.abc import Collection, Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from klanten import lopend, taaklinks, te_doen
from klanten.lopend import Lopend
from klanten.meenemen import Deel, Rij, registreer, velden
from klanten.models import Klant
from klanten.taaklinks import Pagina
from klanten.te_doen import TeDoen
from werkgevers import vraagwerknemers, zoekprofiel
from werkgevers.models import Motivatiesignaal, Voordracht, Vraagwerknemer, Zoekprofiel


def meld_aan() -> None:
    """Register the sources; called at start-up."""
    lopend.registreer(lopende_voordrachten)
    lopend.registreer(vraagwerknemers.lopend_bij)
    lopend.registreer_voor_lijst(voordrachten_van_velen)
    te_doen.registreer(wat_wacht)
    te_doen.registreer(nog_beschikbaar)
    te_doen.registreer(eigen_verhaal)
    taaklinks.registreer("voordracht", Pagina("werkgevers:voordracht_beoordelen", antwoord=True))
    taaklinks.registreer("motivatie", Pagina("werkgevers:motivatiesignaal", antwoord=True))
    taaklinks.registreer("kandidaten", Pagina("werkgevers:kandidaten", in_dossier=False))
    registreer(
        Deel("zoekprofiel", "Welk werk u zoekt", _profiel, (Zoekprofiel,)),
        Deel("voordrachten", "Vacatures waarvoor u kandidaat was", _voordrachten, (Voordracht,)),
        Deel("werkgeversvragen", "Vragen van werkgevers die ook over u gaan", _vragen, (Vraagwerknemer,)),
        Deel("opmerkingen", "Opmerkingen van werkgevers", _signalen, (Motivatiesignaal,)),
    )


def lopende_voordrachten(klant: Klant) -> Iterator[Lopend]:
    """The proposals of a client that the client knows of (K-29)."""
    rijen = klant.voordrachten.lopend().exclude(stand=Voordracht.Stand.GEVONDEN)
    for voordracht in rijen.select_related("vacature__werkgever", "partner"):
        yield Lopend(
            sleutel=f"voordracht:{voordracht.pk}",
            soort="voordracht",
            wat=f"{voordracht.vacature.titel} bij {voordracht.vacature.werkgever}",
            uitvoerder=str(voordracht.partner),
            sinds=voordracht.gevonden_op.date(),
        )


def voordrachten_van_velen(klanten: Collection[int]) -> Iterator[tuple[int, str]]:
    """The same for a page of a list: the key of the client, and the work."""
    rijen = Voordracht.objects.lopend().filter(klant__in=klanten).exclude(stand=Voordracht.Stand.GEVONDEN)
    yield from rijen.order_by("gevonden_op").values_list("klant", "vacature__titel")


def wat_wacht(klant: Klant) -> Iterator[TeDoen]:
    """Work for which the client's name may go to an employer, if the client says yes."""
    wacht = klant.voordrachten.wacht_op_klant().values_list("pk", flat=True)
    if len(wacht) == 1:
        yield TeDoen(
            "voordracht",
            gettext("Wij vonden werk voor u. Mogen wij uw naam doorgeven?"),
            reverse("werkgevers:mijn_voordracht", args=[wacht[0]]),
        )
    elif wacht:
        wat = ngettext("Wij vonden %(n)s baan voor u", "Wij vonden %(n)s banen voor u", len(wacht))
        yield TeDoen("voordracht", wat % {"n": len(wacht)}, reverse("werkgevers:mijn_vacatures"))


def nog_beschikbaar(klant: Klant) -> Iterator[TeDoen]:
    """After some weeks: is work still welcome?"""
    profiel = Zoekprofiel.objects.filter(klant=klant).select_related("locatie").first()
    if profiel is not None and zoekprofiel.is_verlopen(profiel):
        yield TeDoen(
            "beschikbaar",
            gettext("Zeg of u nog werk zoekt"),
            reverse("werkgevers:mijn_zoekprofiel"),
        )


def eigen_verhaal(klant: Klant) -> Iterator[TeDoen]:
    """A remark of an employer on which the client has not been heard."""
    for signaal in klant.motivatiesignalen.wacht_op_klant():
        yield TeDoen(
            f"motivatie:{signaal.pk}",
            gettext("Een werkgever zei iets over u. Vertel uw kant van het verhaal"),
            reverse("werkgevers:mijn_verhaal", args=[signaal.pk]),
            uiterlijk=signaal.reactie_tot.date(),
        )


_lees_profiel = velden(
    "uren_min", "uren_max", "reisafstand", "toestemming_op", "beschikbaar", "beschikbaar_op"
)
_lees_voordracht = velden(
    "vacature", "stand", "motivatie", "coach_akkoord_op", "klant_akkoord_op", "voorgedragen_op", "afwijzing"
)
_lees_vraag = velden("akkoord_op", "beeindigd_op")
_lees_signaal = velden("gemeld_op", "reden", "verhaal", "oordeel", "waarom")


def _profiel(klant: Klant) -> Iterable[Rij]:
    profielen = Zoekprofiel.objects.filter(klant=klant).prefetch_related("beroepen")
    return [
        {"beroepen": [beroep.naam for beroep in profiel.beroepen.all()], **_lees_profiel(profiel)}
        for profiel in profielen
    ]


def _voordrachten(klant: Klant) -> Iterable[Rij]:
    rijen = klant.voordrachten.exclude(stand=Voordracht.Stand.GEVONDEN).select_related("vacature__werkgever")
    return [{"werkgever": str(rij.vacature.werkgever), **_lees_voordracht(rij)} for rij in rijen]


def _vragen(klant: Klant) -> Iterable[Rij]:
    rijen = klant.werkgeversvragen.select_related("vraag__werkgever")
    return [{"werkgever": rij.vraag.van_wie, **_lees_vraag(rij)} for rij in rijen]


def _signalen(klant: Klant) -> Iterable[Rij]:
    return [_lees_signaal(signaal) for signaal in klant.motivatiesignalen.all()]
