"""Taking a test: set it out or begin, answer, finish with a result that explains itself (D-39, D-52)."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diagnose.models import Afname, Toets, Toetsversie
from diagnose.toetsen import competenties
from diagnose.toetsen.antwoordfeiten import als_json
from diagnose.toetsen.invullen import als_waarden, getoond, is_ingevuld, keur
from diagnose.toetsen.scoren import bereken, gebruikte_klantfeiten, lees_versie
from diagnose.toetsen.vragen import Vragenlijst
from keten.bevoegd import eis
from keten.fouten import NietToegestaan, VersieConflict
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.regels.feiten import feiten_voor
from keten.regels.uitleg import waarden_van
from keten.regels.valideren import OngeldigeBoom
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant

_INGETROKKEN = gettext_lazy(
    "Deze vragenlijst is ingetrokken omdat er een fout in zat. Begin opnieuw met de nieuwe versie."
)


@transaction.atomic
def begin(*, klant: Klant, toets: Toets, door: Medewerker, voor_klant: bool = False) -> Afname:
    """Begin a test, or set it out for the client to fill in at home.

    It keeps to the version that holds today, also when a newer one comes before it is finished.

    Raises:
        NietToegestaan: the test is open for this client already, has no version today, or is not for who
            would fill it in.
        RechtOntbreekt: no right to take this test (`recht_voor`), or another location.
    """
    eis(door, klant.locatie, recht_voor(toets))
    Klant.objects.select_for_update(no_key=True).get(pk=klant.pk)
    if voor_klant and not toets.klant_kan_invullen:
        raise NietToegestaan("Deze toets vult een professional in.", veld="toets")
    if not voor_klant and not toets.professional_kan_invullen:
        raise NietToegestaan("Deze toets vult de klant zelf in. Zet hem klaar.", veld="toets")
    versie = geldende_versie(toets, klant)
    if versie is None:
        raise NietToegestaan("Deze toets heeft vandaag geen vragenlijst die geldt.", veld="toets")
    lopend = klant.afnames.open().filter(toets=toets).select_related("toetsversie").first()
    if lopend is not None and lopend.toetsversie.ingetrokken_op is None:
        raise NietToegestaan(
            f"De {toets.in_zin} staat al open voor deze klant, sinds "
            f"{lopend.begonnen_op:%d-%m-%Y}. Ga daarmee verder.",
            veld="toets",
        )
    if lopend is not None:
        lopend.verval()
        lopend.save(update_fields=["stand"])
    afname = voeg_toe(
        Afname(klant=klant, toets=toets, toetsversie=versie, voor_klant=voor_klant, klaargezet_door=door)
    )
    if voor_klant:
        _schrijf(afname, f"{capfirst(toets.naam)} klaargezet voor de klant.", door=door)
    return afname


def geldende_versie(toets: Toets, klant: Klant) -> Toetsversie | None:
    """The version of a test that holds today at the client's location: its own, or else the national one."""
    return toets.versies.geldend(klant.locatie, vandaag()).first()


@transaction.atomic
def beantwoord(
    *, afname: Afname, versie: int, antwoorden: Mapping[str, Any], door: Medewerker | None
) -> Afname:
    """Keep answers; questions may still be open, and a question that does not apply keeps no answer.

    Args:
        versie: the version number of the Afname that the person saw.
        antwoorden: by code of the question, as JSON: all answers, also those given before.
        door: the employee; None when it is the client.

    Raises:
        VersieConflict: somebody else answered in between.
        NietToegestaan: it is finished or lapsed, its questionnaire was withdrawn, somebody else fills it in,
            or an answer does not fit its question (`veld` is its code as a fact).
    """
    open_afname = _slot(afname, versie=versie, door=door)
    lijst = lees_versie(open_afname.toetsversie)
    return _bewaar(open_afname, lijst, antwoorden)


@transaction.atomic
def rond_af(
    *,
    afname: Afname,
    versie: int,
    antwoorden: Mapping[str, Any],
    door: Medewerker | None,
    evc: bool = False,
    toelichting: str = "",
) -> Afname:
    """Finish a test: count the points, and keep the result with how it came about.

    The result is advice; what follows is decided by a person. What the questions say about competences goes
    into the profile of the client, with the test as its source (K-66).

    Args:
        evc: whether the employee sees a reason to have competences recognised (D-47); an outcome can say so
            as well.

    Raises:
        NietToegestaan: a question that applies has no answer yet; else as `beantwoord`.
    """
    open_afname = _slot(afname, versie=versie, door=door)
    lijst = lees_versie(open_afname.toetsversie)
    open_afname = _bewaar(open_afname, lijst, antwoorden)
    for vraag in getoond(lijst, open_afname.antwoorden):
        if vraag.verplicht and not is_ingevuld(open_afname.antwoorden.get(vraag.code)):
            raise NietToegestaan(_("Geef hier nog een antwoord."), veld=vraag.feitcode)
    klant = open_afname.klant
    try:
        feiten = waarden_van(klant, gebruikte_klantfeiten(lijst), feiten_voor("klant"))
        waarden = {**als_json(feiten), **als_waarden(lijst, open_afname.antwoorden)}
        score = bereken(lijst, waarden)
    except OngeldigeBoom as fout:
        raise NietToegestaan(
            "De puntentelling van deze vragenlijst gebruikt een gegeven dat niet meer bestaat. "
            "Uw antwoorden zijn nog niet verstuurd. Meld dit aan wie de vragenlijsten beheert."
        ) from fout
    uitkomst = score.uitkomst
    open_afname.rond_af(
        door=door,
        waarden=waarden,
        punten=score.punten,
        uitkomst=uitkomst.code if uitkomst else "",
        uitslag=score.als_uitslag(),
        bijdragen=score.bijdragen,
        evc=evc or bool(uitkomst and uitkomst.evc),
        toelichting=toelichting,
    )
    open_afname.full_clean()
    open_afname.save()
    _schrijf(open_afname, f"{capfirst(open_afname.toets.naam)} ingevuld.", door=door)
    competenties.neem_over(open_afname, door=door)
    return open_afname


@transaction.atomic
def trek_terug(*, afname: Afname, door: Medewerker) -> Afname:
    """Take back a test that was begun or set out and is not finished; doing so twice changes nothing.

    Raises:
        NietToegestaan: it has been finished.
        RechtOntbreekt: as for `begin`.
    """
    huidig = Afname.objects.select_for_update(of=("self",)).select_related("toets", "klant").get(pk=afname.pk)
    eis(door, huidig.klant.locatie, recht_voor(huidig.toets))
    if huidig.stand == Afname.Stand.AFGEROND:
        raise NietToegestaan("Deze toets is al ingevuld. Een uitslag blijft staan.")
    if huidig.stand == Afname.Stand.OPEN:
        huidig.verval()
        huidig.save(update_fields=["stand"])
        _schrijf(huidig, f"{capfirst(huidig.toets.naam)} teruggenomen.", door=door)
    return huidig


def recht_voor(toets: Toets) -> Recht:
    """The right that taking a test asks; enforcement's asks the right to assess risks (H-10)."""
    return Recht.RISICO if toets.handhaving else Recht.ROUTEREN


def mag_afnemen(toets: Toets, rechten: Collection[Recht]) -> bool:
    """Whether these rights allow to take a test."""
    return recht_voor(toets) in rechten


def _slot(afname: Afname, *, versie: int, door: Medewerker | None) -> Afname:
    """Lock a test that can still be answered by this person."""
    afnames = Afname.objects.select_for_update(of=("self",))
    huidig = afnames.select_related("toets", "toetsversie", "klant__locatie").get(pk=afname.pk)
    if door is not None:
        eis(door, huidig.klant.locatie, recht_voor(huidig.toets))
    if huidig.stand == Afname.Stand.AFGEROND:
        raise NietToegestaan(_("Deze toets is al ingevuld. De uitslag staat op de pagina met toetsen."))
    if huidig.stand == Afname.Stand.VERVALLEN:
        raise NietToegestaan(_("Deze toets is teruggenomen. U hoeft hem niet meer in te vullen."))
    if huidig.toetsversie.ingetrokken_op is not None:
        raise NietToegestaan(str(_INGETROKKEN))
    if door is None and not huidig.voor_klant:
        raise NietToegestaan(_("Deze toets vult uw contactpersoon in."))
    if huidig.versie != versie:
        raise VersieConflict(huidig)
    return huidig


def _bewaar(afname: Afname, lijst: Vragenlijst, antwoorden: Mapping[str, Any]) -> Afname:
    geldig: dict[str, Any] = {}
    for vraag in getoond(lijst, antwoorden):
        keur(vraag, antwoorden.get(vraag.code))
        if is_ingevuld(antwoorden.get(vraag.code)):
            geldig[vraag.code] = antwoorden[vraag.code]
    afname.antwoorden = geldig
    afname.versie += 1
    afname.save(update_fields=["antwoorden", "versie"])
    return afname


def _schrijf(afname: Afname, zin: str, *, door: Medewerker | None) -> None:
    """A line in the timeline; about enforcement only those who may assess risks read it."""
    soort = Gebeurtenis.Soort.HANDHAVING if afname.toets.handhaving else Gebeurtenis.Soort.TOETS
    tijdlijn.leg_vast(
        afname.klant,
        soort,
        zin,
        door=door,
        door_klant=door is None,
        zichtbaar_voor_klant=not afname.toets.handhaving,
    )
