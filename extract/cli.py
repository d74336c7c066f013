"""The command `taizhang`. Parsing stands here; what a command does is imported when it is called.

Exit codes: 0 all went well; 1 some file failed or the work could not be done; 2 the command makes no sense.
"""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
from collections.abc import Callable, Sequence

from extract.errors import TaizhangError, UsageError

EPILOG = """examples:
  taizhang run plans/ -o output           every plan of a folder into tables
  taizhang run a.pdf 'b/*.docx' -o output files and patterns
  taizhang show plan.txt --kind targets   what is read from one plan
  taizhang schema targets                 what the columns of a table mean
"""


def _run(args: argparse.Namespace) -> int:
    from extract.batch.console import run_with_progress

    return run_with_progress(args.inputs, args.output, args.jobs)


def _show(args: argparse.Namespace) -> int:
    from extract.batch.single import show_file

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


def _version() -> str:
    from extract.batch.manifest import package_version

    return f"taizhang {package_version()}"


class _Version(argparse.Action):
    """Looks the version up only when asked, for that reads the installed packages."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print the version and end."""
        print(_version())
        parser.exit()


KINDS = ("indicator_values", "targets", "statements", "deadlines", "responsibilities", "projects")


def _add_run(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("run", help="read plans and write their tables to a folder")
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="files, folders (with all below) or patterns")
    parser.add_argument(
        "-o", "--output", required=True, help="folder for the tables; a previous run in it is replaced, nothing else"
    )
    parser.add_argument("--jobs", type=int, metavar="N", help="processes (default: every core)")
    parser.set_defaults(call=_run)


def _add_show(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("show", help="show what is read from one plan, in its sentences")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--kind", choices=KINDS, action="append", help="only this kind of fact; may be given again")
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
    for add in (_add_run, _add_show, _add_schema, _add_evaluate):
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
