"""Reading the inbox of employers' questions: what waits, for whom, and who spoke last."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from keten.models import Locatie, Medewerker
from klanten.kwartalen import Kwartaal
from werkgevers.models import Vraagbericht, Werkgeversvraag
from werkgevers.vraagcijfers import gesteld_in
from werkgevers.vragen import zichtbaar_voor

_VAN_BUITEN = (Vraagbericht.Soort.REACTIE, Vraagbericht.Soort.GAST)


def lijst(medewerker: Medewerker, locatie: Locatie) -> QuerySet[Werkgeversvraag]:
    """The questions that this person sees; `laatste` is the kind of the last message."""
    laatste = Vraagbericht.objects.filter(vraag=OuterRef("pk")).order_by("-op", "-pk").values("soort")[:1]
    return (
        zichtbaar_voor(medewerker, locatie)
        .select_related("werkgever", "behandelaar__gebruiker", "van_instantie")
        .annotate(laatste=Subquery(laatste))
    )


def kies(
    rijen: QuerySet[Werkgeversvraag],
    *,
    medewerker: Medewerker,
    stand: str = "",
    soort: str = "",
    kanaal: str = "",
    van: str = "",
    kwartaal: str = "",
) -> QuerySet[Werkgeversvraag]:
    """Those that somebody asked to see; without a choice what is open.

    Args:
        stand: `te_laat`, `doorgezet`, `reactie`, `afgerond` or `alle`.
        kwartaal: the code of the quarter in which it was asked.
        van: `mij` for what this person is responsible for or helps with, `niemand` for what nobody took.
    """
    keuzes = {
        "": Q(stand__in=Werkgeversvraag.LOPEND),
        "te_laat": Q(stand__in=Werkgeversvraag.LOPEND, vervalt_op__lt=timezone.now()),
        "doorgezet": Q(stand=Werkgeversvraag.Stand.DOORGEZET),
        "reactie": Q(stand__in=Werkgeversvraag.LOPEND, laatste__in=_VAN_BUITEN),
        "afgerond": ~Q(stand__in=Werkgeversvraag.LOPEND),
        "alle": Q(),
    }
    eigenaren = {
        "": Q(),
        "mij": Q(behandelaar=medewerker) | Q(pk__in=medewerker_helpt(medewerker)),
        "niemand": Q(behandelaar__isnull=True),
    }
    rijen = rijen.filter(keuzes[stand] & eigenaren[van])
    if gekozen := Kwartaal.lees(kwartaal):
        rijen = rijen.filter(gesteld_in(gekozen))
    if soort:
        rijen = rijen.filter(soort=soort)
    return rijen.filter(kanaal=kanaal) if kanaal else rijen


def medewerker_helpt(medewerker: Medewerker) -> QuerySet[Werkgeversvraag, int]:
    """The keys of the questions with which somebody helps as a specialist."""
    return Werkgeversvraag.objects.filter(specialisten__medewerker=medewerker).values_list("pk", flat=True)


def tel(medewerker: Medewerker, locatie: Locatie) -> dict[str, int]:
    """How many questions are open, too late, of nobody, of this person, and elsewhere; in one query."""
    rijen = Werkgeversvraag.objects.open().filter(locatie=locatie)
    return rijen.aggregate(
        open=Count("pk"),
        te_laat=Count("pk", filter=Q(vervalt_op__lt=timezone.now())),
        niemand=Count("pk", filter=Q(behandelaar__isnull=True)),
        mij=Count("pk", filter=Q(behandelaar=medewerker)),
        doorgezet=Count("pk", filter=Q(stand=Werkgeversvraag.Stand.DOORGEZET)),
    )
