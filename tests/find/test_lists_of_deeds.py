"""Lists of deeds (民生实事), shares of one head noun, sizes of those who are counted, terms explained at the end."""

from __future__ import annotations

import pytest

from tests.find.helpers import facts, statuses, targets

ROWS = [
    # numbered items with a blank behind the number
    ("01 新增共享车棚10个；为老旧小区集中充电场所安装灭火设施60处。", "共享车棚 +=10个; 灭火设施 =60处"),
    ("12 改造菜场5家。", "菜场 =5家"),
    # whom it is for stands apart
    ("为高龄老人家庭新增报警装置900台。", "报警装置 +=900台"),
    ("配送健身课程100课时。", "健身课程 =100课时"),
    ("在6所幼儿园增设托班。", "幼儿园 =6所"),
    ("2024年，临江区将新增停车位600个。", "停车位 +=600个 @2024"),
    ("将新增停车位600个。", "停车位 +=600个"),
    # which firms, by a verb
    ("力争年末，入园企业达到14家，入驻机构达到12家。", "入园企业 =14家; 入驻机构 =12家"),
    ("入驻园区企业12家。", "园区企业 =12家"),
    # 规模 within a word is no measure; 总规模 of an investment is
    ("实施规模化养殖试点12个左右，培育规模以上企业20家。", "规模化养殖试点 ≈12个; 规模以上企业 =20家"),
    ("力争年内投资总规模突破100亿元。", "投资总规模 >100亿元"),
    ("设立总规模50亿元的产业基金。", "产业基金 =50亿元"),
    # what is worth of what is grown
    ("油菜总产量达到9万吨，实现产值1.5亿元。", "油菜总产量 =9万吨; 油菜产值 =1.5亿元"),
    ("油菜总产量达到9万吨，单产达到200公斤。", "油菜总产量 =9万吨; 油菜单产 =200公斤"),
    # one head noun, one unit
    (
        "力争电子、冶金、装备制造业产业规模分别达1.3万亿、9800亿、6200亿元。",
        "电子产业规模 =1.3万亿元; 冶金产业规模 =9800亿元; 装备制造业产业规模 =6200亿元",
    ),
    ("力争有效期内高新技术企业达300家。", "有效期内高新技术企业 =300家"),
    ("力争有效发明专利达300件。", "有效发明专利 =300件"),
    # a verb in many forms before a list
    ("做大做强粮油、果蔬、水产和茶叶4个百亿级产业。", "百亿级产业 =4个"),
    # what the first do, before the second
    (
        "新增12家以上科技企业上市、40家创新型企业、90家小巨人企业。",
        "科技企业 +≥12家; 创新型企业 +=40家; 小巨人企业 +=90家",
    ),
    (
        "培育4家以上年营业收入过百亿元、3家以上年营业收入达50亿元的龙头企业。",
        "年营业收入过百亿元的龙头企业 ≥4家; 龙头企业 ≥3家",
    ),
    # where, before a length
    ("完成清溪全线3公里步道贯通。", "步道贯通 =3公里"),
    ("改造人民路2公里排水管网。", "排水管网 =2公里"),
    ("确保主城区40公里供水、12公里排污管网二期工程按期竣工。", "排污管网二期工程 =12公里"),
    # a size in a bracket
    ("桥下空间形象提升（约2000平方米）。", "桥下空间形象提升 ≈2000平方米"),
    ("新开工棚户区改造900套、建成500套。", "棚户区改造 +=900套; 棚户区改造 =500套"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_is_counted(text: str, expected: str) -> None:
    assert targets(text) == expected


CASES = [
    ("扶持壮大四方、二元等加工企业。", ""),
    ("每人补助二十元。", "=20元 target"),
    ("落实不少于两年过渡期要求。", "≥2年 condition"),
    ("培育3家以上年营业收入达50亿元的龙头企业。", "≥3家 target; =50亿元 condition"),
    ("上年营业收入达50亿元。", "=50亿元 achieved"),
    ("确保大山700万吨露天矿开工。", "=700万吨 current"),
    ("经济总量突破6000亿台阶。", ">6000亿 target"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_promised(text: str, expected: str) -> None:
    assert statuses(text) == expected


def test_full_coverage_of_what_is_built() -> None:
    row = facts("建立8个儿童保护站，实现八个街镇全覆盖。").targets[1]
    assert (row.subject, row.scope) == ("儿童保护站", "八个街镇")


@pytest.mark.parametrize(
    "heading", ["《政府工作报告》有关内容名词注释", "本规划有关名词解释", "名词术语解释", "专业术语释义："]
)
def test_terms_explained(heading: str) -> None:
    found = facts("建成水厂3座。", heading, "1.“双百工程”：培育100家企业。")
    assert [row.value for row in found.targets] == [3.0]


def test_a_task_that_speaks_of_terms() -> None:
    found = facts("建成水厂3座。", "（二）做好名词解释和政策宣讲。", "培育企业100家。")
    assert [row.value for row in found.targets] == [3.0, 100.0]
