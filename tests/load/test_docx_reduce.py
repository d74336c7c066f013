"""A Word part may lose what no reader asks for, and must read the same afterwards."""

from __future__ import annotations

import pytest

from extract.load.docx import package as docx_package
from extract.load.docx.read import load
from extract.load.docx.reduce import reduced
from tests.load.helpers import W, cell, docx, level, numbering, paragraph, row, run, table

_COLOUR = '<w:color w:val="FF0000"/><w:sz w:val="32"/>'
_GONE = '<w:rPr><w:del w:id="1" w:author="甲" w:date="2025-01-01T00:00:00Z"/></w:rPr>'
_NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_BODIES = {
    "runs": paragraph(run("新增床位") + run("1200", _COLOUR) + run("张")),
    "marks": paragraph('<w:bookmarkStart w:id="0" w:name="甲"/>' + run("一") + '<w:proofErr w:type="a"/>' + run("二")),
    "tab between": paragraph(run("一") + "<w:r><w:tab/></w:r>" + run("二")),
    "break inside": paragraph("<w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r>"),
    "numbered": paragraph(run("总体") + run("要求", _COLOUR), _NUMBER + '<w:jc w:val="left"/>') * 2,
    "mark gone": paragraph(run("前半"), _GONE) + paragraph(run("后半")),
    "inserted": paragraph(f'<w:ins w:id="2">{run("新")}</w:ins>{run("旧")}<w:del w:id="3">{run("删")}</w:del>'),
    "heading": paragraph(run("目标"), '<w:outlineLvl w:val="1"/><w:spacing w:line="560"/>'),
    "cells": table(row(cell("指标"), cell("2025年")), row(cell("床位"), cell("1200"))),
    "merged": table(
        row(cell("一类", '<w:vMerge w:val="restart"/>'), cell("甲")), row(cell("", "<w:vMerge/>"), cell("乙"))
    ),
    "wide": table(row(cell("合计", '<w:gridSpan w:val="2"/><w:vAlign w:val="center"/>')), row(cell("甲"), cell("乙"))),
    "escaped": paragraph(run("&lt;w:t&gt;低于5%&amp;高于3%&#8203;&lt;/w:t&gt;")),
    "a > in a value": paragraph('<w:bookmarkStart w:id="0" w:name="a/>b"/>' + run("甲>乙") + run("丙")),
    "comment": paragraph(run("一") + "<!-- </w:t></w:r><w:r><w:t> -->" + run("二")),
    "cdata": paragraph("<w:r><w:t><![CDATA[<w:r><w:t>一</w:t></w:r>]]></w:t></w:r>" + run("二")),
    "nested": table(
        f"<w:tr><w:tc>{paragraph('外')}{table(row(cell('内'), cell('里')))}<w:p/></w:tc>{cell('旁')}</w:tr>"
    ),
    "text box": paragraph(
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + paragraph(run("框") + run("内"))
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        + run("框外")
    ),
    "control": f"<w:sdt><w:sdtContent>{paragraph(run('控') + run('件'))}</w:sdtContent></w:sdt>",
}
_LISTS = numbering(level(0, "chineseCounting", "%1、"))
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
    f"<w:pPr>{_NUMBER}</w:pPr></w:style>",
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="heading 1"/></w:style>',
)


@pytest.mark.parametrize("styles", _STYLES, ids=["plain", "numbered by style", "heading by style"])
@pytest.mark.parametrize("body", _BODIES.values(), ids=_BODIES)
def test_a_reduced_part_reads_the_same(body: str, styles: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = docx(body, _LISTS, styles)
    read = load(data)
    monkeypatch.setattr(docx_package, "reduced", lambda part, hides: part)
    assert read == load(data)


def test_runs_and_looks_go() -> None:
    part = f'<w:document xmlns:w="{W}"><w:body>{_BODIES["runs"]}</w:body></w:document>'.encode()
    assert b"<w:body><w:t" in reduced(part, hides=False)
    assert "新增床位1200张".encode() in reduced(part, hides=False)


@pytest.mark.parametrize(
    ("before", "inside", "hides"),
    [
        ("", "", True),
        ("", "<!-- -->", False),
        ("<?xml version='1.0' encoding='UTF-16'?>", "", False),
        ("", '<x xmlns:w="other"/>', False),
        ("", '<x y=">"/>', False),
    ],
)
def test_a_part_that_a_search_could_misread_stays(before: str, inside: str, hides: bool) -> None:
    part = f'{before}<w:document xmlns:w="{W}"><w:body>{_BODIES["runs"]}{inside}</w:body></w:document>'.encode()
    assert reduced(part, hides) == part
