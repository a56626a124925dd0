"""Writing a new version of a rule in rows, keeping it as a concept, trying it, and establishing it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from diagnose.forms.regels import (
    MEESTE_RIJEN,
    Fouten,
    RegelversieForm,
    Rijen,
    RijFormSet,
    SimulatieForm,
    VaststellenForm,
    ruwe_rijen,
)
from diagnose.models import Simulatie
from diagnose.regels import bewerken, concepten, simuleren, uitkomst
from diagnose.regels.rijen import als_rijen
from diagnose.regels.tekst import in_woorden, kiesbare_feiten, vaste_feiten
from diagnose.regels.waarden import hulp
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.models import Regelconcept, Regelset
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.regels.feiten import Feit
from keten.regels.nakijken import onbekende_feiten
from keten.regels.valideren import OngeldigeBoom, lees
from keten.verzoek import Verzoek

_NAMEN: dict[str, str] = {
    Regelset.Soort.ROUTERING: "Reden om route B te overwegen",
    Regelset.Soort.HERDIAGNOSE: "Reden voor een nieuwe diagnose",
}
_EERDERE = 10


@dataclass(frozen=True)
class _Werk:
    """What is being written: a new version of a set, or a concept of it."""

    regelset: Regelset
    concept: Regelconcept | None
    feiten: dict[str, Feit]

    @property
    def boom(self) -> Any:
        """The rule to begin with; None for an empty one."""
        if self.concept is not None:
            return self.concept.boom
        versie = bewerken.geldend_of_laatste(self.regelset)
        return versie.boom if versie else None

    @property
    def naam(self) -> str:
        """What the rule as a whole is called: as before, because the form does not ask it."""
        naam = self.boom.get("naam", "") if isinstance(self.boom, dict) else ""
        return str(naam) or _NAMEN.get(self.regelset.soort, self.regelset.naam)


@vereist(Recht.REGELS_BEHEREN)
def nieuwe_versie(request: Verzoek, pk: int) -> HttpResponse:
    """Write a new version; the button says whether to add, drop, check, keep or establish."""
    regelset = get_object_or_404(bewerken.regelsets_van(request.locatie), pk=pk)
    return _bewerk(request, _Werk(regelset, None, kiesbare_feiten(regelset.over)))


@vereist(Recht.REGELS_BEHEREN)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Go on with a concept."""
    concept = _concept(request, pk)
    return _bewerk(request, _Werk(concept.regelset, concept, kiesbare_feiten(concept.regelset.over)))


@vereist(Recht.REGELS_ZIEN)
def concept(request: Verzoek, pk: int) -> HttpResponse:
    """A concept in words, what is wrong with it, what came out of trying it, and trying it again."""
    dit = _concept(request, pk)
    form = SimulatieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            simulatie = simuleren.simuleer(
                regelset=dit.regelset,
                boom=dit.boom,
                locatie=request.locatie,
                concept=dit,
                door=request.medewerker,
                **form.waarden(),
            )
            return redirect("diagnose:simulatie", simulatie.pk)
    feiten = vaste_feiten(dit.regelset.over)
    eerder = Simulatie.objects.filter(concept=dit).select_related("regelset", "gemaakt_door__gebruiker")
    return render_formulier(
        request,
        "diagnose/regelconcept.html",
        form,
        concept=dit,
        tekst=in_woorden(dit.boom, feiten),
        onbekend=onbekende_feiten(dit.boom, feiten),
        bevindingen=bewerken.bekijk(dit.regelset, dit.boom),
        simulaties=[(s, uitkomst.lees(s, alles=_mag_dossiers(request))) for s in eerder[:_EERDERE]],
        mag_beheren=Recht.REGELS_BEHEREN in request.rechten,
    )


@vereist(Recht.REGELS_BEHEREN)
def vaststellen(request: Verzoek, pk: int) -> HttpResponse:
    """Let a concept become the rule from a day, with a reason."""
    dit = _concept(request, pk)
    begin = {
        "gebied": bewerken.Gebied.REGIO if dit.regelset.regio_id else bewerken.Gebied.LOCATIE,
        "gezien": bewerken.laatste(dit.regelset.code, request.locatie),
        "versie": dit.versie,
    }
    form = VaststellenForm(request.POST or None, locatie=request.locatie, initial=begin)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            versie = concepten.stel_vast(concept=dit, door=request.medewerker, **form.waarden())
            return _vastgesteld(request, versie)
    feiten = vaste_feiten(dit.regelset.over)
    context = {"concept": dit, "tekst": in_woorden(dit.boom, feiten)}
    return render_formulier(request, "diagnose/regelconcept_vaststellen.html", form, **context)


@require_POST
@vereist(Recht.REGELS_BEHEREN)
def weg(request: Verzoek, pk: int) -> HttpResponse:
    """Put a concept away."""
    dit = _concept(request, pk)
    try:
        concepten.leg_weg(concept=dit, door=request.medewerker)
        messages.success(request, f"Het concept {dit} is weggelegd.")
    except NietToegestaan as fout:
        messages.warning(request, fout.melding)
    return redirect("diagnose:regelset", dit.regelset_id)


def _concept(request: Verzoek, pk: int) -> Regelconcept:
    """A concept of this location that is still open."""
    rijen = Regelconcept.objects.select_related(
        "regelset__locatie", "regelset__regio", "locatie", "gemaakt_door__gebruiker"
    ).exclude(regelset__soort=Regelset.Soort.RISICO)
    return get_object_or_404(
        rijen, pk=pk, locatie=request.locatie, vastgesteld_als__isnull=True, weggelegd_op__isnull=True
    )


def _mag_dossiers(request: Verzoek) -> bool:
    return Recht.CASELOAD in request.rechten


def _bewerk(request: Verzoek, werk: _Werk) -> HttpResponse:
    if request.method != "POST":
        return _begin(request, werk)
    actie = request.POST.get("actie", "")
    if actie == "erbij" or actie.startswith("weg-"):
        return _andere_rijen(request, werk, actie)
    form = RegelversieForm(request.POST, locatie=request.locatie)
    form.vraag_voor(actie)
    rijen = Rijen(request.POST, prefix="rij", form_kwargs={"feiten": werk.feiten})
    goed = all([form.is_valid(), rijen.is_valid()])
    boom = rijen.boom(naam=werk.naam, opbouw=form.cleaned_data["opbouw"]) if goed else None
    bewaren = {"bewaar": _stel_vast, "concept": _bewaar_concept}.get(actie)
    if boom is not None and bewaren and (antwoord := bewaren(request, werk, form, boom)):
        return antwoord
    return _formulier(request, werk, form, rijen, boom=boom if form.is_valid() else None)


def _begin(request: Verzoek, werk: _Werk) -> HttpResponse:
    """The form, filled in with what is to be changed; or that to read, when rows cannot express it."""
    boom = None if "leeg" in request.GET else werk.boom
    try:
        begin = als_rijen(lees(boom, werk.feiten)) if boom is not None else None
    except OngeldigeBoom:
        begin = None
    if begin is None and boom is not None:
        context = {
            "regelset": werk.regelset,
            "tekst": in_woorden(boom, werk.feiten),
            "onbekend": onbekende_feiten(boom, werk.feiten),
        }
        return render(request, "diagnose/regel_alleen_lezen.html", context)
    waarden: dict[str, Any] = {
        "gebied": bewerken.Gebied.REGIO if werk.regelset.regio_id else bewerken.Gebied.LOCATIE,
        "gezien": bewerken.laatste(werk.regelset.code, request.locatie),
    }
    if werk.concept is not None:
        waarden |= {"naam": werk.concept.naam, "versie": werk.concept.versie}
    if begin is not None:
        waarden["opbouw"] = begin.opbouw.value
    form = RegelversieForm(locatie=request.locatie, initial=waarden)
    rijen = [vars(rij) for rij in begin.rijen] if begin else []
    return _formulier(request, werk, form, _onbewerkt(rijen, werk.feiten))


def _andere_rijen(request: Verzoek, werk: _Werk, actie: str) -> HttpResponse:
    """The same form with a row more or less; nothing is checked yet, and what was typed stays."""
    ruw = ruwe_rijen(request.POST)
    if actie == "erbij":
        ruw = [*ruw, {"feit": request.POST.get("nieuw_feit", "")}][:MEESTE_RIJEN]
    else:
        ruw = [rij for nummer, rij in enumerate(ruw) if actie != f"weg-{nummer}"]
    form = RegelversieForm(locatie=request.locatie, initial=request.POST.dict())
    rijen = _onbewerkt(ruw, werk.feiten)
    if actie == "erbij":
        rijen.forms[-1].fields["criterium"].widget.attrs["autofocus"] = True
    return _formulier(request, werk, form, rijen)


def _onbewerkt(rijen: list[dict[str, Any]], feiten: dict[str, Feit]) -> RijFormSet:
    return Rijen(prefix="rij", initial=rijen, form_kwargs={"feiten": feiten})


def _stel_vast(request: Verzoek, werk: _Werk, form: RegelversieForm, boom: Any) -> HttpResponse | None:
    gegevens = form.cleaned_data
    with meld_fouten_op(form), transaction.atomic():
        eenmalig(gegevens["indiening"], gebruiker=request.medewerker.gebruiker)
        versie = bewerken.stel_vast(
            regelset=werk.regelset,
            locatie=request.locatie,
            boom=boom,
            door=request.medewerker,
            **{naam: gegevens[naam] for naam in ("gebied", "van", "toelichting", "gezien")},
        )
        return _vastgesteld(request, versie)
    return None


def _vastgesteld(request: Verzoek, versie: Any) -> HttpResponse:
    plaats = bewerken.gebied(versie.regelset)
    messages.success(request, f"{versie} voor {plaats} geldt vanaf {versie.geldig_van:%d-%m-%Y}.")
    return redirect("diagnose:regelset", versie.regelset_id)


def _bewaar_concept(request: Verzoek, werk: _Werk, form: RegelversieForm, boom: Any) -> HttpResponse | None:
    with meld_fouten_op(form), transaction.atomic():
        eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
        bewaard = concepten.bewaar(
            regelset=werk.regelset,
            locatie=request.locatie,
            naam=form.cleaned_data["naam"],
            boom=boom,
            door=request.medewerker,
            concept=werk.concept,
            versie=form.cleaned_data["versie"] or 0,
        )
        messages.success(request, f"Het concept {bewaard} is bewaard. Er is nog niets veranderd.")
        return redirect("diagnose:regelconcept", bewaard.pk)
    return None


def _formulier(
    request: Verzoek, werk: _Werk, form: RegelversieForm, rijen: RijFormSet, *, boom: Any = None
) -> HttpResponse:
    fouten = Fouten(form, rijen) if form.is_bound else None
    niet, wel = uitkomst.woorden(werk.regelset.soort)
    context = {
        "regelset": werk.regelset,
        "concept": werk.concept,
        "form": form,
        "rijen": rijen,
        "fouten": fouten,
        "feiten": werk.feiten.values(),
        "hulp": [(feit.label, hulp(feit)) for feit in werk.feiten.values()],
        "niet": niet,
        "wel": wel,
        "bevindingen": bewerken.bekijk(werk.regelset, boom) if boom else [],
        "voorspelling": _voorspel(request, werk, boom),
        "van_collega": in_woorden(form.opgeslagen.boom, werk.feiten) if form.opgeslagen else None,
    }
    status = 422 if fouten and fouten.errors else 200
    return render(request, "diagnose/regelversie_nieuw.html", context, status=status)


def _voorspel(request: Verzoek, werk: _Werk, boom: Any) -> bewerken.Voorspelling | None:
    if boom is None:
        return None
    return bewerken.voorspel(regelset=werk.regelset, boom=boom, locatie=request.locatie)
