from django.urls import path

from shop.payments.views import pay, payee, stripe, vietqr

app_name = "payments"
urlpatterns = [
    path("<slug:code>/thanh-toan/", pay.PayView.as_view(), name="pay"),
    path("<slug:code>/thanh-toan/the/", stripe.ReturnView.as_view(), name="stripe-return"),
    path("<slug:code>/thanh-toan/tinh-trang/", pay.ProgressView.as_view(), name="progress"),
    path("<slug:code>/thanh-toan/ma-qr.png", vietqr.PictureView.as_view(), name="picture"),
    path("<slug:code>/nhan-hoan-tien/", payee.PayeeView.as_view(), name="payee"),
]
