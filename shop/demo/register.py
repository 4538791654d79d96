"""Writes entries into the register: producers, products, decisions, certificates; some statements for a batch."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from catalog.audit import record
from catalog.models import (
    Authority,
    Certificate,
    Decision,
    OcopGroup,
    OcopProduct,
    OtherLabel,
    Producer,
    Revocation,
)
from shop.demo.authorities import Authorities
from shop.demo.awards import DEMONSTRATION, Award
from shop.demo.classification import official_code
from shop.demo.entries import Entry
from shop.demo.places import Place, Places
from shop.demo.producers import Producers


@dataclass
class Admission:
    """An entry with its place and its issuers, and what was written of it."""

    entry: Entry
    place: Place
    issuers: list[Authority | None]
    producer: Producer | None = None
    product: OcopProduct | None = None
    certificates: list[Certificate] = field(default_factory=list)


class Register:
    """The register as it is, in memory, and the acts that add to it. Use it inside a transaction."""

    def __init__(self, verifier=None) -> None:
        self.verifier = verifier
        self.places = Places()
        self.authorities = Authorities(self.places)
        self.producers = Producers(self.places)
        self.groups = {group.code: group for group in OcopGroup.objects.all()}
        self.decisions = {_decision_key(decision): decision for decision in Decision.objects.exclude(number="")}

    def admit(self, entry: Entry) -> Admission:
        """Raises BadCell if its province is none; nothing is written then."""
        place = self.places.of(entry.row)
        return Admission(entry, place, [self.authorities.of(award, entry.row) for award in entry.awards])

    def write(self, admissions: Sequence[Admission]) -> None:
        """Fills in what the admissions have become."""
        self.producers.write(admissions)
        products = OcopProduct.objects.bulk_create(self._product(admission) for admission in admissions)
        for admission, product in zip(admissions, products, strict=True):
            admission.product = product
            for label in admission.entry.labels:
                label.ocop_product = product
        OtherLabel.objects.bulk_create(label for admission in admissions for label in admission.entry.labels)
        longest = max((len(admission.entry.awards) for admission in admissions), default=0)
        for position in range(longest):
            self._write_certificates([a for a in admissions if position < len(a.entry.awards)], position)

    def _product(self, admission: Admission) -> OcopProduct:
        row = admission.entry.row
        code = official_code(row)
        product = OcopProduct(
            name=row.name,
            producer=admission.producer,
            product_set=self.groups[code] if code else None,
            unit=admission.place.today,
            former_unit=admission.place.former,
            source_key=row.key,
        )
        product.derive()
        return product

    def _write_certificates(self, admissions: Sequence[Admission], position: int) -> None:
        """The n-th certificate of each product, after its earlier ones."""
        decisions = [self._decision(a.entry.awards[position], a.issuers[position]) for a in admissions]
        Decision.objects.bulk_create({id(decision): decision for decision in decisions if not decision.pk}.values())
        certificates = Certificate.objects.bulk_create(
            self._certificate(admission, position, decision=decision)
            for admission, decision in zip(admissions, decisions, strict=True)
        )
        for admission, certificate in zip(admissions, certificates, strict=True):
            admission.certificates.append(certificate)
            self._tell_ending(admission, position)

    def _decision(self, award: Award, issuer: Authority | None) -> Decision:
        """The rows of one number, year and issuer share a decision; an unknown number may be any."""
        decision = Decision(number=award.number, date=award.decided_on, year=award.year, authority=issuer)
        return self.decisions.setdefault(_decision_key(decision), decision) if award.number else decision

    def _certificate(self, admission: Admission, position: int, *, decision: Decision) -> Certificate:
        award, row = admission.entry.awards[position], admission.entry.row
        return Certificate(
            ocop_product=admission.product,
            decision=decision,
            name_as_printed=row.name,
            holder_as_printed=row.producer,
            product_set=admission.product.product_set,
            stars=award.stars,
            potential_five=award.potential_five,
            kind=award.kind,
            valid_from=award.valid_from,
            valid_until=award.valid_until,
            dates_known_to=award.known_to,
            ended_on=award.ended_on,
            ended_by=award.ended_by,
            previous=admission.certificates[-1] if admission.certificates else None,
            verified_at=timezone.now(),
            verified_by=self.verifier,
            verified_how=award.verified_how,
            is_demonstration=award.is_demonstration,
        )

    def _tell_ending(self, admission: Admission, position: int) -> None:
        """What the actions of the register would have left behind: the state's decision, the audit's entry."""
        award, certificate = admission.entry.awards[position], admission.certificates[position]
        if not award.reason:
            return
        if award.ended_by == Certificate.Ending.REVOKED:
            issuer = admission.issuers[position]
            Revocation.objects.create(
                certificate=certificate,
                decision_number=f"{DEMONSTRATION} {award.ended_on:%d-%m-%Y}",
                date=award.ended_on,
                authority=issuer.successor or issuer,
                ground=award.reason,
            )
        after = {"ended_by": award.ended_by, "ended_on": award.ended_on.isoformat(), "reason": award.reason}
        record(f"certificate.{award.ended_by}", certificate, actor=self.verifier, after=after)


def _decision_key(decision: Decision) -> tuple[str, int | None, int | None]:
    return decision.number, decision.year, decision.authority_id
