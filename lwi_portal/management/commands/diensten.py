"""`manage.py diensten`: only the database and the queue, for development."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lwi_portal.diensten.fouten import DienstFout
from lwi_portal.diensten.proces import kijk_toe
from lwi_portal.diensten.samen import eigen_diensten
from lwi_portal.diensten.signalen import stopbaar


class Command(BaseCommand):
    """Runs the services of this clone until Ctrl-C."""

    help = "Start alleen PostgreSQL en Redis van deze map; stoppen met Ctrl-C."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Run, or end with exit code 1 and one clear message."""
        try:
            with stopbaar(), eigen_diensten(os.environ) as diensten:
                for naam, url in diensten.urls.items():
                    self.stdout.write(f"{naam}={url}")
                self.stdout.write("Stoppen: Ctrl-C.")
                self.stdout.flush()
                kijk_toe(diensten.processen)
        except DienstFout as fout:
            raise CommandError(str(fout)) from fout
