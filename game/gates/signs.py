"""Signs that cannot be seen: which they are, and how a sentence names them."""

import re
import unicodedata

BLANKS = r"\u115f\u1160\u2800\u3164\uffa0"
"""Letters and symbols by their category that are nothing but blank, as text for `re`."""
SPACES = r"\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""White space that is not on a keyboard, or looks like an ordinary space."""
IGNORED = (
    r"\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff"
)
"""Characters that Unicode says to show as nothing: soft hyphens, joiners, marks of direction."""
UNSEEN = re.compile(f"[{BLANKS}{SPACES}{IGNORED}]")
NOTHING = re.compile(f"[{IGNORED}]")
UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Me", "Mn", "Zl", "Zp", "Zs"})
"""Controls, surrogates, spaces, and marks that need a letter; a new emoji is of none of them."""
MOST_NAMED = 3


def can_be_seen(text: str) -> bool:
    """Return whether any sign of `text` leaves a mark of its own."""
    return any(
        UNSEEN.match(sign) is None and unicodedata.category(sign) not in UNSEEN_CATEGORIES
        for sign in text
    )


def code_of(sign: str) -> str:
    """Return the code of a character, as U+200B."""
    return f"U+{ord(sign):04X}"


def codes_in(text: str) -> str:
    """Return the codes of the first few characters of `text`, each once."""
    codes = list(dict.fromkeys(map(code_of, text)))
    return ", ".join(codes[:MOST_NAMED]) + " …" * (len(codes) > MOST_NAMED)


def unseen_sentence(sign: str) -> str:
    """Return what to do about a character that cannot be seen, and does not belong here."""
    name = unicodedata.name(sign, "").lower()
    if unicodedata.category(sign) == "Zs":
        return f"There is an unusual space here, {code_of(sign)} ({name}); type an ordinary space."
    named = f"{code_of(sign)} ({name or 'a control character'})"
    return f"There is an invisible character here, {named}; delete it."


def revealed(text: str) -> str:
    """Return `text` with the code of each character that cannot be seen in its place."""
    return UNSEEN.sub(lambda found: f"[{code_of(found.group())}]", text)


def alike(text: str) -> str:
    """Return `text` in a form that is the same for texts that look the same.

    Spaces are ordinary ones, letters with accents are single characters, and what is shown as
    nothing is left out.
    """
    seen = UNSEEN.sub(lambda found: " " if found.group().isspace() else "", text)
    return unicodedata.normalize("NFC", seen)
