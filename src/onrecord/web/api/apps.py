"""The API's own tables as a Django app: answers given before, allowances, turns."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "onrecord.web.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"
