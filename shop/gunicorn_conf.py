"""How gunicorn serves the shop, in production and in the demonstration."""

from gunicorn.http import message

limit_request_line = 32 * 1024
"""Bytes: with room for a query of 3,000 Vietnamese letters, each of which takes up to nine of an address."""
message.MAX_REQUEST_LINE = limit_request_line  # no setting reaches beyond this constant of 8,190
