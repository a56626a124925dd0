"""Employees: taken on with an account, changed, never deleted; nobody locks the administration's own door."""

from collections.abc import Iterable

from django.db import transaction

from keten import accounts
from keten.bevoegd import eis_rol
from keten.fouten import NietToegestaan
from keten.instellingen import Gebied, Instelsoort, waarde
from keten.models import Gebruiker, Ketenpartner, Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import BUITENROLLEN, Recht, Rol, rechten_van
from keten.tijd import vandaag
from keten.uitnodigen import nodig_uit, vrij_adres

ROLLEN = tuple(rol for rol in Rol if rol not in BUITENROLLEN)
"""The roles that an employee can have."""

GECOMBINEERD = Instelsoort(
    code="gecombineerde_functie",
    naam="Gecombineerde functie werk en inkomen",
    uitleg="Of één medewerker werkcoach en inkomensconsulent tegelijk kan zijn. Staat dit uit, dan geldt dat "
    "vanaf de volgende wijziging van een medewerker.",
    groep="Functies",
    standaard=True,
    gebied=Gebied.PARTNER,
    bron="Meer perspectief voor mensen (Divosa 2006): klantmanager werk en consulent uitkering, of integraal",
)
_GESCHEIDEN = {Rol.WERKCOACH, Rol.INKOMENSCONSULENT}


@transaction.atomic
def neem_aan(
    *,
    email: str,
    naam: str,
    partner: Ketenpartner,
    locaties: Iterable[Locatie],
    rollen: Iterable[str],
    functie: str = "",
    telefoon: str = "",
    bereikbaar: str = "",
    bereikbaar_via: str = Medewerker.Bereik.DIRECT,
    portaal: str | None,
) -> Medewerker:
    """Make an account for a new employee (X-02, X-03) and invite that person to choose a password.

    The invitation leaves after the transaction; the administrator never knows a password. When it cannot
    leave, the account exists all the same, and the employee asks for a link on the page to sign in.

    Args:
        bereikbaar: on which days and hours, in words for clients.
        bereikbaar_via: a `Medewerker.Bereik`: directly, or first through the contact centre (K-27).
        portaal: address of the portal (`https://host/`), where the link in the invitation leads; None for
            somebody who signs in through the own organisation and needs neither invitation nor password.

    Raises:
        NietToegestaan: the e-mail address is taken, the partner has ended, or there is no role or location.
    """
    rollen, locaties = list(rollen), list(locaties)
    _keur(partner=partner, rollen=rollen, locaties=locaties)
    _keur_functie(partner, rollen)
    gebruiker = Gebruiker(email=vrij_adres(email), naam=naam.strip())
    gebruiker.set_unusable_password()
    voeg_toe(gebruiker)
    medewerker = voeg_toe(
        Medewerker(
            gebruiker=gebruiker,
            partner=partner,
            rollen=rollen,
            functie=functie,
            telefoon=telefoon,
            bereikbaar=bereikbaar,
            bereikbaar_via=bereikbaar_via,
        )
    )
    medewerker.locaties.set(locaties)
    if portaal is not None:
        nodig_uit(gebruiker, portaal=portaal)
    return medewerker


@transaction.atomic
def wijzig(
    *,
    medewerker: Medewerker,
    email: str,
    naam: str,
    actief: bool,
    partner: Ketenpartner,
    locaties: Iterable[Locatie],
    rollen: Iterable[str],
    functie: str = "",
    telefoon: str = "",
    bereikbaar: str = "",
    bereikbaar_via: str = Medewerker.Bereik.DIRECT,
    portaal: str = "",
    door: Medewerker,
) -> Medewerker:
    """Change the account, the partner, the places or the roles of an employee.

    Somebody who is no longer active cannot sign in any more, from the next page on; the name stays on
    everything that this person did. What another address does to an account stands in `keten.accounts`.

    Args:
        portaal: as in `neem_aan`; empty is the address of the settings.
        door: the administrator who does this.

    Raises:
        RechtOntbreekt: `door` does not administer the portal.
        NietToegestaan: as in `neem_aan`, or administrators would take away their own access.
    """
    eis_rol(door, Recht.BEHEREN)
    rollen, locaties = list(rollen), list(locaties)
    medewerker = (
        Medewerker.objects.select_for_update(of=("self",)).select_related("gebruiker").get(pk=medewerker.pk)
    )
    blijft = partner.pk == medewerker.partner_id
    _keur(partner=None if blijft else partner, rollen=rollen, locaties=locaties)
    _keur_functie(partner, rollen)
    if door.pk == medewerker.pk:
        _houd_eigen_toegang(medewerker, email=email, actief=actief, rollen=rollen)
    medewerker.gebruiker = accounts.wijzig(
        medewerker.gebruiker, email=email, naam=naam, actief=actief, portaal=portaal
    )
    medewerker.partner, medewerker.rollen = partner, rollen
    medewerker.functie, medewerker.telefoon, medewerker.bereikbaar = functie, telefoon, bereikbaar
    medewerker.bereikbaar_via = bereikbaar_via
    medewerker.full_clean()
    medewerker.save()
    medewerker.locaties.set(locaties)
    return medewerker


@transaction.atomic
def zet_toegang(
    *, medewerker: Medewerker, rollen: Iterable[str], locaties: Iterable[Locatie] | None
) -> Medewerker:
    """Let roles and locations be what the employer's own administration says, and nothing more.

    Who administers the portal is decided in the portal: that role is neither given nor taken here.

    Args:
        rollen: those that the claims of the organisation give; none takes everything back.
        locaties: None leaves them as they are.

    Raises:
        NietToegestaan: the organisation keeps work and income apart.
    """
    medewerker = Medewerker.objects.select_for_update(of=("self",)).get(pk=medewerker.pk)
    rollen = [rol for rol in rollen if rol != Rol.BEHEERDER]
    if is_beheerder(medewerker):
        rollen.append(Rol.BEHEERDER)
    _keur_functie(medewerker.partner, rollen)
    if sorted(rollen) != sorted(medewerker.rollen):
        medewerker.rollen = rollen  # may be empty: then this person can do nothing
        medewerker.save(update_fields=["rollen"])
    if locaties is not None:
        medewerker.locaties.set(locaties)
    return medewerker


def is_beheerder(medewerker: Medewerker) -> bool:
    """Whether this employee administers the portal."""
    return Rol.BEHEERDER in medewerker.rollen


def _keur(*, partner: Ketenpartner | None, rollen: list[str], locaties: list[Locatie]) -> None:
    """Check what every employee needs; `partner` only when it is chosen anew."""
    if partner is not None and not _bestaat(partner):
        raise NietToegestaan(f"{partner} bestaat vandaag niet. Kies een andere partner.", veld="partner")
    if not rollen:
        raise NietToegestaan("Kies minstens één rol.", veld="rollen")
    if not locaties:
        raise NietToegestaan("Kies minstens één locatie.", veld="locaties")


def _keur_functie(partner: Ketenpartner, rollen: list[str]) -> None:
    """Refuse both work and income in one person, where the organisation keeps them apart (X-08)."""
    if set(rollen) >= _GESCHEIDEN and not waarde(GECOMBINEERD.code, partner):
        raise NietToegestaan(
            f"Bij {partner} zijn werkcoach en inkomensconsulent gescheiden functies. Kies een van de twee.",
            veld="rollen",
        )


def _bestaat(partner: Ketenpartner) -> bool:
    return Ketenpartner.objects.geldig_op(vandaag()).filter(pk=partner.pk).exists()


def _houd_eigen_toegang(medewerker: Medewerker, *, email: str, actief: bool, rollen: list[str]) -> None:
    if email.strip().lower() != medewerker.gebruiker.email:
        raise NietToegestaan(
            "U kunt uw eigen e-mailadres niet wijzigen. Vraag het aan een collega.", veld="email"
        )
    if not actief:
        raise NietToegestaan(
            "U kunt uw eigen account niet sluiten. Vraag het aan een collega.", veld="actief"
        )
    if Recht.BEHEREN not in rechten_van(rollen):
        raise NietToegestaan(
            "U kunt uw eigen rol beheerder niet weghalen. Vraag het aan een collega.", veld="rollen"
        )
