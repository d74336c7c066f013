"""The labelled pairs of corpus/versions: what is found, under which kind, and what is reported that nobody edited."""

from pathlib import Path

import pytest
from measure import edits, measure, pair, read

from corpus.formats.make import formats
from corpus.formats.parts import parts_of

# At least so many found and right, at most so many false alarms.
FLOORS = {
    "yunling_environment": (33, 33, 0),
    "wanglan_digital": (25, 25, 0),
    "fengpu_tourism": (22, 22, 0),
    "yunling_health": (31, 31, 0),
    "linlan_education": (19, 19, 0),
    "qingluan_report": (25, 25, 0),
    "yunling_water": (26, 26, 0),
    "linlan_emergency": (20, 20, 0),
}


@pytest.mark.parametrize("name", FLOORS)
def test_edits_are_found_under_their_kind(name: str) -> None:
    old, new = (read(path) for path in pair(name))
    figures = measure(old, new, edits(name))
    print(name, figures)
    found, right, false = FLOORS[name]
    assert figures.found >= found, figures.missed
    assert figures.right >= right, figures.wrong
    assert len(figures.false) <= false, figures.false


@pytest.mark.parametrize("name", FLOORS)
def test_nothing_of_substance_between_a_text_and_itself(name: str) -> None:
    old, _ = (read(path) for path in pair(name))
    assert measure(old, old, []).false == []


@pytest.mark.parametrize(("older", "newer"), [("docx", "docx"), ("html", "docx"), ("txt", "pdf")])
@pytest.mark.parametrize("name", FLOORS)
def test_formats_change_nothing(name: str, older: str, newer: str, tmp_path: Path) -> None:
    paths = []
    for path, ending in zip(pair(name), (older, newer), strict=True):
        data = path.read_bytes() if ending == "txt" else formats(parts_of(path))[ending]
        (tmp_path / f"{path.stem}.{ending}").write_bytes(data)
        paths.append(tmp_path / f"{path.stem}.{ending}")
    old, new = (read(path) for path in paths)
    figures = measure(old, new, edits(name))
    found, right, false = FLOORS[name]
    assert (figures.found, figures.right) >= (found, right), (figures.missed, figures.wrong)
    assert len(figures.false) <= false, figures.false
