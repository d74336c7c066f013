"""Heads of plans of many genres, in words of our own: what find and resolve make of them together."""

from __future__ import annotations

import datetime as dt

import pytest

from extract.document import Document, Loaded, Passage
from extract.find import metadata as finder
from extract.records import Metadata
from extract.resolve import metadata as resolver

BODY = "\n".join(f"（{n}）推进第{n}类工作，各单位按照职责抓好落实，逐项对账销号。" for n in "一二三四五六七八九十")
TAIL = f"一、总体要求\n坚持以人民为中心，统筹谋划。\n二、主要任务\n{BODY}"


def document(text: str, source: str = "plan.txt", **declared: str) -> Document:
    """Build a document whose passages are the lines of the text."""
    passages: list[Passage] = []
    at = 0
    for line in (line.strip() for line in text.splitlines()):
        if line:
            passages.append(Passage(len(passages), "paragraph", line, at, at + len(line)))
            at += len(line) + 1
    whole = "\n".join(passage.text for passage in passages)
    loaded = Loaded((), "txt", "test", metadata=declared)
    return Document(source, whole, tuple(passages), (), loaded, "id", "sha", len(whole))


def read(text: str, source: str = "plan.txt", **declared: str) -> Metadata:
    plan = document(text, source, **declared)
    return resolver.metadata(plan, finder.find(plan))


HEADS: dict[str, tuple[str, dict[str, object]]] = {
    "ministry notice with number, addressees, signature of two bodies": (
        """民政部 财政部关于印发《“十四五”城乡社区照料服务规划》的通知
        民发〔2021〕77号
        各省、自治区、直辖市民政厅（局）、财政厅（局），新疆生产建设兵团民政局、财政局：
        现将《“十四五”城乡社区照料服务规划》印发给你们，请认真组织实施。
        民政部
        财政部
        2021年6月18日
        “十四五”城乡社区照料服务规划
        为做好社区照料服务，制定本规划。\n"""
        + TAIL,
        {
            "title": "“十四五”城乡社区照料服务规划",
            "jurisdiction": "全国",
            "level": "national",
            "division_code": None,
            "doc_type": "规划",
            "issuing_body": "民政部、财政部",
            "document_number": "民发〔2021〕77号",
            "issue_date": dt.date(2021, 6, 18),
            "period_start": 2021,
            "period_end": 2025,
        },
    ),
    "county plan with a cover and a table of contents": (
        """浦江县卫生健康事业发展
        “十五五”规划
        浦江县卫生健康局
        二〇二六年三月
        目 录
        第一章 发展基础 1
        第一节 主要成效 1
        第二章 总体要求 5
        第一章 发展基础
        浦江县地处浙江中部，“十四五”时期卫生健康事业稳步前进，基础更加坚实。
        到2030年，全县人均预期寿命稳步提高。""",
        {
            "title": "浦江县卫生健康事业发展“十五五”规划",
            "jurisdiction": "浦江县",
            "level": "county",
            "province": "浙江省",
            "division_code": "330726",
            "sector": "卫生健康",
            "issuing_body": "浦江县卫生健康局",
            "issue_date": None,
            "period_start": 2026,
            "period_end": 2030,
        },
    ),
    "municipal office notice with a red head": (
        """赣州市人民政府办公室文件
        赣市府办发〔2022〕 31 号
        赣州市人民政府办公室关于印发赣州市城市内涝治理
        工作方案的通知
        各县（市、区）人民政府，市政府各部门：
        《赣州市城市内涝治理工作方案》已经市政府同意，现印发给你们，请抓好贯彻落实。
        2022年7月4日
        （此件主动公开）
        赣州市城市内涝治理工作方案
        为提升防涝能力，制定本方案。\n"""
        + TAIL,
        {
            "title": "赣州市城市内涝治理工作方案",
            "jurisdiction": "赣州市",
            "level": "prefecture",
            "province": "江西省",
            "division_code": "360700",
            "doc_type": "方案",
            "issuing_body": "赣州市人民政府办公室",
            "document_number": "赣市府办发〔2022〕31号",
            "issue_date": dt.date(2022, 7, 4),
        },
    ),
    "district three-year plan": (
        """南京市鼓楼区推进社区嵌入式服务设施建设三年行动计划
        （2024—2026年）
        为补齐短板，结合我区实际，制定本行动计划。\n"""
        + TAIL,
        {
            "title": "南京市鼓楼区推进社区嵌入式服务设施建设三年行动计划（2024—2026年）",
            "jurisdiction": "鼓楼区",
            "level": "county",
            "province": "江苏省",
            "division_code": "320106",
            "doc_type": "行动计划",
            "period_start": 2024,
            "period_end": 2026,
        },
    ),
    "draft sent out for comment": (
        """关于公开征求《岳阳市老龄事业发展规划（征求意见稿）》意见的公告
        为使规划更加科学，现面向社会公开征求意见，请于2023年5月20日前反馈。
        附件：岳阳市老龄事业发展规划（征求意见稿）
        岳阳市民政局
        2023年4月20日
        附件
        岳阳市老龄事业发展规划
        （2023—2027年）
        （征求意见稿）
        为应对人口老龄化，编制本规划。\n"""
        + TAIL,
        {
            "title": "岳阳市老龄事业发展规划（2023—2027年）",
            "status": "draft",
            "jurisdiction": "岳阳市",
            "province": "湖南省",
            "sector": "养老",
            "issuing_body": "岳阳市民政局",
            "issue_date": dt.date(2023, 4, 20),
            "period_start": 2023,
            "period_end": 2027,
        },
    ),
    "opinions of a party committee": (
        """中共寿光市委
        寿光市人民政府
        关于加快建设现代蔬菜种业强市的意见
        （2023年9月12日）
        种业是农业的芯片。为加快发展，现提出如下意见。
        一、目标
        到2027年，全市育繁推一体化企业明显增多。\n"""
        + BODY,
        {
            "title": "中共寿光市委　寿光市人民政府关于加快建设现代蔬菜种业强市的意见",
            "jurisdiction": "寿光市",
            "level": "county",
            "province": "山东省",
            "division_code": "370783",
            "doc_type": "意见",
            "issuing_body": "中共寿光市委　寿光市人民政府",
            "issue_date": dt.date(2023, 9, 12),
            "period_start": None,
            "period_end": 2027,
        },
    ),
    "autonomous region": (
        """宁夏回族自治区节水型社会建设“十四五”规划
        前言
        为落实节水优先，编制本规划。\n"""
        + TAIL,
        {
            "title": "宁夏回族自治区节水型社会建设“十四五”规划",
            "jurisdiction": "宁夏回族自治区",
            "level": "province",
            "division_code": "640000",
            "sector": "水利",
            "period_end": 2025,
        },
    ),
    "autonomous prefecture, outline approved by its congress": (
        """大理白族自治州国民经济和社会发展第十四个五年规划
        和二〇三五年远景目标纲要
        （2021年2月3日大理白族自治州第十四届人民代表大会第五次会议批准）
        目  录
        第一篇 开启新征程
        第一篇 开启新征程
        “十三五”时期，全州上下团结一心，取得显著成绩。""",
        {
            "title": "大理白族自治州国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要",
            "jurisdiction": "大理白族自治州",
            "level": "prefecture",
            "province": "云南省",
            "division_code": "532900",
            "sector": "国民经济和社会发展",
            "doc_type": "纲要",
            "issue_date": dt.date(2021, 2, 3),
            "period_start": 2021,
            "period_end": 2025,
        },
    ),
    "autonomous county": (
        """景宁畲族自治县2024年交通运输工作要点
        2024年，全县交通运输系统围绕中心、服务大局。\n"""
        + TAIL,
        {
            "title": "景宁畲族自治县2024年交通运输工作要点",
            "jurisdiction": "景宁畲族自治县",
            "division_code": "331127",
            "doc_type": "工作要点",
            "sector": "交通运输",
            "period_start": 2024,
            "period_end": 2024,
        },
    ),
    "development zone": (
        """合肥高新技术产业开发区低空经济发展行动方案（2025—2027年）
        为抢抓机遇，制定本方案。\n"""
        + TAIL,
        {
            "jurisdiction": "合肥高新技术产业开发区",
            "level": "county",
            "province": "安徽省",
            "doc_type": "方案",
            "period_start": 2025,
            "period_end": 2027,
        },
    ),
    "provincial work report": (
        """政府工作报告
        ——2025年1月14日在江苏省第十四届人民代表大会第三次会议上
        省长 某某某
        各位代表：
        现在，我代表省人民政府，向大会报告工作。
        一、2024年工作回顾
        一年来，全省经济运行平稳。到2030年还要再上台阶。""",
        {
            "title": "政府工作报告",
            "jurisdiction": "江苏省",
            "level": "province",
            "doc_type": "报告",
            "sector": None,
            "issuing_body": "江苏省人民政府",
            "issue_date": dt.date(2025, 1, 14),
            "period_start": 2025,
            "period_end": 2025,
        },
    ),
    "municipal work report, its province is not named": (
        """2026年绍兴市政府工作报告
        （2026年1月9日在绍兴市第九届人民代表大会第六次会议上）
        绍兴市人民政府市长 某某
        各位代表：
        现在，我代表市人民政府向大会报告工作，请予审议。
        一、过去五年工作回顾""",
        {
            "title": "2026年绍兴市政府工作报告",
            "jurisdiction": "绍兴市",
            "level": "prefecture",
            "province": "浙江省",
            "division_code": "330600",
            "issuing_body": "绍兴市人民政府",
            "issue_date": dt.date(2026, 1, 9),
            "period_start": 2026,
            "period_end": 2026,
        },
    ),
    "report on the plan of national economic development": (
        """关于长沙市2024年国民经济和社会发展计划执行情况与2025年国民经济和社会发展计划草案的报告
        ——2025年1月8日在长沙市第十六届人民代表大会第五次会议上
        长沙市发展和改革委员会
        各位代表：
        受市人民政府委托，现将有关情况报告如下。""",
        {
            "jurisdiction": "长沙市",
            "doc_type": "报告",
            "status": "final",
            "sector": "国民经济和社会发展",
            "issuing_body": "长沙市发展和改革委员会",
            "issue_date": dt.date(2025, 1, 8),
            "period_start": 2025,
            "period_end": 2025,
        },
    ),
    "provincial notice without 《》, plan follows": (
        """四川省人民政府
        关于印发四川省“十四五”推进农业农村现代化规划的通知
        川府发〔2021〕18号
        各市（州）、县（市、区）人民政府，省政府各部门、各直属机构，有关单位：
        现将规划印发给你们，请认真贯彻执行。
        四川省人民政府
        2021年7月24日
        四川省“十四五”推进农业农村现代化规划
        本规划根据有关要求编制。\n"""
        + TAIL,
        {
            "title": "四川省“十四五”推进农业农村现代化规划",
            "jurisdiction": "四川省",
            "sector": "农业农村",
            "issuing_body": "四川省人民政府",
            "document_number": "川府发〔2021〕18号",
            "issue_date": dt.date(2021, 7, 24),
        },
    ),
    "number in a sentence is not the document's own": (
        """仙居县促进民宿经济发展若干措施
        根据《关于促进乡村产业发展的意见》（台政发〔2022〕9号）精神，结合我县实际，制定本措施。\n"""
        + TAIL,
        {
            "title": "仙居县促进民宿经济发展若干措施",
            "jurisdiction": "仙居县",
            "province": "浙江省",
            "doc_type": "措施",
            "document_number": None,
            "issue_date": None,
        },
    ),
    "web page with declared fields": (
        """# 咸宁市推动低空旅游发展实施方案
        **发布日期**: 2024-05-06
        **发布机构**: 咸宁市文化和旅游局
        **文号**: 咸文旅发〔2024〕12号
        ---
        为发展低空旅游，制定本方案。\n"""
        + TAIL,
        {
            "title": "咸宁市推动低空旅游发展实施方案",
            "province": "湖北省",
            "issuing_body": "咸宁市文化和旅游局",
            "document_number": "咸文旅发〔2024〕12号",
            "issue_date": dt.date(2024, 5, 6),
            "doc_type": "实施方案",
            "sector": "文化旅游",
        },
    ),
    "yearly key points of a bureau": (
        """义乌市教育局2025年工作要点
        2025年是谋划新五年的一年，全市教育系统要扎实工作。\n"""
        + TAIL,
        {
            "title": "义乌市教育局2025年工作要点",
            "jurisdiction": "义乌市",
            "level": "county",
            "sector": "教育",
            "doc_type": "工作要点",
            "period_start": 2025,
            "period_end": 2025,
        },
    ),
    "signature and date at the foot": (
        """黔东南州促进青年就业实施方案
        为做好青年就业工作，结合我州实际，制定本方案。
        """
        + TAIL
        + "\n黔东南苗族侗族自治州人力资源和社会保障局\n2024年8月15日",
        {
            "jurisdiction": "黔东南苗族侗族自治州",
            "level": "prefecture",
            "province": "贵州省",
            "issuing_body": "黔东南苗族侗族自治州人力资源和社会保障局",
            "issue_date": dt.date(2024, 8, 15),
        },
    ),
    "banner": (
        """鄂温克族自治旗草原生态保护规划（2021-2030年）
        第一章 总则
        第一条 为保护草原，制定本规划。
        全旗草原面积广阔。""",
        {
            "jurisdiction": "鄂温克族自治旗",
            "level": "county",
            "province": "内蒙古自治区",
            "division_code": "150724",
            "period_start": 2021,
            "period_end": 2030,
        },
    ),
    "name borne by several districts, the text tells which": (
        """朝阳区养老服务设施布局专项规划（2022年-2035年）
        为落实北京市有关要求，完善北京市基本养老服务体系，编制本规划。\n"""
        + TAIL,
        {"jurisdiction": "朝阳区", "province": "北京市", "division_code": "110105", "period_end": 2035},
    ),
    "name borne by several districts, nothing tells which": (
        "朝阳区养老服务设施布局专项规划\n为完善服务，编制本规划。\n" + TAIL,
        {"jurisdiction": "朝阳区", "level": "county", "province": None, "division_code": None},
    ),
    "plan of the nation": (
        """全国湿地保护规划
        （2022—2030年）
        湿地是重要的生态系统，我国湿地类型多样。\n"""
        + TAIL,
        {"title": "全国湿地保护规划（2022—2030年）", "jurisdiction": "全国", "level": "national", "period_end": 2030},
    ),
    "state council opinions": (
        """国务院关于促进边贸创新发展的指导意见
        国发〔2024〕3号
        各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
        为促进边贸创新发展，现提出以下意见。
        一、总体要求
        到2027年，边贸质量明显提高；到2035年，迈上新台阶。
        国务院
        2024年2月6日""",
        {
            "title": "国务院关于促进边贸创新发展的指导意见",
            "level": "national",
            "issuing_body": "国务院",
            "document_number": "国发〔2024〕3号",
            "issue_date": dt.date(2024, 2, 6),
            "doc_type": "意见",
            "period_end": 2027,
        },
    ),
    "township": (
        """浦江县黄宅镇2023年防汛防台工作方案
        为做好防汛防台工作，制定本方案。\n"""
        + TAIL,
        {"jurisdiction": "黄宅镇", "level": "township", "province": "浙江省", "division_code": None},
    ),
    "former county at the time of the plan": (
        """密云县水源地保护规划（2011-2015年）
        为保护水源，编制本规划。\n"""
        + TAIL
        + "\n密云县水务局\n2011年3月2日",
        {"jurisdiction": "密云县", "division_code": "110228", "province": "北京市"},
    ),
    "municipality": (
        """重庆市巴南区综合防灾减灾规划（2021—2025年）
        为提升能力，编制本规划，期限为2021—2025年。\n"""
        + TAIL,
        {
            "jurisdiction": "巴南区",
            "level": "county",
            "province": "重庆市",
            "division_code": "500113",
            "sector": "应急管理",
        },
    ),
    "letter-spaced title over several lines in 《》": (
        """《山 东 省 数 字 强 省 建 设
        “十四五” 规 划》
        二〇二一年七月
        第一章 发展形势
        全省数字化基础良好。""",
        {"title": "山东省数字强省建设“十四五”规划", "jurisdiction": "山东省", "sector": "数字化", "period_start": 2021},
    ),
    "joint notice signed on one line, Chinese date": (
        """关于印发陕西省托育服务发展三年行动方案的通知
        陕卫发〔2023〕20号
        各设区市卫生健康委、发展改革委：
        现将方案印发给你们，请遵照执行。
        陕西省卫生健康委员会 陕西省发展和改革委员会
        二〇二三年五月九日
        陕西省托育服务发展三年行动方案
        为发展普惠托育，到2025年取得明显成效，制定本方案。\n"""
        + TAIL,
        {
            "title": "陕西省托育服务发展三年行动方案",
            "issuing_body": "陕西省卫生健康委员会、陕西省发展和改革委员会",
            "issue_date": dt.date(2023, 5, 9),
            "doc_type": "方案",
            "period_start": 2023,
            "period_end": 2025,
        },
    ),
    "notice that is the plan": (
        """临泉县人民政府办公室关于做好2024年春季农业生产工作的通知
        临政办秘〔2024〕7号
        各乡镇人民政府、街道办事处，县政府有关部门：
        为做好春季农业生产工作，现就有关事项通知如下：
        一、抓好田间管理
        各地要分类指导。
        二、强化农资保障
        临泉县人民政府办公室
        2024年2月27日""",
        {
            "title": "临泉县人民政府办公室关于做好2024年春季农业生产工作的通知",
            "jurisdiction": "临泉县",
            "province": "安徽省",
            "doc_type": "通知",
            "document_number": "临政办秘〔2024〕7号",
            "issue_date": dt.date(2024, 2, 27),
            "issuing_body": "临泉县人民政府办公室",
            "period_start": 2024,
            "period_end": 2024,
        },
    ),
    "draft in the file's bracket, base year in a table head": (
        """湖州市绿色建筑发展规划（2021-2025年）（送审稿）
        编制依据如下。
        一、目标
        指标 单位 2020年 2025年 属性
        二、任务
        到2025年，能耗比2020年下降百分之八。""",
        {
            "title": "湖州市绿色建筑发展规划（2021-2025年）",
            "status": "draft",
            "base_year": 2020,
            "sector": "住房城乡建设",
            "province": "浙江省",
        },
    ),
    "invented place declared by the corpus": (
        "青峦县养老服务体系建设“十四五”规划\n为应对老龄化，制定本规划。\n" + TAIL,
        {"jurisdiction": "青峦县", "level": "county", "province": "云岭省", "division_code": "990121"},
    ),
    "fragment without a head": (
        "“十四五”时期仙居县水利发展主要指标\n序号 指标 2025年\n1 水域面积率 5\n"
        "三、主要任务\n（一）实施本规划，夯实全县防洪体系。",
        {
            "title": None,
            "jurisdiction": "仙居县",
            "province": "浙江省",
            "sector": "水利",
            "doc_type": "规划",
            "period_start": 2021,
            "period_end": 2025,
            "issue_date": None,
        },
    ),
    "page with navigation above the title": (
        """首页
        政务公开
        规划计划
        苍南县“十四五”海洋经济发展规划
        发布时间：2021-12-30 来源：苍南县发改局 浏览次数：200
        为壮大海洋经济，制定本规划。\n"""
        + TAIL,
        {"title": "苍南县“十四五”海洋经济发展规划", "division_code": "330327", "issue_date": dt.date(2021, 12, 30)},
    ),
    "notice whose plan has no title of its own": (
        """关于印发《常州市促进外贸稳增长若干措施》的通知
        各辖市、区人民政府：
        现将《常州市促进外贸稳增长若干措施》印发给你们，请贯彻执行。
        常州市商务局  常州市财政局
        2023年3月1日
        一、支持企业参展\n"""
        + BODY * 8,
        {
            "title": "常州市促进外贸稳增长若干措施",
            "doc_type": "措施",
            "sector": "商务",
            "issuing_body": "常州市商务局、常州市财政局",
            "issue_date": dt.date(2023, 3, 1),
        },
    ),
    "news of what the centre sent out": (
        """中共中央办公厅 国务院办公厅印发《关于推进托幼一体化服务的意见》
        近日，中共中央办公厅、国务院办公厅印发了意见，全文如下。
        一、总体要求
        到2026年，服务网络基本健全。""",
        {
            "title": "关于推进托幼一体化服务的意见",
            "level": "national",
            "issuing_body": "中共中央办公厅 国务院办公厅",
            "doc_type": "意见",
            "period_end": 2026,
        },
    ),
    "county work report, its province is not named": (
        """政府工作报告
        ——2024年1月30日在绩溪县第十八届人民代表大会第四次会议上
        县长 某某
        各位代表：
        一、2023年工作回顾
        全县经济平稳。""",
        {
            "jurisdiction": "绩溪县",
            "level": "county",
            "province": "安徽省",
            "division_code": "341824",
            "issuing_body": "绩溪县人民政府",
            "period_start": 2024,
            "period_end": 2024,
        },
    ),
    "nation's report on its yearly plan": (
        """关于2024年国民经济和社会发展计划执行情况与2025年国民经济和社会发展计划草案的报告
        （2025年3月5日在第十四届全国人民代表大会第三次会议上）
        国家发展和改革委员会
        各位代表：""",
        {"level": "national", "status": "final", "issuing_body": "国家发展和改革委员会", "period_start": 2025},
    ),
    "five ministries sign on two lines": (
        """教育部等五部门关于印发《学前教育普及普惠工作方案》的通知
        教基〔2023〕4号
        各省、自治区、直辖市教育厅（教委）：
        现印发给你们。
        教育部 国家发展改革委 财政部
        人力资源社会保障部
        国家医保局
        2023年5月9日
        学前教育普及普惠工作方案
        为推进普惠，制定方案。\n"""
        + TAIL,
        {
            "title": "学前教育普及普惠工作方案",
            "jurisdiction": "全国",
            "issuing_body": "教育部、国家发展改革委、财政部、人力资源社会保障部、国家医保局",
            "document_number": "教基〔2023〕4号",
        },
    ),
    "party committee's yearly opinions, the bureau of the government is not its field": (
        """中共台州市委 台州市人民政府关于
        2024年全面加强城乡统筹的实施意见
        （2024年2月10日）
        为贯彻落实上级精神，提出意见。\n"""
        + TAIL,
        {
            "title": "中共台州市委 台州市人民政府关于2024年全面加强城乡统筹的实施意见",
            "sector": None,
            "issuing_body": "中共台州市委 台州市人民政府",
            "issue_date": dt.date(2024, 2, 10),
        },
    ),
    "new area": (
        "雄安新区推进绿色交通实施方案（2023—2025年）\n为推进绿色交通，制定方案。\n" + TAIL,
        {"jurisdiction": "雄安新区", "province": "河北省", "division_code": None, "sector": "交通运输"},
    ),
    "town's five-year outline": (
        "平湖市新仓镇国民经济和社会发展第十四个五年规划纲要\n前言\n为推动发展，编制本纲要。",
        {"jurisdiction": "新仓镇", "level": "township", "province": "浙江省", "doc_type": "纲要", "period_end": 2025},
    ),
    "attached plan without its notice": (
        "附件2\n凉山州“十四五”教育事业发展规划任务分工方案\n各单位要抓好落实。\n" + TAIL,
        {"jurisdiction": "凉山彝族自治州", "level": "prefecture", "division_code": "513400", "doc_type": "方案"},
    ),
    "district that was merged after its plan, the text tells which": (
        "江北区养老服务设施专项规划（2022-2035年）\n为落实重庆市要求，完善重庆市养老设施，编制本规划。\n" + TAIL,
        {"jurisdiction": "江北区", "province": "重庆市", "division_code": "500105"},
    ),
    "notice whose title does not say 印发": (
        """关于成都市2025年度水务工作要点的通知
        成水务发〔2025〕6号
        各区（市）县水行政主管部门：
        现将《成都市2025年度水务工作要点》印发你们。
        成都市水务局
        2025年2月20日
        附件
        成都市2025年度水务工作要点
        2025年是收官之年。\n"""
        + TAIL,
        {"title": "成都市2025年度水务工作要点", "doc_type": "工作要点", "issuing_body": "成都市水务局"},
    ),
    "notice that only cites a plan": (
        """成都市水务局关于做好2025年防汛准备工作的通知
        成水务发〔2025〕9号
        各区（市）县水行政主管部门：
        根据《成都市防汛“十四五”规划》（成府发〔2021〕3号）等要求，现就印发后的落实事项通知如下：
        一、压实责任
        """
        + BODY,
        {
            "title": "成都市水务局关于做好2025年防汛准备工作的通知",
            "doc_type": "通知",
            "document_number": "成水务发〔2025〕9号",
            "period_start": 2025,
            "period_end": 2025,
        },
    ),
    "the signature completes the body": (
        """市人民政府关于加快推进新能源汽车产业发展的实施意见
        十政发〔2023〕9号
        各县、市、区人民政府：
        为推进产业发展，提出意见。
        一、目标
        到2025年，产值迈上新台阶。
        十堰市人民政府
        2023年6月7日""",
        {"jurisdiction": "十堰市", "issuing_body": "十堰市人民政府", "sector": "工业", "period_end": 2025},
    ),
}


@pytest.mark.parametrize("case", HEADS)
def test_head(case: str) -> None:
    text, wanted = HEADS[case]
    found = read(text)
    assert {key: getattr(found, key) for key in wanted} == wanted


def test_clues_quote_the_text() -> None:
    text, _ = HEADS["municipal office notice with a red head"]
    plan = document(text)
    said = [(clue.kind, plan.text[clue.start : clue.end]) for clue in finder.find(plan)]
    assert ("number", "赣市府办发〔2022〕 31 号") in said
    assert ("title", "赣州市城市内涝治理工作方案") in said


def test_loaded_metadata_serves_where_the_text_is_silent() -> None:
    declared = {"发布日期": "2022年11月30日", "成文日期": "2022-11-21", "发文字号": "—", "发布机构": "市各有关部门"}
    found = read("三明市林业碳汇发展实施方案\n为发展林业碳汇，制定本方案。\n" + TAIL, **declared)
    assert (found.issue_date, found.document_number, found.issuing_body) == (dt.date(2022, 11, 21), None, None)


def test_a_date_in_the_text_is_not_the_documents() -> None:
    found = read("三明市林业碳汇发展实施方案\n根据2021年9月22日会议精神，制定本方案。\n" + TAIL)
    assert found.issue_date is None


def test_a_draft_that_is_only_cited_leaves_the_plan_final() -> None:
    found = read("三明市林业碳汇发展实施方案\n参照《省级方案（征求意见稿）》，制定本方案。\n" + TAIL)
    assert found.status == "final"


def test_an_empty_document_gives_nothing() -> None:
    assert read("") == Metadata(status="final")


@pytest.mark.parametrize(
    "line",
    [
        "[ 打印 ] [ 关闭 ] 字号：大 中 小",
        "规划计划",
        "首页 > 政务公开 > 规划计划",
        "部门文件",
        "分享 打印 收藏",
        "规划信息",
        "政策法规",
        "青岩县人民政府门户网站",
    ],
)
@pytest.mark.parametrize(
    "title", ["青岩县养老服务“十四五”规划", "关于加快青岩县养老服务发展的实施意见", "青岩县养老服务\n“十四五”规划"]
)
def test_a_sites_own_line_is_no_part_of_the_title(line: str, title: str) -> None:
    assert read(f"{line}\n{title}\n{TAIL}").title == title.replace("\n", "")


@pytest.mark.parametrize(
    "title",
    [
        "青岩县电子信息\n产业发展规划",
        "2025年青岩县政务公开\n工作要点",
        "青岩县打印机产业\n发展规划",
        "青岩县城乡供水管网\n改造规划",
    ],
)
def test_the_first_line_of_a_title_that_sounds_like_a_site_is_kept(title: str) -> None:
    assert read(f"{title}\n{TAIL}").title == title.replace("\n", "")


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("青岩县低空产业发展规划", "工业"),
        ("青岩县装备制造发展规划", "工业"),
        ("青岩县医疗器械产业行动方案", "卫生健康"),
        ("青岩县食用菌产业规划", "农业农村"),
        ("青岩县教育产业规划", "教育"),
        ("青岩县氢能产业规划", "能源"),
        ("苏州工业园区教育规划", "教育"),
        ("青岩县产业工人队伍建设方案", None),
    ],
)
def test_an_industry_is_of_the_field_that_its_words_name(title: str, field: str | None) -> None:
    assert read(f"{title}\n{TAIL}").sector == field


FORMS = [
    # number, body and date side by side under the title
    (
        "青峦县林草湿保护发展“十四五”规划\n青峦县林业局　青林发〔2021〕22号　2021年5月19日",
        {"issuing_body": "青峦县林业局", "document_number": "青林发〔2021〕22号", "issue_date": dt.date(2021, 5, 19)},
    ),
    # a body at the head of the title, without 关于
    (
        "青峦县司法局2024年司法行政工作要点\n2024年3月12日",
        {"issuing_body": "青峦县司法局", "issue_date": dt.date(2024, 3, 12)},
    ),
    # several fields on one line of a page
    (
        "发布机构：青峦县民政局 | 成文日期：2021-06-28\n青峦县民政事业发展“十四五”规划",
        {"issuing_body": "青峦县民政局", "issue_date": dt.date(2021, 6, 28)},
    ),
    # what looks like a township and is a verb
    ("关于进一步支持返乡入乡创业的若干措施", {"jurisdiction": None, "level": None}),
]


@pytest.mark.parametrize(("head", "fields"), FORMS)
def test_forms_of_heads(head: str, fields: dict[str, object]) -> None:
    found = read(f"{head}\n{TAIL}")
    assert {name: getattr(found, name) for name in fields} == fields


def test_a_date_alone_on_the_last_line_is_the_documents() -> None:
    text = f"青峦县人民政府关于推进普惠金融的实施意见\n青政〔2021〕21号\n{TAIL}"
    assert read(f"{text}\n2021年5月30日").issue_date == dt.date(2021, 5, 30)
    assert read(f"{text}\n到2021年5月30日").issue_date is None


def test_the_reality_that_a_plan_is_fitted_to_names_its_place() -> None:
    found = read(f"关于推动民宿提质升级的实施意见\n结合阳朔实际，提出如下意见。全县上下要抓好落实。\n{TAIL}")
    assert (found.jurisdiction, found.level, found.division_code) == ("阳朔县", "county", "450321")
    assert read(f"关于推动民宿提质升级的实施意见\n结合工作实际，提出如下意见。\n{TAIL}").jurisdiction is None
