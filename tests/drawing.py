"""Draws one component of the shop's pages and reads what comes out."""

from bs4 import BeautifulSoup
from django.template.loader import render_to_string


def parse(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def draw(component: str, /, **context) -> BeautifulSoup:
    return parse(render_to_string(f"components/{component}.html", context))


def words(page: BeautifulSoup) -> str:
    return " ".join(page.get_text().split())
