from allauth.account import views as allauth
from allauth.account.internal.stagekit import clear_login
from django.core.exceptions import PermissionDenied

from shop.accounts.forms import RequestLoginCodeForm


class FirstStep:
    """Who comes back to a first step takes it again, with another number perhaps. (allauth would send them on to the
    second for as long as their code is good.)"""

    def _redirect_to_pending_stage(self, request, stage):
        clear_login(request)


class LoginView(FirstStep, allauth.LoginView):
    """Both ways to sign in on one page; the one by phone posts to RequestLoginCodeView."""

    extra_context = {"phone_form": RequestLoginCodeForm}


class RequestLoginCodeView(FirstStep, allauth.RequestLoginCodeView):
    pass


class SignupView(FirstStep, allauth.SignupView):
    pass


class EmailView(allauth.EmailView):
    def _action_primary(self, request, *args, **kwargs):
        """An account has one address, and it counts when it is confirmed."""
        raise PermissionDenied
