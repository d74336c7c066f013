import importlib.util
import json
from pathlib import Path

import pytest

HERE = Path(__file__).parent
spec = importlib.util.spec_from_file_location("floors", HERE / "floors.py")
assert spec and spec.loader
floors = importlib.util.module_from_spec(spec)
spec.loader.exec_module(floors)
KEPT = json.loads((HERE / "floors.json").read_text("utf-8"))


@pytest.mark.parametrize("corpus", floors.CORPORA)
def test_quality_is_above_its_floors(corpus: str) -> None:
    plans, gold, remainder = floors.CORPORA[corpus]
    folders = floors.annotated(gold, remainder)
    if not folders:
        pytest.skip("the shared plans are not here")
    assert floors.annotation_hash(folders, gold) == KEPT[corpus]["annotation"], (
        "the annotation has changed: measure again with `python tests/gate/floors.py --raise`"
    )
    assert floors.below(floors.measure(plans, folders), KEPT[corpus]["floors"]) == []


def test_development_and_test_passages_share_no_plan() -> None:
    halves = [set(floors.annotated(*floors.CORPORA[name][1:])) for name in ("passages_development", "passages_test")]
    assert not halves[0] & halves[1] and all(len(half) >= 25 for half in halves)


def test_raising_never_lowers_a_floor() -> None:
    kept = {"targets": {"right_f1": 0.9}}
    assert floors.raised({"targets": {"right_f1": 0.5}}, kept) == kept
    assert floors.raised({"targets": {"right_f1": 0.95}}, kept) == {"targets": {"right_f1": 0.94}}


def test_a_figure_under_its_floor_or_gone_is_said() -> None:
    kept = {"targets": {"right_f1": 0.9}}
    assert floors.below({"targets": {"right_f1": 0.91}}, kept) == []
    assert floors.below({"targets": {"right_f1": 0.89}}, kept) == ["targets.right_f1 is 0.890, its floor 0.900"]
    assert floors.below({}, kept) == ["targets.right_f1 is 0.000, its floor 0.900"]
