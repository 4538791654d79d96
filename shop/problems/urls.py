from django.urls import path

from shop.problems import views

app_name = "problems"
urlpatterns = [
    path("<slug:code>/kien/<int:n>/van-de/", views.ParcelView.as_view(), name="parcel"),
    path("<slug:code>/kien/<int:n>/van-de/rut/", views.WithdrawView.as_view(), name="withdraw"),
    path("<slug:code>/anh/<uuid:photo>/", views.PhotoView.as_view(), name="photo"),
]
