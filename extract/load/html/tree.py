"""A web page as a tree: parsed, cleared of what is no text, and the node that holds the plan."""

from __future__ import annotations

import re
from collections import defaultdict
from operator import itemgetter
from typing import Any

from lxml import etree

from extract.errors import LoadError

# Elements whose content is never the plan's text.
_DROPPED = (
    "script", "style", "noscript", "template", "nav", "footer", "iframe", "object", "svg", "select", "button",
    "textarea", "input", "audio", "video", "canvas", "map",
)  # fmt: skip
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_CONTAINERS = {
    "div", "section", "article", "main", "form", "center", "table", "tbody", "tr", "td", "body", "dl", "dd", "ul", "li",
    "span", "font",
}  # fmt: skip
_ATTACHMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)(?:$|[?#])", re.I)
# Every piece of text inside an element.
_TEXTS = etree.XPath(".//text()", smart_strings=False)
_HIDES = etree.XPath("boolean(//@hidden)")
_STYLES = etree.XPath("//@style", smart_strings=False)
# Characters inside an element, those of blanks and links too: no element weighs more.
_SIZE, _STRING = etree.XPath("string-length(.)"), etree.XPath("string(.)", smart_strings=False)
_PUNCTUATION = re.compile("[，。；：、]")
# The plan's node holds this share of the page's text; what short lines without punctuation weigh beside sentences.
SHARE, SHORT_WEIGHT = 0.85, 0.3
# Steps up from that node to take in its heading, as long as at most this share of what is added are links.
STEPS, LINKS = 5, 0.3
# Characters of link text that may stand about anywhere (print, share) without counting.
FREE_LINKS = 20
# So many links that are more than this share of an element's text are a list of links.
LINK_LIST, LINK_SHARE = 4, 0.8
# The parser's time grows with the square of a tag's attributes: a tag so long, in characters, may not have so many.
LONG_TAG, ATTRIBUTES = 50_000, 5_000
MAX_ELEMENTS = 2_000_000


def parse(text: str) -> Any:
    """The page's root element; raise LoadError where the text is no page."""
    if _has_long_tag(text):
        raise LoadError("A tag of the page has thousands of attributes; save only the plan's own page.")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise LoadError("The page holds nothing that can be read; save it again from the browser.") from error
    if root is None:
        raise LoadError("The page holds nothing that can be read; save it again from the browser.")
    if root.xpath("count(//*)") > MAX_ELEMENTS:
        raise LoadError("The page has millions of elements; save only the plan's own page.")
    return root


def _has_long_tag(text: str) -> bool:
    """Whether a tag has so many attributes that the parser stalls: any so long spans half its length without a <."""
    if all(text.find("<", at, at + LONG_TAG // 2) >= 0 for at in range(0, len(text) - LONG_TAG // 2, LONG_TAG // 2)):
        return False
    return any(len(tag) > LONG_TAG and tag.count("=") > ATTRIBUTES for tag in text.split("<"))


def text_content(element: Any) -> str:
    """All text inside an element, as it stands in the source."""
    return "".join(element.itertext())


def clear(root: Any) -> None:
    """Drop scripts, menus, footers and hidden elements; the text after them stays."""
    for element in list(root.iter(*_DROPPED)):
        _drop(element)
    hiding = {style for style in set(_STYLES(root)) if ":" in style and _HIDDEN.search(style)}
    if not hiding and not _HIDES(root):
        return
    for element in root.xpath("//*[@hidden or @style]"):
        if element.tag not in {"html", "body"} and (
            element.get("hidden") is not None or element.get("style") in hiding
        ):
            _drop(element)


def _drop(element: Any) -> None:
    """Take an element out; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        previous = element.getprevious()
        if previous is None:
            parent.text = (parent.text or "") + element.tail
        else:
            previous.tail = (previous.tail or "") + element.tail
    parent.remove(element)


def content(body: Any) -> Any:
    """The node that holds the plan: down to where the text lies, then up to take in headings but no lists of links."""
    found = _by_bounds(body)
    return _climb(_by_weights(body) if found is None else found, body)


def _by_bounds(body: Any) -> Any | None:
    """The node as `_by_weights` finds it, told from sizes alone; None where these leave it open.

    A node weighs at least SHORT_WEIGHT times its characters without blanks and links, and at most all its characters.
    """
    least = SHORT_WEIGHT * (len("".join(_STRING(body).split())) - sum(map(_SIZE, body.iter("a"))))
    node = body
    while least > 0:
        sizes = [(_SIZE(child) if len(child) else len(child.text or ""), child) for child in node]
        loose = len(node.text or "") + sum(len(child.tail or "") for child in node)
        size, child = max(sizes, key=itemgetter(0), default=(0.0, None))
        if child is None or size < SHARE * least:
            return node
        beside = loose + sum(other for other, _ in sizes) - size
        least -= beside
        if least < SHARE * (least + beside):
            return None
        if child.tag not in _CONTAINERS or (child.tag in {"table", "ul", "dl"} and not _has_paragraphs(child)):
            return node
        node = child
    return None


def _by_weights(body: Any) -> Any:
    """Down from the body as long as one child holds nearly all of the running text."""
    weights = _weights(body)
    node = body
    while True:
        child = max(node, key=lambda item: weights.get(item, 0.0), default=None)
        if child is None or child.tag not in _CONTAINERS or weights.get(child, 0.0) < SHARE * weights[node]:
            break
        if child.tag in {"table", "ul", "dl"} and not _has_paragraphs(child):
            break
        node = child
    return node


def drop_link_lists(node: Any) -> None:
    """Drop lists of links inside the plan's node (related pages, a menu beside the text); attachments stay."""
    for element in list(node.iter("ul", "ol", "div", "dl", "section", "aside", "table")):
        links = [link for link in element.iter("a") if not (link.get("href") or "#").startswith("#")]
        if element is node or len(links) < LINK_LIST or element.getparent() is None:
            continue
        if _link_length(element) > LINK_SHARE * _length(element) and not any(map(is_attachment, links)):
            _drop(element)


def is_attachment(link: Any) -> bool:
    """Whether a link leads to a file for download."""
    return _ATTACHMENT.search((link.get("href") or "").strip()) is not None


def _weights(body: Any) -> dict[Any, float]:
    """How much running text each element holds; links hold none."""
    weights: dict[Any, float] = defaultdict(float)
    for element in reversed(list(body.iter(etree.Element))):
        if element.tag == "a":
            weights[element] = 0.0
        elif text := element.text:
            weights[element] += _weight(text)
        inside = weights[element]
        if text := element.tail:
            inside += _weight(text)
        if inside and element is not body:
            weights[element.getparent()] += inside
    return weights


def _weight(text: str) -> float:
    size = len(text.strip())
    return size * (1.0 if size and _PUNCTUATION.search(text) else SHORT_WEIGHT)


def _has_paragraphs(element: Any) -> bool:
    """Whether a table or list only lays out the page: it holds several paragraphs in one place."""
    return any(
        sum(1 for _ in cell.iterchildren("p", "div", "br")) > 2 for cell in element.iter("td", "li", "dd", "div")
    )


def _climb(node: Any, body: Any) -> Any:
    for _ in range(STEPS):
        parent = node.getparent()
        if node is body or parent is None:
            return node
        beside = [item for item in parent.iterchildren(etree.Element) if item is not node]
        loose = sum(len((text or "").strip()) for text in (parent.text, *(item.tail for item in parent)))
        text, links = loose + sum(map(_length, beside)), sum(map(_link_length, beside))
        if links > LINKS * text + FREE_LINKS:
            return node
        node = parent
    return node


def _length(element: Any) -> int:
    return sum(map(len, map(str.strip, _TEXTS(element))))


def _link_length(element: Any) -> int:
    return sum(_length(link) for link in element.iter("a"))
