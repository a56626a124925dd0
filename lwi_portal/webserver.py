"""Settings of gunicorn: `gunicorn -c python:lwi_portal.webserver lwi_portal.wsgi`."""

import os
from pathlib import Path

from lwi_portal.logboek import LOGGING

bind = "127.0.0.1:8000"
workers = int(os.environ.get("LWI_WEB_PROCESSEN", "2"))
worker_class = "gthread"
threads = int(os.environ.get("LWI_WEB_THREADS", "4"))
timeout = 60
graceful_timeout = 30
keepalive = 15
# Where a worker shows that it lives: memory, so that a busy disk is not taken for a dead worker.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
control_socket_disable = True  # it would lie in the home folder and be shared by all clones
accesslog = None  # `logboek.Toegang` writes our own lines, without addresses and query strings
logconfig_dict = LOGGING
