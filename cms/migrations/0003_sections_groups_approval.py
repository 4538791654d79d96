"""What every installation begins with: both home pages with their sections, the two groups, and how they approve."""

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.db import migrations

SECTIONS = (
    ("campaignsection", "chuong-trinh", "Chương trình", "Campaigns"),
    ("storysection", "cau-chuyen", "Câu chuyện", "Stories"),
    ("eventsection", "su-kien", "Sự kiện", "Events"),
    ("pointofsalesection", "diem-ban", "Điểm bán OCOP", "Where to buy"),
    ("newssection", "tin-tuc", "Tin tức", "News"),
)
HOMES = (("vi", "trang-chu", "Trang chủ"), ("en", "home", "Home"))
EDITORS, APPROVERS = "Biên tập", "Duyệt"
IN_ADMIN = ("wagtailadmin", "admin", "access_admin")
IN_TRANSLATIONS = ("simple_translation", "simpletranslation", "submit_translation")
OF_PAGES = {EDITORS: ("add_page", "change_page"), APPROVERS: ("change_page",)}
OF_IMAGES = {  # of Wagtail's own model, whichever takes its place
    EDITORS: ("add_image", "choose_image"),
    APPROVERS: ("choose_image",),
}
OF_REGIONS = {EDITORS: ("add_regiontext", "change_regiontext", "view_regiontext"), APPROVERS: ("view_regiontext",)}
NAMES_OF_WAGTAIL = {
    "access_admin": "Can access Wagtail admin",
    "submit_translation": "Can submit translations",
    "add_page": "Can add page",
    "change_page": "Can change page",
    "choose_image": "Can choose image",
}


def begin(apps, schema_editor):
    _drop_what_wagtail_brings(apps)
    root = apps.get_model("wagtailcore.Page").objects.get(depth=1)
    root.title = root.draft_title = "Gốc"
    homes = _homes(apps, root)
    apps.get_model("wagtailcore.Site").objects.create(
        root_page_id=homes["vi"].pk, is_default_site=True, **_address()
    )
    _groups(apps, root)
    _workflow(apps, root)


def _address():
    site = urlsplit(settings.SITE_URL)
    return {"hostname": site.hostname, "port": site.port or (443 if site.scheme == "https" else 80)}


def _drop_what_wagtail_brings(apps):
    """A page in English, two groups with English names that may publish, and their workflow."""
    apps.get_model("wagtailcore.Site").objects.all().delete()
    apps.get_model("wagtailcore.Page").objects.filter(depth__gt=1).delete()
    apps.get_model("wagtailcore.WorkflowTask").objects.all().delete()
    for model in ("WorkflowPage", "Workflow", "GroupApprovalTask", "Task"):
        apps.get_model("wagtailcore", model).objects.all().delete()
    apps.get_model("auth.Group").objects.filter(name__in=("Editors", "Moderators")).delete()


def _homes(apps, root):
    Locale = apps.get_model("wagtailcore.Locale")
    keys = {name: uuid.uuid4() for name in ("homepage", *(model for model, *_names in SECTIONS))}
    homes = {}
    for number, (language, slug, title) in enumerate(HOMES, start=1):
        locale, _made = Locale.objects.get_or_create(language_code=language)
        path, url_path = f"{root.path}{number:04}", f"/{slug}/"
        facts = {"locale": locale, "translation_key": keys["homepage"], "numchild": len(SECTIONS)}
        homes[language] = _page(apps, "homepage", title, slug=slug, path=path, depth=2, url_path=url_path, **facts)
        for place, (model, below, *titles) in enumerate(SECTIONS, start=1):
            facts = {"locale": locale, "translation_key": keys[model], "path": f"{path}{place:04}", "depth": 3}
            title = titles[number - 1]
            _page(apps, model, title, slug=below, url_path=f"{url_path}{below}/", numchild=0, **facts)
    root.numchild = len(HOMES)
    root.save(update_fields=["title", "draft_title", "numchild"])
    return homes


def _page(apps, model, title, **fields):
    content_type, _made = apps.get_model("contenttypes.ContentType").objects.get_or_create(app_label="cms", model=model)
    words = {"title": title, "draft_title": title, "folded": ""}
    return apps.get_model("cms", model).objects.create(content_type=content_type, live=True, **words, **fields)


def _permission(apps, app_label, model, codename):
    content_type, _made = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    name = NAMES_OF_WAGTAIL.get(codename) or f"Can {codename.partition('_')[0]} {model}"
    defaults = {"name": name}
    permissions = apps.get_model("auth.Permission").objects
    return permissions.get_or_create(content_type=content_type, codename=codename, defaults=defaults)[0]


def _groups(apps, root):
    collection = apps.get_model("wagtailcore.Collection").objects.get(depth=1)
    for name in (EDITORS, APPROVERS):
        group, _made = apps.get_model("auth.Group").objects.get_or_create(name=name)
        group.permissions.add(_permission(apps, *IN_ADMIN))
        if name == EDITORS:
            group.permissions.add(_permission(apps, *IN_TRANSLATIONS))
        for codename in OF_REGIONS[name]:
            group.permissions.add(_permission(apps, "cms", "regiontext", codename))
        for codename in OF_PAGES[name]:
            permission = _permission(apps, "wagtailcore", "page", codename)
            apps.get_model("wagtailcore.GroupPagePermission").objects.create(
                group=group, page_id=root.pk, permission=permission
            )
        for codename in OF_IMAGES[name]:
            permission = _permission(apps, "wagtailimages", "image", codename)
            apps.get_model("wagtailcore.GroupCollectionPermission").objects.create(
                group=group, collection=collection, permission=permission
            )


def _workflow(apps, root):
    ContentType = apps.get_model("contenttypes.ContentType")
    task_type, _made = ContentType.objects.get_or_create(app_label="cms", model="secondpersonapproval")
    region_type, _made = ContentType.objects.get_or_create(app_label="cms", model="regiontext")
    task = apps.get_model("cms.SecondPersonApproval").objects.create(name="Duyệt nội dung", content_type=task_type)
    task.groups.set(apps.get_model("auth.Group").objects.filter(name=APPROVERS))
    workflow = apps.get_model("wagtailcore.Workflow").objects.create(name="quy trình hai người")
    apps.get_model("wagtailcore.WorkflowTask").objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
    apps.get_model("wagtailcore.WorkflowPage").objects.create(workflow=workflow, page_id=root.pk)
    apps.get_model("wagtailcore.WorkflowContentType").objects.create(workflow=workflow, content_type=region_type)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0002_pages"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0005_editingsession_is_editing"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
