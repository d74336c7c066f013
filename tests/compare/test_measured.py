"""The labelled pairs of corpus/versions: what is found, under which kind, and what is reported that nobody edited."""

import pytest
from measure import edits, measure, pair, read

# At least so many found and right, at most so many false alarms.
FLOORS = {"yunling_environment": (33, 33, 0), "wanglan_digital": (24, 24, 1)}


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
