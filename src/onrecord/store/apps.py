"""The record's tables as a Django app, named so that its tables and migrations never move."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "onrecord.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
