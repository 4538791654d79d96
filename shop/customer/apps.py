from django.contrib.auth.decorators import login_required
from django.urls import path
from oscar.apps.customer import apps


class CustomerConfig(apps.CustomerConfig):
    """The account: a person and their orders. Signing in is allauth's; no alerts, wish lists or address book."""

    name = "shop.customer"

    def get_urls(self):
        from shop.customer import views

        return self.post_process_urls(
            [
                path("", login_required(views.SummaryView.as_view()), name="summary"),
                path("ho-ten/", login_required(views.NameView.as_view()), name="name"),
            ]
        )
