#!/usr/bin/env python
"""Django's command line for the LWI portal."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import OperationalError

from lwi_portal.diensten.samen import uitleg_bij_stilte


def main() -> None:
    """Run the management command that the command line names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lwi_portal.settings")

    try:
        execute_from_command_line(sys.argv)
    except OperationalError:
        if uitleg := uitleg_bij_stilte(os.environ):
            sys.exit(uitleg)
        raise


if __name__ == "__main__":
    main()
