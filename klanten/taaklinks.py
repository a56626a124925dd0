"""From a task to the page on which its work is done.

A task carries the key of the work that it asks for (`overdracht:12`); who makes such tasks says at start-up
which page belongs to them.
"""

from dataclasses import dataclass

from django.urls import reverse

from klanten.models import Taak


@dataclass(frozen=True)
class Pagina:
    """A page that takes the number in the key as `pk`, and of the dossier also `klantnummer`.

    Without `met_nummer` it takes the `klantnummer` alone.

    Attributes:
        antwoord: whether the task ends by what is filled in there, and not by saying that it is done.
        in_dossier: whether the page belongs to the dossier of the client whom the task is about.
        met_nummer: whether the page is about one record; else it is about the client.
    """

    urlnaam: str
    antwoord: bool = False
    in_dossier: bool = True
    met_nummer: bool = True


_PAGINAS: dict[str, Pagina] = {}


def registreer(woord: str, pagina: Pagina) -> None:
    """Say on which page tasks are done whose key begins with a word."""
    _PAGINAS[woord] = pagina


def adres(taak: Taak) -> str:
    """Where the work of a task is done; empty when it has no page of its own."""
    woord, nummer, _ = _delen(taak)
    pagina = _PAGINAS.get(woord)
    if pagina is None or not nummer.isdecimal():
        return ""
    if not pagina.in_dossier:
        return reverse(pagina.urlnaam, args=[int(nummer)])
    if taak.klant is None:
        return ""
    over = [int(nummer)] if pagina.met_nummer else []
    return reverse(pagina.urlnaam, args=[taak.klant.klantnummer, *over])


def vraagt_antwoord(taak: Taak) -> bool:
    """Whether a task ends by an answer on its page; one about it (`overdracht:12:terug`) does not."""
    woord, _, rest = _delen(taak)
    return not rest and woord in _PAGINAS and _PAGINAS[woord].antwoord


def meld_aan() -> None:
    """The pages of handing over, consulting, referring and exchanging, and of what clients ask."""
    registreer("overdracht", Pagina("klanten:overdracht_beantwoorden", antwoord=True))
    registreer("overleg", Pagina("klanten:overleg"))
    registreer("verwijzing", Pagina("klanten:verwijzing"))
    registreer("partnerverwijzing", Pagina("klanten:partnerverwijzing"))
    registreer("backoffice", Pagina("klanten:backoffice_verzoek", antwoord=True))
    registreer("inzagevraag", Pagina("klanten:inzagevraag", antwoord=True))
    registreer("uitwisseling", Pagina("klanten:uitwisseling", in_dossier=False))
    registreer("uitwisselkoppeling", Pagina("klanten:uitwisselkoppeling", in_dossier=False))
    registreer("uitschrijven", Pagina("klanten:uitschrijven", antwoord=True))


def _delen(taak: Taak) -> tuple[str, str, str]:
    woord, _, rest = (taak.sleutel or "").partition(":")
    nummer, _, rest = rest.partition(":")
    return woord, nummer, rest
