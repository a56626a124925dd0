"""In which sector a client worked, as far as the dossier tells."""

from typing import Any

from django.db.models import F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Lower

from klanten.models import Klant, Werkervaring
from werkgevers.models import Beroep, Sector, Zoekprofiel


def sector_van_klant() -> Combinable:
    """The key of the sector, on a queryset of clients: of the last job, else of the work that is looked for.

    A job counts when its name is that of an occupation in the list.
    """
    werk = Werkervaring.objects.filter(klant=OuterRef("pk")).order_by("-van")
    werk = werk.annotate(sector=Subquery(_sector_van(OuterRef("functie")))).filter(sector__isnull=False)
    zoekt = Zoekprofiel.objects.filter(klant=OuterRef("pk"), beroepen__sector__isnull=False)
    return Coalesce(
        Subquery(werk.values("sector")[:1]),
        Subquery(_sector_van(OuterRef("situatie__laatste_beroep"))),
        Subquery(zoekt.order_by("beroepen__naam").values("beroepen__sector")[:1]),
        output_field=IntegerField(),
    )


def sector_van(klant: Klant) -> Sector | None:
    """The same for one client."""
    sleutel = Klant.objects.filter(pk=klant.pk).values_list(sector_van_klant(), flat=True).get()
    return Sector.objects.filter(pk=sleutel).first()


def beroep_van(klant: Klant) -> Beroep | None:
    """The occupation to look at first: what the client looks for, else the last one."""
    profiel = Zoekprofiel.objects.filter(klant=klant).first()
    gezocht = profiel.beroepen.select_related("sector").first() if profiel else None
    if gezocht is not None:
        return gezocht
    namen = [*klant.werkervaringen.values_list("functie", flat=True)[:1]]
    if situatie := getattr(klant, "situatie", None):
        namen = [situatie.gewenst_beroep, *namen, situatie.laatste_beroep]
    klein = [naam.lower() for naam in namen if naam]
    met_naam = Beroep.objects.annotate(klein=Lower("naam")).filter(klein__in=klein).select_related("sector")
    bekend = {beroep.naam.lower(): beroep for beroep in met_naam}
    return next((bekend[naam] for naam in klein if naam in bekend), None)


def _sector_van(naam: OuterRef) -> QuerySet[Beroep, Any]:
    zelfde = Beroep.objects.annotate(klein=Lower("naam")).filter(klein=Lower(naam), sector__isnull=False)
    return zelfde.order_by("pk").values(sleutel=F("sector"))[:1]
