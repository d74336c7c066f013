"""Makes every sample plan in Word, PDF, html and OFD from its text: python -m corpus.formats.make FOLDER."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.formats.ofd import ofd
from corpus.formats.parts import Part, parts_of, plans
from corpus.formats.printed import pdf
from corpus.formats.sheets import Printer
from corpus.formats.web import html
from corpus.formats.word import docx


def formats(parts: Sequence[Part]) -> dict[str, bytes]:
    """The parts in every format, by its ending."""
    return {
        "docx": docx(parts),
        "pdf": pdf(Printer().add(parts)),
        "html": html(parts),
        "ofd": ofd(Printer().add(parts)),
    }


def main(folder: str) -> None:
    """Write all plans in all formats into a folder."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for plan in plans():
        for ending, data in formats(parts_of(plan)).items():
            (target / f"{plan.stem}.{ending}").write_bytes(data)


if __name__ == "__main__":
    main(sys.argv[1])
