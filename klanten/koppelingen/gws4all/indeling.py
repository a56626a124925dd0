"""The layout of a file from and for GWS4all, which knows people by their BSN."""

from keten.doelen import Doel
from klanten.uitwisselen.velden import ACHTERNAAM, ADRES, GEBOREN, TELEFOON, UITKERING, Indeling

INDELING = Indeling(
    code="gws4all",
    naam="GWS4all",
    van="Het systeem van de gemeente voor de bijstand: adres en uitkering.",
    velden=(ADRES, TELEFOON),
    mee=(ACHTERNAAM, GEBOREN, UITKERING),
    doel=Doel.INKOMEN,
    met_bsn=True,
)
