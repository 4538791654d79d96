"""Who is told by mail that something waits for approval: those of the group who may see it."""

import pytest
from django.core import mail

from tests.cms_factories import make_campaign
from tests.factories import make_staff, province

pytestmark = pytest.mark.django_db


def submit(scope: str, *, by) -> None:
    campaign = make_campaign("Tuần lễ", scope=province(scope), live=False)
    campaign.save_revision(user=by)
    campaign.get_workflow().start(campaign, by)


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """Addresses that a campaign of Thái Nguyên was announced to."""
    make_staff("thai-nguyen", "Duyệt", provinces=("Thái Nguyên",))
    make_staff("dak-lak", "Duyệt", provinces=("Đắk Lắk",))
    make_staff("ca-nuoc", "Duyệt")
    with django_capture_on_commit_callbacks(execute=True):
        submit("Thái Nguyên", by=make_staff("bientap", "Biên tập"))
    return {address for message in mail.outbox for address in message.to}


def test_of_a_province_those_who_work_for_it_and_those_for_all(told):
    assert told == {"thai-nguyen@demo.test", "ca-nuoc@demo.test"}
