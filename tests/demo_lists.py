"""Small product lists for the loader, and what it has made of them."""

import csv
from pathlib import Path

from django.apps import apps
from django.core.management import call_command

from shop.demo.management.commands import load_demo
from shop.demo.rows import COLUMNS

LOADED = ("catalog", "catalogue", "partner", "search", "accounts")
"""Labels of the applications that a load writes to."""
HONEY = {
    "name_vi": "Mật ong hoa nhãn Thử Nghiệm",
    "producer": "Hợp tác xã Ong Thử Nghiệm",
    "producer_kind": "htx",
    "commune": "Yến Dương",
    "district": "Ba Bể",
    "province_old": "Bắc Kạn",
    "stars": "4",
    "year_certified": "2022",
    "decision_no": "12/QĐ-UBND",
    "issued_by": "UBND tỉnh Bắc Kạn",
    "group": "food",
    "subgroup_vi": "Mật ong",
}


def honey(**cells: str) -> dict[str, str]:
    """A row in which nothing is wrong."""
    return HONEY | cells


def write_list(path: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def shipped_rows(names: set[str]) -> list[dict[str, str]]:
    """The rows of the project's own lists with one of these names."""
    found = []
    for path in load_demo.LISTS:
        with path.open(encoding="utf-8", newline="") as file:
            found += [row for row in csv.DictReader(file) if row["name_vi"] in names]
    return found


def load(*lists: Path, pages: bool = False, **options) -> None:
    """Without the editorial pages, which take a while, unless a test asks for them."""
    call_command("load_demo", products=list(lists), pages=pages, **options)


def everything() -> dict[str, list[dict]]:
    """All rows of all tables that a load writes to, ids, times and prices included."""
    models = [model for label in LOADED for model in apps.get_app_config(label).get_models() if model._meta.managed]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}
