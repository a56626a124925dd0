"""The one contact of an employer, and the specialists whom that person calls in (W-02)."""

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht, Rol, rechten_van
from keten.tijd import vandaag
from werkgevers.bediening import vereis_bediening
from werkgevers.models import Accountmanagerschap, Specialist, Werkgever

EERSTE = "eerste accountmanager"


def kandidaten(locatie: Locatie) -> QuerySet[Medewerker]:
    """Who can be accountmanager at a location, with the number of employers each has (`aantal`).

    Whoever speaks employers there can be; in a small location that is more people (W-35). The one with the
    fewest employers comes first.
    """
    rollen = [rol.value for rol in Rol if Recht.WERKGEVERS in rechten_van([rol], locatie.rolverdeling)]
    nu = Q(accounts__tot__isnull=True, accounts__werkgever__samengevoegd_in=None)
    return (
        Medewerker.objects.filter(locaties=locatie, rollen__overlap=rollen, gebruiker__is_active=True)
        .select_related("gebruiker", "partner")
        .annotate(aantal=Count("accounts", filter=nu))
        .order_by("aantal", "gebruiker__naam")
    )


def accountmanager(werkgever: Werkgever) -> Medewerker | None:
    """Who is the contact of an employer now."""
    nu = werkgever.accountmanagerschappen.filter(tot__isnull=True).select_related(
        "medewerker__gebruiker", "medewerker__partner"
    )
    schap = nu.first()
    return schap.medewerker if schap else None


@transaction.atomic
def wijs_aan(
    *, werkgever: Werkgever, medewerker: Medewerker, reden: str = "", door: Medewerker
) -> Accountmanagerschap:
    """Make somebody the accountmanager of an employer; the one before, if any, ends today.

    Args:
        medewerker: speaks employers at the location that serves this one; of any partner.
        reden: why; may be empty for the first accountmanager only.

    Raises:
        NietToegestaan: the employer was merged, `door` works elsewhere, or the employee cannot be the
            accountmanager or is it already.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9: "elke klant 'werkgever' heeft een vast
    aanspreekpunt".
    """
    werkgever = slot(werkgever)
    huidig = werkgever.accountmanagerschappen.filter(tot__isnull=True).first()
    if not door.werkt_op(werkgever.locatie):
        raise NietToegestaan(f"{werkgever.locatie} kiest de accountmanager van deze werkgever.")
    if not kandidaten(werkgever.locatie).filter(pk=medewerker.pk).exists():
        raise NietToegestaan(
            f"{medewerker} kan op {werkgever.locatie} geen accountmanager zijn.", veld="medewerker"
        )
    if huidig is not None:
        if huidig.medewerker_id == medewerker.pk:
            raise NietToegestaan(f"{medewerker} is al de accountmanager.", veld="medewerker")
        if not reden.strip():
            raise NietToegestaan("Vul in waarom de accountmanager wisselt.", veld="reden")
        huidig.tot = vandaag()
        huidig.save(update_fields=["tot"])
    return voeg_toe(
        Accountmanagerschap(
            werkgever=werkgever, medewerker=medewerker, reden=reden.strip() or EERSTE, door=door
        )
    )


@transaction.atomic
def schakel_in(
    *, werkgever: Werkgever, medewerker: Medewerker, onderwerp: str, door: Medewerker
) -> Specialist:
    """Let a colleague of any partner or location help with a subject; the accountmanager stays the contact.

    Raises:
        NietToegestaan: the employer was merged, this colleague is the accountmanager, or `door` does not
            serve it.
        ValidationError: the colleague helps with this subject already.

    Source: Goed bekeken! (AKO 2005): the accountmanager "die indien nodig specialisten kan inschakelen".
    """
    werkgever = slot(werkgever)
    vereis_bediening(werkgever, door)
    if werkgever.accountmanagerschappen.filter(tot__isnull=True, medewerker=medewerker).exists():
        raise NietToegestaan(f"{medewerker} is al de accountmanager.", veld="medewerker")
    return voeg_toe(
        Specialist(werkgever=werkgever, medewerker=medewerker, onderwerp=onderwerp.strip(), door=door)
    )


@transaction.atomic
def laat_los(*, specialist: Specialist, door: Medewerker) -> Specialist:
    """Say that a specialist no longer helps; saying so twice changes nothing.

    Raises:
        NietToegestaan: `door` is not this specialist and does not serve the employer.
    """
    rijen = Specialist.objects.select_for_update(of=("self",)).select_related("werkgever__locatie")
    specialist = rijen.get(pk=specialist.pk)
    if specialist.medewerker_id != door.pk:
        vereis_bediening(specialist.werkgever, door)
    if specialist.tot is None:
        specialist.tot = vandaag()
        specialist.full_clean()
        specialist.save(update_fields=["tot"])
    return specialist


def aandeel_met_accountmanager(locatie: Locatie) -> tuple[int, int]:
    """How many of the employers of a location have one contact, and how many there are (Landkaart)."""
    telling = (
        Werkgever.objects.lopend()
        .filter(locatie=locatie)
        .aggregate(met=Count("pk", filter=_heeft_accountmanager()), alle=Count("pk"))
    )
    return telling["met"], telling["alle"]


def slot(werkgever: Werkgever) -> Werkgever:
    """The employer as it stands, locked until the transaction ends.

    Raises:
        NietToegestaan: it went on in another record.
    """
    vers = Werkgever.objects.select_for_update(of=("self",)).select_related("locatie").get(pk=werkgever.pk)
    if vers.samengevoegd_in_id is not None:
        raise NietToegestaan(f"Deze werkgever is samengevoegd met {vers.geldend}. Werk daar verder.")
    return vers


def _heeft_accountmanager() -> Exists:
    return Exists(Accountmanagerschap.objects.filter(werkgever=OuterRef("pk"), tot__isnull=True))
