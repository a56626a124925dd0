"""A client's account: a code from the counter, the way from that code to an account, and closing it again."""

import datetime
import secrets
from functools import partial

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from keten import accounts
from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Gebruiker, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Rol
from klanten import activeringslink, tijdlijn
from klanten.instellingen_privacy import CODE_DAGEN
from klanten.models import Activeringscode, Gebeurtenis, Klant
from klanten.tasks import stuur_activeringsmail

# Without letters and digits that look alike on paper; ten of these are 49 bits, tried five times at most.
_TEKENS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_LENGTE = 10
_ZOUT = "klanten.toegang"

ONJUIST = (
    "Deze gegevens horen niet bij elkaar. Kijk het klantnummer, de code en uw geboortedatum na. "
    "Lukt het niet? Vraag bij de balie een nieuwe code."
)
NIEUWE_CODE = "Vraag bij de balie een nieuwe code."


@transaction.atomic
def geef_code(*, klant: Klant, door: Medewerker) -> tuple[Activeringscode, str]:
    """Make a one-time code for a client who stands at the counter; an earlier code stops working.

    The code itself is returned once, for the slip, and kept nowhere.

    Raises:
        NietToegestaan: the identity of this client has not been established.
    """
    klant = _slot(klant)
    if klant.beeld.identiteit_op is None:
        raise NietToegestaan("Stel eerst de identiteit van deze klant vast. Daarna kunt u een code geven.")
    _trek_codes_in(klant)
    tekens = "".join(secrets.choice(_TEKENS) for _ in range(_LENGTE))
    geldig_tot = timezone.now() + datetime.timedelta(days=waarde(CODE_DAGEN, klant.locatie))
    code = voeg_toe(
        Activeringscode(klant=klant, sleutel=_sleutel(klant, tekens), geldig_tot=geldig_tot, door=door)
    )
    _schrijf(klant, "Een code gegeven om het account te activeren", door=door)
    return code, f"{tekens[:5]}-{tekens[5:]}"


@transaction.atomic
def trek_code_in(*, klant: Klant, door: Medewerker) -> None:
    """Stop the open code of a client, because the slip was lost or given to the wrong person.

    Raises:
        NietToegestaan: there is no open code.
    """
    if not _trek_codes_in(_slot(klant)):
        raise NietToegestaan("Er is geen code meer die werkt.")
    _schrijf(klant, "De activeringscode ingetrokken", door=door)


@transaction.atomic
def trek_toegang_in(*, klant: Klant, reden: str, door: Medewerker) -> None:
    """Close the client's account: nobody can sign in with it until a new code has been used.

    Password, second steps and the link with the identity provider go, so that none of them, nor an old
    session, works again once the account is opened anew.

    Args:
        reden: why; the client can read it.

    Raises:
        NietToegestaan: there is no account, or it was closed before.
    """
    klant = _slot(klant)
    if klant.gebruiker is None or not klant.gebruiker.is_active:
        raise NietToegestaan("Deze klant heeft geen account dat openstaat.")
    accounts.sluit([klant.gebruiker], wis=True)
    _trek_codes_in(klant)
    _schrijf(klant, f"De toegang tot het portaal ingetrokken: {reden}", door=door)


def controleer(*, klantnummer: int, code: str, geboortedatum: datetime.date) -> Activeringscode:
    """Find the code that somebody typed, with what only the client and the slip say.

    What is wrong is said only to who holds a real code; anybody else learns nothing, not even whether the
    klantnummer exists. A wrong code counts, and is kept whatever happens next; but only from who
    knows the date of birth, or anybody could block somebody's code by guessing numbers.

    Raises:
        NietToegestaan: the three do not belong together, or the code was used, withdrawn, blocked or too old.
    """
    klant = Klant.objects.filter(klantnummer=klantnummer).first()
    if klant is None:
        raise NietToegestaan(ONJUIST)
    gevonden = klant.activeringscodes.filter(sleutel=_sleutel(klant, code)).first()
    if klant.geboortedatum != geboortedatum:
        raise NietToegestaan(ONJUIST)
    if gevonden is None:
        _tel_poging(klant)
        raise NietToegestaan(ONJUIST)
    _keur(gevonden)
    return gevonden


@transaction.atomic
def kies_inlog(*, code: Activeringscode, email: str, wachtwoord: str) -> None:
    """Keep the address and password that the client chose, and mail a link to that address.

    Whether the address is in use already is said in that mail only, to whom it belongs.

    Raises:
        NietToegestaan: the code does not work any more.
    """
    code = _vergrendel(code)
    code.gekozen_email, code.gekozen_wachtwoord = email.strip().lower(), make_password(wachtwoord)
    code.save(update_fields=["gekozen_email", "gekozen_wachtwoord"])
    transaction.on_commit(partial(stuur_activeringsmail.delay, code.pk), robust=True)


@transaction.atomic
def bevestig(*, kenmerk: str) -> Gebruiker:
    """Make the account, now that the address has proved to be the client's own.

    Raises:
        NietToegestaan: the link is too old or was replaced by a newer one, or the code stopped working.
    """
    code = _vergrendel(Activeringscode(pk=activeringslink.nummer_in(kenmerk)))
    if not activeringslink.past(kenmerk, code):
        raise NietToegestaan("Er is een nieuwere e-mail. Gebruik de link uit de laatste e-mail.")
    if activeringslink.is_adres_bezet(code):
        raise NietToegestaan("Met dit e-mailadres kunt u geen account maken. Kies een ander e-mailadres.")
    gebruiker = code.klant.gebruiker or Gebruiker()
    if gebruiker.pk:
        # Who activates anew may have lost the telephone; the counter has seen the identity once more.
        accounts.wis_aanmeldmiddelen(gebruiker)
    gebruiker.email, gebruiker.password = code.gekozen_email, code.gekozen_wachtwoord
    return _koppel(code, gebruiker)


@transaction.atomic
def activeer_zonder_wachtwoord(*, code: Activeringscode) -> Gebruiker:
    """Make an account for a client who signs in through the identity provider (LWI_OIDC_URL).

    Such an account has no password and an address that no mail can reach. An account that the client had
    already keeps both; one that was closed keeps its address alone.

    Raises:
        NietToegestaan: the code does not work any more.
    """
    code = _vergrendel(code)
    gebruiker = code.klant.gebruiker
    if gebruiker is None:
        gebruiker = Gebruiker(email=f"klant-{code.klant.klantnummer}@inloggen.invalid")
        gebruiker.set_unusable_password()
    elif not gebruiker.is_active:
        accounts.wis_aanmeldmiddelen(gebruiker)
    return _koppel(code, gebruiker)


def _koppel(code: Activeringscode, gebruiker: Gebruiker) -> Gebruiker:
    klant = code.klant
    gebruiker.naam, gebruiker.buitenrol, gebruiker.is_active = klant.naam[:150], Rol.KLANT, True
    gebruiker.full_clean(exclude=["password"])
    gebruiker.save()
    if klant.gebruiker_id is None:
        klant.gebruiker = gebruiker
        klant.save(update_fields=["gebruiker"])
    code.gebruikt_op = timezone.now()
    code.gekozen_email = code.gekozen_wachtwoord = ""
    code.save(update_fields=["gebruikt_op", "gekozen_email", "gekozen_wachtwoord"])
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.PRIVACY, "Account geactiveerd", door_klant=True)
    return gebruiker


def _slot(klant: Klant) -> Klant:
    return (
        Klant.objects.select_for_update(of=("self",))
        .select_related("locatie", "beeld", "gebruiker")
        .get(pk=klant.pk)
    )


def _vergrendel(code: Activeringscode) -> Activeringscode:
    """The code as it stands now, and nobody else's turn until this is done."""
    klant = Klant.objects.filter(activeringscodes=code.pk)
    list(klant.select_for_update())  # the client before the code, in the order of `geef_code`
    vers = (
        Activeringscode.objects.select_for_update(of=("self",))
        .select_related("klant__gebruiker", "klant__locatie")
        .filter(pk=code.pk)
        .first()
    )
    if vers is None:
        raise NietToegestaan(f"Deze code werkt niet meer. {NIEUWE_CODE}")
    _keur(vers)
    return vers


def _keur(code: Activeringscode) -> None:
    if code.gebruikt_op is not None:
        raise NietToegestaan("Deze code is al gebruikt. U kunt inloggen met uw e-mailadres en wachtwoord.")
    if code.ingetrokken_op is not None:
        raise NietToegestaan(f"Deze code werkt niet meer. {NIEUWE_CODE}")
    if code.is_geblokkeerd:
        raise NietToegestaan(f"Met deze code is te vaak iets fout ingevuld. {NIEUWE_CODE}")
    if code.is_verlopen:
        verlopen = timezone.localtime(code.geldig_tot)
        raise NietToegestaan(f"Deze code was geldig tot {verlopen:%d-%m-%Y}. {NIEUWE_CODE}")


def _tel_poging(klant: Klant) -> None:
    if not klant.activeringscodes.open().update(pogingen=F("pogingen") + 1):
        return
    if klant.activeringscodes.open().filter(pogingen=Activeringscode.MAX_POGINGEN).exists():
        zin = "De activeringscode is geblokkeerd, omdat er te vaak iets fout is ingevuld"
        tijdlijn.leg_vast(klant, Gebeurtenis.Soort.PRIVACY, zin)


def _trek_codes_in(klant: Klant) -> int:
    return klant.activeringscodes.open().update(
        ingetrokken_op=timezone.now(), gekozen_email="", gekozen_wachtwoord=""
    )


def _sleutel(klant: Klant, code: str) -> str:
    """The keyed hash under which a code is known; capitals, spaces and hyphens do not matter."""
    kaal = "".join(teken for teken in code.upper() if teken.isalnum())
    return salted_hmac(_ZOUT, f"{klant.pk}:{kaal}", algorithm="sha256").hexdigest()


def _schrijf(klant: Klant, zin: str, *, door: Medewerker) -> None:
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.PRIVACY, zin, door=door)
