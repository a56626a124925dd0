"""Signing in as an employee through the provider of one's own organisation: who it is, what that gives."""

import pghistory
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.utils import timezone

from keten import medewerkers
from keten.bevoegd import eis_rol
from keten.bronclaims import Betekenis, Claims, duid
from keten.bronsessies import beeindig
from keten.fouten import NietToegestaan
from keten.models import Aanmeldbron, Aanmeldwaarde, Bronkoppeling, Gebruiker, Ketenpartner, Medewerker
from keten.rechten import Recht
from keten.tijd import vandaag

_VRAAG = "Vraag uw beheerder."
ONBEKEND = f"Bij deze inlog hoort nog geen account in het portaal. {_VRAAG}"
GEEN_ROL = f"Uw organisatie geeft u geen rol die hier iets betekent. {_VRAAG}"
GEEN_LOCATIE = f"Uw organisatie geeft u geen locatie die hier bekend is. {_VRAAG}"
VOORBIJ = f"Volgens uw organisatie is uw laatste dag voorbij. {_VRAAG}"
GESLOTEN = f"Uw account is gesloten. {_VRAAG}"
MET_WACHTWOORD = "Dit account wordt niet vanzelf gekoppeld. Log in met uw wachtwoord."
GEWIJZIGD = "De inlog van uw organisatie is net gewijzigd. Log nog een keer in."


def laat_binnen(*, bron: Aanmeldbron, subject: str, claims: Claims) -> Gebruiker:
    """Find whose sign-in this is, and let roles and locations follow the claims where the source is leading.

    Who is known by subject comes in. Who is not, is linked once by e-mail address, if the source is trusted
    for that domain, the account belongs to its partner and it is not that of an administrator. Where the
    provider takes everything back, or gives roles that nobody may have together, the roles or locations are
    emptied before the refusal, so that a session elsewhere can do nothing more.

    Args:
        subject: `sub` of the provider, which the protocol has proved.

    Raises:
        NietToegestaan: nobody comes in; the message is for the person.
    """
    betekenis = duid(bron, claims)
    _onthoud_onbekend(bron, betekenis)
    with pghistory.context(naam=f"aanbieder {bron.naam}", partner=bron.partner.naam), transaction.atomic():
        medewerker = _gekoppeld(bron, subject) or _koppel(bron, subject, claims, betekenis)
        reden = _weigering(bron, medewerker)
        if not reden:
            koppelingen = Bronkoppeling.objects.filter(bron=bron, medewerker=medewerker, ontkoppeld_op=None)
            koppelingen.update(laatste_dag=betekenis.laatste_dag)
        if not reden and bron.leidend:
            reden = _volg(bron, medewerker, betekenis)
        elif not reden and _is_voorbij(betekenis):
            reden = VOORBIJ
    if reden:
        raise NietToegestaan(reden)
    return medewerker.gebruiker


def _gekoppeld(bron: Aanmeldbron, subject: str) -> Medewerker | None:
    mensen = Medewerker.objects.select_for_update(of=("self",)).select_related("gebruiker", "partner")
    return mensen.filter(
        gebruiker__socialaccount__provider=bron.code, gebruiker__socialaccount__uid=subject
    ).first()


def _koppel(bron: Aanmeldbron, subject: str, claims: Claims, betekenis: Betekenis) -> Medewerker:
    """Link a subject that nobody has yet, by the e-mail address that the partner itself gave out."""
    # Two new sign-ins make one link and one account, and none at a source that just became another.
    if Aanmeldbron.objects.select_for_update().get(pk=bron.pk).versie != bron.versie:
        raise NietToegestaan(GEWIJZIGD)
    email = str(claims.get("email") or "").strip().lower()
    if not bron.vertrouwt(email) or claims.get("email_verified", True) is not True:
        raise NietToegestaan(ONBEKEND)
    mensen = Medewerker.objects.select_for_update(of=("self",)).select_related("gebruiker", "partner")
    medewerker = mensen.filter(gebruiker__email=email).first()
    wijze = Bronkoppeling.Wijze.EMAIL
    if medewerker is None:
        medewerker = _maak(bron, email, claims, betekenis)
        wijze = Bronkoppeling.Wijze.NIEUW
    if reden := _weigering(bron, medewerker):
        raise NietToegestaan(reden)
    if medewerkers.is_beheerder(medewerker):  # a partner's provider does not open the whole portal
        raise NietToegestaan(MET_WACHTWOORD)
    if SocialAccount.objects.filter(user=medewerker.gebruiker, provider=bron.code).exists():
        raise NietToegestaan(f"Bij uw account hoort al een andere inlog van {bron.naam}. {_VRAAG}")
    SocialAccount.objects.create(user=medewerker.gebruiker, provider=bron.code, uid=subject)
    Bronkoppeling.objects.get_or_create(  # one stays open when only allauth's key is gone
        bron=bron, medewerker=medewerker, ontkoppeld_op=None, defaults={"wijze": wijze}
    )
    return medewerker


def _maak(bron: Aanmeldbron, email: str, claims: Claims, betekenis: Betekenis) -> Medewerker:
    if not bron.maakt_accounts:
        raise NietToegestaan(ONBEKEND)
    if reden := _leeg(bron, betekenis):
        raise NietToegestaan(reden)
    return medewerkers.neem_aan(
        email=email,
        naam=str(claims.get("name") or email.partition("@")[0])[:150],
        partner=bron.partner,
        locaties=betekenis.locaties,
        rollen=betekenis.rollen,
        portaal=None,
    )


def _weigering(bron: Aanmeldbron, medewerker: Medewerker) -> str:
    if not medewerker.gebruiker.is_active:
        return GESLOTEN
    return "" if _hoort_bij(bron.partner, medewerker.partner) else ONBEKEND


def _hoort_bij(partner: Ketenpartner, van_medewerker: Ketenpartner) -> bool:
    """Whether this is the employer, or what it has become since (X-12)."""
    gezien: set[int] = set()
    nu: Ketenpartner | None = partner
    while nu is not None and nu.pk not in gezien:
        if nu.pk == van_medewerker.pk:
            return True
        gezien.add(nu.pk)
        nu = nu.opvolger
    return False


def _volg(bron: Aanmeldbron, medewerker: Medewerker, betekenis: Betekenis) -> str:
    """Give what the claims give and take what they no longer give; returns why nobody comes in."""
    voorbij = _is_voorbij(betekenis)
    rollen = [] if voorbij else betekenis.rollen
    locaties = betekenis.locaties if bron.claim_locaties else None
    try:
        medewerkers.zet_toegang(medewerker=medewerker, rollen=rollen, locaties=locaties)
    except NietToegestaan as fout:  # what the provider took back must not stay
        medewerkers.zet_toegang(medewerker=medewerker, rollen=[], locaties=locaties)
        return f"{fout.melding} {_VRAAG}"
    return VOORBIJ if voorbij else _leeg(bron, betekenis)


def _leeg(bron: Aanmeldbron, betekenis: Betekenis) -> str:
    if _is_voorbij(betekenis):
        return VOORBIJ
    if not betekenis.rollen:
        return GEEN_ROL
    return GEEN_LOCATIE if bron.claim_locaties and not betekenis.locaties else ""


def _is_voorbij(betekenis: Betekenis) -> bool:
    return betekenis.laatste_dag is not None and betekenis.laatste_dag < vandaag()


def _onthoud_onbekend(bron: Aanmeldbron, betekenis: Betekenis) -> None:
    """Keep values without a meaning for the administrator, and nothing about who brought them."""
    if not bron.leidend or not betekenis.onbekend:
        return
    Aanmeldwaarde.objects.bulk_create(
        [Aanmeldwaarde(bron=bron, claim=claim, waarde=waarde) for claim, waarde in betekenis.onbekend],
        update_conflicts=True,
        update_fields=["gezien_op"],
        unique_fields=["bron", "claim", "waarde"],
    )


@transaction.atomic
def ontkoppel(*, koppeling: Bronkoppeling, door: Medewerker) -> None:
    """Undo a link, for somebody whose sign-in at the partner was replaced; the next one links anew.

    Sessions that came in by it end, and keys of systems are revoked.

    Raises:
        RechtOntbreekt: `door` does not administer the portal.
    """
    eis_rol(door, Recht.BEHEREN)
    koppeling = Bronkoppeling.objects.select_for_update().get(pk=koppeling.pk)
    if koppeling.ontkoppeld_op is not None:
        return
    SocialAccount.objects.filter(
        user__medewerker=koppeling.medewerker_id, provider=koppeling.bron.code
    ).delete()
    koppeling.ontkoppeld_op, koppeling.ontkoppeld_door = timezone.now(), door
    koppeling.save(update_fields=["ontkoppeld_op", "ontkoppeld_door"])
    beeindig(bron=koppeling.bron, gebruikers=[koppeling.medewerker.gebruiker])
