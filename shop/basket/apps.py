from django.urls import path
from oscar.apps.basket import apps


class BasketConfig(apps.BasketConfig):
    name = "shop.basket"

    def get_urls(self):
        from shop.basket import views

        return self.post_process_urls(
            [
                path("", views.summary, name="summary"),
                path("them/", views.add, name="add"),
                path("cap-nhat/", views.update, name="update"),
            ]
        )
