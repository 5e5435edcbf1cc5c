"""What pygame reports of keys on the keyboards of the world, and the binding that each is."""

from typing import TypeAlias

import pygame

SHIFT, CTRL, ALT = pygame.KMOD_LSHIFT, pygame.KMOD_RCTRL, pygame.KMOD_LALT
ALT_GR, CAPS = pygame.KMOD_RALT, pygame.KMOD_CAPS
DEAD = 0x40000000
"""The code of a dead key, which types only together with the next one."""

Press: TypeAlias = tuple[str | int, int, int, str, str | None]
"""The sign of the key code, or the code; scancode, modifiers, text; the keys of the binding."""

LATIN_LAYOUTS: dict[str, list[Press]] = {
    "us": [
        ("=", 46, 0, "=", "+"),
        ("=", 46, SHIFT, "+", "+"),
        ("-", 45, SHIFT, "_", None),
        ("6", 35, SHIFT, "^", None),
        ("/", 56, 0, "/", "/"),
        ("/", 56, SHIFT, "?", "F1 ?"),
        ("r", 21, SHIFT, "R", "Shift+R"),
        ("r", 21, SHIFT | CAPS, "r", "Shift+R"),
        ("r", 21, CAPS, "R", "R"),
        ("n", 17, SHIFT, "N", "N"),
        ("1", 30, CTRL, "1", None),
        ("-", 45, CTRL, "-", None),
    ],
    "fr": [  # AZERTY
        ("6", 35, 0, "-", "-"),
        ("6", 35, SHIFT, "6", "6"),
        ("1", 30, 0, "&", "1"),
        ("1", 30, SHIFT, "1", "1"),
        ("&", 30, 0, "&", "1"),  # as macOS tells it
        ("5", 34, 0, "(", "5"),
        ("8", 37, 0, "_", "8"),
        ("=", 46, 0, "=", "+"),
        ("=", 46, SHIFT, "+", "+"),
        (":", 55, SHIFT, "/", "/"),
        (",", 16, SHIFT, "?", "F1 ?"),
        ("a", 20, 0, "a", "A"),
        ("q", 4, 0, "q", None),
        ("q", 4, CTRL, "\x11", "Ctrl+Q"),
        ("a", 20, CTRL, "\x01", None),
        ("z", 26, 0, "z", "Z"),
        (")", 45, 0, ")", None),
        ("6", 35, ALT_GR, "|", None),
        (DEAD, 47, 0, "", None),
    ],
    "cz": [
        ("1", 30, 0, "+", "+"),
        ("1", 30, SHIFT, "1", "1"),
        ("2", 31, 0, "ě", "2"),
        ("=", 45, 0, "=", "+"),
        ("-", 56, 0, "-", "-"),
        (",", 54, SHIFT, "?", "F1 ?"),
        ("z", 28, 0, "z", "Z"),
        ("ú", 47, SHIFT, "/", "/"),
    ],
    "sk": [("1", 30, 0, "+", "+"), ("6", 35, 0, "ž", "6"), ("6", 35, SHIFT, "6", "6")],
    "de": [
        ("+", 48, 0, "+", "+"),
        ("-", 56, 0, "-", "-"),
        ("0", 39, SHIFT, "=", "+"),
        ("7", 36, SHIFT, "/", "/"),
        ("ß", 45, SHIFT, "?", "F1 ?"),
        ("ß", 45, 0, "ß", None),
        ("7", 36, ALT_GR, "{", None),
        ("q", 20, ALT_GR, "@", None),
        ("ö", 51, 0, "ö", None),
        ("z", 28, 0, "z", "Z"),
        ("y", 29, 0, "y", None),
        ("v", 25, CTRL, "\x16", "Ctrl+V"),
    ],
    "ch": [("1", 30, SHIFT, "+", "+"), ("-", 56, 0, "-", "-"), ("7", 36, SHIFT, "/", "/")],
    "hu": [
        ("0", 53, 0, "0", None),
        ("ö", 39, 0, "ö", None),
        ("6", 35, SHIFT, "/", "/"),
        ("3", 32, SHIFT, "+", "+"),
        ("9", 38, 0, "9", "9"),
    ],
    "tr": [
        ("ı", 12, 0, "ı", None),
        ("i", 52, 0, "i", "I"),
        ("i", 52, CAPS, "İ", "I"),
        ("7", 36, SHIFT, "/", "/"),
        ("-", 46, 0, "-", "-"),
    ],
    "us:dvorak": [
        ("p", 21, 0, "p", "P"),
        ("r", 18, 0, "r", "R"),
        ("'", 20, CTRL, "'", None),  # in the place of Q
        ("j", 6, CTRL, "\n", None),  # in the place of C
        ("c", 12, CTRL, "\x03", "Ctrl+C"),
        ("-", 52, 0, "-", "-"),
        ("/", 47, 0, "/", "/"),
    ],
    "us:colemak": [("r", 22, 0, "r", "R"), ("p", 21, 0, "p", "P")],
    "de:neo": [("x", 20, 0, "x", None), ("c", 21, CTRL, "\x03", "Ctrl+C")],
    "fr:bepo": [
        ("7", 36, 0, "+", "+"),
        ("8", 37, 0, "-", "-"),
        ("9", 38, 0, "/", "/"),
        ("1", 30, 0, '"', "1"),
        ("1", 30, SHIFT, "1", "1"),
    ],
    "lt": [("1", 30, 0, "ą", "1"), ("1", 30, ALT_GR, "1", "1")],
    "ru beside us, whose codes are told": [
        ("r", 21, 0, "к", "R"),
        ("c", 6, CTRL, "\x03", "Ctrl+C"),
    ],
}
OTHER_LAYOUTS: dict[str, list[Press]] = {
    "ru": [
        ("к", 21, 0, "к", "R"),
        ("к", 21, SHIFT, "К", "Shift+R"),
        ("к", 21, CAPS, "К", "R"),
        ("с", 6, CTRL, "с", "Ctrl+C"),
        ("с", 6, CTRL, "", "Ctrl+C"),
        ("м", 25, CTRL, "м", "Ctrl+V"),
        ("й", 20, CTRL, "й", "Ctrl+Q"),
        ("т", 17, SHIFT, "Т", "N"),
        ("7", 36, SHIFT, "?", "F1 ?"),
        ("\\", 49, SHIFT, "/", "/"),
        ("6", 35, SHIFT, ":", None),
        ("-", 45, 0, "-", "-"),
        ("к", 21, ALT, "к", None),
    ],
    "ru with us switched on, whose letters are typed": [
        ("к", 21, 0, "r", "R"),
        ("й", 20, 0, "'", None),  # on Dvorak
        ("щ", 18, 0, "r", "R"),
    ],
    "ua": [("і", 22, CTRL, "і", "Ctrl+S"), ("щ", 18, 0, "щ", "O")],
    "gr": [
        ("ρ", 21, 0, "ρ", "R"),
        ("ψ", 6, CTRL, "ψ", "Ctrl+C"),
        (";", 20, CTRL, ";", "Ctrl+Q"),
        (";", 20, 0, ";", None),
        ("/", 56, SHIFT, "?", "F1 ?"),
        (DEAD, 51, 0, "", None),
    ],
    "il": [
        ("ר", 21, 0, "ר", "R"),
        ("ב", 6, CTRL, "ב", "Ctrl+C"),
        ("/", 20, 0, "/", "/"),
        ("/", 20, CTRL, "/", "Ctrl+Q"),
    ],
    "bg": [("и", 21, 0, "и", "R"), ("ъ", 6, CTRL, "ъ", "Ctrl+C"), (",", 20, CTRL, ",", "Ctrl+Q")],
    "ara": [("ق", 21, 0, "ق", "R"), ("ظ", 56, 0, "ظ", "/"), ("ظ", 56, SHIFT, "؟", "F1 ?")],
    "ir": [("1", 30, 0, "۱", "1"), ("۲", 31, 0, "۲", "2"), ("ق", 21, 0, "ق", "R")],
    "th": [("2", 31, 0, "/", "/"), ("พ", 21, 0, "พ", "R"), ("3", 32, 0, "-", "-")],
    "ge": [("რ", 21, 0, "რ", "R"), ("2", 31, 0, "№", "2")],
}
