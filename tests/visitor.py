"""A browser without a screen, and what reaches its owner's phone."""

import json
import re
from pathlib import Path

from django.test import Client, TestCase


class Visitor(Client):
    """Every request commits: what is to happen after the commit happens."""

    def request(self, **request):
        with TestCase.captureOnCommitCallbacks(execute=True):
            return super().request(**request)


class Phone:
    """The short messages that were sent, read from where SMS_URL puts them."""

    def __init__(self, file: Path):
        self.file = file

    def texts(self, number: str) -> list[str]:
        lines = self.file.read_text().splitlines() if self.file.exists() else []
        return [message["text"] for message in map(json.loads, lines) if message["to"] == number]

    def code(self, number: str) -> str:
        """The last one-time code that came."""
        return re.search(r"\b\d{6}\b", self.texts(number)[-1])[0]
