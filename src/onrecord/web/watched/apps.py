"""Watched places as a Django app."""

from django.apps import AppConfig


class WatchedConfig(AppConfig):
    name = "onrecord.web.watched"
    label = "watched"
    default_auto_field = "django.db.models.BigAutoField"
