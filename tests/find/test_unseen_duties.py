"""Statements of responsibility with a remark behind the names, and a number that belongs to another paper."""

from __future__ import annotations

from tests.find.helpers import facts


def _names(text: str) -> list[str]:
    return [row.department for row in facts(text).responsibilities]


def test_a_remark_behind_the_names_names_nobody() -> None:
    text = "新建站点9个。（责任单位：县发改局、县财政局。以下各项均需各乡镇政府落实，不再列出）"
    assert _names(text) == ["县发改局", "县财政局"]
    text = "新建站点9个。〔县民政局牵头，县财政局参与，各乡镇政府负责落实。以下不再列出。〕"
    assert _names(text) == ["县民政局", "县财政局", "各乡镇政府"]


def test_two_sentences_that_name_bodies_stay() -> None:
    text = "新建站点9个。（牵头单位：县发改局。责任单位：县财政局、县民政局）"
    assert _names(text) == ["县发改局", "县财政局", "县民政局"]


def test_who_leads_and_supervises() -> None:
    text = "完成整治任务。（县住建局、自然资源局牵头督导，县公安局配合）"
    assert [(row.department, row.role) for row in facts(text).responsibilities] == [
        ("县住建局", "lead"),
        ("自然资源局", "lead"),
        ("县公安局", "support"),
    ]


def test_the_number_of_a_paper_that_is_only_cited() -> None:
    found = facts("为落实《云岭省养老服务实施方案》(云政〔2020〕28号)要求,制定本方案。", title="青峦县养老服务实施方案")
    assert found.metadata.document_number is None
    found = facts("新增床位90张。", title="青峦县养老服务实施方案\n青政发〔2020〕28号")
    assert found.metadata.document_number in (None, "青政发〔2020〕28号")


def test_a_kind_of_division_behind_a_party_organ() -> None:
    text = "引导毕业生到村任职。（牵头单位：县委组织部，配合单位：各项目牵头单位，各区、县级市）"
    found = facts(text).responsibilities
    assert [(row.department, row.canonical) for row in found] == [
        ("县委组织部", "组织"),
        ("各项目牵头单位", None),
        ("各区", "政府"),
        ("县级市", "政府"),
    ]
    assert _names("（牵头单位：加快组织实施）") == []
