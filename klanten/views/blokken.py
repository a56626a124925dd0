"""Parts of the start page: bare when htmx fetches them, else a page of their own."""

from keten.verzoek import Verzoek


def blok_basis(request: Verzoek) -> dict[str, str]:
    """The template that a part extends (`basis`)."""
    return {"basis": "klanten/blok.html" if request.htmx else "basis/medewerker.html"}
