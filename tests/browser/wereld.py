"""The world for rounds over all pages: people of the demo, somebody who may do everything, and addresses."""

import datetime
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db.models import Model, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from diagnose.models import Jongerenarrangement, Werkplan
from keten.instellingen import Gebied, soorten
from keten.models import Medewerker, Regelset, Regime, Team
from keten.rechten import BUITENROLLEN, Rol
from keten.tijd import vandaag
from klanten import aanvragen, documenten, incidenten, teams, uitschrijven, verdelen
from klanten.models import (
    Aanvraag,
    Bewaring,
    Clientbeeld,
    Groepsbijeenkomst,
    Klant,
    Nazorgcontact,
    Overkomst,
    Schoolmelding,
    Taak,
    Uitstroom,
    Verdeling,
)
from landkaart.models import (
    Bewijs,
    Conceptversie,
    Criterium,
    Experiment,
    Expertgroep,
    Inspectietoegang,
    Kennisstuk,
    Knelpunt,
    Nieuwsbericht,
    Opmerking,
    Pilot,
    Praktijk,
    Thema,
    Toetsvraag,
)
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.werkgevers import PETRAS_BEDRIJF
from tests.browser.aanmeldadressen import AANMELDADRESSEN, maak_aanmeldwereld
from tests.browser.bedrijfsadressen import BEDRIJFSADRESSEN, maak_bedrijfswereld
from tests.browser.bestuuradressen import BESTUURADRESSEN, maak_bestuurswereld
from tests.browser.diagnoseadressen import DIAGNOSEADRESSEN
from tests.browser.externadressen import EXTERNADRESSEN
from tests.browser.handhavingadressen import HANDHAVINGADRESSEN, maak_handhavingswereld
from tests.browser.invoeradressen import INVOERADRESSEN, maak_invoerwereld
from tests.browser.jaarplanadressen import JAARPLANADRESSEN
from tests.browser.notificatieadressen import NOTIFICATIEADRESSEN
from tests.browser.peilingadressen import PEILINGADRESSEN, maak_peilingwereld
from tests.browser.stuuradressen import STUURADRESSEN
from tests.browser.uitwisseladressen import UITWISSELADRESSEN
from tests.browser.verslagadressen import VERSLAGADRESSEN
from werkgevers import samenvoegen
from werkgevers.dubbelen import paren
from werkgevers.models import (
    Contactpersoon,
    Leverancier,
    Motivatiesignaal,
    Samenvoeging,
    Sectorteam,
    Vacature,
    Vestiging,
    Voordracht,
    Werkgever,
    Werkgeverscontact,
    Zoekprofiel,
)

PDF = b"%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n"
_ALLESDOENER = "teamleider.gemeente@lwi.example"


@dataclass(frozen=True)
class Wereld:
    """The people of the rounds.

    Attributes:
        klant: Marieke, of whom most pages are.
        allesdoener: an employee with every role, the contact person of everybody.
    """

    klant: Klant
    allesdoener: Medewerker


def lees_wereld() -> Wereld:
    """The people of a world that was made."""
    wie = Medewerker.objects.get(gebruiker__email=_ALLESDOENER)
    return Wereld(Klant.objects.get(gebruiker__email=KLANT_EMAIL), wie)


def maak_wereld() -> None:
    """Fill an empty database with reference data, a small population and what it lacks."""
    call_command("demodata", klanten=40, locaties=1, verbosity=0)
    wie = Medewerker.objects.get(gebruiker__email=_ALLESDOENER)
    wie.rollen = [rol.value for rol in Rol if rol not in BUITENROLLEN]
    wie.save()
    Clientbeeld.objects.update(contactpersoon=wie)
    klant = Klant.objects.get(gebruiker__email=KLANT_EMAIL)
    _vul_aan(klant, wie)
    maak_bedrijfswereld()
    maak_handhavingswereld(wie)
    maak_invoerwereld(wie)
    maak_aanmeldwereld(wie)
    maak_bestuurswereld(wie)
    maak_peilingwereld(klant.locatie)
    naar, van = paren(klant.locatie)[0]
    samenvoegen.voeg_samen(van=van, naar=naar, neem_over=set(), reden="Zelfde adres.", door=wie)


def _vul_aan(klant: Klant, wie: Medewerker) -> None:
    """What the population of the demo does not have."""
    documenten.bewaar(
        klant=klant,
        bestand=SimpleUploadedFile("cv.pdf", PDF),
        soort="cv",
        titel="Cv",
        zichtbaar_voor_klant=True,
        door=wie,
        indiening=uuid.uuid4(),
    )
    incidenten.meld(
        klant=klant,
        op=timezone.now(),
        soort="schelden",
        plek="",
        omschrijving="De klant schold.",
        maatregel="",
        aangifte=False,
        advies="Begin op tijd.",
        waarschuwen_tot=vandaag() + datetime.timedelta(days=30),
        door=wie,
    )
    Motivatiesignaal.objects.create(
        voordracht=klant.voordrachten.earliest("pk"),
        klant=klant,
        locatie=klant.locatie,
        reden="niet_verschenen",
        reactie_tot=timezone.now() + datetime.timedelta(days=10),
    )
    wie.expertgroepen.set(Expertgroep.objects.all())
    uitschrijven.vraag(klant=klant, reden="Ik heb werk gevonden.", ook_wissen=False)
    aanvragen.begin(klant=klant, regime=Regime.objects.get(code="ioaw"), door=wie)
    gestopt = Uitstroom.objects.earliest("pk").klant
    Bewaring.objects.create(klant=gestopt, gestopt_op=vandaag(), tot=vandaag())
    team = wie.geleide_teams.earliest("pk")
    teams.stuur_naar_team(
        klant=klant, team=team, soort=Taak.Soort.TEAM, omschrijving="Kies wie", vervalt_op=timezone.now()
    )
    collega = verdelen.kandidaten(klant.locatie, wie)[0]
    Clientbeeld.objects.filter(klant=Klant.objects.latest("pk")).update(contactpersoon=collega)
    verdelen.stel_voor(
        van=wie,
        locatie=klant.locatie,
        soort="overdracht",
        reden="vertrek",
        ontvangers=[collega],
        door=wie,
    )


_VAN_KLANT = {
    "diagnose:verzoek_beantwoorden": "aanleidingen",
    "klanten:aanvraag_afzien": "aanvragen",
    "klanten:aanvraag_bekijken": "aanvragen",
    "klanten:aanvraag_besluit": "aanvragen",
    "klanten:aanvraag_tijdelijk": "aanvragen",
    "klanten:afspraak_afhandelen": "afspraken",
    "klanten:belemmering_opheffen": "belemmeringen",
    "klanten:betwisting": "betwistingen",
    "klanten:coach_stoppen": "coachkoppelingen",
    "klanten:diploma_controleren": "opleidingen",
    "klanten:document_intrekken": "documenten",
    "klanten:klantvraag": "klantvragen",
    "klanten:overleg": "overleggen",
    "klanten:overleg_vervallen": "overleggen",
    "klanten:stimulans_intrekken": "stimulansen",
    "klanten:uitkering_beeindigen": "uitkeringen",
    "klanten:uitschrijven": "uitschrijfverzoeken",
    "klanten:verwijzing": "verwijzingen",
    "klanten:waarschuwing": "incidenten",
    "werkgevers:motivatiesignaal": "motivatiesignalen",
    "werkgevers:voordracht_beoordelen": "voordrachten",
}
"""Pages about one record of a client: how the client's records are called. The first of anybody will do."""

_VAN_WERKGEVER = (
    "werkgevers:accountmanager",
    "werkgevers:contactpersoon_nieuw",
    "werkgevers:specialist_nieuw",
    "werkgevers:vacature_nieuw",
    "werkgevers:vestiging_nieuw",
    "werkgevers:werkgever",
    "werkgevers:werkgever_contacten",
    "werkgevers:werkgever_geschiedenis",
    "werkgevers:werkgever_samenvoegen",
    "werkgevers:werkgever_wijzigen",
    "werkgevers:werkgeverscontact_nieuw",
    "werkgevers:werkgeverscontact_plannen",
)
_VAN_CONTACT = (
    "werkgevers:werkgeverscontact",
    "werkgevers:werkgeverscontact_afzeggen",
    "werkgevers:werkgeverscontact_verzetten",
)
_VAN_VACATURE = (
    "werkgevers:vacature",
    "werkgevers:vacature_melden",
    "werkgevers:vacature_pauzeren",
    "werkgevers:vacature_sluiten",
    "werkgevers:vacature_vrijgeven",
    "werkgevers:vacature_wijzigen",
)
_VAN_KANDIDATEN = (
    "werkgevers:kandidaten",
    "werkgevers:kandidaten_sturen",
    "werkgevers:kandidatenlijst",
    "werkgevers:mijn_vacature",
)

_OVERIG: dict[str, Callable[[Wereld], dict[str, Any]]] = {
    "diagnose:arrangement_wijzigen": lambda w: {"kwadrant": "Q1"},
    "diagnose:instrument": lambda w: {"code": "work-first-loondienst"},
    "diagnose:instrument_beperken": lambda w: {"code": "scholing"},
    "diagnose:jongeren_wijzigen": lambda w: _nummer(Jongerenarrangement.objects.earliest("pk").klant),
    "diagnose:regelset": lambda w: _eerste(Regelset),
    "diagnose:regelversie_nieuw": lambda w: _eerste(Regelset),
    "diagnose:werkplan_wijzigen": lambda w: _nummer(Werkplan.objects.filter(stand="concept")[0].klant),
    "diagnose:werkplan_versie": lambda w: {**_nummer(w.klant), "nummer": 1},
    "landkaart:cijfer_instellen": lambda w: {"code": "preventiequote"},
    "landkaart:experiment": lambda w: _eerste(Experiment),
    "landkaart:experiment_beeindigen": lambda w: _experiment("loopt"),
    "landkaart:experiment_starten": lambda w: _experiment("concept"),
    "landkaart:experiment_tussentijds": lambda w: _experiment("loopt"),
    "landkaart:experiment_weg": lambda w: _experiment("concept"),
    "landkaart:experiment_wijzigen": lambda w: _experiment("concept"),
    "landkaart:expertgroep": lambda w: _eerste(Expertgroep),
    "landkaart:inspectie_knelpunten": lambda w: {"code": "apeldoorn"},
    "landkaart:inspectie_locatie": lambda w: {"code": "apeldoorn"},
    "landkaart:inspectietoegang_intrekken": lambda w: _eerste(Inspectietoegang),
    "landkaart:kennisstuk": lambda w: _eerste(Kennisstuk),
    "landkaart:kennisstuk_intrekken": lambda w: _eerste(Kennisstuk),
    "landkaart:knelpunt": lambda w: {"pk": Knelpunt.objects.get(code="ict").pk},
    "landkaart:knelpunt_antwoord": lambda w: _eerste(Knelpunt),
    "landkaart:nieuws_intrekken": lambda w: _eerste(Nieuwsbericht),
    "landkaart:nieuwsbericht": lambda w: _eerste(Nieuwsbericht),
    **BESTUURADRESSEN,
    **JAARPLANADRESSEN,
    **VERSLAGADRESSEN,
    "landkaart:praktijk": lambda w: _praktijk(),
    "landkaart:praktijk_beoordelen": lambda w: _praktijk(),
    "landkaart:praktijk_oordeel": lambda w: _praktijk(),
    "landkaart:praktijk_overnemen": lambda w: _praktijk(),
    "landkaart:praktijk_verspreiden": lambda w: _praktijk(),
    "landkaart:praktijk_wijzigen": lambda w: _praktijk(),
    "landkaart:thema": lambda w: _eerste(Thema),
    "landkaart:toetsvraag_nieuw": lambda w: _eerste(Thema),
    "landkaart:toetsvraag_wijzigen": lambda w: _eerste(Toetsvraag),
    "keten:aanspreekpunt": lambda w: {"pk": w.klant.locatie.aanspreekpunten.earliest("pk").pk},
    **NOTIFICATIEADRESSEN,
    "keten:beheer_lijst": lambda w: {"soort": "locaties"},
    "keten:beheer_nieuw": lambda w: {"soort": "medewerkers"},
    "keten:beheer_wijzigen": lambda w: {"soort": "medewerkers", "pk": w.allesdoener.pk},
    "keten:instelling_locatie": lambda w: {"code": "jongeren_tot_leeftijd"},
    "keten:instelling_partner": lambda w: {"pk": w.allesdoener.partner_id, "code": _partnerinstelling()},
    "keten:partner_samenvoegen": lambda w: {"pk": w.allesdoener.partner_id},
    "landkaart:bewijs_intrekken": lambda w: {"document": Bewijs.objects.earliest("op").pk},
    "landkaart:bewijs_nieuw": lambda w: {"code": "m09"},
    "landkaart:conceptversie": lambda w: _eerste(Conceptversie),
    "landkaart:criterium_nieuw": lambda w: {"code": "m04"},
    "landkaart:criterium_wijzigen": lambda w: _eerste(Criterium),
    "landkaart:dienstconcept": lambda w: {"code": "m06"},
    "landkaart:dienstconcept_bekrachtigen": lambda w: {"code": "m06"},
    "landkaart:mijlpaal_beheren": lambda w: {"code": "m04"},
    "landkaart:mijlpaal_invullen": lambda w: {"code": "m12"},
    "landkaart:onderdeel_nieuw": lambda w: {"code": "m01", "soort": "deelname"},
    "landkaart:onderdeel_wijzigen": lambda w: {"soort": "pilots", "pk": Pilot.objects.earliest("pk").pk},
    "landkaart:opmerking_beantwoorden": lambda w: _eerste(Opmerking),
    "landkaart:toetsen_locatie": lambda w: {"pk": w.klant.locatie_id},
    "landkaart:toetsen_mijlpaal": lambda w: {"pk": w.klant.locatie_id, "code": "m09"},
    "klanten:aanvraag_invullen": lambda w: {**_nummer(w.klant), "pk": _concept(w).pk},
    "klanten:backoffice_verzoek": lambda w: _van(Taak.objects.filter(soort=Taak.Soort.BACKOFFICE)),
    "klanten:coach_klant": lambda w: {"pk": w.klant.coachkoppelingen.earliest("pk").pk},
    "klanten:groep": lambda w: _gepland(),
    "klanten:groep_aanwezig": lambda w: _gepland(),
    "klanten:groep_afzeggen": lambda w: _gepland(),
    "klanten:groep_wijzigen": lambda w: _gepland(),
    "klanten:heropenen": lambda w: _nummer(Uitstroom.objects.earliest("pk").klant),
    "klanten:mijn_aanvraag_afzien": lambda w: {"pk": _concept(w).pk},
    "klanten:mijn_aanvraag_invullen": lambda w: {"pk": _concept(w).pk},
    "klanten:mijn_competentie": lambda w: {"pk": w.klant.competenties.filter(bron="klant").earliest("pk").pk},
    "klanten:mijn_klopt_niet": lambda w: {"veld": "geboortedatum"},
    "klanten:mijn_sollicitatie": lambda w: {"pk": w.klant.sollicitaties.earliest("pk").pk},
    "klanten:mijn_sollicitatie_weg": lambda w: {"pk": w.klant.sollicitaties.earliest("pk").pk},
    "klanten:nazorg": lambda w: _nazorg(),
    "klanten:nazorg_stoppen": lambda w: _nummer(Uitstroom.objects.earliest("pk").klant),
    "klanten:overkomst_niet_nodig": lambda w: _nummer(Overkomst.objects.earliest("pk").klant),
    "klanten:processtap_wijzigen": lambda w: {"code": "intake"},
    "klanten:schoolmelding": lambda w: _eerste(Schoolmelding),
    "klanten:team": lambda w: {"pk": _team(w).pk},
    "klanten:team_lid": lambda w: {"pk": _team(w).pk, "nummer": _team(w).leden.earliest("pk").pk},
    "klanten:team_toewijzen": lambda w: {"pk": _team(w).pk, "nummer": _team(w).taken.earliest("pk").pk},
    "klanten:verdelen_kies": lambda w: {"pk": Klant.objects.latest("pk").beeld.contactpersoon_id},
    "klanten:verdeling": lambda w: _eerste(Verdeling),
    "klanten:wissen": lambda w: _nummer(Bewaring.objects.get().klant),
    "klanten:wisvoorstel": lambda w: _nummer(Bewaring.objects.get().klant),
    **{naam: lambda w: {"pk": _petras_bedrijf().pk} for naam in _VAN_WERKGEVER},
    **{naam: lambda w: _gepland_contact() for naam in _VAN_CONTACT},
    **{naam: lambda w: {"pk": _open_vacature().pk} for naam in _VAN_VACATURE},
    **{naam: lambda w: {"pk": _open_vacature().pk} for naam in _VAN_KANDIDATEN},
    "werkgevers:kandidaat": lambda w: {"pk": _open_vacature().pk, **_nummer(_vrije_kandidaat())},
    "werkgevers:voordracht": lambda w: _eerste(Voordracht),
    "werkgevers:voordracht_antwoord": lambda w: {"pk": _bij_werkgever().pk},
    "werkgevers:voordracht_stoppen": lambda w: {"pk": _bij_werkgever().pk},
    "werkgevers:leverancier": lambda w: _eerste(Leverancier),
    "werkgevers:voorstellen": lambda w: {"pk": _open_vacature().pk, **_nummer(w.klant)},
    "werkgevers:mijn_voordracht": lambda w: {"pk": w.klant.voordrachten.earliest("pk").pk},
    "werkgevers:mijn_verhaal": lambda w: {"pk": w.klant.motivatiesignalen.earliest("pk").pk},
    "werkgevers:samenvoeging_terugdraaien": lambda w: _eerste(Samenvoeging),
    "werkgevers:sectorteam_wijzigen": lambda w: {"pk": Sectorteam.objects.earliest("pk").team_id},
    "werkgevers:contactpersoon_uitnodigen": lambda w: _zonder_account(),
    "werkgevers:contactpersoon_wijzigen": lambda w: _zonder_account(),
    "werkgevers:vestiging_wijzigen": lambda w: _onderdeel(Vestiging.objects.earliest("pk")),
    "werkgevers:werkgevers_vergelijken": lambda w: dict(
        zip(("nummer", "pk"), (een.pk for een in paren(w.klant.locatie)[0]), strict=True)
    ),
}
"""Pages about something else, or about another client than Marieke."""

_PER_KAMER = {
    **BEDRIJFSADRESSEN,
    **STUURADRESSEN,
    **DIAGNOSEADRESSEN,
    **EXTERNADRESSEN,
    **HANDHAVINGADRESSEN,
    **INVOERADRESSEN,
    **UITWISSELADRESSEN,
    **AANMELDADRESSEN,
    **PEILINGADRESSEN,
}
NAAR_RIJ = {*_VAN_KLANT, *_OVERIG, *_PER_KAMER}
"""The pages of which it is known which record they are about."""

_VRAAG = {"klanten:regimes_lijst": "?soort=overgang&kwartaal=2026-1"}


def adres(naam: str, wereld: Wereld) -> str:
    """The address of a page in this world.

    Raises:
        NoReverseMatch: the page is about a record, and nothing above says which.
    """
    if naam in _PER_KAMER:
        return reverse(naam, kwargs=_PER_KAMER[naam]())
    if naam in _OVERIG:
        return reverse(naam, kwargs=_OVERIG[naam](wereld))
    if naam in _VAN_KLANT:
        rijen = Klant._meta.get_field(_VAN_KLANT[naam]).related_model
        rij = rijen._default_manager.earliest("pk")  # type: ignore[union-attr]
        return reverse(naam, args=[rij.klant.klantnummer, rij.pk])
    try:
        return reverse(naam) + _VRAAG.get(naam, "")
    except NoReverseMatch:
        return reverse(naam, args=[wereld.klant.klantnummer])


def _nummer(klant: Klant) -> dict[str, Any]:
    return {"klantnummer": klant.klantnummer}


def _petras_bedrijf() -> Werkgever:
    return Werkgever.objects.get(naam=PETRAS_BEDRIJF)


def _open_vacature() -> Vacature:
    return Vacature.objects.klok_loopt().filter(vrijgegeven_op=None).latest("ontvangen_op")


def _vrije_kandidaat() -> Klant:
    profielen = Zoekprofiel.objects.filter(toestemming_op__isnull=False, beschikbaar=True)
    return profielen.filter(klant__beeld__status="actief", klant__voordrachten=None).earliest("klant").klant


def _bij_werkgever() -> Voordracht:
    return Voordracht.objects.filter(stand__in=Voordracht.GESTUURD).earliest("pk")


def _gepland_contact() -> dict[str, Any]:
    return _onderdeel(Werkgeverscontact.objects.gepland().earliest("pk"))


def _zonder_account() -> dict[str, Any]:
    return _onderdeel(Contactpersoon.objects.filter(gebruiker=None).earliest("pk"))


def _onderdeel(rij: Vestiging | Contactpersoon | Werkgeverscontact) -> dict[str, Any]:
    return {"pk": rij.werkgever_id, "nummer": rij.pk}


def _eerste(model: type[Model]) -> dict[str, Any]:
    return {"pk": model._default_manager.earliest("pk").pk}


def _van(rijen: QuerySet[Taak, Any]) -> dict[str, Any]:
    rij = rijen.select_related("klant").earliest("pk")
    assert rij.klant
    return {"klantnummer": rij.klant.klantnummer, "pk": rij.pk}


def _concept(wereld: Wereld) -> Aanvraag:
    return wereld.klant.aanvragen.get(stand=Aanvraag.Stand.CONCEPT)


def _experiment(stand: str) -> dict[str, Any]:
    """An experiment that is this far."""
    return {"pk": Experiment.objects.filter(stand=stand).earliest("pk").pk}


def _praktijk() -> dict[str, Any]:
    """A practice with a judgement."""
    return {"pk": Praktijk.objects.filter(beoordelingen__isnull=False).earliest("pk").pk}


def _gepland() -> dict[str, Any]:
    return {"pk": Groepsbijeenkomst.objects.filter(stand="gepland").earliest("pk").pk}


def _nazorg() -> dict[str, Any]:
    contact = Nazorgcontact.objects.select_related("uitstroom__klant").earliest("pk")
    return {**_nummer(contact.uitstroom.klant), "pk": contact.pk}


def _partnerinstelling() -> str:
    return soorten(Gebied.PARTNER)[0].code


def _team(wereld: Wereld) -> Team:
    """A team that the person leads, with members and work."""
    return wereld.allesdoener.geleide_teams.earliest("pk")
