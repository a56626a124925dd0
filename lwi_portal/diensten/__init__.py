"""PostgreSQL and Redis that the portal starts itself, and the addresses and keys that settings need.

Only what `lwi_portal.settings` uses is imported here: reading settings must stay quick and start nothing.
"""

from lwi_portal.diensten.adres import Adressen, adressen
from lwi_portal.diensten.sleutelbos import Sleutels, sleutels

__all__ = ["Adressen", "Sleutels", "adressen", "sleutels"]
