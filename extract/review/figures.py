"""The figures of an evaluation as text or JSON."""

from __future__ import annotations

import json

from extract.review.show import plain
from extract.review.tally import Tally

HEAD = f"{'table':18} {'gold':>5} {'extr.':>6}   found P / R / F1      right P / R / F1     fields"


def _line(name: str, tally: Tally) -> str:
    row = tally.figures()
    found, right = (" ".join(f"{rate:.3f}" for rate in row[kind]) for kind in ("found", "right"))
    fields = " ".join(f"{field}={share:.2f}" for field, share in row["fields"].items())
    return f"{name:18} {row['gold']:5} {row['extracted']:6}   {found}    {right}    {fields}"


def render(total: dict[str, Tally], errors: int = 0, as_json: bool = False) -> str:
    """Return one line a table, then up to `errors` differences a table; or all figures as JSON."""
    if as_json:
        return json.dumps({name: tally.figures() for name, tally in total.items()}, ensure_ascii=False, indent=1)
    lines = [HEAD, *(_line(name, tally) for name, tally in total.items())]
    for tally in total.values():
        lines += [plain(f"  {error}") for error in tally.errors[:errors]]
    return "\n".join(lines)
