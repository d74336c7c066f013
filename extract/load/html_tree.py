"""A web page as a tree: parsed, cleared of what is no text, and the node that holds the plan."""

from __future__ import annotations

import re
from collections import defaultdict
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
    if any(len(tag) > LONG_TAG and tag.count("=") > ATTRIBUTES for tag in text.split("<")):
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


def text_content(element: Any) -> str:
    """All text inside an element, as it stands in the source."""
    return "".join(element.itertext())


def clear(root: Any) -> None:
    """Drop scripts, menus, footers and hidden elements; the text after them stays."""
    for element in list(root.iter(*_DROPPED)):
        _drop(element)
    for element in root.xpath("//*[@hidden or @style]"):
        if element.tag not in {"html", "body"} and (element.get("hidden") is not None or _hidden(element)):
            _drop(element)


def _hidden(element: Any) -> bool:
    style = element.get("style") or ""
    return ":" in style and _HIDDEN.search(style) is not None


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
    weights = _weights(body)
    node = body
    while True:
        child = max(node, key=lambda item: weights.get(item, 0.0), default=None)
        if child is None or child.tag not in _CONTAINERS or weights.get(child, 0.0) < SHARE * weights[node]:
            break
        if child.tag in {"table", "ul", "dl"} and not _has_paragraphs(child):
            break
        node = child
    return _climb(node, body)


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
