"""Serves the site from this process: two workers of four threads, forked once all is loaded."""

import socket
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication


def say_goodbye(server: Any) -> None:
    print(
        "\nDialogues has stopped. Everything saved is kept; `make run` starts it again.", flush=True
    )


SETTINGS = {
    "worker_class": "gthread",
    "workers": 2,
    "threads": 4,
    "preload_app": True,
    "control_socket_disable": True,  # it would write a socket into the home folder
    "loglevel": "warning",
    "timeout": 60,  # seconds
    "graceful_timeout": 10,  # seconds
    "on_exit": say_goodbye,
}


class Server(BaseApplication):
    """Gunicorn on a socket that is already listening."""

    def __init__(self, listener: socket.socket) -> None:
        self.listener = listener
        super().__init__()

    def load_config(self) -> None:
        for name, value in SETTINGS.items():
            self.cfg.set(name, value)
        self.cfg.set("bind", f"fd://{self.listener.detach()}")

    def load(self) -> WSGIHandler:
        return get_wsgi_application()


def serve_until_stopped(listener: socket.socket) -> None:
    """Does not return: ends the process with exit code 0 on Ctrl-C or a termination signal."""
    connections.close_all()  # a worker must not inherit one
    Server(listener).run()
