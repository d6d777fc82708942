"""The application that a WSGI server runs, for Django set up and a record opened (serving.py)."""

from __future__ import annotations

from django.core.handlers.wsgi import WSGIHandler


def application() -> WSGIHandler:
    return WSGIHandler()
