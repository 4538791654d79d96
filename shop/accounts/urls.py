"""allauth's pages under Vietnamese addresses; their names are allauth's own."""

from allauth.account import views as allauth
from allauth.decorators import rate_limit
from django.urls import path, re_path

from shop.accounts import views

few_codes = rate_limit(action="confirm_code")

urlpatterns = [
    path("dang-nhap/", views.LoginView.as_view(), name="account_login"),
    path("dang-nhap/ma/", views.RequestLoginCodeView.as_view(), name="account_request_login_code"),
    path("dang-nhap/ma/xac-nhan/", few_codes(allauth.confirm_login_code), name="account_confirm_login_code"),
    path("dang-ky/", views.SignupView.as_view(), name="account_signup"),
    path("dang-xuat/", allauth.logout, name="account_logout"),
    path("tam-khoa/", allauth.account_inactive, name="account_inactive"),
    path("so-dien-thoai/", allauth.change_phone, name="account_change_phone"),
    path("so-dien-thoai/xac-nhan/", few_codes(allauth.verify_phone), name="account_verify_phone"),
    path("email/", views.EmailView.as_view(), name="account_email"),
    re_path(r"^email/xac-nhan/(?P<key>[-:\w]{1,500})/$", allauth.confirm_email, name="account_confirm_email"),
    path("mat-khau/", allauth.password_change, name="account_change_password"),
    path("mat-khau/dat/", allauth.password_set, name="account_set_password"),
    path("mat-khau/quen/", allauth.password_reset, name="account_reset_password"),
    path("mat-khau/quen/da-gui/", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^mat-khau/dat-lai/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>[-\w]{1,200})/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "mat-khau/dat-lai/xong/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
