"""The layout of a file from and for LL4all.

The source names it among the systems of youth counters and does not say what it keeps
(Jongerenloketten, expertgroep 2006: "geen koppeling tussen de relevante systemen").
"""

from keten.doelen import Doel
from klanten.uitwisselen.velden import (
    ACHTERNAAM,
    ADRES,
    EMAIL,
    GEBOREN,
    KWALIFICATIE,
    STATUS,
    TELEFOON,
    Indeling,
)

INDELING = Indeling(
    code="ll4all",
    naam="LL4all",
    van="Een systeem bij het jongerenloket. Alleen klanten jonger dan 27 gaan mee.",
    velden=(ADRES, TELEFOON, EMAIL),
    mee=(ACHTERNAAM, GEBOREN, KWALIFICATIE, STATUS),
    doel=Doel.BEGELEIDING,
    jonger_dan=27,
)
