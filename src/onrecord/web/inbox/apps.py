"""The inbox's own tables as a Django app: what was brought in, and how far it is read."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    name = "onrecord.web.inbox"
    label = "inbox"
    default_auto_field = "django.db.models.BigAutoField"
