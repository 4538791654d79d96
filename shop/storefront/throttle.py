"""A light brake on the proof pages: a fair full of phones behind one address passes, a copying machine does not."""

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

PROOFS_A_MINUTE = 600


def too_many_proofs(request: HttpRequest) -> bool:
    """Counts this one; says whether its address has had more than its share of this minute."""
    key = f"proofs:{get_adapter().get_client_ip(request)}:{int(time.time() // 60)}"
    cache.add(key, 0, timeout=60)
    try:
        return cache.incr(key) > PROOFS_A_MINUTE
    except ValueError:  # the cache has dropped it meanwhile
        return False
