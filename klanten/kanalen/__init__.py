"""The channels over which mail and sms leave: each a class, chosen by a setting."""

from klanten.kanalen.basis import Geweigerd, Stand, Tijdelijk, Verzender
from klanten.kanalen.kiezen import verzender

__all__ = ["Geweigerd", "Stand", "Tijdelijk", "Verzender", "verzender"]
