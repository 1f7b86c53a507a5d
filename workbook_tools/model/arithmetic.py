"""Constant arithmetic in a formula (`=120+35`), and nothing else: no names, no functions, no cells."""

import re
from decimal import Decimal

_TOKEN = re.compile(r"\s*(\d+(?:\.\d+)?|[-+*/()%])\s*")
_LONGEST = 200
_DEEPEST = 20


def constant_result(formula: str) -> Decimal | None:
    """The value of numbers joined by + − * / % and brackets; None for any other formula.

    `formula` has no «=» and a decimal point, as it is stored in a workbook of any language.
    """
    tokens = _tokens(formula)
    if not tokens:
        return None
    try:
        value, rest = _sum(tokens, 0, 0)
    except (ArithmeticError, ValueError):
        return None
    return value if rest == len(tokens) and value.is_finite() else None


def _tokens(formula: str) -> list[str]:
    if len(formula) > _LONGEST or not formula.isascii():
        return []
    tokens, position = [], 0
    while position < len(formula):
        match = _TOKEN.match(formula, position)
        if match is None:
            return []
        tokens.append(match[1])
        position = match.end()
    return tokens


def _sum(tokens: list[str], at: int, depth: int) -> tuple[Decimal, int]:
    value, at = _product(tokens, at, depth)
    while at < len(tokens) and tokens[at] in "+-":
        operand, following = _product(tokens, at + 1, depth)
        value = value + operand if tokens[at] == "+" else value - operand
        at = following
    return value, at


def _product(tokens: list[str], at: int, depth: int) -> tuple[Decimal, int]:
    value, at = _factor(tokens, at, depth)
    while at < len(tokens) and tokens[at] in "*/":
        operand, following = _factor(tokens, at + 1, depth)
        value = value * operand if tokens[at] == "*" else value / operand
        at = following
    return value, at


def _factor(tokens: list[str], at: int, depth: int) -> tuple[Decimal, int]:
    """A number or bracket with signs before it and per cent signs after it; ValueError where there is none."""
    sign = 1
    while at < len(tokens) and tokens[at] in "+-":
        sign, at = (-sign if tokens[at] == "-" else sign), at + 1
    if at == len(tokens) or depth > _DEEPEST:
        raise ValueError(at)
    if tokens[at] == "(":
        value, at = _sum(tokens, at + 1, depth + 1)
        if at == len(tokens) or tokens[at] != ")":
            raise ValueError(at)
    elif tokens[at][0].isdigit():
        value = Decimal(tokens[at])
    else:
        raise ValueError(at)
    at += 1
    while at < len(tokens) and tokens[at] == "%":
        value, at = value / 100, at + 1
    return sign * value, at
