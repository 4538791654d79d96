from django.urls import path, reverse_lazy
from oscar.apps.dashboard import apps
from oscar.core.loading import get_class


class DashboardConfig(apps.DashboardConfig):
    """The orders, for the shop's staff. A parcel is moved on; nothing of an order is edited by hand."""

    name = "shop.dashboard"
    login_url = reverse_lazy("account_login")

    def configure_permissions(self):
        permission = get_class("dashboard.permissions", "DashboardPermission")
        see, act = permission.get("order", "view_order"), permission.get("order", "view_order", "change_order")
        give_back, money = permission.get("payments", "add_refund"), permission.get("payments", "change_banktransfer")
        self.permissions_map = {
            "index": see,
            "order-list": see,
            "order-detail": see,
            "order-note": see,
            "consignment": act,
            "order-refund": give_back,
            "order-refund-retry": give_back,
            "transfer-list": money,
            "transfer": money,
            "refund-list": money,
            "refund": money,
            "statement": permission.get("payments", "add_bankstatement"),
        }
        see = permission.get("problems", "view_problemcase")
        act = permission.get("problems", "view_problemcase", "change_problemcase")
        self.permissions_map |= {"problem-list": see, "problem": see, "problem-photo": see}
        self.permissions_map |= {f"problem-{name}": act for name in ("answer", "note", "assign", "close")}

    def get_urls(self):
        from shop.dashboard import money_views, problems, transfers, views

        return self.post_process_urls(
            [
                path("", views.IndexView.as_view(), name="index"),
                path("don-hang/", views.OrderListView.as_view(), name="order-list"),
                path("don-hang/<slug:number>/", views.OrderDetailView.as_view(), name="order-detail"),
                path("don-hang/<slug:number>/kien/<int:n>/", views.ConsignmentView.as_view(), name="consignment"),
                path("van-de/", problems.ProblemListView.as_view(), name="problem-list"),
                path("van-de/anh/<uuid:photo>/", problems.ProblemPhotoView.as_view(), name="problem-photo"),
                path("van-de/<slug:number>/", problems.ProblemView.as_view(), name="problem"),
                path("van-de/<slug:number>/tra-loi/", problems.AnswerView.as_view(), name="problem-answer"),
                path("van-de/<slug:number>/ghi-chu/", problems.NoteView.as_view(), name="problem-note"),
                path("van-de/<slug:number>/giao/", problems.AssignView.as_view(), name="problem-assign"),
                path("van-de/<slug:number>/dong/", problems.CloseView.as_view(), name="problem-close"),
                path("don-hang/<slug:number>/ghi-chu/", money_views.NoteView.as_view(), name="order-note"),
                path("don-hang/<slug:number>/hoan-tien/", money_views.RefundView.as_view(), name="order-refund"),
                path(
                    "don-hang/<slug:number>/hoan-tien/<int:pk>/gui-lai/",
                    money_views.RetryRefundView.as_view(),
                    name="order-refund-retry",
                ),
                path("ngan-hang/", transfers.TransferListView.as_view(), name="transfer-list"),
                path("ngan-hang/sao-ke/", transfers.StatementView.as_view(), name="statement"),
                path("ngan-hang/hoan-tien/", transfers.RefundListView.as_view(), name="refund-list"),
                path("ngan-hang/hoan-tien/<int:pk>/", transfers.RefundView.as_view(), name="refund"),
                path("ngan-hang/<int:pk>/", transfers.TransferView.as_view(), name="transfer"),
            ]
        )
