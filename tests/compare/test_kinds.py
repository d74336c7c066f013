"""One sentence, edited: the kind that is reported, and edits that change nothing that was promised."""

from pathlib import Path

import pytest
from measure import read

from extract.compare.compare import compare

HEAD = "青峦县养老服务三年行动方案（2026—2028年）\n一、主要目标\n健全县、镇、村三级服务网络，推动服务提质。\n"


def kinds(tmp_path: Path, old: str, new: str) -> list[tuple[str, str | None]]:
    versions = []
    for name, text in (("old", old), ("new", new)):
        path = tmp_path / f"{name}.txt"
        path.write_text(f"{HEAD}{text}\n", "utf-8")
        versions.append(read(path))
    return [(change.kind, change.field) for change in compare(*versions) if change.substance]


EDITS = [
    ("水库除险加固2027年汛前完成。", "水库除险加固2026年汛前完成。", "deadline_moved", "date_end"),
    ("到2027年，护理型床位占比达到60%以上。", "到2027年，护理型床位占比达到62%以上。", "raised", "value"),
    ("养老床位空置率控制在15%以内。", "养老床位空置率控制在18%以内。", "raised", "value"),
    ("新建老年食堂18家。", "新建老年食堂15家。", "lowered", "value"),
    ("引进运营企业1-2家。", "引进运营企业2-3家。", "raised", "value"),
    ("探访率达到95%以上。", "探访率达到95%。", "loosened", "comparator"),
    ("培训护理员1500人次。", "培训护理员1500人次左右。", "loosened", "comparator"),
    ("培训护理员不低于1500人次。", "培训护理员约1500人次。", "loosened", "comparator"),
    ("助餐服务覆盖率达到85%。", "助餐服务覆盖率达到85%以上。", "tightened", "comparator"),
    ("确保助餐服务覆盖率达到85%。", "力争助餐服务覆盖率达到85%。", "loosened", "strength"),
    ("应当为每个村配备协理员1名。", "鼓励为每个村配备协理员1名。", "loosened", "strength"),
    ("2026年底前完成适老化改造600户。", "2027年6月底前完成适老化改造600户。", "deadline_moved", "date_end"),
    (
        "完成适老化改造600户。（县民政局、县残联）",
        "完成适老化改造600户。（县民政局）",
        "departments_changed",
        "department",
    ),
    (
        "建设家庭床位500张。（县民政局牵头，县残联配合）",
        "建设家庭床位500张。（县残联牵头，县民政局配合）",
        "lead_changed",
        "role",
    ),
    ("培训护理员1500人次。", "培训护理员1500人。", "unit_changed", "unit"),
    ("每50张床位配备社会工作者1名。", "每60张床位配备社会工作者1名。", "lowered", "per"),
    ("每月开展安全检查2次。", "每季度开展安全检查2次。", "loosened", "per"),
    ("建成老年食堂18家、助餐点90个。", "建成老年食堂18家。", "removed", None),
    ("单位地区生产总值能耗下降14%以上。", "单位GDP能耗降低14%。", "loosened", "comparator"),
    ("2027年、2030年森林覆盖率分别达到60%、62%。", "2027年、2030年森林覆盖率分别达到60%、63%。", "raised", "value"),
    ("地区生产总值增长5%—5.5%。", "地区生产总值增长5%左右。", "lowered", "value"),
    ("村庄规划全覆盖。", "村庄规划覆盖率达到95%以上。", "lowered", "value"),
    ("年底前完成管网改造120公里。", "10月底前完成管网改造120公里。", "deadline_moved", "date_end"),
    ("2027年6月底前完成条例修订。", "2027年9月底前完成条例修订。", "deadline_moved", "date_end"),
    ("管网改造完成120公里。", "2027年6月底前管网改造完成120公里。", "added", None),
    ("由县发改局牵头，建设充电桩500个。", "由县能源局牵头，建设充电桩500个。", "lead_changed", "role"),
    ("建设充电桩500个。", "建设充电桩500个。（县发改局）", "added", None),
    ("培训覆盖率达到三分之二以上。", "培训覆盖率达到七成以上。", "raised", "value"),
    (
        "培育龙头企业20家、合作社100家、家庭农场300家。",
        "培育家庭农场300家、龙头企业25家、合作社100家。",
        "raised",
        "value",
    ),
    ("建成老年食堂18家。", "建成老年食堂18家、助餐点90个。", "added", None),
    (
        "接到求助信息后，在15分钟内完成初步核实。",
        "求助信息接到后，在20分钟内完成初步核实。",
        "raised",
        "value",
    ),
    (
        "新建老年食堂18家。由县民政局牵头，县财政局配合。",
        "新建老年食堂18家。由县财政局牵头，县民政局配合。",
        "lead_changed",
        "role",
    ),
]


@pytest.mark.parametrize(("old", "new", "kind", "field"), EDITS)
def test_one_edit_is_one_row_of_its_kind(old: str, new: str, kind: str, field: str | None, tmp_path: Path) -> None:
    assert kinds(tmp_path, old, new) == [(kind, field)]


WORDS_ALONE = [
    ("每万名老年人配备护理员20人。", "护理员按每万名老年人20人配备。"),
    ("护理型床位占比达到5.0%。", "护理型床位占比达到5%。"),
    ("培训护理员1.2万人次。", "培训护理员12000人次。"),
    ("普惠托位占比不低于六成。", "普惠托位占比不低于60%。"),
    ("助餐服务实现行政村全覆盖。", "助餐服务行政村覆盖率达到100%。"),
    ("修复湿地1500亩。", "修复湿地100公顷。"),
    ("二〇二七年底前建成老年食堂18家。", "2027年12月31日前建成老年食堂18家。"),
    ("（一）建成老年食堂18家。（县民政局）", "1．建成老年食堂１８家。（民政局）"),
    ("建成老年食堂18家。（县卫健局、县发改局）", "建成老年食堂18家。（县发展和改革局、县卫生健康局）"),
    ("办结率达到99%以上。", "办结率不低于99%。"),
    ("建成老年食堂18家，新增助餐点90个。", "新增助餐点90个，建成老年食堂18家。"),
    ("孕产妇和儿童健康管理率分别达到96%、94%。", "儿童和孕产妇健康管理率分别达到94%、96%。"),
    ("截至2025年底，全县有养老机构16家。", "截至2025年底，全县有养老机构17家。"),
    ("研发经费投入强度由2.1%提高到2.6%。", "研发经费投入强度由2.2%提高到2.6%。"),
    ("建设充电桩500个。（县发改局、县财政局按职责分工负责）", "建设充电桩500个。（县财政局、县发改局负责）"),
    ("每人每年补助1200元。", "每人每月补助100元。"),
    ("必须确保供水水质达标率100%。", "确保供水水质达标率100%。"),
    ("全年培训护理员1500人次。", "培训护理员1500人次。"),
    ("鼓励社会力量建设助餐点90个。", "支持社会力量建设助餐点90个。"),
    ("用好现有设施。建成老年食堂18家。", "鼓励用好现有设施；建成老年食堂18家。"),
]


@pytest.mark.parametrize(("old", "new"), WORDS_ALONE)
def test_other_words_for_the_same_are_no_edit(old: str, new: str, tmp_path: Path) -> None:
    assert kinds(tmp_path, old, new) == []


def test_value_and_time_that_both_changed_are_two_rows(tmp_path: Path) -> None:
    found = kinds(tmp_path, "2026年底前建成老年食堂18家。", "2027年底前建成老年食堂20家。")
    assert sorted(found) == [("deadline_moved", "date_end"), ("raised", "value")]


def test_two_unlike_targets_at_one_place_do_not_pair(tmp_path: Path) -> None:
    found = kinds(tmp_path, "建成老年食堂18家，改造敬老院5所。", "培育家庭农场20家，改造敬老院5所。")
    assert sorted(kind for kind, _ in found) == ["added", "removed"]


def test_swapped_paragraphs_keep_their_facts(tmp_path: Path) -> None:
    one, other = "（一）助餐。新建老年食堂18家。（县民政局）", "（二）托育。新建托育机构12家。（县卫健局）"
    assert kinds(tmp_path, f"{one}\n{other}", f"{other}\n{one}") == []
    assert kinds(tmp_path, f"{one}\n{other}", f"{other.replace('12', '14')}\n{one}") == [("raised", "value")]


def test_a_removed_sentence_is_told_by_its_target_alone(tmp_path: Path) -> None:
    old = "建成老年食堂18家。（县民政局）2027年底前建设康养综合体1处。（县发改局）"
    assert kinds(tmp_path, old, "建成老年食堂18家。（县民政局）") == [("removed", None)]
