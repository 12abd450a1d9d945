"""`themes.toml` -> themes, chapters, and the answers that say nearly the same."""

from pathlib import Path

from knowledge.entries import Chapter, Problem, Theme
from knowledge.files.texts import read_toml
from knowledge.markup import UnknownMarkupError, called, to_html_strictly
from knowledge.wording import problem


def read_themes(
    path: Path, problems: list[Problem]
) -> tuple[dict[str, Theme], dict[str, Chapter], frozenset[frozenset[str]]]:
    """Return the themes, the chapters and the twins; none of them when one cannot be read."""
    table = read_toml(path, problems)
    if table is None:
        return {}, {}, frozenset()
    try:
        of_patients = table.get("patients", [])
        themes = {
            name: _theme(name, fields, of_patients=name in of_patients)
            for name, fields in table["themes"].items()
        }
        chapters = {name: Chapter(name, title) for name, title in table["chapters"].items()}
        twins = frozenset(map(frozenset, table.get("jumelles", {}).get("paires", ())))
    except KeyError as error:
        problems.append(Problem(path, 1, problem("toml_missing", key=error.args[0])))
    except UnknownMarkupError as error:
        problems.append(Problem(path, 1, problem("markup", what=called(error.what))))
    except (AttributeError, TypeError):
        problems.append(Problem(path, 1, problem("toml_shape")))
    else:
        if themes:
            return themes, chapters, twins
        problems.append(Problem(path, 1, problem("toml_missing", key="themes")))
    return {}, {}, frozenset()


def _theme(name: str, fields: dict[str, str | list[str]], *, of_patients: bool) -> Theme:
    contact = to_html_strictly(str(fields["contact"]))
    return Theme(name, str(fields["title"]), contact, tuple(fields["first"]), of_patients)
