from django.urls import path

from shop.storefront.feeds import Entries
from shop.storefront.views import age, certificates, legal, producers, regions

app_name = "storefront"
urlpatterns = [
    path("nha-san-xuat/", producers.producer_list, name="producers"),
    path("nha-san-xuat/<slug:slug>/", producers.producer_detail, name="producer"),
    path("chung-nhan/", certificates.certificate_list, name="certificates"),
    path("chung-nhan/<str:public_id>/", certificates.certificate_detail, name="certificate"),
    path("chung-nhan/<str:public_id>/qr.svg", certificates.certificate_qr, name="certificate-qr"),
    path("vung/", regions.region_list, name="regions"),
    path("vung/<slug:slug>/", regions.province, name="region"),
    path("vung/truoc-2025/<slug:slug>/", regions.former_province, name="former-region"),
    path("dieu-khoan/", legal.page, {"name": "terms"}, name="terms"),
    path("quyen-rieng-tu/", legal.page, {"name": "privacy"}, name="privacy"),
    path("doi-tra/", legal.page, {"name": "returns"}, name="returns"),
    path("hang-sao-ocop/", legal.page, {"name": "stars"}, name="stars"),
    path("thu-tu-san-pham/", legal.page, {"name": "ranking"}, name="ranking"),
    path("feeds/bai-viet/", Entries(), name="feed"),
    path("18-tuoi/", age.confirm, name="age"),
]
