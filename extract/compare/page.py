"""Changes as a page of two columns: one file, no server, no network, no script from a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from extract.compare.marks import Piece, marked
from extract.compare.names import KINDS, TABLES, WORDS

_STYLE = """
:root{color-scheme:light dark;--ink:#1c1f24;--paper:#fff;
--soft:#f4f5f7;--line:#d8dbe0;--faint:#5d6570;
--gone:#ffd9d6;--come:#c9f0d2;--accent:#1652a8}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--paper:#15181c;
--soft:#1e2227;--line:#363c44;--faint:#9aa3ae;
--gone:#6b2b28;--come:#1f5531;--accent:#8db8ff}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1.2rem;background:var(--paper);color:var(--ink);
font:16px/1.7 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:1.35rem;margin:.2rem 0}h2{font-size:1.1rem;margin:1.6rem 0 .4rem}
p.about{color:var(--faint);margin:.2rem 0}
.kinds{display:flex;flex-wrap:wrap;gap:.4rem;position:sticky;top:0;background:var(--paper);padding:.6rem 0;z-index:1;border-bottom:1px solid var(--line)}
.kinds label{border:1px solid var(--line);border-radius:1rem;padding:.1rem .7rem;cursor:pointer;font-size:.9rem;white-space:nowrap}
.kinds input{accent-color:var(--accent);margin-right:.3rem}
.kinds label:focus-within{outline:2px solid var(--accent)}
article{border:1px solid var(--line);border-radius:.5rem;margin:.8rem 0;overflow:hidden;break-inside:avoid}
article>header{background:var(--soft);padding:.25rem .8rem;font-size:.9rem;display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:baseline}
article>header b{color:var(--accent)}
article>header span{color:var(--faint);overflow-wrap:anywhere}
.sides{display:grid;grid-template-columns:1fr 1fr}
.sides>div{padding:.5rem .8rem;overflow-wrap:anywhere;unicode-bidi:isolate;min-width:0}
.sides>div+div{border-left:1px solid var(--line)}
.sides .none{color:var(--faint);font-style:italic}
del,ins{text-decoration:none;border-radius:.2rem;padding:0 .1rem;white-space:pre-wrap;-webkit-print-color-adjust:exact;print-color-adjust:exact}
del{background:var(--gone)}ins{background:var(--come)}
[hidden]{display:none!important}
@media (max-width:40rem){.sides{grid-template-columns:1fr}.sides>div+div{border-left:0;border-top:1px solid var(--line)}}
@media print{.kinds{display:none}body{max-width:none;padding:0;font-size:11pt}del{text-decoration:line-through}ins{text-decoration:underline}}
"""
_SCRIPT = """
const boxes=[...document.querySelectorAll('.kinds input')],rows=[...document.querySelectorAll('article')];
function show(){const on=new Set(boxes.filter(b=>b.checked).map(b=>b.value));let n=0;
for(const r of rows){r.hidden=!on.has(r.dataset.kind);n+=!r.hidden}
document.getElementById('shown').textContent=n}
for(const b of boxes)b.addEventListener('change',show);show();
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """One change as a page, a sheet and a terminal show it. Texts are free of control and direction marks."""

    table: str
    kind: str
    field: str | None
    old: str | None
    new: str | None
    old_quote: str | None
    new_quote: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """The changes between two documents."""

    old_title: str
    new_title: str
    changes: Sequence[Shown]


def page(parts: Sequence[Part], notes: Sequence[str]) -> str:
    """Return the page of one or several comparisons; `notes`: sentences above them. Everything is escaped."""
    counts = Counter(change.kind for part in parts for change in part.changes)
    substance = sum(count for kind, count in counts.items() if kind not in WORDS)
    filters = "".join(_filter(kind, counts[kind]) for kind in KINDS if counts[kind])
    body = "".join(_part(part) for part in parts)
    said = "".join(f'<p class="about">{escape(note)}</p>' for note in notes)
    policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><title>版本对比 · taizhang diff</title>'
        f"<style>{_STYLE}</style></head><body><h1>版本对比</h1>"
        f'<p class="about">实质变更 {substance} 处，措辞等变动 {counts.total() - substance} 处；显示 <span id="shown">{counts.total()}</span> 处</p>{said}'
        f'<div class="kinds" role="group" aria-label="类型">{filters}</div>{body}<script>{_SCRIPT}</script></body></html>\n'
    )


def _filter(kind: str, count: int) -> str:
    checked = "" if kind in WORDS else " checked"
    return f'<label title="{kind}"><input type="checkbox" value="{kind}"{checked}>{KINDS[kind]} {count}</label>'


def _part(part: Part) -> str:
    head = f"<h2>{escape(part.old_title)} → {escape(part.new_title)}</h2>"
    none = "" if part.changes else '<p class="about">没有变更。</p>'
    return f"<section>{head}{none}{''.join(_change(change) for change in part.changes)}</section>"


def _change(change: Shown) -> str:
    old, new = change.old_quote, change.new_quote
    if old is not None and new is not None:
        left, right = marked(old, new)
    else:
        left, right = [(old or "", True)], [(new or "", True)]
    what = TABLES.get(change.table, change.table)
    said = f"{change.old or '—'} → {change.new or '—'}" if change.old or change.new else ""
    return (
        f'<article data-kind="{escape(change.kind)}"><header><b>{KINDS.get(change.kind, escape(change.kind))}</b>'
        f"<span>{escape(what)}</span><span>{escape(said)}</span></header>"
        f'<div class="sides"><div>{_side(left, "del", old is None)}</div><div>{_side(right, "ins", new is None)}</div></div></article>'
    )


def _side(pieces: Sequence[Piece], tag: str, missing: bool) -> str:
    if missing:
        return '<span class="none">（无）</span>'
    return "".join(f"<{tag}>{escape(text)}</{tag}>" if differs else escape(text) for text, differs in pieces)
