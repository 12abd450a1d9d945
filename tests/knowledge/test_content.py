"""Every problem of every file is told at once, where it is; what can be read is read."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from unicodedata import normalize

import pytest

from knowledge import SHIPPED, BaseError, load
from knowledge.__main__ import main
from knowledge.content import read_base
from knowledge.wording import wording
from tests.knowledge.small import (
    AGENDA,
    COLIS,
    ENTRY,
    FILES,
    FIRST,
    NEXT,
    OTHER,
    PHRASES,
    SECOND,
    STEP,
    THEMES,
    VOCABULARY,
    write,
)


@dataclass(frozen=True)
class Case:
    """A mistake.

    Attributes:
        key: the problem, as `wording.toml` names it.
        file: where the mistake is.
        text: what that file holds.
        at: the problem stands on the first line that holds this; empty for the first line.
    """

    key: str
    file: str
    text: str | bytes
    at: str = ""

    def line(self) -> int:
        """Return the line of the problem."""
        text = self.text.decode("cp1252") if isinstance(self.text, bytes) else self.text
        lines = text.splitlines()
        return next((n for n, line in enumerate(lines, 1) if self.at in line), 1) if self.at else 1


def swap(text: str, old: str, new: str) -> str:
    """Replace what must be there, once."""
    assert old in text, old
    return text.replace(old, new, 1)


def without(text: str, heading: str) -> str:
    """Remove a section."""
    found = re.sub(rf"(?ms)^## {heading}\n.*?(?=^## |\Z)", "", text)
    assert found != text, heading
    return found


def without_detail(text: str) -> str:
    """Leave a heading without text."""
    return swap(text, "- Un appui long montre la semaine.\n", "")


def phrase(key: str, line: str) -> str:
    """Replace the first line of `phrases.toml` that sets a key on one line."""
    text, count = re.subn(rf'(?m)^{key} = ".*"$', lambda _: line, FILES[PHRASES], count=1)
    assert count == 1, key
    return text


TWICE = '[synonymes]\n"a" = ["x"]\n"b" = ["X"]\n[articles]\nmots = []\n'
CONFLICT = "<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> autre\n"
LONG = "- un mot\n" * 700
ONCE = '[synonymes]\n"a" = ["x"]\n[articles]\nmots = []\n'
LONG_PHRASE = 'unknown_command = "{command} ' + "mot " * 1100 + '"'
CLINQUE = "# Santé\n\n## clinque\n\n- une dose\n"
TALK = "# Autour\n\n## x\n\n- une facture\n"
TITLE = "comment ouvrir mon agenda"
FIVE = "['agenda', 'agenda', 'agenda', 'agenda',"
REST = "title = 'a'\ncontact = 'b'\nfirst = []\n"
EVERYONE = "".join(
    f"## Pour les {role}\n\n{LONG[: len(LONG) // 2]}\n" for role in ("médecins", "pharmaciens")
)
NIR = "1 85 05 78 006 084 36"
COUNTER, DETAILS = "comptoir.toml", "precisions.toml"
DESK = """premiere = "a"

[questions.a]
texte = "Un ?"
choix = [["Oui", "fin"], ["Non", "b"]]

[questions.b]
texte = "Deux ?"
choix = [["Oui", "fin"], ["Non", "fin"]]

[fins.fin]
texte = "Fini."
reponses = ["agenda"]
"""


def end_named(name: str) -> str:
    """Give another name to the end of what is asked at the counter."""
    return DESK.replace("[fins.fin]", f"[fins.'{name}']").replace('"fin"', f'"{name}"')


CASES = [
    Case("not_utf8", ENTRY, AGENDA.encode("cp1252"), "Depuis"),
    Case("not_utf8", ENTRY, AGENDA.encode("utf-16")),
    Case("not_utf8", ENTRY, b"\x89PNG\r\n\x1a\n\x00\xff\xfe"),
    Case("not_utf8", STEP, FIRST.encode("cp1252"), "## D"),
    Case("not_utf8", "hors-sujet/proches.md", "# Près\n".encode("cp1252")),
    Case("garbled", ENTRY, swap(AGENDA, "Depuis l'é", "Depuis l'Ã©"), "Depuis"),
    Case("garbled", ENTRY, swap(AGENDA, "- Un appui", "- Un\ufffd appui"), "- Un"),
    Case("garbled", ENTRY, swap(AGENDA, "- Un appui", "\uf0b7 Un appui"), "Un appui"),
    Case("garbled", STEP, swap(FIRST, "Choisissez l'", "Choisissez lâ€™"), "Choisissez"),
    Case("garbled", "themes.toml", swap(THEMES, "Repères", "RepÃ¨res"), "title"),
    Case("garbled", PHRASES, phrase("start", 'start = "DÃ©but"'), "DÃ"),
    Case("garbled", "questions/x.tsv", "agenda\tfacile\tmon agenda Â« là Â»\n"),
    Case("too_large", ENTRY, AGENDA + "- un mot\n" * 80_000),
    Case("too_large", PHRASES, FILES[PHRASES] + "# un mot\n" * 80_000),
    Case("empty_file", ENTRY, ""),
    Case("empty_file", STEP, "\n  \n"),
    Case("unread_file", "faq/note.md", AGENDA),
    Case("unread_file", "faq/reperes/anciens/note.md", AGENDA),
    Case("unread_file", "faq/reperes/note.md.txt", AGENDA),
    Case("unread_file", "faq/reperes/note.MD", AGENDA),
    Case("unread_file", "faq/reperes/note.docx", b"PK\x03\x04"),
    Case("unread_file", "parcours/anciens/03-note.md", FIRST),
    Case("unread_file", "questions/note.csv", "agenda;facile;mon agenda"),
    Case("unread_file", "FAQ/reperes/note.md", AGENDA),
    Case("unread_file", "nouvelles/note.docx", b"PK\x03\x04"),
    Case("unread_file", "note.md", AGENDA),
    Case("unread_file", "themes - Copie.toml", THEMES),
    Case("unknown_off_topic", "hors-sujet/autres.md", "# Autres\n\n## x\n\n- ma voiture\n"),
    Case("conflict", ENTRY, swap(AGENDA, "- il est où", CONFLICT + "- il est où"), "<<<<<<<"),
    Case("conflict", ENTRY, swap(AGENDA, "Ouvrez l'", CONFLICT + "Ouvrez l'"), "<<<<<<<"),
    Case("conflict", PHRASES, phrase("start", CONFLICT), "<<<<<<<"),
    Case("conflict", ENTRY, swap(AGENDA, "## Source", "=======\n## Source"), "======="),
    Case("conflict", ENTRY, swap(AGENDA, "## Source", "||||||| avant\n## Source"), "|||||||"),
    Case("conflict", VOCABULARY, CONFLICT),
    Case("conflict", "voisines.tsv", f"agenda\tcolis\t2\t1\n{CONFLICT}", "<<<<<<<"),
    Case("conflict", "questions/x.tsv", CONFLICT),
    Case("no_title", ENTRY, swap(AGENDA, "# Comment", "Comment")),
    Case("second_title", ENTRY, swap(AGENDA, "## En détail", "# Encore\n\n## En détail"), "# Enc"),
    Case("unknown_section", ENTRY, swap(AGENDA, "## Pour qui", "## Pour tous"), "## Pour tous"),
    Case("unknown_section", STEP, swap(FIRST, "## Qui", "## Lequel"), "## Lequel"),
    Case("misspelt_section", ENTRY, swap(AGENDA, "## Source", "## Sources"), "## Sources"),
    Case("misspelt_section", ENTRY, swap(AGENDA, "## En détail", "## En detail :"), "## En d"),
    Case("misspelt_section", ENTRY, swap(AGENDA, "## En détail", "## en détail ##"), "## en d"),
    Case("misspelt_section", ENTRY, swap(AGENDA, "## En détail", "##En détail"), "##En"),
    Case("misspelt_section", ENTRY, swap(AGENDA, "## En détail", "### En détail"), "### En"),
    Case("misspelt_section", ENTRY, swap(AGENDA, "## En détail", "**En détail**"), "**En d"),
    Case("misspelt_section", STEP, swap(FIRST, "## Explications", "## Explication"), "## Ex"),
    Case("misspelt_section", ENTRY, swap(AGENDA, "## Source", "# Source"), "# Source"),
    Case("misspelt_section", ENTRY, swap(AGENDA, "## Source", "Source"), "Source"),
    Case("misspelt_section", STEP, swap(FIRST, "## Qui", "Qui"), "Qui"),
    Case("repeated_section", ENTRY, AGENDA + "\n## Source \n\n- x\n", "## Source "),
    Case("empty_section", ENTRY, without_detail(AGENDA), "## En"),
    Case("missing_section", ENTRY, without(AGENDA, "Source")),
    Case("missing_section", ENTRY, without(AGENDA, "Autres façons de demander")),
    Case("missing_section", STEP, without(FIRST, "Chapitre")),
    Case("no_answer", OTHER, swap(COLIS, "Avec le **numéro de suivi** écrit sur le bon.", "")),
    Case("no_answer", STEP, swap(FIRST, "Choisissez l'agenda.", "")),
    Case("title_too_long", OTHER, swap(COLIS, "suivre un", "suivre" + " un" * 50)),
    Case("title_too_long", STEP, swap(FIRST, "# Choisir", "# Choisir" + " un" * 50)),
    Case("short_too_long", OTHER, swap(COLIS, "Avec le", "mot " * 100 + "Avec le")),
    Case("too_long", ENTRY, swap(AGENDA, "- Un appui", LONG + "- Un appui"), "## En détail"),
    Case("too_long", ENTRY, swap(AGENDA, "## À copier", EVERYONE + "## À copier"), "## En détail"),
    Case("too_long", ENTRY, swap(AGENDA, "Ouvrez", "mot " * 1000 + "Ouvrez"), "## En détail"),
    Case("not_a_list", ENTRY, swap(AGENDA, "- il est où", "il est où"), "il est où"),
    Case("not_a_list", ENTRY, swap(AGENDA, "- il est où", "-il est où"), "-il est où"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "> cité\n\n- Un appui"), "> cité"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "- a\n\n### b\n\n- Un appui"), "### b"),
    Case("markup", OTHER, swap(COLIS, "Avec le", "```\nx\n```\nAvec le"), "```"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "• un\n• deux\n\n- Un"), "• un"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "Ici :\n– un\n\n- Un"), "– un"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "- [ ] Un appui"), "[ ] Un"),
    Case("markup", STEP, swap(FIRST, "Choisissez", "---\n\nChoisissez"), "---"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "| a | b |\n|---|---|\n\n- Un"), "| a | b |"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "Pièce\tAdmise\n\n- Un appui"), "Pièce"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "un\n![](a.png)\n\n- Un"), "![]"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "- Un <u>appui</u>"), "<u>"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "<!-- à revoir -->\n\n- Un"), "<!--"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "- **Un appui"), "**Un"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "- Un ** appui **"), "** appui"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "- Un `appui"), "`appui"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "- [Un](http://a.fr) appui"), "http:"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "- [Un](javascript:a) appui"), "[Un]"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "- [Un](https://) appui"), "[Un]"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "- [Un](colis) appui"), "[Un]"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "- [Un](https://a.fr/b c.pdf)"), "[Un]"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "- [Un] (https://a.fr) appui"), "[Un]"),
    Case("markup", ENTRY, swap(AGENDA, "- Un appui", "- (Un)[https://a.fr] appui"), "(Un)"),
    Case("markup", STEP, FIRST + "\n## Si ça bloque\n\n- Un. [voir](colis.md)\n", "[voir]"),
    Case("markup", "themes.toml", swap(THEMES, "**34 22**", "**34 22")),
    Case("unknown_reference", STEP, FIRST + "\n## Si ça bloque\n\n- Un. [voir](rien)\n", "[voir]"),
    Case("text_before_title", ENTRY, "Bonjour.\n\n" + AGENDA),
    Case("plain_text", ENTRY, swap(AGENDA, "# Comment", "# **Comment**")),
    Case("plain_text", ENTRY, swap(AGENDA, "Ouvrez l'", "**Ouvrez** l'"), "## À copier"),
    Case("plain_text", ENTRY, swap(AGENDA, "- Notice", "- [Notice](https://a.fr)"), "[Notice]"),
    Case("plain_text", STEP, FIRST + "\n## Durée\n\n**moins** de 3 minutes\n", "## Durée"),
    Case("bad_link", ENTRY, swap(AGENDA, "https://exemple", "http://exemple"), "http://ex"),
    Case("bad_link", ENTRY, swap(AGENDA, "exemple.fr", "exemple"), "exemple/"),
    Case("bad_link", ENTRY, swap(AGENDA, "exemple.fr", "moi@exemple.fr"), "moi@"),
    Case("bad_link", ENTRY, swap(AGENDA, "exemple.fr", "127.0.0.1"), "127"),
    Case("bad_link", ENTRY, swap(AGENDA, "/agenda)", "/“agenda”)"), "“agenda"),
    Case("bad_link", ENTRY, swap(AGENDA, "[Le site](https://exemple.fr/agenda)", "ici"), "- ici"),
    Case("bad_id", "faq/reperes/Agenda_2.md", swap(COLIS, "- suivre un colis\n", "- autre\n")),
    Case("bad_id", f"faq/reperes/{'a' * 49}.md", AGENDA),
    Case("duplicate_id", "faq/reserve/colis.md", COLIS),
    Case("unknown_folder", "faq/reserve/autre.md", AGENDA),
    Case("bad_source", ENTRY, swap(AGENDA, " — vérifié le 2026-11-22", ""), "page 1"),
    Case("bad_source", ENTRY, swap(AGENDA, "2024, à vérifier", "2024"), "Notice"),
    Case("bad_date", ENTRY, swap(AGENDA, "2026-11-22", "2026-02-30"), "2026-02-30"),
    Case("bad_date", ENTRY, swap(AGENDA, "2026-11-22", "9999-01-01"), "9999-01-01"),
    Case("bad_date", ENTRY, swap(AGENDA, "2026-11-22", "2026-13-01"), "2026-13-01"),
    Case("bad_date", ENTRY, swap(AGENDA, "2026-11-22", "hier"), "hier"),
    Case("bad_date", ENTRY, swap(AGENDA, "2026-11-22", "22/11/2026"), "22/11"),
    Case("bad_date", ENTRY, swap(AGENDA, "2026-11-22", "2026-22-11"), "2026-22"),
    Case("bad_date", ENTRY, swap(AGENDA, "2026-11-22", "20261122"), "20261122"),
    Case("bad_date", ENTRY, swap(AGENDA, "2026-11-22", "2026-W47-1"), "2026-W"),
    Case("bad_date", ENTRY, swap(AGENDA, "2026-11-22", "0026-11-22"), "0026"),
    Case("bad_date", ENTRY, swap(AGENDA, "vérifié le 2026-11-22", "vérifié le 2026"), "le 2026"),
    Case("bad_date", ENTRY, swap(AGENDA, "2024, à", "2024-05, à"), "2024-05"),
    Case("bad_date", ENTRY, swap(AGENDA, "2024, à", "٢٠٢٤, à"), "٢٠٢٤"),
    Case("bad_source", ENTRY, swap(AGENDA, "1 — vér", "1 - vér"), "1 - vér"),
    Case(
        "bad_first",
        ENTRY,
        f"{AGENDA}\n## Dire en premier\n\n- Pour les médecins\n",
        "- Pour les médecins",
    ),
    Case("bad_audience", ENTRY, swap(AGENDA, "praticien", "praticien, facteur"), "## Pour qui"),
    Case("bad_audience", ENTRY, swap(AGENDA, "\npraticien", "\n- praticien"), "## Pour qui"),
    Case("bad_audience", ENTRY, swap(AGENDA, "\npraticien", "\n,"), "## Pour qui"),
    Case("repeated_reference", ENTRY, swap(AGENDA, "- colis", "- colis\n-  colis"), "-  colis"),
    Case("repeated_reference", ENTRY, swap(AGENDA, "- voir", "- Il est où l'agenda ?\n- v"), "Il"),
    Case("unknown_reference", ENTRY, swap(AGENDA, "- colis", "- lettre"), "- lettre"),
    Case("unknown_reference", STEP, swap(FIRST, "- agenda", "- lettre"), "- lettre"),
    Case("self_reference", ENTRY, swap(AGENDA, "- colis", "- agenda"), "- agenda"),
    Case("duplicate_variant", OTHER, swap(COLIS, "- suivre", "- Ouvrir mon AGENDA !\n- s"), "AG"),
    Case("copied_variants", "faq/reperes/agenda-copie.md", AGENDA),
    Case("copied_variants", "faq/reperes/agenda (1).md", AGENDA),
    Case("bad_variant", OTHER, swap(COLIS, "- suivre un colis", "- a"), "- a"),
    Case("bad_variant", OTHER, swap(COLIS, "- suivre un colis", "- ???"), "- ???"),
    Case("duplicate_variant", OTHER, swap(COLIS, "- suivre", f"- {TITLE}\n- suivre"), TITLE),
    Case("duplicate_variant", OTHER, swap(COLIS, "suivre un colis ?", "ouvrir mon agenda ?")),
    Case("bad_variant", OTHER, swap(COLIS, "- suivre un", "- suivre" + " un" * 70), "- suivre un"),
    Case("personal", OTHER, swap(COLIS, "- suivre", "- colis de Mme Durand\n- s"), "Mme"),
    Case("personal", OTHER, swap(COLIS, "- suivre", "- le 06 12 34 56 78\n- s"), "06 12"),
    Case("personal", OTHER, swap(COLIS, "Avec", f"Comme {NIR}. Avec"), "Avec"),
    Case("personal", OTHER, swap(COLIS, "un colis ?", "un colis de Mme Durand ?")),
    Case("personal", ENTRY, swap(AGENDA, "- Un appui", "- Né le 12/03/1985"), "Né"),
    Case("personal", ENTRY, swap(AGENDA, "Ouvrez", "Bonjour M. Durand, ouvrez"), "Durand"),
    Case("personal", STEP, FIRST + f"\n## Si ça bloque\n\n- Un.\n- {NIR}\n", NIR),
    Case("copy_too_long", ENTRY, swap(AGENDA, "Ouvrez", "mot " * 70 + "Ouvrez"), "## À copier"),
    Case("bad_copy", ENTRY, swap(AGENDA, "Ouvrez", "- Ouvrez"), "- Ouvrez"),
    Case("bad_step_name", "parcours/troisieme.md", SECOND),
    Case("bad_step_name", "parcours/00-zut.md", SECOND),
    Case("duplicate_number", "parcours/02-zut.md", SECOND),
    Case("number_missing", "parcours/04-zut.md", FIRST),
    Case("unknown_chapter", STEP, swap(FIRST, "debut", "fin"), "## Chapitre"),
    Case("unknown_step", NEXT, swap(SECOND, "- choisir", "- partir"), "- partir"),
    Case("step_too_long", STEP, swap(FIRST, "Choisissez l'agenda.", "mot " * 1000)),
    Case("step_too_long", STEP, FIRST + f"\n## Si ça bloque\n\n{LONG}", "## Si ça bloque"),
    Case("circle", STEP, FIRST + "\n## Exige\n\n- suivre\n", "## Exige"),
    Case("bad_when", STEP, FIRST + "\n## Concerne\n\ntous\n", "## Concerne"),
    Case("bad_who", STEP, swap(FIRST, "praticien", "facteur"), "## Qui"),
    Case("bad_reminder", STEP, swap(FIRST, "7 jours", "0 jours"), "## Délai"),
    Case("bad_reminder", STEP, swap(FIRST, "7 jours", "une semaine"), "## Délai"),
    Case("toml", "themes.toml", "[themes"),
    Case("not_utf8", "themes.toml", THEMES.encode("cp1252"), "title"),
    Case("toml", PHRASES, phrase("start", "start = Revenir"), "start = Revenir"),
    Case("toml", VOCABULARY, "[synonymes"),
    Case("toml_missing", "themes.toml", swap(THEMES, "[chapters]", "[chapitres]")),
    Case("toml_missing", "themes.toml", swap(THEMES, "contact", "contacts"), "[themes.r"),
    Case("toml_missing", PHRASES, phrase("start", ""), "[commands]"),
    Case("toml_missing", VOCABULARY, "[articles]\nmots = []\n"),
    Case("toml_unknown", PHRASES, phrase("start", 'start = "a"\nstar = "b"'), 'star = "b"'),
    Case("toml_text", PHRASES, phrase("start", "start = 3"), "start = 3"),
    Case("toml_empty", PHRASES, phrase("start", 'start = " "'), 'start = " "'),
    Case("toml_count", PHRASES, swap(FILES[PHRASES], "|février|", "|"), "janvier|"),
    Case("phrase_too_long", PHRASES, phrase("unknown_command", LONG_PHRASE), "mot mot"),
    Case("missing_hole", PHRASES, phrase("error_short", 'error_short = "Zut"'), '"Zut"'),
    Case("unknown_hole", PHRASES, phrase("start", 'start = "{trou}"'), "{trou}"),
    Case("plain_text", PHRASES, phrase("start", 'start = "**a**"'), "**a**"),
    Case("bad_braces", PHRASES, phrase("start", 'start = "a { b"'), "a { b"),
    Case("markup", PHRASES, phrase("unknown_command", 'unknown_command = "# a"'), '"# a"'),
    Case("markup", PHRASES, phrase("unknown_command", 'unknown_command = "**a"'), '"**a"'),
    Case("markup", PHRASES, phrase("unknown_command", 'unknown_command = "<b>a"'), '"<b>a"'),
    Case("duplicate_form", VOCABULARY, TWICE, '"b"'),
    Case("empty_form", VOCABULARY, swap(TWICE, '"X"', '"y", "…"'), '"b"'),
    Case("common_form", VOCABULARY, swap(TWICE, '"X"', '"y", "jé"'), '"b"'),
    Case("common_form", VOCABULARY, swap(TWICE, '"b" = ["X"]', 'b = ["Est"]'), "b ="),
    Case("toml_unknown", VOCABULARY, f'{swap(TWICE, "X", "y")}[sigle]\n"a" = "b"\n', "[sigle]"),
    Case("toml_unknown", VOCABULARY, f"{ONCE}[synonyme]\n'c' = []\n", "[synonyme]"),
    Case("toml_unknown", VOCABULARY, f"x = 1\n{swap(TWICE, 'X', 'y')}"),
    Case("toml_shape", "themes.toml", swap(THEMES, '["agenda", "colis"]', "3"), "[themes.r"),
    Case("toml_shape", "themes.toml", swap(THEMES, '"Repères"', "3"), "[themes.r"),
    Case("toml_empty", "themes.toml", swap(THEMES, '"Repères"', '" "'), "[themes.r"),
    Case("toml_shape", "themes.toml", swap(THEMES, '["agenda", "colis"]', '"colis"'), "[themes.r"),
    Case("toml_shape", "themes.toml", f'{THEMES}[jumelles]\npaires = ["agenda"]\n', "[jumelles]"),
    Case("toml_shape", "themes.toml", f'{THEMES}[jumelles]\npaires = [["colis"]]\n', "[jum"),
    Case("toml_unknown", "themes.toml", f"{THEMES}[jumelle]\npaires = []\n", "[jumelle"),
    Case("toml_unknown", "themes.toml", swap(THEMES, "title", "titre = 1\ntitle"), "[themes.r"),
    Case("unknown_theme", "themes.toml", f"patients = ['repere']\n{THEMES}"),
    Case("too_many_first", "themes.toml", swap(THEMES, '["agenda",', FIVE), "[them"),
    Case("bad_theme", "themes.toml", f"{THEMES}[themes.'À part']\n{REST}", "À part"),
    Case("unknown_reference", "themes.toml", swap(THEMES, '"colis"', '"colie"'), "colie"),
    Case("toml_shape", VOCABULARY, "synonymes = 3\n[articles]\nmots = []\n"),
    Case("toml_shape", VOCABULARY, swap(ONCE, '["x"]', '"x"'), '"a"'),
    Case("toml_shape", VOCABULARY, f'{ONCE}[sigles]\n"X" = ["y"]\n', '"X"'),
    Case("toml_shape", VOCABULARY, f'{ONCE}[sigles]\n"a"=["y"]\n', '"a"='),
    Case("toml_unknown", VOCABULARY, f'{ONCE}"b" = ["y"]\n', '"b"'),
    Case("tsv", "questions/x.tsv", "agenda\tdeux colonnes\n"),
    Case("tsv", "questions/x.tsv", "agenda\tfacile\tmon agenda\t\n"),
    Case("tsv_empty", "questions/x.tsv", "agenda\tfacile\t \n"),
    Case("tsv_empty", "questions/x.tsv", "\tfacile\tmon agenda\n"),
    Case("tsv_empty", "questions/doubles.tsv", "agenda\t\tmon agenda et mon colis\n"),
    Case("unknown_label", "questions/x.tsv", "out\tfacile\tune facture\n"),
    Case("unknown_label", "questions/x.tsv", "rien\tfacile\tune réponse inconnue\n"),
    Case("unknown_label", "questions/x.tsv", "clinique\tfacile\tune dose\n"),
    Case("unknown_label", "questions/x.tsv", "OUT,agenda\tfacile\tni dedans ni dehors\n"),
    Case("item_above", "hors-sujet/proches.md", "# Près\n- la pluie\n\n## x\n\n- a b\n", "- la p"),
    Case("unknown_section", "hors-sujet/sante.md", CLINQUE, "## clinque"),
    Case("missing_section", "hors-sujet/sante.md", swap(CLINQUE, "clinque", "clinique")),
    Case("unknown_section", "hors-sujet/vagues.md", "# Vagues\n\n## repère\n\n- a\n", "## rep"),
    Case("duplicate_variant", "hors-sujet/voisins.md", f"{TALK}- Ouvrir mon AGENDA\n", "Ouv"),
    Case("personal", "questions/x.tsv", f"OUT\tfacile\tma carte\nOUT\tfacile\t{NIR}\n", NIR),
    Case("personal", "hors-sujet/proches.md", f"{TALK}- le colis de Mme Durand\n", "Mme"),
    Case("toml_missing", PHRASES, swap(FILES[PHRASES], "\nautre =", "\nautres ="), "[smallt"),
    Case("unknown_label", "questions/suites.tsv", "agenda\t>rien\tet la semaine ?\n"),
    Case("toml_missing", DETAILS, '[prix]\nnom = "le prix"\n', "[prix]"),
    Case("toml_shape", DETAILS, '[prix]\nnom = "le prix"\ndemande = "prix"\ndit = []\n', "[prix]"),
    Case("toml_unknown", DETAILS, '[a]\nnom="a"\ndemande=["a"]\ndit=["a"]\nmot="a"\n', "[a]"),
    Case("neighbours", "voisines.tsv", "agenda\tcolis\tdeux\t1\n"),
    Case("not_utf8", "voisines.tsv", "agenda\té".encode("cp1252")),
    Case("unknown_reference", "voisines.tsv", "agenda\trien\t2\t1\n"),
    Case("counter_choices", COUNTER, swap(DESK, ', ["Non", "fin"]]', "]"), "[questions.b]"),
    Case("counter_label", COUNTER, swap(DESK, "Oui", "Oui" * 30), "[questions.a]"),
    Case("counter_too_long", COUNTER, swap(DESK, "Fini.", "Fini. " * 200), "[fins.fin]"),
    Case("counter_too_long", COUNTER, swap(DESK, "Deux", "Deux " * 300), "[questions.b]"),
    Case("toml_empty", COUNTER, swap(DESK, "Fini.", " "), "[fins.fin]"),
    Case("counter_name", COUNTER, end_named("la fin"), "[fins"),
    Case("counter_name", COUNTER, end_named("fin:2"), "[fins"),
    Case("counter_name", COUNTER, end_named("a" * 49), "[fins"),
    Case("counter_both", COUNTER, DESK.replace("[fins.fin]", "[fins.b]"), "[questions.b]"),
    Case("counter_twice", COUNTER, swap(DESK, '"Non"', '"OUI !"'), "[questions.a]"),
    Case("toml_unknown", COUNTER, swap(DESK, 'Fini."', "Fini.\"\nstatus = 'x'"), "[fins.fin]"),
    Case("toml_unknown", COUNTER, f"debut = 1\n{DESK}"),
    Case("counter_nowhere", COUNTER, swap(DESK, '"b"]', '"c"]'), "[questions.a]"),
    Case("counter_nowhere", COUNTER, DESK + 'ensuite = "fin"\n', "[fins.fin]"),
    Case("counter_unreached", COUNTER, swap(DESK, '"b"]', '"fin"]'), "[questions.b]"),
    Case("counter_circle", COUNTER, swap(DESK, '"fin"]]', '"a"]]'), "[questions.a]"),
    Case("counter_no_answer", COUNTER, swap(DESK, '["agenda"]', "[]"), "[fins.fin]"),
    Case("unknown_reference", COUNTER, swap(DESK, '"agenda"', '"rien"'), "[fins.fin]"),
    Case("toml", COUNTER, "premiere = "),
    Case("markup", COUNTER, swap(DESK, "Fini.", "**Fini."), "[fins.fin]"),
    Case("markup", COUNTER, swap(DESK, "Deux", "[Deux](http://a.fr)"), "[questions.b]"),
    Case("toml_missing", COUNTER, "premiere = 3"),
    Case("toml_shape", COUNTER, swap(DESK, '["agenda"]', "3"), "[fins.fin]"),
    Case("personal", PHRASES, phrase("start", f'start = "Début {NIR}"'), NIR),
    Case("personal", "themes.toml", swap(THEMES, "**34 22**", "Mme Durand"), "Durand"),
    Case("personal", COUNTER, swap(DESK, "Fini.", f"Fini, {NIR}."), NIR),
    Case("damaged_fit", "decision.json", "{"),
    Case("damaged_fit", "networks.npz", "version https://git-lfs.github.com/spec/v1\n"),
    Case("damaged_fit", "vectors.npz", "version https://git-lfs.github.com/spec/v1\n"),
]  # fmt: skip


def told(key: str) -> str:
    """Return the pattern of the sentence that tells a problem."""
    parts = Formatter().parse(wording()["problems"][key])
    return "".join(re.escape(text) + ("" if hole is None else ".*") for text, hole, _, _ in parts)


def checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """Return the exit code of `check` on a folder, and every line that it writes."""
    code = main(["check", str(folder)])
    written = capsys.readouterr()
    return code, (written.out + written.err).splitlines()


def said(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return every line that `check` writes about a folder."""
    return checked(folder, capsys)[1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.key}-{case.file}")
def test_a_mistake_is_told_with_its_path_and_line(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path, {case.file: case.text})
    code, lines = checked(folder, capsys)
    expected = f"{re.escape(str(folder / case.file))}:{case.line()}: {told(case.key)}"
    assert any(re.fullmatch(expected, line) for line in lines), lines
    assert code == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (ENTRY, swap(AGENDA, "vérifié le 2026", "vérifié par Mme Durand le 2026")),
        (ENTRY, swap(AGENDA, "## En détail", "## Madame Durand")),
        (ENTRY, swap(AGENDA, "- colis", "- M. Durand")),
        (
            OTHER,
            swap(COLIS, "- suivre un colis", "- agenda de Mme Durand\n- agenda de mme durand"),
        ),
        ("questions/x.tsv", "le patient Durand\tfacile\tsa carte\n"),
        ("questions/x.tsv", f"{NIR}\tfacile\tsa carte\n"),
    ],
)
def test_what_tells_of_somebody_is_repeated_in_no_problem(
    name: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines = checked(write(tmp_path, {name: text}), capsys)
    assert code == 1
    assert not any("durand" in line.casefold() or NIR in line for line in lines)


def test_every_kind_of_problem_has_its_case() -> None:
    elsewhere = {"no_such_folder", "missing_file", "unreadable"}
    elsewhere |= {"empty_theme", "no_entry", "no_fit", "no_step", "stale_fit", "nothing_to_learn"}
    assert {case.key for case in CASES} | elsewhere == set(wording()["problems"])


def test_what_tells_of_somebody_is_not_said_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    way = swap(COLIS, "- suivre", f"- colis de Mme Durand {NIR}\n- suivre")
    lines = said(write(tmp_path, {OTHER: way, ENTRY: swap(AGENDA, "Un appui", NIR)}), capsys)
    assert len([line for line in lines if wording()["problems"]["personal"] in line]) == 2
    assert not any("Durand" in line or NIR in line for line in lines)


@pytest.mark.parametrize(
    "contact",
    [
        "Appelez le 01 58 45 32 50 ou le 0 825 852 000.",
        "Écrivez à contact@exemple.fr, 3 place de Fontenoy, 75007 Paris.",
        "Une adresse se termine par @medecin.mssante.fr.",
        "Depuis l'arrêté du 27 mai 2019, article L. 1111-8-1.",
    ],
)
def test_an_answer_may_say_how_to_reach_a_service(contact: str, tmp_path: Path) -> None:
    text = swap(AGENDA, "- Un appui long montre la semaine.", f"- {contact}")
    assert load(write(tmp_path, {ENTRY: text}), with_encoder=False).base.entries


def test_a_missing_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(tmp_path / "rien", capsys) == [
        f"{tmp_path / 'rien'}:1: {wording()['problems']['no_such_folder']}"
    ]
    assert main(["check", str(tmp_path / "rien")]) == 1


def test_a_missing_or_old_decision_is_told_and_is_no_error(
    small_base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small_base / "decision.json"
    assert f"{path}:1: {wording()['problems']['no_fit']}" in said(small_base, capsys)
    shutil.copy(SHIPPED / "decision.json", path)
    assert f"{path}:1: {wording()['problems']['stale_fit']}" in said(small_base, capsys)
    assert main(["check", str(small_base)]) == 0


def test_a_good_base_loads(small_base: Path) -> None:
    loaded = load(small_base, with_encoder=False)
    assert list(loaded.base.entries) == ["agenda", "colis"]
    agenda = loaded.base.entries["agenda"]
    assert agenda.short == "Depuis l’écran d’accueil, <b>onglet Agenda</b>."
    assert agenda.detail == "• Un appui long montre la semaine."
    assert agenda.copies == {"": "Ouvrez l’onglet Agenda."}
    assert [link.url for link in agenda.links] == ["https://exemple.fr/agenda"]
    assert [(s.date, s.verified) for s in agenda.sources] == [
        ("2026-11-22", True),
        ("2024", False),
        (None, False),
    ]
    assert not agenda.verified
    assert loaded.base.entries["colis"].audience == {"praticien", "secretaire"}
    assert loaded.base.steps["choisir"].reminder_days == 7
    assert loaded.base.steps["suivre"].requires == ("choisir",)
    assert loaded.base.steps["suivre"].who == "secretaire"


def test_every_problem_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    changes: dict[str, str | bytes] = {}
    kept = []
    apart = {"duplicate_id", "unknown_folder", "unread_file", "unknown_off_topic"}
    for case in CASES:
        if case.file not in changes and case.key not in apart:
            changes[case.file] = case.text
            kept.append(case)
    with pytest.raises(BaseError) as caught:
        load(write(tmp_path, changes))
    found = {
        (str(problem.path.relative_to(tmp_path)), problem.line)
        for problem in caught.value.problems
    }
    untold = {VOCABULARY, "hors-sujet/vagues.md"}  # its topics are the themes: they are broken
    missing = {(c.file, c.line()) for c in kept if c.file not in untold} - found
    assert not missing
    assert str(caught.value).count("\n") == len(caught.value.problems) - 1


def test_several_problems_of_one_file_are_told_at_once(tmp_path: Path) -> None:
    text = swap(AGENDA, "- colis", "- lettre")
    text = swap(text, "praticien", "facteur")
    text = swap(text, "https://", "ftp://")
    _, problems = read_base(write(tmp_path, {ENTRY: text}))
    assert len(problems) == 2
    with pytest.raises(BaseError) as caught:
        load(tmp_path)
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize(
    "change",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
        lambda text: text.rstrip("\n").encode(),
        lambda text: normalize("NFD", text).encode(),
        lambda text: text.replace("\n\n", "\n").encode(),
        lambda text: text.replace("\n", "  \n").encode(),
        lambda text: text.replace("agenda\n", "agenda\u200b\n").replace("- ", "- \u00ad").encode(),
        lambda text: (
            text.replace("- ", "- \u202a").replace("agenda\n", "agenda\u202c\u200e\n").encode()
        ),
    ],
    ids=[
        "BOM",
        "CRLF",
        "both",
        "no last line end",
        "accents apart",
        "no blank line",
        "blanks at line ends",
        "signs nobody sees",
        "directions of writing",
    ],
)
def test_what_editors_do_to_a_file_changes_nothing(change: object, tmp_path: Path) -> None:
    assert callable(change)
    plain, _ = read_base(write(tmp_path / "plain"))
    texts = {name: change(FILES[name]) for name in (ENTRY, OTHER, STEP, NEXT)}
    other, problems = read_base(write(tmp_path / "other", texts))
    assert problems == []
    assert other == plain


def test_an_empty_folder_tells_what_it_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = said(tmp_path, capsys)
    missing = wording()["problems"]["missing_file"]
    assert f"{tmp_path / 'themes.toml'}:1: {missing}" in lines
    assert f"{tmp_path / 'phrases.toml'}:1: {missing}" in lines


def test_a_broken_base_is_not_loaded_by_halves(tmp_path: Path) -> None:
    with pytest.raises(BaseError):
        load(write(tmp_path, {ENTRY: b"\xff"}))


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("themes.toml", 'themes = "x"\n[chapters]\n'),
        ("themes.toml", swap(THEMES, "Appelez", "# Appelez")),
        ("parcours/03-choisir.md", FIRST),
        ("decision.json", "{}"),
        (VOCABULARY, "[synonymes]\n"),
        (PHRASES, phrase("error_short", 'error_short = "{reference:d}"')),
    ],
)
def test_these_mistakes_are_told_too(
    file: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path, {file: text})
    assert main(["check", str(folder)]) == 1
    assert f"{folder / file}:" in capsys.readouterr().out


def test_a_path_without_a_step_is_told(
    small_base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(small_base / "parcours")
    line = THEMES.splitlines().index("[chapters]") + 1
    expected = f"{small_base / 'themes.toml'}:{line}: {wording()['problems']['no_step']}"
    assert expected in said(small_base, capsys)


def test_what_a_mistake_breaks_on_many_lines_is_told_with_all_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f"{'agenda' if n == 5 else 'rien'}\tfacile\tune {n}\n" for n in range(9))
    *told, also, count = said(write(tmp_path, {"questions/x.tsv": rows}), capsys)
    path = tmp_path / "questions" / "x.tsv"
    assert [line.partition(": ")[0] for line in told] == [f"{path}:{n}" for n in (1, 2, 3)]
    words = wording()["cli"]
    assert also == words["also"].format(path=path, count=5, lines="4-5, 7-9")
    assert count == words["problems"].format(count=8)
