"""The bulletins' own tables as a Django app: drafts, and what was issued."""

from django.apps import AppConfig


class BulletinsConfig(AppConfig):
    name = "onrecord.web.bulletins"
    label = "bulletins"
    default_auto_field = "django.db.models.BigAutoField"
