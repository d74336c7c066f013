"""Files cut short or with wrong bytes end as a file read or as a LoadError with a sentence, never as another error."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from extract.document import Loaded
from extract.errors import LoadError
from extract.load.docx import read as docx_loader
from extract.load.html import read as html_loader
from extract.load.pdf import read as pdf_loader
from tests.load.helpers import Sheet, docx, level, listed, numbering, paragraph, pdf, row, table

_WORD = docx(
    paragraph("到2027年建成12个站点。") + listed("总体要求", 1) + table(row("指标", "值"), row("站点", "12")),
    numbering(level(0, "chineseCounting", "%1、")),
)
_SHEET = Sheet().text(72, 80, "到2027年建成12个站点。")
_SHEET.table(72, 120, [90.0, 90.0], [["指标", "值"], ["站点", "12"]])
_PRINTED = pdf(_SHEET)
_PAGE = (
    "<html><body><div><p>到2027年，建成12个站点，覆盖全部镇（街道）。</p><table border=1><tr><td rowspan=2>甲</td>"
    "<td>1</td></tr><tr><td>2</td></tr></table></div></body></html>"
).encode("gb18030")


def _damage(data: bytes, dice: random.Random) -> bytes:
    if dice.random() < 0.3:
        return data[: dice.randrange(len(data))]
    changed = bytearray(data)
    for _ in range(dice.randrange(1, 25)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


@pytest.mark.parametrize(
    ("load", "data"),
    [(docx_loader.load, _WORD), (pdf_loader.load, _PRINTED), (html_loader.load, _PAGE)],
    ids=["docx", "pdf", "html"],
)
def test_damage_is_told_in_a_sentence(load: Callable[[bytes], Loaded], data: bytes) -> None:
    dice = random.Random(20240506)
    told = 0
    for _ in range(150):
        try:
            assert load(_damage(data, dice)).blocks
        except LoadError as error:
            told += 1
            assert len(str(error)) > 20
    assert told
