"""What a loader could not read makes the document partial and is said in a sentence; what is whole stays ok."""

import pytest

from extract.load import format_of
from extract.pipeline import process
from extract.tables.build import tabulate

PLAN = "青禾县养老服务规划\n一、目标\n到2030年，全县养老床位达到800张，护理员达到120人。\n"


def row(folder, data, name="plan.txt"):
    path = folder / name
    path.write_bytes(data)
    return tabulate(process(path, name), name).row


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (PLAN.encode() + "落实".encode()[:-1], "ends inside a character"),
        (PLAN.encode() + PLAN.encode("gb18030"), "mixes"),
        (PLAN.encode() * 20 + b"\xff\xfe\n" + PLAN.encode() * 20, "broken bytes"),
    ],
)
def test_a_part_that_is_lost_makes_the_document_partial(tmp_path, data, words):
    found = row(tmp_path, data)
    assert found["outcome"] == "partial" and words in found["warnings"][0] and found["error"] is None


@pytest.mark.parametrize("data", [PLAN.encode(), PLAN.encode("gb18030"), (PLAN + "\ue5e5").encode()])
def test_a_whole_file_is_ok_even_with_a_doubt(tmp_path, data):
    assert row(tmp_path, data)["outcome"] == "ok"


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "png"),
        (b"%PDF-1.4 and no more", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "doc"),
        (b"<html><body><script>x</script></body></html>", "html"),
        (b"PK\x03\x04 cut", "zip"),
        (b"\x00\x01\x02" * 50, "txt"),
        (b"", None),
    ],
)
def test_the_format_of_a_file_that_failed_is_told_where_its_content_tells_it(tmp_path, data, form):
    found = row(tmp_path, data)
    assert (found["outcome"], found["format"]) == ("failed", form)
    assert found["error"].endswith(".")
    assert format_of(tmp_path / "plan.txt") == form


def test_the_format_of_a_missing_file_is_unknown(tmp_path):
    assert format_of(tmp_path / "none.txt") is None
