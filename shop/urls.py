from django.apps import apps
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.urls import serve_pattern

from shop.payments.views import stripe, vietqr
from shop.storefront import robots, sitemaps
from shop.storefront.api import api
from shop.storefront.views import health, home, media, pages

app = apps.get_app_config

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap-index"),
    path("sitemap-<slug:name>.xml", sitemaps.section, name="sitemap"),
    path("media/<path:path>", media.media, name="media"),
    path("api/v1/", api.urls),
    path("webhooks/stripe/", stripe.webhook, name="stripe-webhook"),
    path("webhooks/vietqr/", vietqr.webhook, name="vietqr-webhook"),
    path("cms/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),  # ours is throttled
    path("cms/", include(wagtailadmin_urls)),
]

# Vietnamese has no prefix; English is the same path under /en/.
urlpatterns += i18n_patterns(
    path("", home.home, name="home"),
    path("san-pham/", app("catalogue").urls),
    path("gio-hang/", app("basket").urls),
    path("thanh-toan/", app("checkout").urls),
    path("don-hang/", include("shop.payments.urls")),
    path("don-hang/", include("shop.problems.urls")),
    path("don-hang/", app("order").urls),
    path("tai-khoan/", include("shop.accounts.urls")),
    path("tai-khoan/", app("customer").urls),
    path("quan-ly/", app("dashboard").urls),
    path("", include("shop.storefront.urls")),
    re_path(serve_pattern, pages.page, name="wagtail_serve"),  # last: it takes every address that is left
    prefix_default_language=False,
)
