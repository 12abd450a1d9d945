"""Mistakes in the file `.env` itself, and in the names of settings, before any value is read."""

import io
import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from pathlib import Path

from dotenv.parser import Binding, parse_stream

from knowledge.wording import reason, wording

ENCODING = "utf-8-sig"
"""UTF-8, ignoring the mark that some editors on Windows put first."""

_COMMENT = re.compile(r"(?:^|\s)#")
"""What begins a comment where a value is not between quotes."""
_OTHER = re.compile(r"\$\{([^}:]*)\}")
"""What something else takes the place of, from the environment or above in the file: nothing, if
neither has it. Where « :- » follows, what to put then is told."""
ALIKE = 0.8
"""Likeness, from 0 to 1, from which an unknown name is taken for that of a setting."""


class UnreadableError(Exception):
    """The file cannot be read at all; the message says why in French."""


def bindings(path: Path) -> list[Binding]:
    """Return the bindings in the file, line by line; none when there is no file.

    Raises:
        UnreadableError: it is no text in UTF-8, or cannot be read.
    """
    if path.is_dir():
        raise UnreadableError(_said("file_is_folder", file=path))
    try:
        text = path.read_text(encoding=ENCODING)
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise UnreadableError(_said("file_encoding", file=path)) from error
    except OSError as error:
        raise UnreadableError(_said("file_denied", file=path, reason=reason(error))) from error
    if "\0" in text:  # UTF-16 without its mark, or what a power cut left of it
        raise UnreadableError(_said("file_encoding", file=path))
    return list(parse_stream(io.StringIO(text)))


def unread_lines(path: Path, given: Iterable[Binding], prefix: str) -> list[str]:
    """Report the lines that set nothing: they would be ignored."""
    wrong = [one for one in given if one.error or _bare(one, prefix) or _unclosed(one, prefix)]
    return [_said("file_line", file=path, line=one.original.line) for one in wrong]


def _bare(one: Binding, prefix: str) -> bool:
    return bool(one.key) and one.value is None and str(one.key).upper().startswith(prefix)


def _unclosed(one: Binding, prefix: str) -> bool:
    """Tell whether a value goes on to the quote of another setting, which it would swallow."""
    lines = (one.value or "").upper().splitlines()[1:]
    return any(line.lstrip().startswith(prefix) for line in lines)


def referring(
    path: Path, given: Iterable[Binding], prefix: str, around: Iterable[str]
) -> list[str]:
    """Say which settings hold a « ${…} » in place of which nothing would be read.

    Args:
        path: the file.
        given: what it says.
        prefix: that of the settings.
        around: the names that the environment has.
    """
    known, told = {*around}, []
    for one in given:
        nothing = not known.issuperset(_OTHER.findall(one.value or ""))
        if nothing and str(one.key).upper().startswith(prefix):
            line = one.original.line
            told.append(_said("file_other", file=path, line=line, name=one.key))
        known.add(str(one.key))
    return told


def repeated(path: Path, given: Iterable[Binding], prefix: str) -> list[str]:
    """Report the settings that are written several times: only the last one would count."""
    lines: dict[str, list[int]] = {}
    for one in given:
        if (name := str(one.key).upper()).startswith(prefix) and one.value is not None:
            lines.setdefault(name, []).append(one.original.line)
    return [
        _said("file_repeated", file=path, name=name, lines=", ".join(map(str, where)))
        for name, where in lines.items()
        if len(where) > 1
    ]


def cut(path: Path, given: Iterable[Binding], names: Collection[str]) -> list[str]:
    """Say which texts hold a « # » that ends them: what follows it would be lost.

    Args:
        path: the file.
        given: what it says.
        names: the settings that are sentences; in another, a comment may follow the value.
    """
    wrong = [one for one in given if str(one.key).upper() in names and _is_cut(one)]
    return [_said("file_cut", file=path, line=one.original.line, name=one.key) for one in wrong]


def _is_cut(one: Binding) -> bool:
    written = one.original.string.partition("=")[2].strip()
    return not written.startswith(("'", '"')) and bool(_COMMENT.search(written))


def misspelt(names: Iterable[str], known: Collection[str]) -> list[str]:
    """Report the names that are almost those of a setting, with the setting meant."""
    told = []
    for name in sorted(names):
        upper = name.upper()
        near = get_close_matches(upper, known, n=1, cutoff=ALIKE) if upper not in known else []
        told += [_said("misspelt", name=_seen(name), near=one) for one in near]
    return told


def _seen(name: str) -> str:
    """Return a name with its invisible characters made visible: a pasted zero-width space."""
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in name)


def _said(key: str, **holes: object) -> str:
    return wording()["settings"][key].format(**holes)
