"""Every address of web/urls.py: as a page with what it is about filled in, as a part or a file that pages fetch, or as where a form goes.

test_every_page.py holds that none is missing, so that a page that is added is looked at too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from journeys_served import Served, id_of

PAGES = {
    "home": "/", "inbox": "/inbox", "inbox_failures": "/inbox/failures", "inbox_job": "/inbox/job?id={job}",
    "search": "/search?kind=killed", "formats": "/search/formats?kind=killed", "map": "/map", "timeline": "/timeline",
    "report": "/report?id={report}", "original": "/report/original?id={report}", "claim": "/claim?report={report}&id=c1",
    "incident": "/incident?id={incident}", "incident_near": "/incident/near?id={incident}", "incident_why": "/incident/why?id={incident}",
    "situation": "/situation?place=eastern+Aleppo&on=2016-12-20", "voices": "/voices", "voice": "/voice?key={voice}",
    "decision": "/decision?id={decision}", "compare": "/compare?report={report}&with=coast-gazette-1214",
    "bulletins": "/bulletins", "bulletin": "/bulletin?id={bulletin}",
    "account": "/account", "account_change_password": "/account/password", "account_reauthenticate": "/account/again",
    "mfa_index": "/account/second-factor", "mfa_activate_totp": "/account/second-factor/app",
    "mfa_add_webauthn": "/account/second-factor/passkeys/add",
    "admin": "/admin", "admin_people": "/admin/people?name=bo", "admin_groups": "/admin/groups?name=field", "admin_tokens": "/admin/tokens",
    "admin_jobs": "/admin/jobs", "admin_backups": "/admin/backups", "admin_places": "/admin/places", "admin_voices": "/admin/voices?q=observatory",
    "log": "/log", "account_login": "/sign-in",
}  # fmt: skip
"""Name → address, in which ids of the record are filled."""
FURTHER = {
    "search claims": "/search?what=claims", "search reports": "/search?what=reports", "search nothing": "/search?q=nobodywrotethis",
    "compare forms": "/compare", "compare days": "/compare?place=eastern+Aleppo&on=2016-12-13&and=2016-12-20",
    "compare claims": "/compare?claim={report}:c1&with=coast-gazette-1214:c1", "outlets": "/voices?what=outlets",
    "draft": "/bulletin?draft={draft}", "draft preview": "/bulletin?draft={draft}&show=preview", "situation asked": "/situation",
    "people": "/admin/people", "groups": "/admin/groups", "log entry": "/log?entry=2", "not there": "/report?id=never-was",
}  # fmt: skip
"""Other faces of the same addresses."""
PARTS = {
    "map_picture",
    "timeline_picture",
    "found",
    "export",
    "dossier",
    "inbox_job_state",
    "log_head",
    "file",
}
"""Fetched by pages, or taken along as files."""
LEADING_ON = {
    "reports", "incidents", "enter", "account_logout", "mfa_authenticate", "mfa_login_webauthn", "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_list_webauthn",
    "mfa_remove_webauthn",
}  # fmt: skip
"""They lead on to another page unless a second factor is there: test_signing_in_browser.py goes through those."""
FORMS = {
    "inbox_files": "/inbox/files", "inbox_text": "/inbox/text", "inbox_address": "/inbox/address", "inbox_retry": "/inbox/retry",
    "inbox_settle": "/inbox/settle", "decide": "/decide", "erase": "/erase", "language": "/language", "end_session": "/account/sessions/end",
    "make_draft": "/bulletins/make", "save_draft": "/bulletin/save", "put_draft_aside": "/bulletin/aside",
    "issue_draft": "/bulletin/issue", "correct_bulletin": "/bulletin/correct", "watch": "/situation/watch",
    "admin_people_add": "/admin/people/add", "admin_people_change": "/admin/people/change", "admin_second_factor": "/admin/people/second-factor",
    "admin_groups_change": "/admin/groups/change", "admin_tokens_add": "/admin/tokens/add", "admin_tokens_end": "/admin/tokens/end",
    "admin_jobs_link": "/admin/jobs/link", "admin_backups_make": "/admin/backups/make", "admin_places_add": "/admin/places/add",
    "admin_places_remove": "/admin/places/remove", "log_verify": "/log/verify", "log_export": "/log/export",
}  # fmt: skip
"""Where forms are sent."""


@dataclass(frozen=True)
class Ids:
    """What pages of the team's record are about."""

    incident: str
    decision: str
    voice: str
    job: str
    draft: str
    bulletin: str
    report: str = "levant-wire-1213"


def addresses(ids: Ids) -> dict[str, str]:
    return {name: address.format(**vars(ids)) for name, address in (PAGES | FURTHER).items()}


def ids_of(come_in: Callable[..., Any], team: Served) -> Ids:
    """A decision, a draft, a bulletin and a job are made for the pages that show one; found once."""
    if team.ids is None:
        page = come_in(team, "rana")
        page.goto(f"{team.address}/")
        incident = (
            page.locator("#latest ~ div tr", has_text="eastern Aleppo")
            .filter(has_text="82")
            .locator("a")
            .first
        )
        page.goto(f"{team.address}/voices")
        voice = re.search(r"key=([^&#]+)", page.locator("main table a").first.get_attribute("href"))
        assert voice
        team.ids = Ids(
            incident=id_of(of_home(page, team, incident)), voice=voice[1], decision=a_decision(page, team),
            job=a_job(page, team), draft=a_draft(page, team), bulletin=a_bulletin(page, team),
        )  # fmt: skip
    return team.ids  # type: ignore[no-any-return]


def of_home(page: Any, team: Served, link: Any) -> str:
    page.goto(f"{team.address}/")
    return str(link.get_attribute("href"))


def a_decision(page: Any, team: Served) -> str:
    page.goto(f"{team.address}/report?id=northern-courier-1220")
    page.locator("article.claim form[data-key=a] button").first.click()
    page.wait_for_selector("article.claim.accepted")
    return id_of(page.locator("article.claim .decisions a").first.get_attribute("href"))


def a_job(page: Any, team: Served) -> str:
    page.goto(f"{team.address}/inbox")
    page.fill("#paste textarea", "The bakery at the corner of the square is open again, a baker said.")
    page.click("#paste button")
    page.wait_for_url("**/inbox/job?id=*")
    return id_of(page.url)


def a_draft(page: Any, team: Served) -> str:
    page.goto(f"{team.address}/bulletins")
    for name, value in (("place", "eastern Aleppo"), ("start", "2016-12-13"), ("end", "2016-12-16")):
        page.fill(f"[name={name}]", value)
    page.click("section[aria-labelledby=make] button")
    page.wait_for_url("**/bulletin?draft=*")
    return str(page.url).partition("draft=")[2]


def a_bulletin(page: Any, team: Served) -> str:
    draft = a_draft(page, team)
    page.goto(f"{team.address}/bulletin?draft={draft}&show=preview")
    page.locator("form[action$='/bulletin/issue'] button").click()
    page.wait_for_url("**/bulletin?id=*")
    return id_of(page.url)
