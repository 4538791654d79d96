from allauth.account import stages


class PhoneVerificationStage(stages.PhoneVerificationStage):
    """Who has no number, only an e-mail address, signs in without one. (allauth turns them away, since those who sign
    up must give one.)"""

    def handle(self):
        user = self.login.user
        return super().handle() if user is None or user.phone else (None, True)
