"""The command `taizhang`. Parsing stands here; what a command does is imported when it is called.

Exit codes: 0 all went well; 1 some file failed or the work could not be done; 2 the command makes no sense.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
from collections.abc import Callable, Sequence

from extract.errors import TaizhangError, UsageError

EPILOG = """examples:
  taizhang run plans/ -o output           every plan of a folder into tables
  taizhang run a.pdf 'b/*.docx' -o output files and patterns
  taizhang show plan.txt --kind targets   what is read from one plan
  taizhang schema targets                 what the columns of a table mean
  taizhang reconcile --names my.csv -o linked.csv   the concept of each name of a list
  taizhang links output                   judge the doubtful pairs of concepts
"""


def _engine(args: argparse.Namespace) -> None:
    """Choose the engine for PDF files, for this process and those that it starts."""
    if args.pdf_engine:
        os.environ["TAIZHANG_PDF_ENGINE"] = args.pdf_engine


def _run(args: argparse.Namespace) -> int:
    _engine(args)
    from extract.batch.console import run_with_progress

    return run_with_progress(args.inputs, args.output, args.jobs)


def _show(args: argparse.Namespace) -> int:
    _engine(args)
    from extract.batch.single import show_file, show_page

    if args.page is not None:
        return show_page(args.file, args.page, args.output)
    return show_file(args.file, args.kind)


def _schema(args: argparse.Namespace) -> int:
    from extract.review.dictionary import describe, describe_all, markdown

    overview = markdown if args.markdown else describe_all
    print(describe(args.table, args.json) if args.table else overview())
    return 0


def _evaluate(args: argparse.Namespace) -> int:
    from extract.review.evaluate import evaluate
    from extract.review.figures import render

    print(render(evaluate(args.output, args.gold, args.texts), args.errors, args.json))
    return 0


def _reconcile(args: argparse.Namespace) -> int:
    from extract.batch.reconcile import reconcile_names, reconcile_outputs

    if args.names:
        if args.outputs or not args.output:
            raise UsageError("--names takes one list and -o OUT.csv, and no output folders.")
        print(f"{reconcile_names(args.names, args.output, args.decisions)} names linked: {args.output}")
        return 0
    if not args.outputs:
        raise UsageError("Name output folders of `taizhang run`, or a list with --names FILE.csv -o OUT.csv.")
    made = reconcile_outputs(args.outputs, args.output, args.decisions)
    print(f"tables in {args.output or args.outputs[0]}:")
    print("\n".join(f"  {name:18} {rows:>9,}" for name, rows in made.items()))
    return 0


def _links(args: argparse.Namespace) -> int:
    from extract.batch.links import judge

    judge(args.output, args.decisions)
    return 0


def _version() -> str:
    from extract.batch.manifest import package_version

    return f"taizhang {package_version()}"


class _Version(argparse.Action):
    """Looks the version up only when asked, for that reads the installed packages."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print the version and end."""
        print(_version())
        parser.exit()


ENGINES = ("pdfium", "pdfplumber")
KINDS = ("indicator_values", "targets", "statements", "deadlines", "responsibilities", "projects")


def _add_run(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("run", help="read plans and write their tables to a folder")
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="files, folders (with all below) or patterns")
    parser.add_argument(
        "-o", "--output", required=True, help="folder for the tables; a previous run in it is replaced, nothing else"
    )
    parser.add_argument("--jobs", type=int, metavar="N", help="processes (default: every core)")
    _add_engine(parser)
    parser.set_defaults(call=_run)


def _add_engine(parser: argparse.ArgumentParser) -> None:
    words = "how PDF files are read: pdfium (default), or pdfplumber as the slow reference"
    parser.add_argument("--pdf-engine", choices=ENGINES, help=words)


def _add_show(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("show", help="show what is read from one plan, in its sentences")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--kind", choices=KINDS, action="append", help="only this kind of fact; may be given again")
    parser.add_argument("--page", type=int, metavar="N", help="write page N of a PDF as a picture, what is read framed")
    parser.add_argument("-o", "--output", metavar="PNG", help="name of that picture (default: FILE-pageN.png, here)")
    _add_engine(parser)
    parser.set_defaults(call=_show)


def _add_schema(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("schema", help="say what tables there are, or what the columns of one mean")
    parser.add_argument("table", nargs="?", metavar="TABLE")
    parser.add_argument("--json", action="store_true", help="the Frictionless Table Schema itself")
    parser.add_argument("--markdown", action="store_true", help="all tables as Markdown")
    parser.set_defaults(call=_schema)


def _add_evaluate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("evaluate", help="compare the tables of a run with plans annotated by hand")
    parser.add_argument("output", metavar="OUTPUT", help="folder of a run")
    parser.add_argument("--gold", required=True, metavar="DIR", help="annotation: one folder a plan, see docs/")
    parser.add_argument("--texts", metavar="DIR", help="the annotated text files (default: the texts as read)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="also print up to N differences a table")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.set_defaults(call=_evaluate)


def _add_reconcile(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("reconcile", help="link the indicators of several runs, or a list of names")
    parser.add_argument("outputs", nargs="*", metavar="OUTPUT", help="folders of runs; their rows get today's concepts")
    parser.add_argument("--names", metavar="FILE.csv", help="a list of your own instead: columns name and unit")
    parser.add_argument("-o", "--output", help="the linked list; for runs, the folder (default: the first OUTPUT)")
    parser.add_argument("--decisions", metavar="CSV", help="people's verdicts (default: corpus/decisions.csv)")
    parser.set_defaults(call=_reconcile)


def _add_links(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("links", help="list the doubtful pairs of concepts of a run, and judge them")
    parser.add_argument("output", metavar="OUTPUT", help="folder of a run")
    parser.add_argument("--decisions", metavar="CSV", help="where verdicts are kept (default: corpus/decisions.csv)")
    parser.set_defaults(call=_links)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command."""
    top = argparse.ArgumentParser(
        prog="taizhang",
        description="Read Chinese government plans; publish indicators, targets, deadlines, duties as Parquet tables.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action=_Version, nargs=0, help="print the version and end")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for add in (_add_run, _add_show, _add_schema, _add_evaluate, _add_reconcile, _add_links):
        add(commands)
    return top


def _stop(*_: object) -> None:
    """Let a request to end (as a container or a queue sends) clean up as Ctrl-C does."""
    raise KeyboardInterrupt


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code. What goes wrong is said in one sentence on standard error."""
    args = parser().parse_args(argv)
    call: Callable[[argparse.Namespace], int] = args.call
    with contextlib.suppress(ValueError):  # a signal can be set in the main thread only
        signal.signal(signal.SIGTERM, _stop)
    try:
        return call(args)
    except TaizhangError as e:
        print(f"taizhang: {e}", file=sys.stderr)
        return 2 if isinstance(e, UsageError) else 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader (head, less) has gone; Python would complain once more at exit
        return 1
    except KeyboardInterrupt:
        print("taizhang: stopped; the output folder is as it was.", file=sys.stderr)
        return 130
