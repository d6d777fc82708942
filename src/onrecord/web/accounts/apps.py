"""The tables of the pages as a Django app; signals are heard from the moment that it is loaded."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "onrecord.web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from onrecord.web.accounts import hearing

        hearing.begin()
