"""What django-allauth asks of us at sign-in: tries counted, refusals in the log, one wording, no way out of the house.

Comes in: a name, a password, an address to go on to. Goes out: a person, or why not in words that tell nothing.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onrecord.web.accounts import tries
from onrecord.web.asked import address
from onrecord.web.clock import now

WRONG = gettext_lazy("The name or the password is wrong.")
NOT_IT = gettext_lazy("The password is wrong.")


def wait_words(seconds: int) -> str:
    return _("Too many tries. Wait %(seconds)s seconds, then try again.") % {"seconds": seconds}


class Adapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "incorrect_password": NOT_IT,
        "enter_current_password": NOT_IT,
    }

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        name = str(credentials.get("username", ""))
        tried = [("account", name), ("address", address(request))]
        if wait := tries.take(tried, now()):
            raise ValidationError(wait_words(wait))
        user = authenticate(request, **credentials)
        if user is None:
            _refused(request, name)
            return None
        tries.give_back(tried, now())
        return user  # type: ignore[return-value]

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        account = request.record.accounts.get(user.username)  # type: ignore[attr-defined]
        if account is None or not account.active or not user.is_active:
            _refused(request, user.username)
            messages.error(request, WRONG)
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_login")))
        return None

    def get_login_stages(self) -> list[str]:
        return ["allauth.mfa.stages.AuthenticateStage"]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """Only within the house: another port or name of this machine is another house."""
        return bool(url) and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_client_ip(self, request: HttpRequest) -> str:
        return address(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """None is ever sent."""


def _refused(request: HttpRequest, name: str) -> None:
    """An entry in the log. A name that is nobody's is left out: people type passwords into the wrong field."""
    record = request.record  # type: ignore[attr-defined]
    known = record.accounts.get(name) is not None
    about = f"account {name}" if known else "an unknown name"
    record.log.write("sign-in-refused", about, None, {"how": "password", "address": address(request)})
