"""Glowgate: watch one logistic neuron learn a logic gate.

The layers, each of which knows only those above it: `core` (numbers), `gates` (what is to be
learned), `playground` (the state machine), `ui` (pictures), `envs` (Gymnasium), `app` and `cli`.
"""

__version__ = "0.1.0"
