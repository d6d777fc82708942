"""The forms for a code of the second factor, with tries counted and no code taken twice; and for setting up an app that shows codes,
whose secret waits encrypted in the session."""

from __future__ import annotations

from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, generate_totp_secret
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onrecord.errors import SecretsError
from onrecord.web.accounts import encrypting, tries
from onrecord.web.accounts.adapter import wait_words
from onrecord.web.clock import now

KEY_LOST = gettext_lazy(
    "This server cannot check your second factor: the key to it is not here. Ask an admin to take your second factors away."
)


class _Counted:
    user: Any

    def clean_code(self) -> str:
        tried = [("code", self.user.username)]
        if wait := tries.take(tried, now()):
            raise ValidationError(wait_words(wait))
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except SecretsError as error:
            tries.give_back(tried, now())  # it was not weighed, and tells nothing
            raise ValidationError(KEY_LOST) from error
        # allauth remembers used codes in each worker's own memory; another worker would take one again.
        of_the_moment = self.authenticator.type == Authenticator.Type.TOTP  # type: ignore[attr-defined]
        if of_the_moment and not tries.first(f"{self.user.pk}:{''.join(filter(str.isalnum, code))}", now()):
            raise ValidationError(_("The code was used already. Wait for the next one."))
        tries.give_back(tried, now())
        return code


class Code(_Counted, AuthenticateForm):
    """At sign-in, after the password."""


class CodeAgain(_Counted, ReauthenticateForm):
    """Before a change of security."""


class SetUp(ActivateTOTPForm):
    """An app that shows codes. allauth keeps its secret in the session as it is until the first code comes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user = kwargs.pop("user")
        forms.Form.__init__(self, *args, **kwargs)
        session = context.request.session
        held = session.get(SECRET_SESSION_KEY) if self.is_bound else None
        if held:
            self.secret = encrypting.plain(held)
        else:
            self.secret = generate_totp_secret()
            session[SECRET_SESSION_KEY] = encrypting.encrypted(self.secret)
