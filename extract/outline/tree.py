"""The tree of open headings: which of them a mark of some style closes."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.numbering import RANK, Mark

# Rank of headings that begin at the top again: an attachment, a preface, notes.
TOP = -1


@dataclass(slots=True)
class Level:
    """An open heading: its numbering style, how deep that style stands, its words; whether text runs on behind them."""

    style: str
    rank: int
    heading: str
    run_in: bool = False


@dataclass(slots=True)
class Tree:
    """The open headings, outermost first, and the last number of each style."""

    stack: list[Level] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)
    parent: dict[str, str] = field(default_factory=dict)

    def path(self) -> tuple[str, ...]:
        """Headings above, outermost first."""
        return tuple(level.heading for level in self.stack)

    def style_of(self, mark: Mark) -> str:
        """The style that a mark stands for: "6、" after 五、 is 六、 by mistake where no 5 precedes it."""
        if mark.style == "num" and mark.value is not None and mark.value > 1 and self.last.get("num") != mark.value - 1:
            for style in ("cn", "cnp"):
                if self.last.get(style) == mark.value - 1 and any(level.style == style for level in self.stack):
                    return style
        return mark.style

    def enter(self, style: str, value: int | None) -> None:
        """Close the headings that a mark of this style ends."""
        rank = RANK.get(style, len(RANK))
        if self.stack and self.stack[0].style == "opening":
            self.stack.clear()
        if style == "cn":  # articles hold （一） and 1., never 一、
            self.stack = [level for level in self.stack if level.style != "article"]
        styles = [level.style for level in self.stack]
        if style in styles:
            del self.stack[styles.index(style) :]
        elif self.parent.get(style) in styles:
            del self.stack[styles.index(self.parent[style]) + 1 :]
        else:
            while self.stack and self.stack[-1].rank >= rank:
                self.stack.pop()
        self.parent.setdefault(style, self.stack[-1].style if self.stack else "")
        if value is not None:
            self.last[style] = value
        for deeper, its_rank in RANK.items():
            if (
                its_rank > rank
                and deeper in ("num", "nump", "circle", "decimal", "decimal3")
                and style in ("part", "chapter")
            ):
                self.last.pop(deeper, None)

    def open(self, style: str, heading: str, run_in: bool = False) -> None:
        """Put a heading on the path."""
        self.stack.append(Level(style, RANK.get(style, len(RANK)), heading, run_in))

    def leave_item(self) -> None:
        """Close the innermost heading if text ran on behind it."""
        if self.stack and self.stack[-1].run_in:
            self.stack.pop()

    def leave_all(self) -> None:
        """Close all but the outermost heading, and that too if text ran on behind it."""
        del self.stack[0 if self.stack and self.stack[0].run_in else 1 :]

    def restart(self, heading: str | None, style: str = "top") -> None:
        """Begin at the top again: an attachment, a preface, notes."""
        self.stack.clear()
        self.last.clear()
        self.parent.clear()
        if heading is not None:
            self.stack.append(Level(style, TOP, heading))
