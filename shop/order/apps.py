from django.urls import path
from oscar.apps.order import apps


class OrderConfig(apps.OrderConfig):
    name = "shop.order"
    namespace = "order"

    def get_urls(self):
        from shop.order import views

        return self.post_process_urls(
            [
                path("", views.LookupView.as_view(), name="lookup"),
                path("<slug:code>/", views.TrackingView.as_view(), name="tracking"),
                path("<slug:code>/huy/", views.CancelOrderView.as_view(), name="cancel"),
                path("<slug:code>/kien/<int:n>/huy/", views.CancelParcelView.as_view(), name="cancel-parcel"),
                path("<slug:code>/mua-lai/", views.BuyAgainView.as_view(), name="buy-again"),
            ]
        )
