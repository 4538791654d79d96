"""Parcels that have come, paid at the door or not, and what buyers report of them."""

import itertools
import uuid
from io import BytesIO

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from shop.accounts.models import User
from shop.fulfilment.models import Consignment
from shop.payments.collecting import record_collection
from shop.problems.cases import Told, report
from shop.problems.models import CARE, ProblemCase
from tests.factories import make_listing
from tests.orders import make_order
from tests.visitor import Visitor

CODE = "K7PM2X9QRT"
PAGE = f"/don-hang/{CODE}/kien/1/van-de/"
ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825
number = itertools.count(1)


def delivered_order(*listings, code: str = CODE, paid: bool = True, **fields):
    """Delivered, and every parcel's cash taken by the platform unless told otherwise."""
    order = make_order(*(listings or (make_listing(price=150_000),)), code=code, **fields)
    order.consignments.update(state=Consignment.State.DELIVERED)
    if paid:
        for consignment in order.consignments.all():
            record_collection(consignment, collected_by="platform", actor=None)
    return order


def buyer_of(*orders) -> Visitor:
    """The browser in which they were placed."""
    visitor = Visitor()
    visitor.get("/don-hang/")
    session = visitor.session
    session["orders"] = [order.number for order in orders]
    session.save()
    return visitor


def carer(name: str = "Lê Thị Chăm", **fields) -> User:
    user = User.objects.create_user(f"care{next(number)}@example.com", is_staff=True, name=name, **fields)
    user.groups.add(Group.objects.get(name=CARE))
    return user


def make_case(order=None, *, n: int = 1, **told) -> ProblemCase:
    order = order or delivered_order(code=f"CASE{next(number):06d}")
    told = {"reason": "damaged", "text": "Chai mật ong bị vỡ.", **told}
    return report(order.consignments.get(number=f"{order.number}-{n}"), Told(**told), actor=None)


def picture(form: str = "JPEG", *, size: tuple[int, int] = (40, 20)) -> bytes:
    """Lies on its side, and says where and with what it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, "Máy ảnh mẫu"
    exif.get_ifd(GPS)[1] = "N"
    written = BytesIO()
    Image.new("RGB", size, "green").save(written, form, exif=exif)
    return written.getvalue()


def file(content: bytes | None = None, name: str = "anh.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture() if content is None else content)


def send(visitor, path: str = PAGE, **fields):
    told = {"reason": "damaged", "text": "Chai mật ong bị vỡ.", "token": str(uuid.uuid4())}
    return visitor.post(path, {**told, **fields})
