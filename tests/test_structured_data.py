"""What machines read: JSON-LD, sitemap, robots.txt."""

import datetime
import json
import re

import pytest

from shop.storefront.structured_data import script
from tests.factories import make_certificate, make_listing, make_ocop_product, make_producer, make_variants

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ground(clock, settings):
    clock("2026-11-22 10:00:00")
    settings.SITE_URL = "https://shop.example.test"


def nodes(response) -> dict[str, dict]:
    """The page's nodes by their type."""
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL)
    assert len(scripts) == 1
    return {node["@type"]: node for node in json.loads(scripts[0])["@graph"]}


def test_a_product_with_its_certification_and_offer(client):
    certificate = make_certificate(make_ocop_product("Mật ong", producer=make_producer("HTX Tài Hoan")), stars=4)
    listing = make_listing(certificate=certificate, price=150_000)
    product = nodes(client.get(listing.product.get_absolute_url()))["Product"]
    url = f"https://shop.example.test/san-pham/mat-ong_{listing.product_id}/"
    assert product["name"] == "Mật ong"
    assert product["url"] == url
    assert product["manufacturer"] == {
        "@type": "Organization",
        "name": "HTX Tài Hoan",
        "url": "https://shop.example.test/nha-san-xuat/htx-tai-hoan/",
    }
    assert product["hasCertification"] == {
        "@type": "Certification",
        "name": "OCOP 4 sao",
        "certificationIdentification": certificate.public_id,
        "url": f"https://shop.example.test/chung-nhan/{certificate.public_id}/",
        "certificationStatus": "https://schema.org/CertificationActive",
        "validFrom": "2025-06-27",
        "expires": "2028-06-27",
        "certificationRating": {"@type": "Rating", "ratingValue": 4, "bestRating": 5, "worstRating": 3},
        "issuedBy": {"@type": "Organization", "name": "UBND tỉnh Bắc Kạn"},
    }
    assert product["offers"] == [
        {
            "@type": "Offer",
            "name": "chai 500 ml",
            "price": 150_000,
            "priceCurrency": "VND",
            "availability": "https://schema.org/InStock",
            "url": url,
        }
    ]


def test_each_pack_is_an_offer(client):
    listing = make_listing()
    packs = make_variants(listing, {"chai 250 ml": 90_000, "chai 500 ml": 170_000})
    packs[1].stockrecords.update(num_in_stock=0)
    offers = nodes(client.get(listing.product.get_absolute_url()))["Product"]["offers"]
    assert [(offer["name"], offer["price"], offer["availability"]) for offer in offers] == [
        ("chai 250 ml", 90_000, "https://schema.org/InStock"),
        ("chai 500 ml", 170_000, "https://schema.org/OutOfStock"),
    ]


def test_once_lapsed_neither_price_nor_stars_are_claimed(client):
    listing = make_listing(certificate=make_certificate(valid_from=datetime.date(2020, 1, 1)))
    product = nodes(client.get(listing.product.get_absolute_url()))["Product"]
    assert "offers" not in product
    assert "hasCertification" not in product


def test_a_tourism_service_is_a_service(client):
    listing = make_listing("Homestay", product_set="n17-b26")
    service = nodes(client.get(listing.product.get_absolute_url()))["Service"]
    assert service["hasCertification"]["name"] == "OCOP 4 sao"
    assert "offers" not in service


def test_breadcrumbs_lead_by_the_shop_category(client):
    listing = make_listing("Mật ong rừng", category="Mật ong")
    trail = nodes(client.get(listing.product.get_absolute_url()))["BreadcrumbList"]["itemListElement"]
    assert [(item["position"], item["name"], item["item"]) for item in trail] == [
        (1, "Sản phẩm", "https://shop.example.test/san-pham/"),
        (2, "Mật ong", "https://shop.example.test/san-pham/?category=mat-ong"),
        (3, "Mật ong rừng", f"https://shop.example.test/san-pham/mat-ong-rung_{listing.product_id}/"),
    ]


def test_a_producer_is_an_organization(client):
    producer = make_producer("HTX Tài Hoan", address="Thôn Pàn Chầu")
    organization = nodes(client.get(producer.get_absolute_url()))["Organization"]
    assert organization["name"] == "HTX Tài Hoan"
    assert organization["address"]["streetAddress"] == "Thôn Pàn Chầu"


def test_no_data_ends_the_element_it_stands_in():
    text = "</script><script>alert(1)</script><!-- & \u2028"
    html = script({"name": text})
    assert html.count("<") == 2
    assert json.loads(re.search(r">(.*)<", html)[1])["@graph"][0]["name"] == text


# --- Sitemap and robots ---------------------------------------------------------------------------------------------


def addresses(client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return re.findall(r"<loc>(.*?)</loc>", response.content.decode())


def test_the_sitemap_names_its_sections(client):
    assert addresses(client, "/sitemap.xml") == [
        f"https://shop.example.test/sitemap-{section}.xml?p=1"
        for section in ("pages", "products", "producers", "certificates", "regions", "editorial")
    ]


def test_products_on_sale_in_both_languages(client):
    listing = make_listing("Mật ong")
    make_listing(certificate=make_certificate(make_ocop_product("Sáp ong"), valid_from=datetime.date(2020, 1, 1)))
    make_listing("Phấn hoa", approved_at=None)
    path = f"/san-pham/mat-ong_{listing.product_id}/"
    assert addresses(client, "/sitemap-products.xml") == [
        f"https://shop.example.test{path}",
        f"https://shop.example.test/en{path}",
    ]
    xml = client.get("/sitemap-products.xml").content.decode()
    assert f'hreflang="en" href="https://shop.example.test/en{path}"' in xml


def test_producers_certificates_regions_and_pages_answer(client):
    certificate = make_certificate()
    assert f"https://shop.example.test{certificate.get_absolute_url()}" in addresses(
        client, "/sitemap-certificates.xml"
    )
    producer = certificate.ocop_product.producer
    assert f"https://shop.example.test{producer.get_absolute_url()}" in addresses(client, "/sitemap-producers.xml")
    regions = addresses(client, "/sitemap-regions.xml")
    assert len(regions) == 2 * (34 + 63)
    assert "https://shop.example.test/vung/truoc-2025/bac-kan/" in regions
    for address in addresses(client, "/sitemap-pages.xml"):
        assert client.get(address.removeprefix("https://shop.example.test")).status_code == 200


def test_unknown_sections_and_pages_are_not_found(client):
    assert client.get("/sitemap-x.xml").status_code == 404
    assert client.get("/sitemap-products.xml?p=99").status_code == 404
    assert client.get("/sitemap-products.xml?p=x").status_code == 404


def test_robots_are_kept_out_of_private_rooms_and_shown_the_sitemap(client, settings):
    settings.DEMO = False
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /gio-hang/" in lines
    assert "Disallow: /en/thanh-toan/" in lines
    assert "Disallow: /" not in lines
    assert "Sitemap: https://shop.example.test/sitemap.xml" in lines
    assert "X-Robots-Tag" not in client.get("/nha-san-xuat/")


def test_a_demonstration_asks_robots_to_stay_away(client, settings):
    settings.DEMO = True
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"
    assert client.get("/nha-san-xuat/")["X-Robots-Tag"] == "noindex, nofollow"
