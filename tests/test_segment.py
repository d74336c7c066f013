"""Words of running text: nothing is lost, terms of plans stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import codebook
from extract.segment import starts_with_word, words

STARTS = [
    ("新能源汽车", "新", False),
    ("新能源汽车", "新能源汽车", True),
    ("将城镇", "将", True),
    ("建设投资", "建设", True),
    ("都市圈", "都", False),
    ("约束性指标", "约", False),
    ("养老机构", "机构", False),
    ("", "新", False),
    ("新", "新", True),
]


@pytest.mark.parametrize(("text", "word", "expected"), STARTS)
def test_starts_with_word(text: str, word: str, expected: bool) -> None:
    assert starts_with_word(text, word) is expected


def test_the_words_of_the_lexicon_stay_whole_alone() -> None:
    terms = [row["form"] for row in codebook.rows("lexicon")]
    whole = [term for term in terms if words(term) == (term,)]
    assert len(whole) >= 0.9 * len(terms)


def test_the_empty_text_has_no_words() -> None:
    assert words("") == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="新建设养老服务机构床位达到将都约0123％%年，。（A", max_size=30))
def test_joined_words_are_the_text(text: str) -> None:
    assert "".join(words(text)) == text


def test_the_dictionary_holds_common_words_with_their_beginnings() -> None:
    from extract.segment import _tokenizer

    known = _tokenizer().FREQ
    assert known["建设"] >= 30 and known["养老机构"] > 0 and "养老" in known and known["规"] >= 0
    assert all(count == 0 or count >= 30 for count in known.values())
