"""Telling systems of partners that something happened in the portal, without saying about whom.

Read on in this order: `soorten` (what can be told), `klaarzetten` (in the transaction of the event),
`bezorgen` (after it), `bericht` and `ondertekenen` (what is sent), `verbinden` (how), `uitkomst` (what the
answer means), and for people `beheren` and `ingrijpen`. What receivers have to know stands in
docs/notificaties.md.
"""
