"""What county and district plans list: conditions behind a colon, marks of an assessment, places that a measure extends over."""

from __future__ import annotations

import pytest

from tests.find.helpers import deadlines, statuses, targets

CONDITIONS = [
    (
        "申请机构应当符合下列条件：（一）注册资金80万元以上；（二）床位不少于50张；（三）护理员不少于10名。",
        "≥80万元 condition; ≥50张 condition; ≥10名 condition",
    ),
    (
        "有下列情形之一的，取消资格：连续3次抽检不合格的；收费超过标准20%的。",
        "=3次 condition; =20% condition",
    ),
    ("申报条件：年营业收入不低于2000万元，带动农户50户以上。", "≥2000万元 condition; ≥50户 condition"),
    (
        "示范站须同时具备以下条件：建筑面积不少于300平方米；床位不少于20张。全县创建示范站12个。",
        "≥300平方米 condition; ≥20张 condition; =12个 target",
    ),
    (
        "机构须符合下列条件：（一）床位不少于50张。（二）护理员不少于10名。每个乡镇建成1个服务站。",
        "≥50张 condition; ≥10名 condition; =1个 target",
    ),
    # A list of tasks or standards is promised.
    ("完成以下任务：新建服务站20个；改造床位500张。", "+=20个 target; =500张 target"),
    ("达到以下标准：每百户配建用房不少于30平方米；绿化率不低于35%。", "≥30平方米 target; ≥35% target"),
    ("改善办学条件：新建校舍2万平方米，更换课桌椅3000套。", "+=2万平方米 target; =3000套 target"),
]


@pytest.mark.parametrize(("text", "expected"), CONDITIONS)
def test_conditions_behind_a_colon(text: str, expected: str) -> None:
    assert statuses(text) == expected


def test_conditions_in_passages_of_their_own() -> None:
    lines = ("申请单位应当符合下列条件：", "（一）从业人员不少于8名；", "（二）场地不少于200平方米。")
    assert statuses(*lines, "全县新建服务站12个。") == "≥8名 condition; ≥200平方米 condition; +=12个 target"


MARKS = [
    ("其中日常工作占60分、年度指标占40分。", "=60分 condition; =40分 condition"),
    ("省级表彰每项加2分。", "=2分 condition"),
    ("群众满意度达到90分以上。", "≥90分 target"),
]


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_marks_of_an_assessment(text: str, expected: str) -> None:
    assert statuses(text) == expected


PLACES = [
    ("18个镇（街道）实体化运行率达到100%。", "镇（街道）实体化运行率 =100%"),
    ("15个乡镇综合服务站全覆盖。", "乡镇综合服务站 =100%"),
    ("全县12个乡镇、101个行政村实现客货邮全覆盖。", "客货邮 =100%"),
    ("完成北部8个乡镇管网延伸150公里。", "北部8个乡镇管网延伸 =150公里"),
    ("养老驿站在15个社区全覆盖。", "养老驿站 =15个; 养老驿站 =100%"),
    ("村规修订20个村全覆盖。", "村规修订 =20个; 村规修订 =100%"),
    ("驿站实现100%的全覆盖。", "驿站 =100%"),
    # What is built and counted stays so.
    ("新建8个乡镇敬老院，床位达到600张。", "乡镇敬老院 +=8个; 床位 =600张"),
    ("支持10个村发展大棚蔬菜800亩。", "村 =10个; 大棚蔬菜 =800亩"),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: str) -> None:
    assert targets(text) == expected


AS_OF = [
    ("截至2025年底，自来水普及率不低于98%。", "≥98% target", "截至2025年底 by 2025"),
    ("截止2024年末，建成站点60个。", "=60个 target", "截止2024年末 by 2024"),
    ("截至2020年底，自来水普及率达到91%。", "=91% achieved", ""),
    ("截至目前，建成站点40个。", "=40个 achieved", ""),
]


@pytest.mark.parametrize(("text", "status", "limit"), AS_OF)
def test_as_of_a_day_to_come(text: str, status: str, limit: str) -> None:
    assert statuses(text) == status
    assert deadlines(text) == limit


AGAIN = [
    ("今年再增规上企业20家、专精特新企业5家。", "规上企业 +=20家; 专精特新企业 +=5家"),
    ("再添学位600个。", "学位 +=600个"),
    ("再开工保障房800套。", "保障房 +=800套"),
    (
        "2023年，建成综合体4个、服务点12处；2024年再建3个和9处。",
        "综合体 =4个 @2023; 服务点 =12处 @2023; 综合体 +=3个 @2024; 服务点 +=9处 @2024",
    ),
    ("再生水利用率达到25%。", "再生水利用率 =25%"),
    ("失业人员再就业2000人。", "失业人员再就业 =2000人"),
]


@pytest.mark.parametrize(("text", "expected"), AGAIN)
def test_once_more(text: str, expected: str) -> None:
    assert targets(text) == expected


OTHERS = [
    ("家庭医生签约全覆盖。", "家庭医生签约 =100%"),
    ("接电用时压缩至5个工作日内。", "接电用时 ≤5个工作日"),
    ("改造老旧小区14个、惠及2600户，更新管网30公里。", "老旧小区 =14个; 老旧小区 =2600户; 管网 =30公里"),
    ("改造小区18个，涉及居民3760户，雨污管网24公里。", "小区 =18个; 涉及居民 =3760户; 雨污管网 =24公里"),
    ("抽查企业数不少于总数的10%且不少于15家。", "抽查企业数 ≥10%; 抽查企业数 ≥15家"),
    ("建设冷藏保鲜库容20万立方米。", "冷藏保鲜库容 =20万立方米"),
    (
        "新城区按每百户不少于30平方米建筑面积、老城区按每百户不少于20平方米建筑面积的标准，配建社区用房。",
        "社区用房 ≥30平方米 /每百户; 社区用房 ≥20平方米 /每百户",
    ),
    # What is so today, a size that names a thing, and who is meant stay out.
    ("山洪灾害威胁区涉及群众1200户。", ""),
    ("打造总装机50万千瓦光伏基地。", ""),
    ("县财政对年服务不少于3000人次的站点，予以支持。", ""),
]


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_others(text: str, expected: str) -> None:
    assert targets(text) == expected


HEADINGS = [
    ("三、法治环境更公平", "-=30% target"),
    ("二、发展环境", "-=30% current"),
    ("二、外部环境更加复杂", "-=30% current"),
]


@pytest.mark.parametrize(("heading", "expected"), HEADINGS)
def test_an_environment_that_shall_become_better(heading: str, expected: str) -> None:
    assert statuses("检查频次下降30%。", heading=heading) == expected


STEPS = [
    ("每满一年补贴500元。", "补贴 =500元 /每满一年"),
    ("每新增1名护理员补助2000元。", "补助 =2000元 /每新增1名护理员"),
    ("每提高1个百分点奖励5万元。", "奖励 =5万元 /每提高1个百分点"),
    ("每增加1000人配备1名民警。", "民警 =1名 /每增加1000人"),
    ("入职奖励6000元，此后每满1年增加1000元。", "入职奖励 =6000元; 入职奖励 +=1000元 /每满1年"),
    # A new thing for each of something is no step.
    ("每年新增床位200张。", "床位 +=200张 /每年"),
]


@pytest.mark.parametrize(("text", "expected"), STEPS)
def test_for_each_step(text: str, expected: str) -> None:
    assert targets(text) == expected


FUNDS = [
    ("统筹安排8000万元用于水毁修复。", "水毁修复资金 =8000万元"),
    ("每年安排不少于300万元用于奖补。", "奖补资金 ≥300万元 /每年"),
    ("县财政统筹安排专项资金1200万元。", "专项资金 =1200万元"),
    ("多渠道筹措资金1.5亿元。", "资金 =1.5亿元"),
    ("统筹整合涉农资金2.3亿元用于产业发展。", "涉农资金 =2.3亿元"),
]


@pytest.mark.parametrize(("text", "expected"), FUNDS)
def test_funds(text: str, expected: str) -> None:
    assert targets(text) == expected


COVERED = [
    ("法律援助工作站镇村两级全覆盖。", "法律援助工作站 =100%"),
    ("学校食堂“阳光厨房”2024年4月底前全覆盖。", "学校食堂“阳光厨房” =100% @2024-04-30"),
    ("检查率达到100%全覆盖。", "检查率 =100%"),
]


@pytest.mark.parametrize(("text", "expected"), COVERED)
def test_what_is_covered(text: str, expected: str) -> None:
    assert targets(text) == expected


def test_a_list_of_tasks_promises_what_it_counts() -> None:
    title = "青峦县2024年民政工作要点"
    assert targets("六、便民办事。三级代办网点386个。", heading="2024年2月1日印发", title=title).startswith(
        "三级代办网点 =386个"
    )


SPEECH = [
    ("四是办好民生实事。高校毕业生留乡就业600人。", "=600人 target"),
    ("二要让村庄“靓起来”。路灯260盏。", "=260盏 target"),
    ("一是经济总量稳中有进。路灯260盏。", "=260盏 current"),
]


@pytest.mark.parametrize(("text", "expected"), SPEECH)
def test_items_of_a_speech(text: str, expected: str) -> None:
    assert statuses(text, heading="各位代表") == expected


ABOVE = [
    ("到2025年全省城镇化率达到68%。", "=68% quoted"),
    ("甘蔗产量全国占比不低于6%。", "≥6% target"),
    ("到2025年全县城镇化率达到48%。", "=48% target"),
]


@pytest.mark.parametrize(("text", "expected"), ABOVE)
def test_what_a_higher_place_shall_reach(text: str, expected: str) -> None:
    assert statuses(text) == expected


MORE = [
    ("启动12个村的污水治理，完成后治理率可达65%。", "治理率 =65%"),
    ("推动20家规上企业完成数字化改造。", "规上企业 =20家"),
    ("棚户区改造开工300套，基本建成500套。", "棚户区改造 =300套; 棚户区改造 =500套"),
    ("生师比小学不高于19∶1、初中不高于13.5∶1。", "生师比小学 ≤19; 初中 ≤13.5"),
    ("社区工作者按每万城镇常住人口18人标准配备。", "社区工作者 =18人 /每万城镇常住人口"),
    ("公厕由46座增加到60座，达到每平方公里4座。", "公厕 =60座; 公厕 =4座 /每平方公里"),
]


@pytest.mark.parametrize(("text", "expected"), MORE)
def test_more_of_counties(text: str, expected: str) -> None:
    assert expected in targets(text)
