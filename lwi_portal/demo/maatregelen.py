"""Breaches in every state, where an organisation has a policy; two of Marieke's own to look at."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from handhaving.maatregelen import kennisgeven
from handhaving.models import (
    Beleidsregel,
    Besluit,
    Bezwaar,
    Horing,
    Overtreding,
    Voorstel,
)
from handhaving.models.overtreding import Stand
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.rechten import Rol
from klanten.models import Gebeurtenis, Taak, Uitkering, Voorlichting
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.dagen import DAG, einde_van, moment, open_dag
from lwi_portal.demo.plek import Plek

_STANDEN = (
    Stand.HOREN,
    Stand.BEKENDGEMAAKT,
    Stand.GEHOORD,
    Stand.VASTGELEGD,
    Stand.BEZWAAR,
    Stand.OPGELEGD,
    Stand.VRIJGESPROKEN,
    Stand.OPGEHEVEN,
    Stand.INGETROKKEN,
)
_NA_HOREN = (Stand.GEHOORD, Stand.OPGELEGD, Stand.BEKENDGEMAAKT, Stand.BEZWAAR, Stand.OPGEHEVEN)
_NA_BESLUIT = (Stand.OPGELEGD, Stand.BEKENDGEMAAKT, Stand.BEZWAAR, Stand.OPGEHEVEN)
_NA_BRIEF = (Stand.BEKENDGEMAAKT, Stand.BEZWAAR, Stand.OPGEHEVEN)
_TERUG = 12  # days since the breaches about which there has been a decision
_HOOGSTENS = 500
_VEEL, _WEINIG = 9, 3  # where visitors of the demonstration come, and elsewhere
_WAT = {
    "niet-verschenen": "Kwam twee keer niet op een gesprek en belde niet af.",
    "te-weinig-gezocht": "Deed in vier weken geen enkele sollicitatie uit het plan.",
    "inlichtingen-laat": "Gaf een tijdelijke baan pas na twee maanden door.",
}


@dataclass(slots=True)
class _Bouw:
    """The location, the rules of those who pay there, and who can take part."""

    plek: Plek
    regels: dict[int, list[Beleidsregel]]
    mensen: dict[int, list[Medewerker]]
    gemaakt: list[Overtreding] = field(default_factory=list)


def vul_locatie(plek: Plek) -> int:
    """Breaches at one location; returns the number of rows."""
    bouw = _Bouw(plek, _regels(plek), _mensen(plek))
    uitkeringen = _uitkeringen(bouw)[: _VEEL if plek.locatie.code == "apeldoorn" else _WEINIG]
    if not uitkeringen:
        return 0
    if plek.locatie.code == "apeldoorn":
        eerste = uitkeringen[0]  # Marieke: one that waits for her story, and one that was decided
        uitkeringen = [eerste, eerste, *uitkeringen[1:]]
    for nummer, stand in enumerate(_STANDEN[: len(_STANDEN) if len(uitkeringen) > _WEINIG else _WEINIG]):
        _maak(bouw, uitkeringen[nummer % len(uitkeringen)], stand, nummer)
    return len(bouw.gemaakt)


def _regels(plek: Plek) -> dict[int, list[Beleidsregel]]:
    regels: dict[int, list[Beleidsregel]] = {}
    van_hier = Beleidsregel.objects.filter(beleid__partner__in=plek.partners, soort__code__in=_WAT)
    for regel in van_hier.select_related("soort", "beleid__partner").order_by("soort__volgorde"):
        regels.setdefault(regel.beleid.partner_id, []).append(regel)
    return regels


def _mensen(plek: Plek) -> dict[int, list[Medewerker]]:
    """Per organisation: who proposes (of another one), who decides, and who was not involved."""
    rollen = [Rol.WERKCOACH, Rol.INKOMENSCONSULENT]
    rijen = Medewerker.objects.filter(
        locaties=plek.locatie, rollen__overlap=rollen, partner__in=plek.partners
    )
    allen = list(rijen.select_related("gebruiker", "partner").order_by("gebruiker__email"))
    mensen: dict[int, list[Medewerker]] = {}
    for partner in plek.partners:
        coaches = [wie for wie in allen if wie.partner_id == partner.pk and Rol.WERKCOACH in wie.rollen]
        consulenten = [wie for wie in allen if wie.partner_id == partner.pk and wie not in coaches]
        anderen = [wie for wie in allen if wie.partner_id != partner.pk]
        if coaches and consulenten and anderen:
            mensen[partner.pk] = [anderen[0], coaches[0], consulenten[0]]
    return mensen


def _uitkeringen(bouw: _Bouw) -> list[Uitkering]:
    """Running benefits paid by who has a policy and people; that of the client for visitors in front."""
    sinds = bouw.plek.vandaag - DAG * _TERUG
    rijen = Uitkering.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=bouw.plek.vandaag),
        klant__locatie=bouw.plek.locatie,
        partner__in=bouw.regels.keys() & bouw.mensen.keys(),
        van__lte=sinds,
        klant__aangemeld_op__lt=sinds,
    )
    namen = ("klant__locatie", "klant__contactgegevens", "klant__gebruiker", "regime", "partner")
    alle = list(rijen.select_related(*namen).order_by("klant", "van")[:_HOOGSTENS])
    return sorted(
        alle, key=lambda een: een.klant.gebruiker is None or een.klant.gebruiker.email != KLANT_EMAIL
    )


def _maak(bouw: _Bouw, uitkering: Uitkering, stand: Stand, nummer: int) -> None:
    """One breach with everything that belongs to its state."""
    regel = bouw.regels[uitkering.partner_id][nummer % len(bouw.regels[uitkering.partner_id])]
    mensen = bouw.mensen[uitkering.partner_id]
    voorsteller, beslisser, _derde = mensen
    terug = 5 if stand in (Stand.HOREN, Stand.VASTGELEGD) else _TERUG
    gebeurd, begin = bouw.plek.vandaag - DAG * terug, bouw.plek.vandaag - DAG * (terug - 1)
    zaak = Overtreding.objects.create(
        klant=uitkering.klant,
        locatie=bouw.plek.locatie,
        soort=regel.soort,
        op=gebeurd,
        wat=_WAT[regel.soort.code],
        stand=stand,
        vastgelegd_door=voorsteller,
        partner=voorsteller.partner,
        vastgelegd_op=moment(begin, 9),
        reden={
            Stand.INGETROKKEN: "De klant had op tijd afgebeld; dat stond bij een ander dossier.",
            Stand.OPGEHEVEN: "Het bezwaar klopt: de brief ging naar een oud adres.",
        }.get(stand, ""),
    )
    bouw.gemaakt.append(zaak)
    if stand is Stand.VASTGELEGD:
        return
    voorstel = _stel_voor(zaak, uitkering, regel, voorsteller, begin)
    if stand is Stand.HOREN:
        _taak(bouw, zaak, voorsteller, "Hoor de klant over een overtreding", voorstel.reactie_tot)
    if stand is Stand.VRIJGESPROKEN:
        _besluit(voorstel, None, beslisser, begin + DAG * 9)
    elif stand in _NA_HOREN:
        _na_horen(bouw, zaak, voorstel, stand, mensen, begin)


def _stel_voor(
    zaak: Overtreding, uitkering: Uitkering, regel: Beleidsregel, door: Medewerker, begin: datetime.date
) -> Voorstel:
    uitleg = Voorlichting.objects.filter(klant=zaak.klant, op__lt=zaak.op).first()
    if uitleg is None:
        uitleg = Voorlichting.objects.create(
            klant=zaak.klant,
            op=zaak.klant.aangemeld_op,
            vorm=Voorlichting.Vorm.GESPREK,
            onderwerp="Wat u van ons mag verwachten en wat uw plichten zijn.",
            medewerker=door,
            partner=door.partner,
        )
    Gebeurtenis.objects.create(
        klant=zaak.klant,
        op=moment(begin, 10),
        soort=Gebeurtenis.Soort.HANDHAVING,
        zin=f"{zaak.soort}: maatregel voorgesteld; de klant wordt gehoord.",
        medewerker=door,
        partner=door.partner,
        zichtbaar_voor_klant=True,
    )
    return Voorstel.objects.create(
        overtreding=zaak,
        uitkering=uitkering,
        partner=uitkering.partner,
        beleidsregel=regel,
        keer=1,
        tabel_percentage=regel.eerste_percentage,
        tabel_maanden=regel.eerste_maanden,
        percentage=regel.eerste_percentage,
        maanden=regel.eerste_maanden,
        toelichting="Ook na een gesprek hierover gebeurde het opnieuw.",
        voorlichting=uitleg,
        voorgesteld_door=door,
        voorgesteld_op=moment(begin, 10),
        reactie_tot=einde_van(open_dag(begin + DAG * 14)),
    )


def _na_horen(
    bouw: _Bouw,
    zaak: Overtreding,
    voorstel: Voorstel,
    stand: Stand,
    mensen: list[Medewerker],
    begin: datetime.date,
) -> None:
    verhaal = "Ik had koorts en ben in slaap gevallen. De volgende dag heb ik meteen gebeld."
    horing = Horing.objects.create(
        voorstel=voorstel, wijze=Horing.Wijze.PORTAAL, verhaal=verhaal, op=moment(begin + DAG * 3, 20)
    )
    if stand is Stand.GEHOORD:
        _taak(
            bouw, zaak, mensen[1], "Beslis over een voorstel voor een maatregel", einde_van(bouw.plek.vandaag)
        )
    if stand not in _NA_BESLUIT:
        return
    besluit = _besluit(voorstel, horing, mensen[1], begin + DAG * 6)
    if stand not in _NA_BRIEF:
        return
    try:
        brief = kennisgeven.stel_op(zaak, besluit, mensen[1])
    except NietToegestaan:  # no complete address: the letter still has to go out
        Overtreding.objects.filter(pk=zaak.pk).update(stand=Stand.OPGELEGD, reden="")
        return
    brief.op = moment(begin + DAG * 7, 11)
    brief.save()
    if stand is not Stand.BEKENDGEMAAKT:
        _bezwaar(bouw, zaak, besluit, stand, mensen, begin + DAG * 8)


def _besluit(voorstel: Voorstel, horing: Horing | None, door: Medewerker, dag: datetime.date) -> Besluit:
    opgelegd: dict[str, Any] = {"horing": horing, "gehoord_op": horing.op, "vanaf": dag} if horing else {}
    return Besluit.objects.create(
        voorstel=voorstel,
        uitkomst=Besluit.Uitkomst.OPGELEGD if horing else Besluit.Uitkomst.VRIJGESPROKEN,
        voorgesteld_door=voorstel.voorgesteld_door,
        reden="Er is niet gebeld, ook niet de dag erna." if horing else "Wij twijfelen of de brief aankwam.",
        besloten_door=door,
        partner=door.partner,
        op=moment(dag, 14),
        **opgelegd,
    )


def _bezwaar(
    bouw: _Bouw,
    zaak: Overtreding,
    besluit: Besluit,
    stand: Stand,
    mensen: list[Medewerker],
    dag: datetime.date,
) -> None:
    derde = mensen[2]
    bezwaar = Bezwaar(
        besluit=besluit,
        gronden="Ik woon daar niet meer. De brief heb ik nooit gekregen.",
        ingediend_op=moment(dag, 21),
        beslissen_voor=einde_van(dag + DAG * 42),
    )
    if stand is Stand.OPGEHEVEN:
        bezwaar.stand, bezwaar.uitkomst = Bezwaar.Stand.BESLIST, Bezwaar.Uitkomst.GEGROND
        bezwaar.reden, bezwaar.behandeld_door = zaak.reden, derde
        bezwaar.behandeld_op = moment(dag + DAG, 22)
    bezwaar.save()
    if stand is Stand.BEZWAAR:
        _taak(bouw, zaak, derde, "Behandel een bezwaar", bezwaar.beslissen_voor)


def _taak(bouw: _Bouw, zaak: Overtreding, voor: Medewerker, wat: str, tot: datetime.datetime) -> None:
    Taak.objects.create(
        locatie=bouw.plek.locatie,
        klant=zaak.klant,
        voor=voor,
        soort=Taak.Soort.MAATREGEL,
        omschrijving=wat,
        vervalt_op=tot,
        sleutel=f"overtreding:{zaak.pk}:demo",
    )
