from django.urls import path

from shop.payments.views import pay, stripe

app_name = "payments"
urlpatterns = [
    path("<slug:code>/thanh-toan/", pay.PayView.as_view(), name="pay"),
    path("<slug:code>/thanh-toan/the/", stripe.ReturnView.as_view(), name="stripe-return"),
]
