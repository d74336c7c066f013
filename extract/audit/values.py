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


def scales(one: Claim, other: Claim) -> tuple[float, float] | None:
    """Return what to multiply the printed figures by, so that they stand in one unit; None where there is no such unit.

    A standard is often given in 元 where 元/年 or 元/月 is meant: then the figures that lie near each other are held together.
    """
    left, right = one.measure, other.measure
    if left.factor is None or right.factor is None:
        return (1.0, 1.0) if one.unit == other.unit else None
    names = left.unit_si or "", right.unit_si or ""
    if names[0] == names[1]:
        return left.factor, right.factor
    if names[0].removesuffix(YEARLY) != names[1].removesuffix(YEARLY) or not one.standard:
        return None
    for pair in ((left.factor, right.factor), (1.0, 1.0)):
        sizes = sorted((one.value * pair[0], other.value * pair[1]))
        if sizes[0] * 2 > sizes[1]:
            return pair
    return None


def comparable(one: Claim, other: Claim) -> bool:
    """Whether two figures stand in units that convert into each other."""
    return scales(one, other) is not None


def _room(one: Claim, other: Claim, pair: tuple[float, float]) -> float:
    """Room for rounding: of what is reached always; of promises only where one is printed in a larger unit (2.8万 for 28340)."""
    slack = half(one.value) * pair[0], half(other.value) * pair[1]
    return min(slack) if one.role == TARGET and pair[0] == pair[1] else max(slack)


def _ends(claim: Claim, factor: float) -> tuple[float, float]:
    low, high = claim.value * factor, (claim.value if claim.high is None else claim.high) * factor
    return min(low, high), max(low, high)


def agree(one: Claim, other: Claim) -> bool:
    """Whether two figures can both be right, as far as their printed precision and bounds allow; True for two units."""
    pair = scales(one, other)
    if pair is None:
        return True
    left, right = _ends(one, pair[0]), _ends(other, pair[1])
    largest = max(map(abs, (*left, *right)))
    room = _room(one, other, pair) + 1e-9 * largest
    if "approx" in (one.comparator, other.comparator):
        room = max(room, ROUGH * largest)
    if one.high is not None and other.high is not None and one.role == TARGET:
        return abs(left[0] - right[0]) <= room and abs(left[1] - right[1]) <= room
    if left[0] - room <= right[1] and right[0] - room <= left[1]:
        return True
    return _bounded(one, left, right, other) or _bounded(other, right, left, one)


def _bounded(bound: Claim, limit: tuple[float, float], value: tuple[float, float], other: Claim) -> bool:
    """Whether a figure keeps to a bound: one of the other kind always, a plain one where it lies near."""
    if bound.comparator in FLOORS:
        return value[1] >= limit[0] and (
            other.comparator in CAPS or other.comparator not in FLOORS and _near(limit, value)
        )
    if bound.comparator in CAPS:
        return value[0] <= limit[1] and (
            other.comparator in FLOORS or other.comparator not in CAPS and _near(limit, value)
        )
    return False


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= NEAR * max(abs(one[0]), abs(other[0]))


def printed(claim: Claim) -> str:
    """Return a figure as a message names it: 42张, ≥95%, 1-2家."""
    signs = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈"}
    number = f"{claim.value:.10g}" + (f"-{claim.high:.10g}" if claim.high is not None else "")
    unit = claim.unit or ""
    return f"{signs.get(claim.comparator, '')}{number}{' ' * unit[:1].isdigit()}{unit}"
