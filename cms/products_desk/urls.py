from django.urls import path

from cms.products_desk import views

app_name = "cms_products"
urlpatterns = [
    path("theo-dieu-kien/", views.rule, name="rule"),
    path("chon-tay/", views.hand, name="hand"),
    path("bao-cao/", views.Report.as_view(), name="report"),
    path("bao-cao/ket-qua/", views.Report.as_view(results_only=True), name="report_results"),
    path("nhan-ban/<int:page_id>/", views.clone, name="clone"),
]
