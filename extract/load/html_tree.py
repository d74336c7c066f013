"""A web page as a tree: parsed, cleared of what is no text, and the node that holds the plan."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

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
_PUNCTUATION = re.compile("[，。；：、]")
# The plan's node holds this share of the page's text; what short lines without punctuation weigh beside sentences.
SHARE, SHORT_WEIGHT = 0.85, 0.3
# Steps up from that node to take in its heading, as long as at most this share of what is added are links.
STEPS, LINKS = 5, 0.3
# Characters of link text that may stand about anywhere (print, share) without counting.
FREE_LINKS = 20
# So many links that are more than this share of an element's text are a list of links.
LINK_LIST, LINK_SHARE = 4, 0.8
MAX_ELEMENTS = 2_000_000


def parse(text: str) -> Any:
    """The page's root element; raise LoadError where the text is no page."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise LoadError("The page holds nothing that can be read; save it again from the browser.") from error
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise LoadError("The page has millions of elements; save only the plan's own page.")
    return root


def clear(root: Any) -> None:
    """Drop scripts, menus, footers and hidden elements; the text after them stays."""
    for element in list(root.iter(*_DROPPED)):
        _drop(element)
    for element in root.xpath("//*[@hidden or contains(@style, 'display') or contains(@style, 'visibility')]"):
        if element.tag not in {"html", "body"} and (element.get("hidden") is not None or _hidden(element)):
            _drop(element)


def _hidden(element: Any) -> bool:
    return _HIDDEN.search(element.get("style") or "") is not None


def _drop(element: Any) -> None:
    if element.getparent() is not None:
        element.drop_tree()


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
            element.drop_tree()


def is_attachment(link: Any) -> bool:
    """Whether a link leads to a file for download."""
    return _ATTACHMENT.search((link.get("href") or "").strip()) is not None


def _weights(body: Any) -> dict[Any, float]:
    """How much running text each element holds; links hold none."""
    weights: dict[Any, float] = {}
    for element in reversed(list(body.iter(etree.Element))):
        own = _weight(element.text) + sum(weights.get(item, 0.0) + _weight(item.tail) for item in element)
        weights[element] = 0.0 if element.tag == "a" else own
    return weights


def _weight(text: str | None) -> float:
    if not text or not (text := text.strip()):
        return 0.0
    return len(text) * (1.0 if _PUNCTUATION.search(text) else SHORT_WEIGHT)


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
        text = _length(parent) - _length(node)
        links = _link_length(parent) - _link_length(node)
        if links > LINKS * text + FREE_LINKS:
            return node
        node = parent
    return node


def _length(element: Any) -> int:
    return sum(len(part.strip()) for part in element.itertext())


def _link_length(element: Any) -> int:
    return sum(_length(link) for link in element.iter("a"))
