"""How often a system may ask; told in headers of every answer, so that it can slow down in time."""

from typing import Any

from rest_framework.throttling import SimpleRateThrottle


class PerSysteem(SimpleRateThrottle):
    """The number of requests per minute that stands with the system; without a key a number per address."""

    zonder_sleutel = 60
    rate = "60/min"

    def allow_request(self, request: Any, view: Any) -> bool:
        """Count this request, and remember on it what is left."""
        systeem = request._request.systeem_of_niets
        self.num_requests = systeem.per_minuut if systeem else self.zonder_sleutel
        self.duration = 60
        mag = bool(super().allow_request(request, view))
        over = max(0, self.num_requests - len(self.history))
        oudste = self.history[-1] if self.history else self.now
        request._request.limiet = {
            "RateLimit-Limit": str(self.num_requests),
            "RateLimit-Remaining": str(over if mag else 0),
            "RateLimit-Reset": str(max(1, int(self.duration - (self.now - oudste)))),
        }
        return mag

    def get_cache_key(self, request: Any, view: Any) -> str:
        """One count for each system, or for each address of who has no key."""
        systeem = request._request.systeem_of_niets
        return f"api-limiet:{systeem.pk}" if systeem else f"api-limiet:ip:{self.get_ident(request)}"
