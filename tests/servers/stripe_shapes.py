"""Is a request of the shape that Stripe takes? The SDK's parameter types know it, of its own version of the API."""

import functools
import re
import types
from collections.abc import Iterable, Mapping
from decimal import Decimal
from urllib.parse import parse_qsl

import typing_extensions as typing
from stripe import StripeObject
from stripe._request_options import RequestOptions


class Misshapen(Exception):
    """`args` are the message and the parameter that is wrong, in Stripe's notation: `line_items[0][quantity]`."""


def decoded(form: str) -> dict:
    """The nested parameters of a request: `a[b][0][c]=x` is `{"a": {"b": [{"c": "x"}]}}`; leaves remain text."""
    tree: dict = {}
    for name, value in parse_qsl(form, keep_blank_values=True):
        first, *rest = re.findall(r"[^\[\]]+", name) or [name]
        branch, key = tree, first
        for step in rest:
            branch, key = branch.setdefault(key, {}), step
            if not isinstance(branch, dict):
                raise Misshapen(f"{name} is both a value and a group of values", name)
        branch[key] = value
    return _with_lists(tree)


def _with_lists(tree):
    if not isinstance(tree, dict):
        return tree
    values = {key: _with_lists(value) for key, value in tree.items()}
    return [*values.values()] if values and all(map(str.isdigit, values)) else values


def fitted(value, shape, at: str = ""):
    """The same with its numbers and booleans read; raises Misshapen at the first thing that `shape` does not take."""
    origin = typing.get_origin(shape)
    if typing.is_typeddict(shape):
        return _fitted_group(value, shape, at)
    if origin in (typing.NotRequired, typing.Required):
        return fitted(value, typing.get_args(shape)[0], at)
    if origin in (typing.Union, types.UnionType):
        return _fitted_either(value, _choices(shape), at)
    if origin is typing.Literal:
        return _require(value in typing.get_args(shape), value, f"must be one of {typing.get_args(shape)}", at)
    if origin is list:
        _require(isinstance(value, list), value, "must be a list", at)
        return [fitted(item, typing.get_args(shape)[0], f"{at}[{i}]") for i, item in enumerate(value)]
    if origin is dict or (isinstance(origin, type) and issubclass(origin, StripeObject)):
        _require(isinstance(value, dict), value, "must be a group of names and texts", at)
        return {key: fitted(item, str, f"{at}[{key}]") for key, item in value.items()}
    return _read(value, shape, at)


def _fitted_group(value, shape, at: str) -> dict:
    _require(isinstance(value, dict), value, "must be a group", at)
    known = _members(shape)
    if unknown := next(iter(value.keys() - known.keys()), None):
        raise Misshapen(f"Received unknown parameter: {_inside(at, unknown)}", _inside(at, unknown))
    if missing := next(iter(shape.__required_keys__ - value.keys()), None):
        raise Misshapen(f"Missing required param: {_inside(at, missing)}.", _inside(at, missing))
    return {key: fitted(item, known[key], _inside(at, key)) for key, item in value.items()}


@functools.cache
def _members(shape) -> dict:
    """Without the SDK's own options: an idempotency key in the form is one that was put into the wrong dict."""
    hints = typing.get_type_hints(shape, localns={"StripeContext": object, "Mapping": Mapping}, include_extras=True)
    options = RequestOptions.__annotations__.keys()
    return {name: hint for name, hint in hints.items() if name not in options}


def _choices(shape) -> Iterable:
    """Types say "one of these words or any text", so that tomorrow's words pass: today they do not."""
    choices = typing.get_args(shape)
    words = [each for each in choices if typing.get_origin(each) is typing.Literal and typing.get_args(each) != ("",)]
    return [each for each in choices if each is not str] if words else choices


def _fitted_either(value, choices: Iterable, at: str):
    wrong = []
    for choice in choices:
        try:
            return fitted(value, choice, at)
        except Misshapen as error:
            wrong.append(error)
    raise max(wrong, key=lambda error: len(error.args[1]))  # the choice that it resembled longest


READERS = {
    int: (r"-?\d{1,15}", int, "Invalid integer"),
    bool: (r"true|false", "true".__eq__, "Invalid boolean"),
    Decimal: (r"-?\d+(\.\d{1,12})?", Decimal, "Invalid decimal"),
    float: (r"-?\d+(\.\d+)?", float, "Invalid number"),
    str: (r"(?s).*", str, "Invalid string"),
}


def _read(value, shape, at: str):
    pattern, read, complaint = READERS[shape]
    _require(isinstance(value, str) and re.fullmatch(pattern, value), value, complaint, at)
    return read(value)


def _require(good, value, complaint: str, at: str):
    if not good:
        raise Misshapen(f"{complaint}: {value!r}", at)
    return value


def _inside(at: str, name: str) -> str:
    return f"{at}[{name}]" if at else name
