"""Vacancies: registered once, seen by every partner, kept fresh, closed with an outcome (W-12 to W-29)."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.opslaan import wijzig as sla_op
from keten.tijd import vandaag
from klanten.models import Competentie
from werkgevers import klok, vacaturetaken, vacatureverloop, voordragen, voorrang
from werkgevers.instellingen_vacatures import ACTUEEL, HEROPENEN
from werkgevers.models import Vacature, Vacatureeis, Vacaturegebeurtenis, Werkgever
from werkgevers.vacatureverloop import PORTAAL, WERKGEVER

_Soort = Vacaturegebeurtenis.Soort
_Uitkomst = Vacature.Uitkomst
_HOOGSTENS_TERUG = datetime.timedelta(days=7)
_HOOGSTENS_VOORUIT = datetime.timedelta(days=730)
_DAG = datetime.timedelta(days=1)
DOOR_WERKGEVER = (_Uitkomst.ELDERS, _Uitkomst.INGETROKKEN)
"""Outcomes that an employer may choose for an own vacancy."""


@dataclass(frozen=True)
class Eis:
    """Something that a vacancy asks; the fields are those of `Vacatureeis`.

    Attributes:
        vereist: required, or else wished for.
        te_leren: whoever lacks it can learn it in the work.
    """

    soort: str
    competentie: Competentie | None = None
    niveau: int | None = None
    opleiding: str = ""
    vereist: bool = True
    te_leren: bool = False

    def weeg(self, *, vereist: bool, te_leren: bool) -> "Eis":
        """The same, with another weight."""
        return replace(self, vereist=vereist, te_leren=te_leren)


class DubbeleVacature(NietToegestaan):
    """The same work at the same place is open already; it can be registered knowingly."""

    def __init__(self, bestaand: Sequence[Vacature]) -> None:
        super().__init__(
            "Deze werkgever heeft al zo'n vacature open. Is dit een andere? Zet dan het vinkje.", veld="toch"
        )
        self.bestaand = bestaand


@transaction.atomic
def registreer(
    *,
    werkgever: Werkgever,
    locatie: Locatie,
    door: Medewerker | None,
    eisen: Iterable[Eis],
    zonder_eisen: bool = False,
    toch: bool = False,
    **velden: Any,
) -> Vacature:
    """Register a vacancy: the clock starts, and every partner of the location sees it at once (W-12).

    Args:
        locatie: which location looks for candidates.
        door: the employee who enters it; None when the employer does, with the origin "zelf gemeld" (W-14).
        eisen: what the work asks of people.
        zonder_eisen: nothing is asked, and that is meant.
        toch: the same work is open at this employer already, and this is another vacancy.
        velden: fields of `Vacature`; without a postcode those of the branch count.

    Raises:
        DubbeleVacature: the same occupation at the same place is open at this employer.
        NietToegestaan: nothing is asked without saying so, a day cannot be, the branch or contact person is
            of another employer, or the employer was merged into another.
        ValidationError: with a message per field.
    """
    werkgever = Werkgever.objects.select_for_update().get(pk=werkgever.pk)
    eisen = list(eisen)
    _keur(werkgever, eisen, zonder_eisen=zonder_eisen, velden=velden)
    if door is not None and not door.werkt_op(locatie):
        raise NietToegestaan(f"U werkt niet op {locatie}.")
    velden.setdefault("ontvangen_op", timezone.now())
    velden.setdefault("herkomst", Vacature.Herkomst.VERWORVEN if door else Vacature.Herkomst.ZELF)
    vacature = Vacature(
        werkgever=werkgever,
        locatie=locatie,
        partner=door.partner if door else None,
        ingevoerd_door=door,
        **_met_plek(velden),
    )
    _keur_moment(vacature)
    if not toch and (bestaand := list(dubbelen(vacature))):
        raise DubbeleVacature(bestaand)
    vacature.actueel_tot = vandaag() + _DAG * waarde(ACTUEEL, locatie)
    klok.start(vacature, locatie)
    voorrang.geef(vacature, locatie)
    vacature = voeg_toe(vacature)
    _zet_eisen(vacature, eisen)
    _schrijf(
        vacature, _Soort.INGEVOERD, f"Vacature ingevoerd ({vacature.get_herkomst_display()}).", door=door
    )
    return vacature


def dubbelen(vacature: Vacature) -> Iterable[Vacature]:
    """Open vacancies of the same employer for the same occupation at the same place."""
    zelfde = Vacature.objects.open().filter(
        werkgever=vacature.werkgever, beroep=vacature.beroep, plaats__iexact=vacature.plaats.strip()
    )
    return zelfde.exclude(pk=vacature.pk).order_by("-ontvangen_op")


@transaction.atomic
def wijzig(
    *,
    vacature: Vacature,
    versie: int,
    door: Medewerker | None,
    eisen: Iterable[Eis],
    zonder_eisen: bool = False,
    **velden: Any,
) -> Vacature:
    """Change an open vacancy and what it asks.

    Args:
        versie: the version that the form was opened with.
        door: the employee; None when the employer does it.

    Raises:
        VersieConflict: somebody else saved in between.
        NietToegestaan: the vacancy is closed, nothing is asked without saying so, there are fewer places
            than people who started, or it is of another location.
        ValidationError: with a message per field.
    """
    huidig = _open(vacature, door)
    eisen = list(eisen)
    _keur(huidig.werkgever, eisen, zonder_eisen=zonder_eisen, velden=velden)
    bezet = huidig.plaatsingen.count()
    if velden.get("plaatsen", huidig.plaatsen) < bezet:
        raise NietToegestaan(f"Er zijn al {bezet} mensen begonnen.", veld="plaatsen")
    nieuw = sla_op(huidig, versie=versie, **_met_plek(velden))
    _zet_eisen(nieuw, eisen)
    _schrijf(nieuw, _Soort.GEWIJZIGD, "De gegevens zijn gewijzigd.", door=door)
    return nieuw


@transaction.atomic
def verleng(*, vacature: Vacature, door: Medewerker | None) -> Vacature:
    """Say that a vacancy is still current; it stays open for the number of days that the location chose.

    Args:
        door: the employee; None when the employer does it.

    Raises:
        NietToegestaan: the vacancy is closed or of another location.
    """
    huidig = _open(vacature, door)
    tot = vandaag() + _DAG * waarde(ACTUEEL, huidig.locatie)
    if tot > huidig.actueel_tot:
        huidig.actueel_tot = tot
        huidig.save(update_fields=["actueel_tot"])
        _schrijf(huidig, _Soort.VERLENGD, f"Nog actueel, tot en met {tot:%d-%m-%Y}", door=door)
    vacaturetaken.ruim_op(huidig, door=door)
    return huidig


@transaction.atomic
def geef_vrij(*, vacature: Vacature, door: Medewerker) -> Vacature:
    """Release a vacancy to all partners and locations, because the own clients do not fit (W-21).

    As long as one column goes first only its people can do this, and with it they give up that they go first.

    Raises:
        NietToegestaan: it is released or closed already, of another location, or another column goes first.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.9, Amsterdam (VSA).
    """
    huidig = _open(vacature, door)
    if huidig.vrijgegeven_op is not None:
        raise NietToegestaan("Deze vacature is al vrijgegeven.")
    nu = timezone.now()
    voorrang.mag_voordragen(vacature=huidig, partner=door.partner, op=nu)
    if huidig.voorrang_tot is not None and huidig.voorrang_tot > nu:
        huidig.voorrang_tot = nu
    huidig.vrijgegeven_op = nu
    huidig.save(update_fields=["vrijgegeven_op", "voorrang_tot"])
    _schrijf(huidig, _Soort.VRIJGEGEVEN, "Vrijgegeven aan alle partners en locaties.", door=door)
    return huidig


@transaction.atomic
def vervul(*, vacature: Vacature, door: Medewerker | None) -> Vacature:
    """Close a vacancy because every place has been taken.

    Raises:
        NietToegestaan: it is closed already, or nobody was proposed and nobody started.
    """
    huidig = klok.slot(vacature)
    if huidig.voorgedragen_op is None and not huidig.plaatsingen.exists():
        raise NietToegestaan("Er is nog niemand voorgedragen of begonnen.", veld="uitkomst")
    _ga(huidig, "vervul", op=timezone.now())
    _rond_af(huidig, door)
    _schrijf(huidig, _Soort.GESLOTEN, "De vacature is vervuld.", door=door, namens=PORTAAL)
    return huidig


@transaction.atomic
def sluit(*, vacature: Vacature, uitkomst: str, toelichting: str, door: Medewerker | None) -> Vacature:
    """Close a vacancy that was not filled, with how it ended.

    Without a candidate the employer was spoken to: a course towards the work was discussed, or the vacancy
    cannot be filled (W-29). Only when the employer withdraws it, with words, there is no such talk.

    Args:
        uitkomst: one of `uitkomsten(vacature)`.
        door: the employee; None when the employer withdraws an own vacancy.

    Raises:
        NietToegestaan: the outcome does not fit, its words are missing, or the vacancy is closed already.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.9, Ede.
    """
    huidig = _van(vacature, door)
    _keur_uitkomst(huidig, uitkomst, toelichting, zelf=door is None)
    _ga(huidig, "sluit", uitkomst=uitkomst, toelichting=toelichting.strip(), op=timezone.now())
    _rond_af(huidig, door)
    zin = f"Gesloten: {huidig.get_uitkomst_display()}"
    _schrijf(huidig, _Soort.GESLOTEN, zin, door=door, uitleg=huidig.toelichting)
    return huidig


@transaction.atomic
def bepaal_uitkomst(*, vacature: Vacature, uitkomst: str, toelichting: str, door: Medewerker) -> Vacature:
    """Say how a vacancy ended that closed by itself because nobody renewed it.

    Raises:
        NietToegestaan: it did not close by itself, or the outcome does not fit.
    """
    huidig = _van(vacature, door)
    if huidig.uitkomst != _Uitkomst.VERLOPEN:
        raise NietToegestaan("Van deze vacature is al bekend hoe het afliep.")
    _keur_uitkomst(huidig, uitkomst, toelichting, zelf=False)
    huidig.uitkomst, huidig.toelichting = uitkomst, toelichting.strip()
    huidig.full_clean()
    huidig.save(update_fields=["uitkomst", "toelichting"])
    vacaturetaken.ruim_op(huidig, door=door)
    zin = f"Uitkomst: {huidig.get_uitkomst_display()}"
    _schrijf(huidig, _Soort.GESLOTEN, zin, door=door, uitleg=huidig.toelichting)
    return huidig


@transaction.atomic
def heropen(*, vacature: Vacature, door: Medewerker) -> Vacature:
    """Open a vacancy again that closed a short time ago; its clocks and deadlines stay what they were.

    Raises:
        NietToegestaan: it is open, every place has been taken, it closed too long ago, or it is of another
            location.
    """
    huidig = _van(vacature, door)
    if not mag_heropenen(huidig):
        raise NietToegestaan("Deze vacature kan niet meer open. Voer hem opnieuw in.")
    if huidig.plaatsingen.filter(gestopt_op__isnull=True).count() >= huidig.plaatsen:
        raise NietToegestaan("Alle plaatsen zijn bezet. Voer een nieuwe vacature in.")
    _ga(huidig, "heropen")
    huidig.actueel_tot = vandaag() + _DAG * waarde(ACTUEEL, huidig.locatie)
    huidig.save(update_fields=["actueel_tot"])
    _schrijf(huidig, _Soort.HEROPEND, "De vacature is weer open.", door=door)
    return huidig


def mag_heropenen(vacature: Vacature) -> bool:
    """Whether a vacancy closed so recently that it can be opened again."""
    if vacature.gesloten_op is None:
        return False
    dagen: int = waarde(HEROPENEN, vacature.locatie)
    return timezone.now() - vacature.gesloten_op <= _DAG * dagen


def uitkomsten(vacature: Vacature) -> list[Vacature.Uitkomst]:
    """How a vacancy can end, as an employee chooses."""
    zonder = vacature.voorgedragen_op is None
    return [
        u for u in _Uitkomst if u != _Uitkomst.VERLOPEN and (not zonder or u in Vacature.ZONDER_KANDIDAAT)
    ]


def _keur(werkgever: Werkgever, eisen: Sequence[Eis], *, zonder_eisen: bool, velden: dict[str, Any]) -> None:
    if werkgever.samengevoegd_in_id is not None:
        raise NietToegestaan("Deze werkgever is samengevoegd met een andere. Voer de vacature daar in.")
    if not eisen and not zonder_eisen:
        raise NietToegestaan(
            "Vul minstens één eis of wens in. Vraagt het werk niets bijzonders? Zet dan het vinkje.",
            veld="zonder_eisen",
        )
    for naam in ("vestiging", "contactpersoon"):
        record = velden.get(naam)
        if record is not None and record.werkgever_id != werkgever.pk:
            raise NietToegestaan("Dit hoort bij een andere werkgever.", veld=naam)
    begint = velden.get("begint_op")
    if begint is not None and begint > vandaag() + _HOOGSTENS_VOORUIT:
        raise NietToegestaan("Kies een dag binnen twee jaar.", veld="begint_op")
    if begint is not None and begint < vandaag() - _HOOGSTENS_VOORUIT:
        raise NietToegestaan("Deze dag is te lang geleden.", veld="begint_op")


def _keur_moment(vacature: Vacature) -> None:
    nu = timezone.now()
    if vacature.ontvangen_op > nu:
        raise NietToegestaan("Dit moment moet nog komen.", veld="ontvangen_dag")
    if vacature.ontvangen_op < nu - _HOOGSTENS_TERUG:
        raise NietToegestaan("Dit is meer dan een week geleden. Kies een later moment.", veld="ontvangen_dag")


def _keur_uitkomst(vacature: Vacature, uitkomst: str, toelichting: str, *, zelf: bool) -> None:
    mogelijk = uitkomsten(vacature)
    if zelf:
        mogelijk = [een for een in mogelijk if een in DOOR_WERKGEVER]
    if uitkomst not in mogelijk:
        if vacature.voorgedragen_op is None:
            raise NietToegestaan(
                "Er is nog geen kandidaat voorgedragen. Kies “traject besproken” of “niet vervulbaar”, of "
                "zeg dat de werkgever de vacature introk.",
                veld="uitkomst",
            )
        raise NietToegestaan("Deze uitkomst past niet.", veld="uitkomst")
    zonder_woorden = not toelichting.strip()
    if uitkomst == _Uitkomst.INGETROKKEN and vacature.voorgedragen_op is None and zonder_woorden:
        raise NietToegestaan("Schrijf op waarom de vacature niet meer hoeft.", veld="toelichting")


def _met_plek(velden: dict[str, Any]) -> dict[str, Any]:
    """The place of the work: what was filled in, else that of the branch."""
    vestiging = velden.get("vestiging")
    if vestiging is not None and not velden.get("postcode"):
        velden = {**velden, "postcode": vestiging.postcode, "plaats": vestiging.plaats}
    return velden


def _zet_eisen(vacature: Vacature, eisen: Sequence[Eis]) -> None:
    """Make the requirements of a vacancy what they should be; those that stay are left alone."""
    over = {_als_eis(rij): rij for rij in vacature.eisen.select_related("competentie")}
    gewenst = set(eisen)
    for eis, rij in over.items():
        if eis not in gewenst:
            rij.delete()
    for eis in eisen:
        if eis not in over:
            voeg_toe(
                Vacatureeis(
                    vacature=vacature,
                    soort=eis.soort,
                    competentie=eis.competentie,
                    niveau=eis.niveau,
                    opleiding=eis.opleiding,
                    vereist=eis.vereist,
                    te_leren=eis.te_leren,
                )
            )


def _als_eis(rij: Vacatureeis) -> Eis:
    return Eis(rij.soort, rij.competentie, rij.niveau, rij.opleiding, rij.vereist, rij.te_leren)


def _van(vacature: Vacature, door: Medewerker | None) -> Vacature:
    """The vacancy, held; only people of its own location, or its employer, change it."""
    huidig = klok.slot(vacature)
    if door is not None and not door.werkt_op(huidig.locatie):
        raise NietToegestaan(f"Deze vacature hoort bij {huidig.locatie}.")
    return huidig


def _open(vacature: Vacature, door: Medewerker | None) -> Vacature:
    huidig = _van(vacature, door)
    if huidig.stand != Vacature.Stand.OPEN:
        raise NietToegestaan("Deze vacature is al gesloten.")
    return huidig


def _ga(vacature: Vacature, overgang: str, **waarden: Any) -> None:
    """Make a transition of the state machine and keep it; its refusal becomes ours."""
    try:
        getattr(vacature, overgang)(**waarden)
    except TransitionNotAllowed as fout:
        raise NietToegestaan(f"Deze vacature is al {vacature.get_stand_display()}.") from fout
    vacature.full_clean()
    vacature.save(update_fields=["stand", "uitkomst", "toelichting", "gesloten_op"])


def _rond_af(vacature: Vacature, door: Medewerker | None) -> None:
    """What still ran for a vacancy ends with it: the clock, tasks, and candidates nobody was told about."""
    klok.stop(vacature)
    vacaturetaken.ruim_op(vacature, door=door)
    voordragen.trek_in_bij_sluiten(vacature=vacature, door=door)


def _schrijf(
    vacature: Vacature,
    soort: Vacaturegebeurtenis.Soort,
    zin: str,
    *,
    door: Medewerker | None,
    namens: str = WERKGEVER,
    uitleg: str = "",
) -> None:
    namens = "" if door else namens
    vacatureverloop.schrijf(vacature, soort, zin, door=door, namens=namens, uitleg=uitleg)
