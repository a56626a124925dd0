"""Teams: the inbox, the members with their work, and the clients whom nobody guides yet."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Team
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import taken, teamoverzicht, teams, werkvoorraad
from klanten.forms.teams import KlantInTeamForm, ToewijzenForm
from klanten.inzage import open_dossier
from klanten.models import Doel, Taak
from klanten.views.blokken import blok_basis

_PER_PAGINA = 25


@vereist(Recht.WERKVOORRAAD)
def lijst(request: Verzoek) -> HttpResponse:
    """The teams of an employee; with one team, that team."""
    eigen = teams.van(request.medewerker, request.locatie).order_by("naam")
    if len(eigen) == 1:
        return redirect("klanten:team", eigen[0].pk)
    return render(request, "klanten/teams.html", {"rijen": _met_aantal(request)})


@vereist(Recht.TEAM_ZIEN)
def blok(request: Verzoek) -> HttpResponse:
    """The inboxes of one's own teams, for the start page."""
    context = {"rijen": _met_aantal(request), **blok_basis(request)}
    return render(request, "klanten/teams_blok.html", context)


@vereist(Recht.WERKVOORRAAD)
def team(request: Verzoek, pk: int) -> HttpResponse:
    """The inbox of a team, and for its leaders how the work is divided (X-07)."""
    dit = _eigen_team(request, pk)
    leidt = _leidt(request, dit)
    wachtend = Paginator(teamoverzicht.wachtend(dit), _PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "team": dit,
        "leidt": leidt,
        "leiders": dit.leiders.select_related("gebruiker", "partner"),
        "pagina": wachtend,
        "werk": [werkvoorraad.werk_van(taak) for taak in wachtend],
        "mag_oppakken": dit.mag_oppakken(request.medewerker),
        "mag_dossier": Recht.DOSSIER_INZIEN in request.rechten,
        "bezetting": teamoverzicht.bezetting(dit, rechten=request.rechten) if leidt else [],
        "zonder": teamoverzicht.zonder_contactpersoon(dit)[:_PER_PAGINA] if leidt else [],
        "aantal_zonder": teamoverzicht.zonder_contactpersoon(dit).count() if leidt else 0,
    }
    return render(request, "klanten/team.html", context)


@vereist(Recht.TEAM_ZIEN)
def lid(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """What a member of one's own team still has to do."""
    dit = _geleid_team(request, pk)
    wie = get_object_or_404(dit.leden.select_related("gebruiker", "partner"), pk=nummer)
    taken_van = teamoverzicht.taken_van(wie, dit.locatie, rechten=request.rechten)
    pagina = Paginator(taken_van, _PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "team": dit,
        "lid": wie,
        "pagina": pagina,
        "groepen": werkvoorraad.in_groepen(pagina),
        "mag_dossier": Recht.DOSSIER_INZIEN in request.rechten,
    }
    return render(request, "klanten/team_lid.html", context)


@vereist(Recht.TEAM_ZIEN)
def toewijzen(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Give a task of the team to a member."""
    dit = _geleid_team(request, pk)
    werk = get_object_or_404(
        Taak.objects.open().select_related("klant", "voor__gebruiker"), pk=nummer, team=dit
    )
    form = ToewijzenForm(request.POST or None, team=dit, huidig=werk.voor)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            werk = taken.wijs_toe(taak=werk, aan=form.cleaned_data["aan"], door=request.medewerker)
            messages.success(request, f"De taak staat nu in de werkvoorraad van {werk.voor}.")
            return redirect("klanten:team", dit.pk)
    keuze = form.fields["aan"].queryset.exists()  # type: ignore[attr-defined]
    return render_formulier(
        request, "klanten/team_toewijzen.html", form, team=dit, taak=werk, keuze=keuze,
        mag_dossier=Recht.DOSSIER_INZIEN in request.rechten,
    )  # fmt: skip


@vereist(Recht.CONTACTPERSOON)
def klant_in_team(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Choose the team that a client belongs to."""
    klant = open_dossier(request, klantnummer, doel=Doel.BEGELEIDING)
    form = KlantInTeamForm(request.POST or None, klant=klant)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gekozen = form.cleaned_data["team"]
            teams.plaats(
                klant=klant,
                team=gekozen,
                door=request.medewerker,
                reden=form.cleaned_data["reden"].rstrip("."),
            )
            waar = f"valt nu onder {gekozen}" if gekozen else "valt niet onder een team"
            messages.success(request, f"{klant.naam} {waar}.")
            return redirect("klanten:dossier", klantnummer)
    return render_formulier(request, "klanten/klant_in_team.html", form, klant=klant)


def _met_aantal(request: Verzoek) -> list[tuple[Team, int, bool]]:
    """The own teams with how much waits in the inbox, and whether this person leads it."""
    eigen = teams.van(request.medewerker, request.locatie).order_by("naam")
    aantallen = teamoverzicht.tel(eigen)
    geleid = set(request.medewerker.geleide_teams.values_list("pk", flat=True))
    return [(een, aantallen.get(een.pk, 0), een.pk in geleid) for een in eigen]


def _eigen_team(request: Verzoek, pk: int) -> Team:
    return get_object_or_404(teams.van(request.medewerker, request.locatie).select_related("locatie"), pk=pk)


def _geleid_team(request: Verzoek, pk: int) -> Team:
    geleid = request.medewerker.geleide_teams.lopend().filter(locatie=request.locatie)
    return get_object_or_404(geleid.select_related("locatie"), pk=pk)


def _leidt(request: Verzoek, dit: Team) -> bool:
    return Recht.TEAM_ZIEN in request.rechten and dit.leiders.filter(pk=request.medewerker.pk).exists()
