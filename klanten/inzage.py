"""The one door to a dossier: may you, why, and it is written down that you looked (X-16, X-17)."""

import datetime

from django.core.cache import cache
from django.db.models import F, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_noop

from keten.bulk import voeg_in_uit
from keten.fouten import NietToegestaan
from keten.models import Medewerker, Systeem
from keten.rechten import Recht, Rol
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten import waarnemen
from klanten.models import Clientbeeld, Doel, Inzage, Klant, Partnerverwijzing, Taak
from klanten.models.klant import KlantQuerySet
from klanten.onderdelen import in_woorden

# What the head of every page about a client shows.
_METEEN = ("locatie", "situatie", "beeld__contactpersoon__gebruiker", "beeld__contactpersoon__partner")


_AANLOOP = datetime.timedelta(days=7)  # so long before a meeting people prepare for it


class RedenNodig(NietToegestaan):
    """The dossier is of the own location, but not of the own caseload: say why first."""

    def __init__(self, klant: Klant) -> None:
        super().__init__("Dit dossier staat niet in uw caseload. Geef eerst aan waarom u het opent.")
        self.klantnummer = klant.klantnummer


def open_dossier(request: Verzoek, klantnummer: int, *, doel: Doel | None = None) -> Klant:
    """Let an employee into a dossier and record the look.

    The location comes first: a dossier of another location does not exist for this person. Outside the
    own circle a reason is asked, once a day; its purpose then counts for every look of that day. Who stands
    in for the contact person needs no reason: the purpose of every look is then standing in.

    Args:
        doel: what the page is for; left out, it follows from the person's roles.

    Raises:
        Http404: no such dossier at the employee's location, or no right to open dossiers.
        RedenNodig: a reason is asked first; `klanten.middleware.RedenVragen` shows the form for it.
    """
    klant = vind(request, klantnummer)
    waarvoor = _deur(request.medewerker, klant, doel=doel)
    if waarvoor is None:
        raise RedenNodig(klant)
    _leg_vast(request, klant, doel=waarvoor)
    return klant


def open_voor_systeem(request: Verzoek, klantnummer: int, *, doel: Doel, reden: str) -> Klant:
    """Let an attached system into a dossier, for an employee and a purpose, and record the look as both's.

    What opens the door on screen opens it here. The purpose of the look is always the one that the system
    names, because that is one for which it may look; a reason that was given on screen may be for another.

    Args:
        doel: one of the purposes of the system (`keten.api.toegang.doel_van`).
        reden: why, for who would be asked on screen; it holds for the rest of the day.

    Raises:
        Http404, RedenNodig: as on screen (`open_dossier`).
    """
    klant = vind(request, klantnummer)
    wie = request.medewerker
    if _deur(wie, klant) is None:
        if not reden:
            raise RedenNodig(klant)
        geef_reden(klant=klant, door=wie, doel=doel, reden=reden, systeem=request.systeem_of_niets)
    _leg_vast(request, klant, doel=doel)
    return klant


def open_kandidaat(request: Verzoek, klantnummer: int, *, onder: KlantQuerySet) -> Klant:
    """Let somebody who matches see the card of a candidate, and record the look.

    The card holds what a client can do and looks for. It opens no page of the dossier, and asks no right to.

    Args:
        onder: the clients who gave consent for it, or are proposed already, from the floor that keeps that.

    Raises:
        Http404: no right to match or to keep vacancies, another location, or no such client.
    """
    if not {Recht.MATCHEN, Recht.VACATURES} & request.rechten:
        raise Http404
    klant = onder.van_locatie(request.locatie).filter(klantnummer=klantnummer).first()
    if klant is None:
        raise Http404
    _leg_vast(request, klant, doel=Doel.BEMIDDELING)
    return klant


def leg_kandidaten_vast(request: Verzoek, klanten: QuerySet[Klant]) -> int:
    """Record that somebody saw the cards of several candidates on one page: a look for each, at once.

    Returns:
        How many looks were recorded.
    """
    velden: dict[str, Combinable] = {
        "klant": F("pk"),
        "gebruiker": Value(request.medewerker.gebruiker_id),
        "partner": Value(request.medewerker.partner_id),
        "onderdeel": Value(in_woorden("werkgevers:kandidaat")),
        "doel": Value(Doel.BEMIDDELING.value),
    }
    if request.systeem_of_niets is not None:
        velden["systeem"] = Value(request.systeem_of_niets.pk)
    return len(voeg_in_uit(Inzage, klanten, velden))


def open_verwezen_dossier(request: Verzoek, pk: int) -> Partnerverwijzing:
    """Let somebody at an outside partner see the shared parts of one referral, and record the look (X-13).

    Whether the referral, the account and the agreement hold is asked anew for every page.

    Raises:
        Http404: no referral to this person's organisation, or it gives no access today.
    """
    if Recht.VERWEZEN not in request.rechten or not request.user.is_authenticated:
        raise Http404
    zichtbaar = Partnerverwijzing.objects.zichtbaar_voor(request.user)
    met = ("partner", "klant__contactgegevens", *(f"klant__{naam}" for naam in _METEEN))
    verwijzing = zichtbaar.select_related(*met).filter(pk=pk).first()
    if verwijzing is None:
        raise Http404
    route = request.resolver_match
    Inzage.objects.create(
        klant=verwijzing.klant,
        gebruiker=request.user,
        onderdeel=in_woorden(route.view_name) if route else "",
        doel=Doel.BEGELEIDING,
    )
    return verwijzing


def open_eigen_dossier(request: Verzoek) -> Klant:
    """Let clients into their own dossier; the page carries the name of their location.

    The register shows clients their own looks too, once a day for each part: enough to notice a stranger.

    Raises:
        Http404: there is no dossier for this account.
    """
    klant = Klant.objects.select_related(*_METEEN, "gebruiker").filter(gebruiker=request.user.pk).first()
    if klant is None or Recht.EIGEN_DOSSIER not in request.rechten:
        raise Http404
    request.locatie_of_niets = klant.locatie
    _leg_eigen_blik_vast(request, klant)
    return klant


def vind(request: Verzoek, klantnummer: int) -> Klant:
    """Find a dossier at the employee's location without opening it, to ask for a reason.

    Raises:
        Http404: no such dossier there, or no right to open dossiers.
    """
    if Recht.DOSSIER_INZIEN not in request.rechten:
        raise Http404
    klanten = Klant.objects.van_locatie(request.locatie).select_related(*_METEEN)
    klant = klanten.filter(klantnummer=klantnummer).first()
    if klant is None:
        raise Http404
    return klant


def geef_reden(
    *, klant: Klant, door: Medewerker, doel: Doel, reden: str, systeem: Systeem | None = None
) -> Inzage:
    """Record why somebody opens a dossier outside the own caseload; it holds for the rest of the day."""
    return Inzage.objects.create(
        klant=klant,
        gebruiker=door.gebruiker,
        partner=door.partner,
        onderdeel=gettext_noop("reden gegeven"),
        doel=doel,
        reden=reden,
        systeem=systeem,
    )


def leg_bijzondere_inzage_vast(
    *, klant: Klant, door: Medewerker, onderdeel: str, doel: Doel, systeem: Systeem | None = None
) -> Inzage:
    """Record a look at something more private than a page of the dossier, such as the BSN."""
    return Inzage.objects.create(
        klant=klant,
        gebruiker=door.gebruiker,
        partner=door.partner,
        onderdeel=onderdeel,
        doel=doel,
        systeem=systeem,
    )


def leg_lijst_vast(
    beelden: QuerySet[Clientbeeld],
    *,
    door: Medewerker,
    onderdeel: str = "caseload als rekenblad",
    doel: Doel | None = None,
    systeem: Systeem | None = None,
) -> int:
    """Record that a list left the portal: one look for each client on it, in one statement.

    Args:
        onderdeel: what the register of looks calls the list.
        doel: what the list is for; left out, it follows from the person's roles.
        systeem: the attached system that took it; None when it left as a file.
    """
    velden: dict[str, Combinable] = {
        "klant": F("klant_id"),
        "gebruiker": Value(door.gebruiker_id),
        "partner": Value(door.partner_id),
        "onderdeel": Value(onderdeel),
        "doel": Value((doel or _doel_van(door)).value),
    }
    if systeem is not None:
        velden["systeem"] = Value(systeem.pk)
    return len(voeg_in_uit(Inzage, beelden, velden))


def in_eigen_kring(medewerker: Medewerker, klant: Klant) -> bool:
    """Whether the client is in somebody's hands: caseload, a task (also of a team), a meeting, or nobody's.

    A task or a meeting that people make for themselves is no key to a dossier; what the portal or a colleague
    asks is, and so is a meeting in the coming week. Who took a client over for the municipality settles it
    until the old benefit ends.
    """
    if klant.beeld.contactpersoon_id in (None, medewerker.pk):
        return True
    eigen_taak = Q(voor=medewerker) | Q(voor__isnull=True, team__leden=medewerker)
    taken = klant.taken.open().filter(eigen_taak).exclude(soort=Taak.Soort.ALGEMEEN)
    if taken.exclude(gevraagd_door=medewerker).exclude(sleutel__startswith="verwijzing:").exists():
        return True
    if klant.overkomsten.filter(
        opvolger__isnull=False, afgerond_door=medewerker, laatste_dag__gte=vandaag()
    ).exists():
        return True
    deze_week = (vandaag(), vandaag() + _AANLOOP)
    return klant.afspraken.filter(
        medewerker=medewerker, stand="gepland", begin__date__range=deze_week
    ).exists()


def reden_van_vandaag(medewerker: Medewerker, klant: Klant) -> Inzage | None:
    """The reason that this employee gave today for opening this dossier; the latest, when there are more."""
    begin = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    redenen = klant.inzagen.filter(gebruiker=medewerker.gebruiker_id, op__gte=begin)
    return redenen.exclude(reden="").first()


def _deur(wie: Medewerker, klant: Klant, *, doel: Doel | None = None) -> Doel | None:
    """For what somebody looks into a dossier of the location now; None when a reason is asked first.

    Args:
        doel: what the look is for, where the person is free to say so: in the own circle.
    """
    if in_eigen_kring(wie, klant):
        return doel or _doel_van(wie)
    if waarnemen.neemt_waar(wie, klant):
        return Doel.WAARNEMING
    reden = reden_van_vandaag(wie, klant)
    return Doel(reden.doel) if reden else None


def _doel_van(medewerker: Medewerker) -> Doel:
    """The purpose that goes with somebody's work, of those who help to find work before those who check."""
    doelen = {
        Rol.WERKCOACH: Doel.BEGELEIDING,
        Rol.INTAKER: Doel.AANMELDING,
        Rol.INKOMENSCONSULENT: Doel.INKOMEN,
        Rol.HANDHAVER: Doel.CONTROLE,
        Rol.KCC: Doel.KLANTVRAAG,
        Rol.PRIVACYCONTACT: Doel.KLANTVRAAG,
    }
    return next((doel for rol, doel in doelen.items() if rol in medewerker.rollen), Doel.BEGELEIDING)


def _leg_eigen_blik_vast(request: Verzoek, klant: Klant) -> None:
    route = request.resolver_match
    pagina = route.view_name if route else ""
    dag = int(datetime.timedelta(days=1).total_seconds())
    if cache.add(f"eigen-blik:{klant.pk}:{pagina}:{vandaag():%Y%m%d}", True, timeout=dag):
        onderdeel, wie = in_woorden(pagina), request.user.pk
        assert wie is not None  # the door lets in by this account
        Inzage.objects.create(klant=klant, gebruiker_id=wie, onderdeel=onderdeel, doel=Doel.EIGEN)


def _leg_vast(request: Verzoek, klant: Klant, *, doel: Doel) -> None:
    """One line per page or fragment fetched, without exception: a header must not be a way around."""
    route = request.resolver_match
    Inzage.objects.create(
        klant=klant,
        gebruiker=request.medewerker.gebruiker,
        partner=request.medewerker.partner,
        onderdeel=in_woorden(route.view_name) if route else "",
        doel=doel,
        systeem=request.systeem_of_niets,
    )
