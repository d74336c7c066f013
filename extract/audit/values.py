"""Do two printed figures agree? By the precision that they are printed with, and by the bounds that they set."""

from __future__ import annotations

from extract.audit.claims import TARGET, Claim

FLOORS, CAPS = frozenset({"ge", "gt"}), frozenset({"le", "lt"})
# A bound and a plain figure on its right side agree where they lie this near (超过5000张 for 5230 张).
NEAR = 0.05
YEARLY = "/年"
# 约, 左右 leaves as much room.
ROUGH = 0.05


def half(value: float) -> float:
    """Return half a unit in the last printed place of a figure.

    >>> half(13000.0), half(5.5), half(0.46)
    (0.5, 0.05, 0.005)
    """
    digits = f"{value:.10f}".rstrip("0").partition(".")[2]
    return 0.5 * 10.0 ** -len(digits)


def _slack(claim: Claim) -> float:
    return half(claim.value) * (claim.measure.factor or 1.0)


def _room(one: Claim, other: Claim) -> float:
    """Room for rounding: of what is reached always; of promises only where one is printed in a larger unit (2.8万 for 28340)."""
    if one.role == TARGET and one.measure.factor == other.measure.factor:
        return min(_slack(one), _slack(other))
    return max(_slack(one), _slack(other))


def _ends(claim: Claim) -> tuple[float, float]:
    low = claim.si() if claim.measure.factor is not None else claim.value
    high = claim.si(claim.high) if claim.high is not None and claim.measure.factor is not None else claim.high
    assert low is not None
    return (low, low if high is None else high) if high is None or high >= low else (high, low)


def comparable(one: Claim, other: Claim) -> bool:
    """Whether two figures stand in units that convert into each other."""
    if one.measure.factor is None or other.measure.factor is None:
        return one.unit == other.unit
    left, right = one.measure.unit_si or "", other.measure.unit_si or ""
    if left == right:
        return True
    return left.removesuffix(YEARLY) == right.removesuffix(YEARLY) and _same_size(one, other)


def _same_size(one: Claim, other: Claim) -> bool:
    """Whether 元 stands for 元/年: a yearly standard often goes without 年, and no other span gives an amount so near."""
    left, right = one.si() or 0.0, other.si() or 0.0
    return one.standard and min(left, right) * 2 > max(left, right)


def agree(one: Claim, other: Claim) -> bool:
    """Whether two comparable figures can both be right, as far as their printed precision and bounds allow."""
    (low, high), (other_low, other_high) = _ends(one), _ends(other)
    room = _room(one, other) + 1e-9 * max(abs(low), abs(other_low))
    if "approx" in (one.comparator, other.comparator):
        room = max(room, ROUGH * max(abs(low), abs(other_low)))
    if low - room <= other_high and other_low - room <= high:
        return True
    for bound, value in ((one, other), (other, one)):
        if bound.comparator in FLOORS | CAPS and value.comparator not in FLOORS | CAPS:
            limit, plain = _ends(bound)[0], _ends(value)[0]
            right = plain >= limit if bound.comparator in FLOORS else plain <= limit
            if right and abs(plain - limit) <= NEAR * max(abs(plain), abs(limit)):
                return True
    floor, cap = one.comparator in FLOORS, one.comparator in CAPS
    return (floor and other.comparator in CAPS and high <= other_high) or (
        cap and other.comparator in FLOORS and high >= other_high
    )


def printed(claim: Claim) -> str:
    """Return a figure as a message names it: 42张, ≥95%, 1-2家."""
    signs = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈"}
    number = f"{claim.value:.10g}" + (f"-{claim.high:.10g}" if claim.high is not None else "")
    unit = claim.unit or ""
    return f"{signs.get(claim.comparator, '')}{number}{' ' * unit[:1].isdigit()}{unit}"
