"""The gereedschapskist: what the partners can offer, under which rules, and what fits one client."""

from diagnose.gereedschap.aanbod import Partneraanbod, aanbod_per_partner

__all__ = ["Partneraanbod", "aanbod_per_partner"]
