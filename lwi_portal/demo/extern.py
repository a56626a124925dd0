"""Two outside partners of Apeldoorn with an account each, and clients referred to them; all of it made up."""

from collections.abc import Iterator

from django.db.models import Q

from keten.models import ExternePartner, Gebruiker, Partneraccount
from klanten.models import Clientbeeld, Gebeurtenis, Partnerverwijzing, Taak, Voortgangsverslag
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.dagen import DAG, einde_van, moment, open_dag
from lwi_portal.demo.paren import coach_van, dagen_terug
from lwi_portal.demo.plek import Plek

Soort = Voortgangsverslag.Soort
_PER_PARTNER = 7
_PARTNERS = (
    (
        "extern@lwi.example",
        "Stap Verder re-integratie",
        ExternePartner.Soort.REINTEGRATIE,
        "Leren solliciteren: brief, cv en gesprek oefenen, twaalf weken, twee dagdelen per week.",
    ),
    (
        "extern.sw@lwi.example",
        "Werkplaats Veluwe",
        ExternePartner.Soort.SW,
        "Wennen aan werken in een groep: eerst drie ochtenden per week, daarna opbouwen.",
    ),
)
_VERSLAGEN = (
    (
        Soort.BEGONNEN,
        "steeds",
        "Kennisgemaakt en afspraken gemaakt over dagen en tijden.",
        "Oefenen met bellen",
    ),
    (Soort.VOORTGANG, "meestal", "Komt op tijd en werkt goed samen met de groep.", "Een dag extra per week"),
    (Soort.NIET_VERSCHENEN, "niet", "Is twee keer niet gekomen en heeft niet afgebeld.", ""),
)
_STANDEN = {Soort.BEGONNEN: "begonnen", Soort.VOORTGANG: "begonnen", Soort.NIET_VERSCHENEN: "niet_verschenen"}


def vul_locatie(plek: Plek) -> int:
    """Referrals with reports where the accounts of the demonstration are; returns the number of rows."""
    if plek.locatie.code != "apeldoorn":
        return 0
    al_lang = Q(klant__aangemeld_op__lte=plek.vandaag - DAG * 60) | Q(klant__gebruiker__email=KLANT_EMAIL)
    met = Clientbeeld.objects.filter(
        al_lang, locatie=plek.locatie, status="actief", contactpersoon__isnull=False
    )
    beelden = list(
        met.select_related("klant__gebruiker", "contactpersoon").order_by("pk")[: 2 * _PER_PARTNER]
    )
    gast = [beeld for beeld in beelden if _is_gast(beeld)]
    anderen = [beeld for beeld in beelden if not _is_gast(beeld)]
    rijen = 0
    for nummer, (email, naam, soort, doel) in enumerate(_PARTNERS):
        wie = Gebruiker.objects.filter(email=email).first()
        if wie is not None:
            account = _maak_partner(plek, wie, naam, soort)
            deel = [*gast, *anderen[nummer :: len(_PARTNERS)]][:_PER_PARTNER]
            verwijzingen = [_verwijzing(plek, account, beeld, doel, n) for n, beeld in enumerate(deel)]
            rijen += len(Partnerverwijzing.objects.bulk_create(verwijzingen))
            rijen += _schrijf_verslagen(plek, account, verwijzingen)
    return rijen


def _is_gast(beeld: Clientbeeld) -> bool:
    return beeld.klant.gebruiker is not None and beeld.klant.gebruiker.email == KLANT_EMAIL


def _maak_partner(plek: Plek, wie: Gebruiker, naam: str, soort: str) -> Partneraccount:
    partner = ExternePartner.objects.create(
        naam=naam,
        soort=soort,
        contactpersoon=wie.naam,
        telefoon="097 01 00 00 11",
        email=wie.email,
        email_domein="lwi.example",
        overeenkomst_van=plek.vandaag - DAG * 400,
        overeenkomst_tot=plek.vandaag + DAG * 700,
        voorbeeld=True,
    )
    partner.locaties.add(plek.locatie)
    van, tot = plek.vandaag - DAG * 300, plek.vandaag + DAG * 300
    return Partneraccount.objects.create(
        gebruiker=wie, partner=partner, functie="begeleider", van=van, tot=tot
    )


def _verwijzing(
    plek: Plek, account: Partneraccount, beeld: Clientbeeld, doel: str, nummer: int
) -> Partnerverwijzing:
    """One referral of some weeks ago; the sheltered workplace gets its clients as a task of the chain."""
    begin = max(dagen_terug(plek, 30 + 3 * nummer), beeld.klant.aangemeld_op)
    met_toestemming = account.partner.soort == ExternePartner.Soort.REINTEGRATIE
    return Partnerverwijzing(
        klant_id=beeld.klant_id,
        partner=account.partner,
        doel=doel,
        delen=[deel.value for deel in Partnerverwijzing.Deel][: 2 + nummer % 2],
        grond="toestemming" if met_toestemming else "taak",
        toestemming_op=begin if met_toestemming else None,
        grond_toelichting="" if met_toestemming else "Wet sociale werkvoorziening: begeleiding naar werk",
        van=begin,
        tot=begin + DAG * 180,
        verslag_voor=begin + DAG * (28 + 14 * (nummer % 4)),
        gelezen_op=moment(begin + DAG, 19),
        verwezen_door=coach_van(beeld),
        verwezen_op=moment(begin, 10),
    )


def _schrijf_verslagen(plek: Plek, account: Partneraccount, verwijzingen: list[Partnerverwijzing]) -> int:
    """Each referral but the last two has a report or two; the contact person reads the newest as a task."""
    verslagen = [
        een for nummer, rij in enumerate(verwijzingen[:-2]) for een in _verslagen(account, rij, nummer)
    ]
    Voortgangsverslag.objects.bulk_create(verslagen)
    Partnerverwijzing.objects.bulk_update(verwijzingen, ["stand"])
    regels = Gebeurtenis.objects.bulk_create(
        Gebeurtenis(
            klant_id=een.verwijzing.klant_id,
            soort=Gebeurtenis.Soort.VERWIJZING,
            zin=f"Verslag van {een.door} ({account.partner}): {een.get_soort_display()}",
            op=een.op,
            zichtbaar_voor_klant=True,
        )
        for een in verslagen
    )
    taken = Taak.objects.bulk_create(
        Taak(
            klant_id=een.verwijzing.klant_id,
            locatie=plek.locatie,
            voor=een.verwijzing.verwezen_door,
            soort=Taak.Soort.CONTACT,
            omschrijving=f"{account.partner}: lees het verslag ({een.get_soort_display()})",
            gestart_op=een.op,
            vervalt_op=einde_van(open_dag(plek.vandaag + DAG * 4)),
            sleutel=f"partnerverwijzing:{een.verwijzing_id}:verslag:{een.pk}",
        )
        for een in verslagen
        if een.soort == Soort.NIET_VERSCHENEN
    )
    return len(verslagen) + len(regels) + len(taken)


def _verslagen(
    account: Partneraccount, verwijzing: Partnerverwijzing, nummer: int
) -> Iterator[Voortgangsverslag]:
    for keer, (soort, aanwezig, gedaan, stap) in enumerate(_VERSLAGEN[: 1 + nummer % 3]):
        dag = open_dag(verwijzing.van + DAG * (5 + 10 * keer))
        verwijzing.stand = _STANDEN[soort]
        yield Voortgangsverslag(
            verwijzing=verwijzing,
            soort=soort,
            datum=dag,
            gedaan=gedaan,
            aanwezig=aanwezig,
            volgende_stap=stap,
            advies="Bel de klant samen met ons." if soort == Soort.NIET_VERSCHENEN else "",
            door=account,
            op=moment(dag, 16),
        )
