"""The signs under which screens are stored (see `choices`): no entry's id begins with one."""

from bot.journey import State

LIST = "~"
"""A list of entries; behind the code of an answer: the list it was chosen from."""

QUESTION = ":"
"""What stands between a list and the id of the question that it may answer."""

THEMES = "#"
"""The list of the themes."""

FOR_PATIENTS = "##"
"""The list of the themes for talking to patients."""

STEPS = "/"
"""The steps; or one, and whether it is the next of the path; behind this, those just marked."""

MARKED = "="
"""Behind a step that is shown because its state was just set; then how it stood before."""

FORMER = {State.DOING: ".", State.DONE: ",", State.NOT_CONCERNED: "'"}
"""Behind a step just marked, how it stood before; then since which day. Nothing where to do."""

REMINDER = ")"
"""Behind how a step just marked stood: then the day of the reminder that its mark cancelled."""

DAY = "+"
"""The days on which to be reminded of a step; behind a step: the day that is offered with it."""

REMINDED = "^"
"""A reminder that came on its own: then its step."""

REMINDERS = "*"
"""What begins the list of the reminders that wait: then how many."""

PROFILE = "?"
"""The profile; or a question of it: then its place, and whether another follows."""

COUNTER = "!"
"""What begins a question asked at the counter, or an end: then the choices that led there."""

INVITATION = "@"
"""What begins an invitation: then its id."""

PRACTICE = "="
"""The practice shown, or an invitation into it: what can be done is read from it anew."""

WHOM = "-"
"""Behind the practice, it was asked which member is to be removed; behind a step, who does it."""

WARNED = "%"
"""The wall, or what may be written instead: then the id of the message that was refused."""

AT_RISK = ";"
"""What told whom to call; nothing of why."""

DATA = "$"
"""What is kept of the person, or the page that says what is kept of anybody."""

AWAITED = "<"
"""What says that somebody waits for new answers on a theme: then the theme."""

SEARCH = "]"
"""The words to look for were asked: what comes next holds them."""

SURE = "&"
"""What begins a question asked a second time: then what is to be confirmed, and of whom. Only what
comes next answers it: anything else closes it."""

ERASE = "erase"
"""The confirmation that everything is to be erased; the others are those of `buttons.Practice`."""

NOTE = "note"
"""The offer to note a profession, and facts told beside it: then their digits."""

WAITS = "|"
"""What stands between a screen and the question that still waits for its answer below it."""
UNKNOWN = ">"
"""What stands between what was shown and the theme of what then had no answer."""
GONE = "["
"""What stands before the reminders just cancelled, each by its step and its day; or before the
marks just undone, each by its step and its state."""
NOTES = "("
"""What stands before the place, among `bot.profile.ROLES`, of what is offered to be noted."""

OF_REMINDERS = (DAY, REMINDERS)
"""What begins the days of a reminder, set or to be chosen, and the list of the reminders."""
OF_STEPS = (STEPS, DAY, REMINDED, REMINDERS)
"""What begins all that is shown of steps: them, and what reminds of one."""
ASKING = (COUNTER, PROFILE)
"""What begins a question of the bot that may wait below an answer; alone, `PROFILE` asks none."""
