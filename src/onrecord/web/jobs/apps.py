"""The table of jobs as a Django app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "onrecord.web.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
