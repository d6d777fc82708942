"""Which address is which page. Nothing of allauth's but what is listed: no sign-up, no e-mail, no forgotten passwords."""

from __future__ import annotations

from importlib import import_module

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import include, path
from django.views.generic import RedirectView

from onrecord.web.pages import (
    bringing,
    bulletin,
    bulletin_forms,
    bulletins,
    claim,
    compare,
    decide,
    decision,
    dossier,
    enter,
    erase,
    files,
    formats,
    found,
    home,
    inbox,
    inbox_job,
    incident,
    language,
    map,
    original,
    own,
    report,
    search,
    situation,
    timeline,
    voices,
)
from onrecord.web.pages.admin.addresses import ADDRESSES
from onrecord.web.settings import has_api

_SIGNING_IN = [
    path("sign-in", account.login, name="account_login"),
    path("sign-out", own.sign_out, name="account_logout"),
    path("sign-in/code", factors.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("enter/<str:word>", enter.enter, name="enter"),
]
_SECURITY = [
    path("account", own.account, name="account"),
    path("account/sessions/end", own.end, name="end_session"),
    path("account/password", account.password_change, name="account_change_password"),
    path("account/again", account.reauthenticate, name="account_reauthenticate"),
    path("account/again/code", factors.reauthenticate, name="mfa_reauthenticate"),
    path("account/again/passkey", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/second-factor", factors.index, name="mfa_index"),
    path("account/second-factor/app", totp.activate_totp, name="mfa_activate_totp"),
    path("account/second-factor/app/remove", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/second-factor/codes", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/second-factor/codes/new", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/second-factor/passkeys", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("account/second-factor/passkeys/add", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("account/second-factor/passkeys/<int:pk>/remove", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
]  # fmt: skip
_RECORD = [
    path("", home.home, name="home"),
    path("reports", RedirectView.as_view(url="/search?what=reports"), name="reports"),
    path("inbox", inbox.inbox, name="inbox"),
    path("inbox/failures", inbox.failures, name="inbox_failures"),
    path("inbox/files", bringing.files, name="inbox_files"),
    path("inbox/text", bringing.text, name="inbox_text"),
    path("inbox/address", bringing.address, name="inbox_address"),
    path("inbox/retry", bringing.retry, name="inbox_retry"),
    path("inbox/settle", bringing.settle, name="inbox_settle"),
    path("inbox/job", inbox_job.job, name="inbox_job"),
    path("inbox/job/state", inbox_job.state, name="inbox_job_state"),
    path("search", search.search, name="search"),
    path("search/found", found.found, name="found"),
    path("search/formats", formats.formats, name="formats"),
    path("search/export", formats.export, name="export"),
    path("map", map.map, name="map"),
    path("map/picture", map.picture, name="map_picture"),
    path("timeline", timeline.timeline, name="timeline"),
    path("timeline/picture", timeline.picture, name="timeline_picture"),
    path("language", language.language, name="language"),
    path("report", report.report, name="report"),
    path("report/original", original.original, name="original"),
    path("claim", claim.claim, name="claim"),
    path("incidents", RedirectView.as_view(pattern_name="search", query_string=True), name="incidents"),
    path("voices", voices.voices, name="voices"),
    path("voice", voices.voice, name="voice"),
    path("incident", incident.incident, name="incident"),
    path("incident/near", incident.near, name="incident_near"),
    path("incident/why", incident.why, name="incident_why"),
    path("incident/dossier", dossier.incident_dossier, name="dossier"),
    path("decision", decision.decision, name="decision"),
    path("decide", decide.decide, name="decide"),
    path("erase", erase.erase, name="erase"),
    path("compare", compare.compare, name="compare"),
    path("bulletins", bulletins.bulletins, name="bulletins"),
    path("bulletins/make", bulletin_forms.make, name="make_draft"),
    path("bulletin", bulletin.bulletin, name="bulletin"),
    path("bulletin/save", bulletin_forms.save, name="save_draft"),
    path("bulletin/aside", bulletin_forms.aside, name="put_draft_aside"),
    path("bulletin/issue", bulletin_forms.issue, name="issue_draft"),
    path("bulletin/correct", bulletin_forms.correct, name="correct_bulletin"),
    path("situation", situation.situation, name="situation"),
    path("situation/watch", situation.watch, name="watch"),
    path("files/<str:name>", files.file, name="file"),
    *ADDRESSES,
]

NAMES = frozenset(str(one.name) for one in _RECORD)
urlpatterns = [*_SIGNING_IN, *_SECURITY, *_RECORD]
if has_api():
    api = import_module("onrecord.web.api")
    urlpatterns += [path("api/v1/", include(api.urls))]

handler400 = "onrecord.web.mishaps.bad_request"
handler403 = "onrecord.web.mishaps.forbidden"
handler404 = "onrecord.web.mishaps.not_found"
handler500 = "onrecord.web.mishaps.failed"
