"""Which body certifies, by stars and date.

Decision 1048/QĐ-TTg (2019): the province for 3 and 4 stars. Decision 148/QĐ-TTg (in force 24/02/2023): the district for
3 stars. Decision 1489/QĐ-TTg (2025), after the districts ended on 30/06/2025: the province again. Five stars are
always the ministry's. A warning for whoever compares a certificate with its decision, never a refusal: dates in print
err, and provinces may hand the task down.
"""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from catalog.models import Authority, Certificate

DISTRICTS_CERTIFY_FROM = datetime.date(2023, 2, 24)
LAST_DAY_OF_DISTRICTS = datetime.date(2025, 6, 30)

Level = Authority.Level


def expected_level(stars: int, decided_on: datetime.date) -> Level:
    """The level that certifies so many stars by a decision of that day."""
    if stars == 5:
        return Level.MINISTRY
    if stars == 3 and DISTRICTS_CERTIFY_FROM <= decided_on <= LAST_DAY_OF_DISTRICTS:
        return Level.DISTRICT
    return Level.PROVINCE


def last_day(authority: Authority) -> datetime.date | None:
    """The last day of a body that has ended; the districts ended together."""
    return authority.valid_to or (LAST_DAY_OF_DISTRICTS if authority.level == Level.DISTRICT else None)


def issuer_warning(certificate: Certificate) -> str | None:
    """What is odd about the issuer, in a sentence; None if nothing is, or if the issuer is not known."""
    authority = certificate.decision.authority
    if authority is None:
        return None
    first, last = _decided_between(certificate)
    ended = last_day(authority)
    if ended and first > ended:
        return _("%(authority)s đã kết thúc ngày %(day)s, trước ngày ra quyết định.") % {
            "authority": authority.name,
            "day": date_format(ended, "SHORT_DATE_FORMAT"),
        }
    expected = {expected_level(certificate.stars, day) for day in (first, last)}
    tolerated = {Level.PROVINCE} if certificate.stars == 3 else set()
    if authority.level in expected | tolerated:
        return None
    return _("Hạng %(stars)d sao ở thời điểm này thường do cơ quan khác cấp (%(expected)s), không phải %(level)s.") % {
        "stars": certificate.stars,
        "expected": ", ".join(sorted(str(level.label) for level in expected)),
        "level": authority.get_level_display(),
    }


def _decided_between(certificate: Certificate) -> tuple[datetime.date, datetime.date]:
    """The days between which the decision was made: one day, or a year where no more is known."""
    decision = certificate.decision
    if decision.date:
        return decision.date, decision.date
    if certificate.dates_known_to == Certificate.Precision.DAY:
        return certificate.valid_from, certificate.valid_from
    year = decision.year or certificate.valid_from.year
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
