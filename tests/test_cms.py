"""Wagtail's admin stands open to whom it concerns; its pages come with the next step."""

import pytest
from django.contrib.auth.models import Permission

from shop.accounts.models import User

pytestmark = pytest.mark.django_db


def test_the_editors_admin_opens_at_cms(client):
    editor = User.objects.create_user("bientap@demo.test")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor)
    assert client.get("/cms/").status_code == 200


def test_a_stranger_is_sent_to_our_sign_in(client):
    assert client.get("/cms/").headers["Location"].startswith("/tai-khoan/dang-nhap/")


def test_wagtails_own_sign_in_is_closed(client):
    assert client.get("/cms/login/").headers["Location"].startswith("/tai-khoan/dang-nhap/")


def test_an_editor_is_not_let_into_the_staffs_dashboard(client):
    editor = User.objects.create_user("bientap@demo.test")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor)
    assert client.get("/quan-ly/").status_code in {302, 403}


def test_djangos_own_admin_is_absent(client, settings):
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert client.get("/admin/").status_code == 404
