"""Plans for measuring: the sample's texts with other numbers, as many as wanted, the same in every run."""

from __future__ import annotations

import random
import re
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "corpus" / "sample"
# Numerals of one to four digits that are no year and no part of a longer number.
_NUMERAL = re.compile(r"(?<![\d.])(?!(?:19|20)\d\d)\d{1,4}(?![\d.])")


def _read(path: Path) -> str | None:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        return None  # the sample's files in other encodings are for the tests of loading


def texts(count: int, seed: int = 1) -> list[str]:
    """Return `count` texts; each is a text of the sample in which every plain numeral is another of the same length."""
    pick = random.Random(seed)
    sample = [text for path in sorted(SAMPLE.glob("*.txt")) if (text := _read(path))]

    def other(found: re.Match[str]) -> str:
        size = len(found[0])
        return str(pick.randrange(10 ** (size - 1), 10**size))

    return [_NUMERAL.sub(other, sample[at % len(sample)]) for at in range(count)]


def write(folder: Path, count: int) -> int:
    """Write plans into a folder; return their length in characters together."""
    folder.mkdir(parents=True, exist_ok=True)
    made = texts(count)
    for at, text in enumerate(made):
        (folder / f"plan{at:05}.txt").write_text(text, "utf-8")
    return sum(map(len, made))
