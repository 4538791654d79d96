"""Filled by the search author."""
