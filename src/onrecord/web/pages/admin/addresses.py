"""The addresses of the administration and of the log, for urls.py."""

from __future__ import annotations

from django.urls import URLPattern, path

from onrecord.web.pages.admin import backups, groups, home, jobs, log, people, places, tokens, voices

ADDRESSES: list[URLPattern] = [
    path("admin", home.page, name="admin"),
    path("admin/people", people.page, name="admin_people"),
    path("admin/people/add", people.add, name="admin_people_add"),
    path("admin/people/change", people.change, name="admin_people_change"),
    path("admin/people/second-factor", people.require, name="admin_second_factor"),
    path("admin/groups", groups.page, name="admin_groups"),
    path("admin/groups/change", groups.change, name="admin_groups_change"),
    path("admin/tokens", tokens.page, name="admin_tokens"),
    path("admin/tokens/add", tokens.add, name="admin_tokens_add"),
    path("admin/tokens/end", tokens.end, name="admin_tokens_end"),
    path("admin/jobs", jobs.page, name="admin_jobs"),
    path("admin/jobs/link", jobs.relink, name="admin_jobs_link"),
    path("admin/backups", backups.page, name="admin_backups"),
    path("admin/backups/make", backups.make, name="admin_backups_make"),
    path("admin/places", places.page, name="admin_places"),
    path("admin/places/add", places.add, name="admin_places_add"),
    path("admin/places/remove", places.remove, name="admin_places_remove"),
    path("admin/voices", voices.page, name="admin_voices"),
    path("log", log.log, name="log"),
    path("log/verify", log.verify, name="log_verify"),
    path("log/head", log.head, name="log_head"),
    path("log/export", log.export, name="log_export"),
]
