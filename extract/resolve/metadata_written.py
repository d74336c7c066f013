"""Names of places as they are written: one that no table knows keeps its words and never turns into one that looks alike.

A name counts only with its stem and its class as printed (南湖市 is not 南湖区, 安平镇 not 安平县). A bare stem (海宁) may be
completed where no other class and no further part of a name follows it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extract import codebook
from extract.resolve import divisions
from extract.resolve.divisions import Division

# Classes of division, longest first, and the level that each says (地方组织法; 市 is left to the text).
_CLASSES = {
    "自治区": "province",
    "自治州": "prefecture",
    "自治县": "county",
    "自治旗": "county",
    "地区": "prefecture",
    "街道": "township",
    "苏木": "township",
    "省": "province",
    "市": "city",
    "州": "prefecture",
    "盟": "prefecture",
    "县": "county",
    "区": "county",
    "旗": "county",
    "镇": "township",
    "乡": "township",
}
_CLASS = re.compile("|".join(_CLASSES))
# Longest name looked at, in characters with its class.
LONGEST = 10
# Words that begin with the character of a class and name none.
_WORD_AHEAD = re.compile(
    "市(?:场|域|容|民(?!政|族)|政(?!府|协|法|务|数)|价|值|区|郊)|区(?:域|划|块|间|位)|县(?:域|城)|乡(?:村|镇|土|贤|愁|情)|镇(?:村|域|区|街)"
    "|州(?:际|市)|省(?:际|会|域)|旗(?:帜|舰|下)|盟(?:员|友)"
)
# What makes another word of a class and the characters before it (城市, 社区, 小镇, 强县), or a set of places (全市, 各县).
_WORD_BEHIND = re.compile(
    "(?:[全各我本该每某一二两三四五六七八九十百双多几强大名城]|城乡|^自治|现代|高新|经开|贫困|脱贫|边境|沿海|产粮)(?:省|市|州|盟|县|区|旗|镇|乡)$"
    "|[都超股上夜集房楼]市$|[古小重集村]镇$|[乡老故]乡$|市县$|县市$"
    "|(?:[市县社小园校院景林库灾牧山郊辖片街特老矿厂灌农地新滩病禁军]|中心|示范|保护|功能|试验|开发|实验|合作|管理|保税|度假|集聚|聚集|核心|服务|主产|大湾"
    "|自贸|先行|风景|旅游|工业|产业)区$"
)
# Words of a title's subject, of which no place's name is made.
_SUBJECT = re.compile(
    "推进|促进|加快|加强|支持|推动|提升|提高|完善|优化|深化|改革|建设|发展|实施|实现|创建|打造|培育|振兴|保障|改造|整治|治理|落实|贯彻|印发|关于|开展|做好|全面|进一步"
    "|新时代|高质量|现代|数字|智慧|创新|型|山区|革命|重点|美丽|特色|产业|经济|社会|中国|国家|国务院|中共|规划|计划|方案|意见|工作|[的、，,。；：\\d“”《》（）()\\s]"
)
# Characters of the land that carry a name on (海宁湾, 清河沟), unless a word of policy begins with them.
_LAND = re.compile("[湾溪江河湖海山岭岛港坪坝沟寨屯堡桥庄塘滩坡崖谷泉峡洲埠浦渡]")
_LAND_WORDS = re.compile(
    "海(?:洋|绵|域|岛|上|关|外|水|河|湾)|河(?:湖|长|道|流(?!域))|湖(?:长|泊|区)|江(?:河|海|湖)|山(?:区|水|地|林|海)|港(?:口|航|产)|岛(?:屿|礁)|湾长|桥梁|泉域|滩涂|坡耕|洲际|谷物"
)
_SCHOOL = re.compile(".{0,8}?(?:大学|学院)")
# Words that may stand right behind a place's name in a title.
_BEHIND = re.compile(
    '$|[“"《(（〈\\d\\s]|(?:关于|的|人民政府|政府|人大|政协|党|委|国民|第?[一二三四五六七八九十]+个?五|[城乡综全现高高重公基社新数智产科加推促优深提实创绿])'
)


class Written(NamedTuple):
    """A place's name at the head of some words: where it ends, the level that its class says (city: of either)."""

    end: int
    name: str
    level: str


def written(words: str, strict: bool = False) -> Written | None:
    """Return the name that opens the words, whether a table knows it or not; None where they open with none.

    `strict` asks for words behind it that plainly are no part of a name.

    >>> written("海宁湾市教育规划"), written("宁波城市更新规划")
    (Written(end=4, name='海宁湾市', level='city'), None)
    """
    for hit in _CLASS.finditer(words, 2, LONGEST + 3):
        stem, end = words[: hit.start()], hit.end()
        if end > LONGEST:
            break
        if not re.fullmatch("[\u4e00-\u9fff·]+", stem) or _SUBJECT.search(stem) or _of_subject(stem):
            return None
        if _WORD_AHEAD.match(words, hit.start()) or _WORD_BEHIND.search(words[:end]) or _is_short(words[:end]):
            continue
        if strict and not (_BEHIND.match(words, end) or _sector_at(words, end) or abbreviated(words[:end], None)):
            continue
        return Written(end, words[:end], _CLASSES[hit[0]])
    return None


def abbreviated(name: str, year: int | None) -> tuple[Division, ...]:
    """Return the autonomous division that a name shortens by the usual way: 凉山州, 景宁县.

    >>> [one.name for one in abbreviated("凉山州", None)], abbreviated("南湖市", None)
    (['凉山彝族自治州'], ())
    """
    full = "自治" + name[-1]
    return tuple(
        one
        for one in divisions.candidates(name[:-1], year)
        if one.name.endswith(full) and name[-1] in "州县旗区" and one.short == name[:-1]
    )


def goes_on(words: str, end: int) -> bool:
    """Tell whether the words behind a bare stem make another name of it: a class, land, a school.

    >>> goes_on("海宁湾养老规划", 2), goes_on("宁波海洋规划", 2), goes_on("中山大学规划", 2)
    (True, False, True)
    """
    if _SCHOOL.match(words, end) or words.startswith(
        ("流域", "水系", "盆地", "平原", "生态经济带", "水库", "灌区"), end
    ):
        return True
    if _CLASS.match(words, end) and not _WORD_AHEAD.match(words, end):
        return not re.match("乡村|城乡|区域|地区", words[end : end + 2])
    return bool(_LAND.match(words, end)) and not _LAND_WORDS.match(words, end) and not _sector_at(words, end)


def splits_word(words: str, end: int) -> bool:
    """Tell whether a name of three characters or more would end inside a word (藁城市|场)."""
    return end > 2 and _WORD_AHEAD.match(words, end - 1) is not None


def cuts_stem(words: str, at: int) -> bool:
    """Tell whether a name found at `at` begins inside the short name that opens the words (静海城市更新: no 海城市).

    >>> cuts_stem("静海城市更新", 1), cuts_stem("金华浦江县", 2)
    (True, False)
    """
    return any(_is_short(words[:size]) for size in range(at + 1, at + 5)) if 0 < at < 5 else False


@cache
def _sector_words() -> re.Pattern[str]:
    forms = sorted((row["form"] for row in codebook.rows("sectors")), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, forms)))


def _sector_at(words: str, at: int) -> bool:
    return _sector_words().match(words, at) is not None


def _of_subject(stem: str) -> bool:
    """Whether a field of policy stands in the stem, behind its first two characters (宁波养老…)."""
    found = _sector_words().search(stem, 1)
    return found is not None


def _is_short(name: str) -> bool:
    """Whether the words are a short name that only ends like a class: 景德镇, 常州."""
    return any(one.short == name for one in divisions.candidates(name))
