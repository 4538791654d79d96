"""From the subgroup of a list to the official classification and to the shelves of the shop."""

import re
from functools import cache

from catalog.models.groups import ALCOHOL, TOURISM
from catalog.text import fold
from shop.demo.rows import Row
from shop.demo.tables import table

OTHER_CATEGORY = "dac-san-khac"
ALCOHOLIC = re.compile(r"\b(rượu|bia|vang (nho|sim|trắng|đỏ)|đế gò đen|soju|sake)\b", re.IGNORECASE)
SUPPLEMENT = re.compile(r"\b(thực phẩm (bảo vệ sức kh(oẻ|ỏe)|chức năng)|viên|cao(?! cấp)|curcumin)\b", re.IGNORECASE)
SUPPLEMENT_SET = "n09"


@cache
def official_codes() -> dict[str, str]:
    """Folded subgroup, or group with a colon, → the most precise code of Decision 148/QĐ-TTg that is certain."""
    certain = {
        fold(line["subgroup_vi"]): line["official_set_if_unambiguous"] for line in table("ocop_subgroup_map.csv")
    }
    return {key: code for key, code in certain.items() if code} | {
        line["subgroup_vi"] if line["subgroup_vi"].startswith("group:") else fold(line["subgroup_vi"]): line["code"]
        for line in table("official_groups.csv")
    }


@cache
def category_slugs() -> dict[str, str]:
    """Folded subgroup → slug of the shop category."""
    return {
        fold(subgroup): line["slug"]
        for line in table("shop_categories.csv")
        for subgroup in line["subgroups"].split("|")
    }


def official_code(row: Row) -> str | None:
    """Set, class or group of a product, as far as certain. A drink of an unknown subgroup that is called wine is one:
    alcohol must not slip past its gates."""
    codes = official_codes()
    code = codes.get(fold(row.subgroup)) or codes.get(f"group:{row.group}")
    if code in (None, "II") and ALCOHOLIC.search(row.name):
        return ALCOHOL
    return code


def category_slug(row: Row) -> str:
    if slug := category_slugs().get(fold(row.subgroup)):
        return slug
    code = official_code(row) or ""
    return "ruou" if code.startswith(ALCOHOL) else "du-lich" if code.startswith(TOURISM) else OTHER_CATEGORY


def is_health_supplement(row: Row) -> bool:
    """Whether the warning of Decree 15/2018/NĐ-CP belongs on it: supplements, not every herb."""
    return (official_code(row) or "").startswith(SUPPLEMENT_SET) and bool(SUPPLEMENT.search(row.name))
