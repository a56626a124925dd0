"""Rules that are being tried, what led to new looks at clients, and who is still without work."""

from diagnose import voortgangschecks
from diagnose.models import Herdiagnoseaanleiding, Voortgangscheck
from diagnose.regels import concepten, simuleren
from keten.models import Medewerker, Regelset
from keten.rechten import Rol
from keten.regels.beheer import eigen_regelset, nieuwe_versie
from klanten.models import Clientbeeld, Klant, Taak
from lwi_portal.demo.dagen import DAG, moment
from lwi_portal.demo.personeel import collegas
from lwi_portal.demo.plek import Plek

_AANLEIDINGEN = (
    (Herdiagnoseaanleiding.Soort.OORDEEL, "In het gesprek bleek dat het doel niet meer past."),
    (
        Herdiagnoseaanleiding.Soort.SIGNAAL,
        "De werkgever van de proefplaatsing meldt: te zwaar.",
    ),
)
_PER_SOORT = 4
_CHECKS = 5
_SIGNAAL = "herdiagnose-signaal"
_JONG = {
    "een": [
        {
            "alle": [
                {"feit": "leeftijd", "is": "kleiner", "waarde": 27},
                {"feit": "heeft_startkwalificatie", "is": "gelijk", "waarde": False},
            ],
            "naam": "Jongere zonder startkwalificatie",
        },
        {"feit": "aantal_belemmeringen", "is": "groter", "waarde": 1, "naam": "Meer dan een omstandigheid"},
    ],
    "naam": "Reden om route B te overwegen",
}


def vul_locatie(plek: Plek) -> int:
    """Fill in what a location has about rules and re-diagnosis; returns how many rows were added."""
    coaches = collegas(plek.locatie, Rol.WERKCOACH)
    if not coaches:
        return 0
    coach = Medewerker.objects.get(pk=coaches[0].id)
    rijen = _aanleidingen(plek, coach) + _checks(plek, coach)
    beheerders = collegas(plek.locatie, Rol.MT_LID)
    if plek.locatie.code == "apeldoorn" and beheerders:
        _probeer_uit(plek, Medewerker.objects.get(pk=beheerders[0].id))
    return rijen


def _aanleidingen(plek: Plek, coach: Medewerker) -> int:
    """What professionals asked in the past months; half of it led to the diagnosis that counts now."""
    met_diagnose = Klant.objects.filter(locatie=plek.locatie, diagnoses__vastgesteld_op__isnull=False)
    gekozen = list(met_diagnose.distinct().order_by("zoeknaam", "aangemeld_op")[: 2 * _PER_SOORT])
    rijen = []
    for nummer, klant in enumerate(gekozen):
        soort, tekst = _AANLEIDINGEN[nummer % 2]
        diagnose = klant.diagnoses.filter(vastgesteld_op__isnull=False).latest("vastgesteld_op")
        if nummer % 4 < 2 and diagnose.vastgesteld_op is not None:
            op, gevolg = diagnose.vastgesteld_op - 7 * DAG, diagnose
        else:
            op, gevolg = moment(plek.vandaag - (nummer + 2) * 5 * DAG, 11, 0), None
        rijen.append(
            Herdiagnoseaanleiding(
                klant=klant, soort=soort, tekst=tekst, op=op, diagnose=gevolg, gemeld_door=coach
            )
        )
    return len(Herdiagnoseaanleiding.objects.bulk_create(rijen))


def _checks(plek: Plek, coach: Medewerker) -> int:
    """The question about instruments or route B: some wait, one was answered."""
    lang = Clientbeeld.objects.filter(
        locatie=plek.locatie,
        status=Clientbeeld.Status.ACTIEF,
        route=Clientbeeld.Route.A,
        klant__aangemeld_op__lte=plek.vandaag - 190 * DAG,
    )
    gekozen = lang.select_related("klant").order_by("zoeknaam", "diagnose_op")[:_CHECKS]
    checks = Voortgangscheck.objects.bulk_create(
        Voortgangscheck(klant=beeld.klant, gevraagd_op=plek.vandaag - 3 * DAG) for beeld in gekozen
    )
    taken = Taak.objects.bulk_create(
        Taak(
            locatie=plek.locatie,
            klant=check.klant,
            soort=Taak.Soort.ARRANGEMENT,
            omschrijving=voortgangschecks.TAAK,
            vervalt_op=moment(plek.vandaag + 11 * DAG, 17, 0),
            sleutel=f"voortgangscheck:{check.pk}",
        )
        for check in checks
    )
    if len(checks) == _CHECKS:
        voortgangschecks.beslis(
            check=checks[-1],
            keuze=Voortgangscheck.Keuze.INSTRUMENTEN,
            reden="De sollicitatietraining is klaar; nu een proefplaatsing zoeken.",
            door=coach,
        )
    return len(checks) + len(taken)


def _probeer_uit(plek: Plek, door: Medewerker) -> None:
    """A concept of the decision tree that was tried, and a trigger that is planned."""
    routering = Regelset.objects.get(code="routering", locatie=None, regio=None)
    concept = concepten.bewaar(
        regelset=routering, locatie=plek.locatie, naam="Minder criteria (voorbeeld)", boom=_JONG, door=door
    )
    simuleren.simuleer(
        regelset=routering, boom=_JONG, locatie=plek.locatie, op=plek.vandaag, door=door, concept=concept
    )
    nieuwe_versie(
        regelset=eigen_regelset(code=_SIGNAAL, locatie=plek.locatie),
        boom={
            "een": [
                {
                    "feit": "gemiste_afspraken",
                    "is": "groter_gelijk",
                    "waarde": 2,
                    "naam": "Twee afspraken gemist",
                }
            ],
            "naam": "Reden voor een nieuwe diagnose",
        },
        van=plek.vandaag + 30 * DAG,
        toelichting="Voorbeeld: eerder opnieuw kijken bij gemiste afspraken.",
        door=door,
        voorbeeld=True,
    )
