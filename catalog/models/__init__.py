from catalog.models.audit import AuditEntry
from catalog.models.groups import OcopGroup
from catalog.models.labels import OtherLabel
from catalog.models.listing import Enquiry, Listing, Pack, SaleNotice
from catalog.models.producers import Producer
from catalog.models.regions import AdminUnit, AdminUnitLink
from catalog.models.registry import Authority, Certificate, Decision, OcopProduct, Revocation

__all__ = [
    "AdminUnit",
    "AdminUnitLink",
    "AuditEntry",
    "Authority",
    "Certificate",
    "Decision",
    "Enquiry",
    "Listing",
    "OcopGroup",
    "OcopProduct",
    "OtherLabel",
    "Pack",
    "Producer",
    "Revocation",
    "SaleNotice",
]
