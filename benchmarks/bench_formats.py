"""Speed and memory of reading each format, side by side with the libraries that others would use.

    python benchmarks/bench_formats.py [--pages 100] [--many 1000] [--profile]

Prints a Markdown table for benchmarks/README.md. Nothing else should run on the machine meanwhile.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from corpus.formats.ofd import ofd  # noqa: E402 - the checkout is put on the path above
from corpus.formats.parts import Box, Part, parts_of, plans  # noqa: E402
from corpus.formats.printed import pdf  # noqa: E402
from corpus.formats.sheets import Printer  # noqa: E402
from corpus.formats.web import html  # noqa: E402
from corpus.formats.word import docx  # noqa: E402
from extract.load import reader  # noqa: E402

# Prints the peak memory of reading one file, in megabytes (ru_maxrss is in kilobytes on Linux).
PEAK = (
    "import resource, sys, pathlib; from extract.load import load; load(pathlib.Path(sys.argv[1])); "
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
)
ROUNDS = 9


def plan(pages: int, tables: int) -> list[Part]:
    """Parts that fill so many printed pages, with ten tables of 25 rows and 7 columns over them."""
    body = [part for path in plans() for part in parts_of(path) if not part.cells and part.style != "title"]
    cells = [
        Box(f"指标{row}.{column}" if column < 3 else f"{row * 7 + column}.5", row, column)
        for row in range(25)
        for column in range(7)
    ]
    table = Part(cells=tuple(cells), header=1)
    out: list[Part] = [Part("溪口县国民经济和社会发展规划", "title")]
    every = pages / tables
    at = 0
    for number in range(tables):
        while len(Printer().add(out)) < every * (number + 1) - 1:
            out += [body[(at + step) % len(body)] for step in range(12)]
            at += 12
        out.append(table)
    return out


def best(*calls: Callable[[], object]) -> list[float]:
    """Least processor time of each call in seconds, taken in turn, so that other work on the machine slows all alike.

    The first round, which loads modules, is not counted.
    """
    took: list[list[float]] = [[] for _ in calls]
    for _ in range(ROUNDS + 1):
        for call, times in zip(calls, took, strict=True):
            began = time.process_time()
            call()
            times.append(time.process_time() - began)
    return [min(times[1:]) for times in took]


def ours(kind: str, data: bytes) -> Callable[[], object]:
    """Our reader of a format."""
    module = reader(kind)
    return lambda: module.load(data)


def ours_whole(kind: str, data: bytes) -> Callable[[], object]:
    """All of loading a file in memory: told by its content, read, chrome and rows of unknown tables marked, long blocks cut."""
    from extract.load import load_bytes

    return lambda: load_bytes(data, f"plan.{kind}")


def by_pdfplumber(data: bytes) -> None:
    """Text and tables of every page, as its documentation shows."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def by_pypdfium2(data: bytes) -> None:
    """Every character with its box and every path with its segments, handed out and thrown away."""
    import ctypes

    import pypdfium2
    import pypdfium2.raw as pdfium

    left, bottom, right, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_float(), ctypes.c_float()
    document = pypdfium2.PdfDocument(data)
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        for at in range(text.count_chars()):
            pdfium.FPDFText_GetUnicode(text.raw, at)
            pdfium.FPDFText_GetCharBox(text.raw, at, left, right, bottom, top)
        for at in range(pdfium.FPDFPage_CountObjects(page.raw)):
            thing = pdfium.FPDFPage_GetObject(page.raw, at)
            if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_PATH:
                for segment in range(pdfium.FPDFPath_CountSegments(thing)):
                    pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(thing, segment), x, y)
        page.close()
    document.close()


def by_python_docx(data: bytes) -> None:
    """Paragraphs and the cells of every table, as its documentation shows."""
    import docx as python_docx

    document = python_docx.Document(io.BytesIO(data))
    for paragraph in document.paragraphs:
        _ = paragraph.text
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                _ = cell.text


def by_lxml(data: bytes) -> None:
    """The page parsed to a tree, and nothing more."""
    import lxml.html

    lxml.html.document_fromstring(data)


def peak(data: bytes, name: str) -> float:
    """Peak memory in megabytes of a process that reads one file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        command = [sys.executable, "-c", PEAK, str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return float(done.stdout.split()[-1])


def measure(pages: int, many: int) -> list[tuple[str, str]]:
    """Return (what, figure) for each thing measured."""
    parts = plan(pages, 10)
    sheets = Printer().add(parts)
    printed, word, page = pdf(sheets), docx(parts), html(parts)
    text = "\n".join(part.text for part in parts if part.text).encode()
    text_page = b"<html><body><p>" + text.replace(b"\n", b"</p><p>") + b"</p></body></html>"
    our_pdf, raw, plumber = best(ours("pdf", printed), lambda: by_pypdfium2(printed), lambda: by_pdfplumber(printed))
    our_docx, python_docx = best(ours("docx", word), lambda: by_python_docx(word))
    our_html, tree = best(ours_whole("html", page), lambda: by_lxml(page))
    our_text, text_tree = best(ours_whole("txt", text), lambda: by_lxml(text_page))
    (our_ofd,) = best(ours("ofd", ofd(sheets)))
    size = f"{len(sheets)} pages, ten tables"
    book = pdf((sheets * (many // len(sheets) + 1))[:many])
    return [
        (f"pdf, {size}: this package", f"{our_pdf:.2f} s"),
        ("the same, pdfplumber's text and tables", f"{plumber:.2f} s ({plumber / our_pdf:.1f} times ours)"),
        ("the same, pypdfium2 handing out characters and paths", f"{raw:.2f} s ({raw / our_pdf:.2f} of ours)"),
        ("OFD, the same pages: this package", f"{our_ofd:.2f} s"),
        ("docx, the same text: this package", f"{our_docx:.3f} s"),
        ("the same, python-docx", f"{python_docx:.3f} s ({python_docx / our_docx:.1f} times ours)"),
        ("html, the same text: this package", f"{our_html:.3f} s ({our_html / tree:.1f} times lxml's parse)"),
        (
            "txt, the same text: this package",
            f"{our_text:.3f} s ({our_text / text_tree:.1f} times lxml's parse as html)",
        ),
        (f"peak memory, a pdf of {many:,} pages", f"{peak(book, 'book.pdf'):.0f} MB"),
    ]


def profile(pages: int) -> None:
    """Print where the time of a PDF goes, by function."""
    import cProfile
    import pstats

    read = ours("pdf", pdf(Printer().add(plan(pages, 10))))
    read()
    with cProfile.Profile() as taken:
        read()
    pstats.Stats(taken).sort_stats("tottime").print_stats(25)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100, help="pages of the plan")
    parser.add_argument("--many", type=int, default=1000, help="pages for the measure of memory")
    parser.add_argument("--profile", action="store_true", help="print where the time of a pdf goes instead")
    args = parser.parse_args()
    if args.profile:
        profile(args.pages)
        return
    print("| what | figure |\n|---|---|")
    for what, figure in measure(args.pages, args.many):
        print(f"| {what} | {figure} |")


if __name__ == "__main__":
    main()
