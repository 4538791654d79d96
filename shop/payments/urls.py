from django.urls import path

from shop.payments.views import pay

app_name = "payments"
urlpatterns = [
    path("<slug:code>/thanh-toan/", pay.PayView.as_view(), name="pay"),
]
