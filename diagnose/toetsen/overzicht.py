"""The tests of one client on one page: per test what is open, the latest result, and whether to take it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from diagnose.models import Afname, Toets, Toetsversie
from diagnose.toetsen.afnemen import mag_afnemen
from diagnose.toetsen.invullen import getoond, in_woorden
from diagnose.toetsen.scoren import lees_versie
from diagnose.toetsen.uitslagen import laatste_uitslagen, verouderd
from diagnose.toetsen.vragen import Soort
from keten.rechten import Recht
from keten.regels.boom import gebruikte_feiten
from keten.regels.feiten import feiten_voor
from keten.regels.toetsen import geldt
from keten.regels.uitleg import waarden_van
from keten.regels.valideren import OngeldigeBoom, lees
from keten.tijd import vandaag
from klanten.models import Klant


@dataclass(frozen=True)
class Toetsregel:
    """One test of a client.

    Attributes:
        versie: the questionnaire that holds today; None when there is none.
        voorstel: why the portal proposes it now; empty when it does not.
    """

    toets: Toets
    versie: Toetsversie | None
    open: Afname | None
    laatste: Afname | None
    verouderd: bool
    mag: bool
    voorstel: str = ""


def van_klant(klant: Klant, rechten: Collection[Recht]) -> list[Toetsregel]:
    """Every test that this reader may see, those that are proposed or open first."""
    handhaving = Recht.RISICO in rechten
    toetsen = list(Toets.objects.zichtbaar(handhaving=handhaving))
    versies = {versie.toets_id: versie for versie in Toetsversie.objects.geldend(klant.locatie, vandaag())}
    lopend = {
        afname.toets_id: afname
        for afname in klant.afnames.open().select_related("klaargezet_door__gebruiker", "toetsversie")
    }
    laatste = {afname.toets_id: afname for afname in laatste_uitslagen(klant, handhaving=handhaving)}
    dag, waarom = vandaag(), _voorstellen(klant, toetsen)
    regels = [
        Toetsregel(
            toets=toets,
            versie=versies.get(toets.pk),
            open=lopend.get(toets.pk),
            laatste=(uitslag := laatste.get(toets.pk)),
            verouderd=uitslag is not None and verouderd(uitslag, dag),
            mag=mag_afnemen(toets, rechten),
            voorstel="" if uitslag and not verouderd(uitslag, dag) else waarom.get(toets.pk, ""),
        )
        for toets in toetsen
    ]
    return sorted(regels, key=lambda regel: (not regel.voorstel, regel.open is None, regel.toets.naam))


def _voorstellen(klant: Klant, toetsen: Iterable[Toets]) -> dict[int, str]:
    """Why each test is proposed to this client; a rule that can no longer be read proposes nothing.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.4: competence tests where there are few jobs and
    the search is incomplete, when diplomas do not prove the competences (D-46).
    """
    feiten = feiten_voor("klant")
    bomen = {}
    for toets in toetsen:
        if toets.voorstel:
            try:
                bomen[toets.pk] = lees(toets.voorstel, feiten)
            except OngeldigeBoom:
                continue
    codes = {code for boom in bomen.values() for code in gebruikte_feiten(boom)}
    waarden = waarden_van(klant, codes, feiten) if codes else {}
    return {pk: boom.naam or "past bij het profiel" for pk, boom in bomen.items() if geldt(boom, waarden)}


@dataclass(frozen=True)
class Antwoordregel:
    """A question with its answer, in words; `lang` when it is a text of several lines."""

    vraag: str
    antwoord: str
    lang: bool


def antwoorden(afname: Afname) -> list[Antwoordregel]:
    """The questions that applied, with what was answered."""
    lijst = lees_versie(afname.toetsversie)
    return [
        Antwoordregel(
            vraag.tekst, in_woorden(vraag, afname.antwoorden.get(vraag.code)), vraag.soort is Soort.TEKST
        )
        for vraag in getoond(lijst, afname.antwoorden)
    ]


KOPPEN = ("Toets", "Datum", "Punten", "Uitslag", "Ingevuld door", "Organisatie", "Geldig tot en met", "EVC")


def rekenbladrijen(afnames: Iterable[Afname]) -> Iterator[tuple[Any, ...]]:
    """The results of a client for a spreadsheet, in the order of `KOPPEN`."""
    for afname in afnames:
        yield (
            afname.toets.naam,
            timezone.localdate(afname.afgerond_op),
            afname.punten,
            afname.uitslag.get("naam", ""),
            str(afname.door or "de klant"),
            str(afname.partner or ""),
            afname.geldig_tot,
            "ja" if afname.evc else "",
        )
