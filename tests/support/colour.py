"""How colours look: WCAG contrast, CIE lightness and distance, and colour-blind sight.

Sources: WCAG 2.2 (relative luminance, contrast ratio); CIE 1976 L*a*b*, D65; Machado, Oliveira and
Fernandes 2009 (simulation of colour vision deficiency, severity 1.0), applied to linear RGB.
"""

from colorsys import rgb_to_hsv
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from game.core.neuron import Floats

Pixels = NDArray[Any]
"""Levels of red, green and blue along the last axis."""

LINEAR_TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
SIGHTS = {
    "full": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}


def linear(colour: ArrayLike) -> Floats:
    """Return sRGB levels 0 to 255 as linear light 0 to 1."""
    value = np.asarray(colour, dtype=float) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def luminance(colour: ArrayLike) -> float:
    return float(linear(colour) @ LINEAR_TO_XYZ[1])


def contrast(one: ArrayLike, other: ArrayLike) -> float:
    """Return the WCAG contrast ratio, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lab(colour: ArrayLike, sight: str = "full") -> Floats:
    """Return L*, a*, b* of `colour` as somebody with `sight` sees it."""
    seen = np.clip(linear(colour) @ SIGHTS[sight].T, 0, 1)
    xyz = seen @ LINEAR_TO_XYZ.T / WHITE
    root = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    x, y, z = root
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def hue(colour: ArrayLike) -> float:
    """Return the hue in degrees: red 0, orange 30, yellow 60, as in HSV and CSS."""
    return 360 * rgb_to_hsv(*np.asarray(colour, dtype=float) / 255)[0]


def distance(one: ArrayLike, other: ArrayLike, sight: str = "full") -> float:
    """Return the CIE 1976 colour difference; about 2 is just noticeable side by side."""
    return float(np.linalg.norm(lab(one, sight) - lab(other, sight)))
