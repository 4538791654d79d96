from django.urls import path
from oscar.apps.checkout import apps


class CheckoutConfig(apps.CheckoutConfig):
    name = "shop.checkout"

    def get_urls(self):
        from shop.checkout import views

        return self.post_process_urls([path("", views.CheckoutView.as_view(), name="index")])
