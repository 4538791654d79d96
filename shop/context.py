from django.conf import settings
from django.utils.functional import SimpleLazyObject

from shop.basket.counting import lines_in_basket


def site(request) -> dict:
    """What every page's frame needs."""
    return {
        "SITE_NAME": settings.SITE_NAME,
        "SITE_URL": settings.SITE_URL,
        "DEMO": settings.DEMO,
        "OPERATOR": settings.OPERATOR,
        "basket_count": SimpleLazyObject(lambda: lines_in_basket(request)),
    }
