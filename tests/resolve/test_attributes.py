"""The attribute of an indicator: every usual wording, and nothing where the cell says something else."""

import pytest

from extract.records import Metadata
from extract.resolve.attributes import attribute
from tests.find.test_indicators import values


@pytest.mark.parametrize(
    "words",
    [
        "约束性",
        "约束",
        "约束性指标",
        "【约束性】",
        "（约束性）",
        "约束性▲",
        "约束性*",
        "▲约束性",
        "约 束\u3000性",
        "约束型",
        "约束性①",
        "约束性（省）",
    ],
)
def test_every_usual_wording_of_a_binding_indicator(words):
    assert attribute(words) == "约束性"


@pytest.mark.parametrize("words", ["预期性", "预期", "预期性指标", "[预期性]", "预期\n性", "预期型指标", "*预期性"])
def test_every_usual_wording_of_an_anticipated_indicator(words):
    assert attribute(words) == "预期性"


@pytest.mark.parametrize("words", ["导向性", "指导性指标", "约束性、预期性", "不约束", "床位数", "—", "", None, "15%"])
def test_other_kinds_and_other_words_give_nothing(words):
    assert attribute(words) is None


@pytest.mark.parametrize(("cell", "expected"), [("约束性指标", "约束性"), ("导向性", None), ("【预期】", "预期性")])
def test_the_values_of_a_row_stay_whatever_its_attribute_cell_says(cell, expected):
    rows = [["指标", "2030年", "属性"], ["床位（张）", "15", cell]]
    assert [(v.value, v.attribute) for v in values(rows, plan=Metadata())] == [(15.0, expected)]
