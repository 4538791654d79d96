"""Settings of the shop, all from the environment (see README, "Environment"), safe by default."""

import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from urllib.parse import urlsplit

import environ
import oscar
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from oscar.defaults import *  # noqa: F403 -- Oscar's apps read these names from the settings

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
env = environ.Env()


def required(name: str, what: str) -> str:
    """A value that production cannot do without; the refusal says what to set."""
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: {what}")
    return value


# --- Core ---------------------------------------------------------------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
DEMO_PASSWORD = env.str("DEMO_PASSWORD", default="")
SECRET_KEY = (
    env.str("SECRET_KEY", default="only-for-debugging")
    if DEBUG
    else required("SECRET_KEY", "a long random text, the same for every process of this installation.")
)

SITE_NAME = env.str("SITE_NAME", default="Chợ Phiên")
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[urlsplit(SITE_URL).hostname, "127.0.0.1", "localhost"])
TRUST_PROXY = env.bool("TRUST_PROXY", default=False)  # one proxy in front says who asks, and by which scheme
SITE_ID = 1
ROOT_URLCONF = "shop.urls"
WSGI_APPLICATION = "shop.wsgi.application"

# Who answers for the shop (E-commerce Law 122/2025): shown in the footer and on the legal pages.
OPERATOR = {
    name: env.str(f"OPERATOR_{name.upper()}", default="")
    for name in ("name", "address", "tax_code", "hotline", "email", "complaints", "registration")
}
if DEMO and not any(OPERATOR.values()):  # invented, masked like the producers', never mixed with somebody's real ones
    OPERATOR |= {
        "name": _("Đơn vị vận hành mẫu (trình diễn)"),
        "address": _("Số 1, đường Ví Dụ (địa chỉ giả định)"),
        "hotline": "09•• ••• •01",
        "complaints": "khieunai@example.com",
        "registration": _("Chưa đăng ký (bản trình diễn)"),
    }

# --- Applications -------------------------------------------------------------------------------------------------

# Oscar's own list with a substitution map. A fork adds behaviour only: no model, no column, no Meta option.
FORKS = {
    "oscar.apps.basket.apps.BasketConfig": "shop.basket.apps.BasketConfig",
    "oscar.apps.catalogue.apps.CatalogueConfig": "shop.catalogue.apps.CatalogueConfig",
    "oscar.apps.checkout.apps.CheckoutConfig": "shop.checkout.apps.CheckoutConfig",
    "oscar.apps.customer.apps.CustomerConfig": "shop.customer.apps.CustomerConfig",
    "oscar.apps.dashboard.apps.DashboardConfig": "shop.dashboard.apps.DashboardConfig",
    "oscar.apps.order.apps.OrderConfig": "shop.order.apps.OrderConfig",
    "oscar.apps.partner.apps.PartnerConfig": "shop.partner.apps.PartnerConfig",
    "oscar.apps.search.apps.SearchConfig": "search.apps.SearchConfig",
}
NOT_INSTALLED = {"django.contrib.admin", "haystack"}

INSTALLED_APPS = [
    "catalog.apps.CatalogConfig",
    "shop.accounts.apps.AccountsConfig",
    "shop.fulfilment.apps.FulfilmentConfig",
    "shop.payments.apps.PaymentsConfig",
    "shop.problems.apps.ProblemsConfig",
    "shop.messages.apps.MessagesConfig",
    "shop.storefront.apps.StorefrontConfig",
    "shop.demo.apps.DemoConfig",
    *(FORKS.get(app, app) for app in oscar.INSTALLED_APPS if app not in NOT_INSTALLED),
    "django.contrib.sitemaps",
    "ninja",  # serves the API's documentation from this machine
    "sorl.thumbnail",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "cms.apps.CmsConfig",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "taggit",
    "modelcluster",
]

# The forks keep Oscar's own migrations; `makemigrations --check` fails the day somebody adds a column to one.
MIGRATION_MODULES = {
    label: f"oscar.apps.{label}.migrations" for label in ("basket", "catalogue", "customer", "order", "partner")
}

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "shop.storefront.robots.NoRobotsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "shop.middleware.PlainInputMiddleware",
    "shop.middleware.EngineTimeMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "shop.basket.middleware.BasketMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "shop" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "oscar.core.context_processors.metadata",
                "shop.context.site",
            ],
        },
    },
]

# --- Data ---------------------------------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Two processes that read and then write: with the defaults a third of the writes fail, with these none.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
    }
# A connection kept is a schema not read anew: on SQLite, too, a quarter of the time of a page.
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": env.cache("CACHE_URL", default=f"filecache://{VAR_DIR / 'cache'}"),
    # Product cards as they are drawn, by version of what they show: of each process, so that reading one costs nothing.
    "cards": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "cards",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

# --- Work in the background: letters and short messages, Wagtail's indexes ------------------------------------------

# `immediate`: whoever asks for it does it, on commit. `worker`: `manage.py db_worker` does it, and must run.
TASK_BACKENDS = {
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
    "worker": "django_tasks_db.DatabaseBackend",
}
if (TASKS_DONE_BY := env.str("TASKS", default="immediate")) not in TASK_BACKENDS:
    raise ImproperlyConfigured(f"TASKS is {TASKS_DONE_BY!r}: it must be one of {', '.join(TASK_BACKENDS)}.")
TASKS = {"default": {"BACKEND": TASK_BACKENDS[TASKS_DONE_BY]}}

# --- Language, time and place -------------------------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "shop" / "locale", BASE_DIR / "cms" / "wagtail_locale"]
FORMAT_MODULE_PATH = ["shop.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
PHONENUMBER_DEFAULT_REGION = "VN"

# --- Files --------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "shop" / "static"]
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# --- People -------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "customer:summary"

# Sign-in by phone and one-time code, or by e-mail and password; nobody learns who has an account.
ACCOUNT_ADAPTER = "shop.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "shop.accounts.forms.LoginForm",
    "signup": "shop.accounts.forms.SignupForm",
    "request_login_code": "shop.accounts.forms.RequestLoginCodeForm",
    "confirm_login_code": "shop.accounts.forms.ConfirmLoginCodeForm",
    "verify_phone": "shop.accounts.forms.VerifyPhoneForm",
    "change_phone": "shop.accounts.forms.ChangePhoneForm",
    "add_email": "shop.accounts.forms.AddEmailForm",
    "change_password": "shop.accounts.forms.ChangePasswordForm",
    "set_password": "shop.accounts.forms.SetPasswordForm",
    "reset_password": "shop.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "shop.accounts.forms.ResetPasswordKeyForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"phone", "email"}
ACCOUNT_SIGNUP_FIELDS = ["phone*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # asked for when an address is added, never to sign in
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PHONE_VERIFICATION_TIMEOUT = 5 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = ACCOUNT_PHONE_VERIFICATION_MAX_ATTEMPTS = 5
ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = 1
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ALLAUTH_TRUSTED_PROXY_COUNT = int(TRUST_PROXY)
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/m/ip,3/5m/key,10/d/key",  # every code, whatever it is for: per address, per number
    "verify_phone": None,
    "confirm_code": "30/m/ip",
    "try_code": "5/5m/key",  # per code
    "change_phone": "5/m/user",
    "find_order": "10/m/ip,60/h/ip,30/h/key",  # per address, per code
    "enquiry": "5/h/ip,20/d/ip",
    "sale_notice": "5/h/ip,20/d/ip",
    "problem": "20/h/ip,60/d/ip,20/d/key",  # per address, per order
}

# --- Mail and SMS -------------------------------------------------------------------------------------------------

vars().update(env.email("EMAIL_URL", default="consolemail://"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = OSCAR_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"{SITE_NAME} <shop@localhost>")
SMS_URL = env.str("SMS_URL", default="console:")

# --- Buying -------------------------------------------------------------------------------------------------------

STRIPE_SECRET_KEY = env.str("STRIPE_SECRET_KEY", default="")
STRIPE_WEBHOOK_SECRET = env.str("STRIPE_WEBHOOK_SECRET", default="")
if STRIPE_SECRET_KEY and not STRIPE_WEBHOOK_SECRET:
    raise ImproperlyConfigured(
        "STRIPE_WEBHOOK_SECRET is not set: without it nobody knows Stripe's messages from forged."
    )
STRIPE_API_BASE = env.str("STRIPE_API_BASE", default="https://api.stripe.com")
# Where its page is, to which forms of ours lead: another one if Stripe serves it at a domain of the shop's.
STRIPE_PAGES = env.str("STRIPE_PAGES", default="https://checkout.stripe.com")
STRIPE_LEAST = env.int("STRIPE_LEAST", default=20_000)  # đồng; Stripe wants half a dollar or euro
VIETQR_BANK_BIN = env.str("VIETQR_BANK_BIN", default="")
VIETQR_ACCOUNT = env.str("VIETQR_ACCOUNT", default="")
VIETQR_NAME = env.str("VIETQR_NAME", default="")
VIETQR_WEBHOOK_SECRET = env.str("VIETQR_WEBHOOK_SECRET", default="")
if DEMO and not (VIETQR_BANK_BIN or VIETQR_ACCOUNT):  # of no bank: whoever scans its picture cannot lose money
    VIETQR_BANK_BIN, VIETQR_ACCOUNT, VIETQR_NAME = "000000", "KHONGCHUYENTIEN", "TAI KHOAN MAU"
if any(given := (VIETQR_BANK_BIN, VIETQR_ACCOUNT, VIETQR_NAME)) and not all(given):
    raise ImproperlyConfigured("VIETQR_BANK_BIN, VIETQR_ACCOUNT and VIETQR_NAME are set together, or none of them.")
if VIETQR_ACCOUNT and not re.fullmatch(r"\d{6} [0-9A-Za-z]{1,19}", f"{VIETQR_BANK_BIN} {VIETQR_ACCOUNT}", re.ASCII):
    raise ImproperlyConfigured("VIETQR_BANK_BIN has 6 digits, VIETQR_ACCOUNT at most 19 letters and digits.")
# For how many minutes the goods of an order are held while it waits for its payment.
PAYMENT_HOLD_MINUTES = {
    "stripe": env.int("STRIPE_HOLD_MINUTES", default=30),
    "vietqr": env.int("VIETQR_HOLD_MINUTES", default=24 * 60),
}
COD_CEILING = env.int("COD_CEILING", default=5_000_000)  # đồng per order
CONSIGNMENT_ACCEPT_HOURS = env.int("CONSIGNMENT_ACCEPT_HOURS", default=24)
PROBLEM_ANSWER_DAYS = env.int("PROBLEM_ANSWER_DAYS", default=2)  # working days in which a reported problem is answered

# --- Search -------------------------------------------------------------------------------------------------------

ELASTICSEARCH_URL = env.list("ELASTICSEARCH_URL", default=[])
ELASTICSEARCH_INDEX = env.str("ELASTICSEARCH_INDEX", default="products")
# Nothing of ours calls haystack; Oscar's search modules import it and want a connection to exist.
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}

# --- Oscar --------------------------------------------------------------------------------------------------------

OSCAR_SHOP_NAME = SITE_NAME
OSCAR_HOMEPAGE = "/"
OSCAR_DEFAULT_CURRENCY = "VND"
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_EAGER_ALERTS = False
OSCAR_SLUG_MAP = {"đ": "d", "Đ": "D"}
OSCAR_HIDDEN_FEATURES = ["reviews", "wishlists"]
OSCAR_MAX_BASKET_QUANTITY_THRESHOLD = 999
OSCAR_IMAGE_FOLDER = "products"
OSCAR_OFFERS_INCL_TAX = True


def OSCAR_OFFER_ROUNDING_FUNCTION(amount: Decimal) -> Decimal:  # noqa: N802 -- the name is Oscar's
    """Whole đồng: the currency has no smaller unit."""
    return amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)


OSCAR_DASHBOARD_NAVIGATION = [
    {"label": _("Tổng quan"), "icon": "fas fa-list", "url_name": "dashboard:index"},
    {"label": _("Đơn hàng"), "icon": "fas fa-shopping-cart", "url_name": "dashboard:order-list"},
]

# --- Wagtail ------------------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = SITE_NAME
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILIMAGES_IMAGE_MODEL = "cms.EditorialImage"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.forms.images.EditorialImageForm"
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.publishing.publish_approved"
WAGTAIL_MODERATION_ENABLED = True
WAGTAIL_ENABLE_UPDATE_CHECK = False
# Nothing is saved unless somebody says so: an approver who has typed by mistake would have become an author, and a page
# that is submitted while it is being saved for the first time would be there twice.
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # nobody's address is told to others
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"

# --- Security -----------------------------------------------------------------------------------------------------

# What depends on https follows the scheme of SITE_URL, so that `make run` and `make serve` work on plain http.
HTTPS = SITE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OSCAR_BASKET_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUST_PROXY else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail previews pages in a frame of its own
CONTENT_SECURITY_POLICY = {
    # Wagtail's admin, Oscar's dashboard and the API's documentation bring inline scripts of their own.
    "EXCLUDE_URL_PREFIXES": ("/cms/", "/quan-ly/", "/en/quan-ly/", "/api/v1/docs"),
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'", *([STRIPE_PAGES] if STRIPE_SECRET_KEY else [])],
        "frame-ancestors": ["'self'"],
    },
}
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # wants DENY, see the line above

# --- Logging ------------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        **{name: {"level": "INFO"} for name in ("catalog", "search", "cms", "shop")},
        "elastic_transport": {"level": "ERROR"},  # that the engine is down is said once, by search
    },
}
