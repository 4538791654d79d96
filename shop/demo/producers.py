"""The producers of the lists: one for one legal name in one province, however its legal form is abbreviated."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from oscar.core.loading import get_model

from catalog.models import AdminUnit, Producer
from catalog.text import slugify
from shop.demo import names
from shop.demo.dice import roll
from shop.demo.places import Places
from shop.demo.rows import Row

if TYPE_CHECKING:
    from shop.demo.register import Admission

Partner = get_model("partner", "Partner")
Kind = Producer.Kind
KIND_WORDS = {
    "hop tac xa": Kind.COOPERATIVE,
    "lien hiep hop tac xa": Kind.COOPERATIVE,
    "to hop tac": Kind.COOPERATIVE_GROUP,
    "cong ty": Kind.COMPANY,
    "doanh nghiep": Kind.COMPANY,
    "trang trai": Kind.FARM,
    "ho": Kind.HOUSEHOLD,
}


class Producers:
    """All producers by natural key."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.made = {}
        for producer in Producer.objects.all():
            former = places.units.get(producer.former_unit_id)
            self.made[_key(producer.legal_name, former)] = producer
        self.slugs = {producer.slug for producer in self.made.values()}

    def write(self, admissions: Sequence["Admission"]) -> None:
        """Fills in the producers of a batch; makes those that are not there yet, and their partners of the shop."""
        new: dict[tuple, Admission] = {}
        for admission in admissions:
            key = self._key_of(admission)
            if admission.entry.row.producer and key not in self.made:
                new[key] = max(new.get(key, admission), admission, key=_precision)
        for key, producer in zip(new, Producer.objects.bulk_create(map(self._producer, new.values())), strict=True):
            self.made[key] = producer
        for admission in admissions:
            admission.producer = self.made.get(self._key_of(admission)) if admission.entry.row.producer else None
        self._open_partners([a.producer for a in admissions if a.entry.goods])

    def _key_of(self, admission: "Admission") -> tuple:
        return _key(admission.entry.row.producer, admission.place.former)

    def _producer(self, admission: "Admission") -> Producer:
        row, place = admission.entry.row, admission.place
        producer = Producer(
            kind=_kind(row),
            legal_name=row.producer,
            slug=self._slug(row),
            unit=place.today,
            former_unit=place.former,
            address=", ".join(filter(None, (row.commune, row.district, row.province))),
            is_demonstration=row.is_demonstration,
            **_contacts(row),
        )
        producer.derive()
        return producer

    def _slug(self, row: Row) -> str:
        """Producers of one name are told apart by their province, then by a number."""
        base = slugify(row.producer)[:80] or "nha-san-xuat"
        slug, number = base, 1
        if slug in self.slugs and row.province:
            base = slug = f"{base}-{slugify(row.province)}"
        while slug in self.slugs:
            number += 1
            slug = f"{base}-{number}"
        self.slugs.add(slug)
        return slug

    def _open_partners(self, producers: Sequence[Producer]) -> None:
        """Whoever has something on sale is a partner of the shop."""
        without = list({producer.pk: producer for producer in producers if producer.partner_id is None}.values())
        partners = Partner.objects.bulk_create(Partner(name=p.legal_name[:128], code=p.slug[:128]) for p in without)
        for producer, partner in zip(without, partners, strict=True):
            producer.partner = partner
        Producer.objects.bulk_update(without, ["partner"], batch_size=200)


def _key(legal_name: str, former: AdminUnit | None) -> tuple[str, int | None]:
    return names.producer(legal_name), former.province.pk if former else None


def _precision(admission: "Admission") -> int:
    """How exactly the place is written: the best of a batch becomes the producer's."""
    row = admission.entry.row
    return bool(row.commune) + bool(row.district)


def _kind(row: Row) -> str:
    if row.producer_kind in Kind.values:
        return row.producer_kind
    folded = names.producer(row.producer)
    return next((kind for words, kind in KIND_WORDS.items() if folded.startswith(f"{words} ")), Kind.OTHER)


def _contacts(row: Row) -> dict[str, str]:
    """Invented and masked: an invented number may be somebody's."""
    last, first = roll(row.producer, "phone", 100), roll(row.producer, "registration", 100)
    return {
        "phone": f"09•• ••• •{last:02d}",
        "email": f"{slugify(row.producer)[:3]}•••@example.com",
        "registration_no": f"{first:02d}••••••{last:02d}",
    }
