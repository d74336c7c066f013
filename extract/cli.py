"""The command `taizhang`. Parsing stands here; what a command does is imported when it is called.

Exit codes: 0 all went well; 1 some file failed or the work could not be done; 2 the command makes no sense.
diff alone has others: 0 nothing of substance changed, 1 something did, 2 wrong usage or a file that cannot be read.
"""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
from collections.abc import Callable, Sequence

from extract.commands import auditing, comparing, linking, publishing, reading, reviewing, tables
from extract.errors import TaizhangError, UsageError

EPILOG = """examples:
  taizhang run plans/ -o output           every plan of a folder into tables
  taizhang run a.pdf 'b/*.docx' -o output files and patterns
  taizhang show plan.txt --kind targets   what is read from one plan
  taizhang schema targets                 what the columns of a table mean
  taizhang reconcile --names my.csv -o linked.csv   the concept of each name of a list
  taizhang links output                   judge the doubtful pairs of concepts
  taizhang review-queue output            the rows to look at first
  taizhang export output --to xlsx        the tables as a workbook (csv, duckdb, jsonl, parquet)
  taizhang diff draft.docx final.pdf -o changes   what changed between two versions
  taizhang audit output                   what contradicts itself or cannot be right
"""


def _version() -> str:
    from extract.batch.manifest import package_version

    return f"taizhang {package_version()}"


# In the order of the help.
ADDED = (
    reading.add_run,
    reading.add_show,
    tables.add_schema,
    tables.add_evaluate,
    linking.add_reconcile,
    linking.add_links,
    reviewing.add_review,
    reviewing.add_queue,
    publishing.add_export,
    comparing.add_diff,
    auditing.add_audit,
)


class _Version(argparse.Action):
    """Looks the version up only when asked, for that reads the installed packages."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print the version and end."""
        print(_version())
        parser.exit()


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
    for add in ADDED:
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
