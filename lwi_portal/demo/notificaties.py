"""A system of the municipality at each location that hears of dossiers; its address fell silent. Made up."""

import uuid
from datetime import timedelta

from allauth.idp.oidc.models import Client

from keten import verzegelen
from keten.api.bereik import Bereik
from keten.doelen import Doel
from keten.models import Abonnement, Notificatie, Systeem
from keten.notificaties.ondertekenen import nieuw_geheim
from klanten.models import Gebeurtenis
from lwi_portal.demo.dagen import moment
from lwi_portal.demo.plek import Plek

_BEREIKEN = (Bereik.KLANTEN_LEZEN, Bereik.CONTACTEN, Bereik.AFSPRAKEN, Bereik.DIAGNOSE_LEZEN)
_SOORTEN = ("afspraak", "diagnose", "werkplan")
_AANTAL = 12
_STIL = "De naam in dit adres bestaat niet."
_MISLUKT = "De ontvanger nam het niet aan (400)."


def vul_locatie(plek: Plek) -> int:
    """A subscription that stands still, with what arrived, failed and waits; returns the number of rows."""
    gemeente = next((partner for partner in plek.partners if partner.kolom == "gemeente"), None)
    if gemeente is None:
        return 0
    code, naam = plek.locatie.code, f"Voorbeeldsysteem {plek.locatie.naam}"
    sleutel = Client(id=f"voorbeeld-{code}", name=naam[:100])
    sleutel.set_scopes(sorted(_BEREIKEN))
    sleutel.set_default_scopes(sorted(_BEREIKEN))
    sleutel.save()
    systeem = Systeem.objects.create(
        naam=naam[:80],
        partner_id=gemeente.pk,
        client=sleutel,
        doelen=[Doel.BEGELEIDING.value],
        contact=f"systeembeheer@{code}.example",
    )
    systeem.locaties.add(plek.locatie)
    abonnement = Abonnement.objects.create(
        systeem=systeem,
        adres=f"https://systeem.{code}.example/lwi",
        soorten=[f"dossier.{soort}" for soort in _SOORTEN],
        geheim=verzegelen.versleutel(nieuw_geheim()),
        stand=Abonnement.Stand.GEPAUZEERD,
        reden=f"Het adres gaf 12 keer achter elkaar geen goed antwoord. {_STIL}",
        mislukt_achtereen=12,
        laatst_bezorgd_op=moment(plek.vandaag, 7),
        voorbeeld=True,
    )
    return 2 + len(Notificatie.objects.bulk_create(_notificaties(plek, abonnement)))


def _notificaties(plek: Plek, abonnement: Abonnement) -> list[Notificatie]:
    """One for each of the last lines that the system may hear of: the oldest arrived, the newest wait."""
    regels = Gebeurtenis.objects.filter(
        klant__locatie=plek.locatie,
        soort__in=_SOORTEN,
        zichtbaar_voor_klant=True,
        op__lt=moment(plek.vandaag, 0),
    ).order_by("-op", "klant__klantnummer", "soort")
    gevonden = list(regels.values_list("op", "soort", "klant__klantnummer")[:_AANTAL])
    return [
        Notificatie(
            nummer=uuid.uuid5(uuid.NAMESPACE_URL, f"{abonnement.adres}#{nummer}"),
            abonnement=abonnement,
            soort=f"dossier.{soort}",
            onderwerp=str(klantnummer),
            gebeurd_op=op,
            aangemaakt_op=op,
            volgende_poging_op=op,
            **_verloop(nummer),
            klaar_op=op + timedelta(seconds=2) if nummer < _AANTAL - 3 else None,
        )
        for nummer, (op, soort, klantnummer) in enumerate(reversed(gevonden))
    ]


def _verloop(nummer: int) -> dict[str, object]:
    if nummer >= _AANTAL - 3:
        return {"stand": "wacht", "pogingen": 4, "laatste_fout": _STIL}
    if nummer in (2, 5):
        return {"stand": "mislukt", "pogingen": 6, "laatste_status": 400, "laatste_fout": _MISLUKT}
    return {"stand": "bezorgd", "pogingen": 1, "laatste_status": 204}
