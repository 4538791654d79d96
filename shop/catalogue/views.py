from django.views.generic import TemplateView


class ProductListView(TemplateView):
    template_name = "catalogue/list.html"


class ProductDetailView(TemplateView):
    template_name = "catalogue/detail.html"
