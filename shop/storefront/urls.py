from django.urls import path

from shop.storefront.views import age, producers

app_name = "storefront"
urlpatterns = [
    path("nha-san-xuat/", producers.producer_list, name="producers"),
    path("nha-san-xuat/<slug:slug>/", producers.producer_detail, name="producer"),
    path("18-tuoi/", age.confirm, name="age"),
]
