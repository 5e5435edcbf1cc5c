"""Glowgate: watch one logistic neuron learn a logic gate.

The layers, each of which knows only those above it: `core` (numbers), `gates` (what is to be
learned), `playground` (the state machine), `ui` (pictures), `envs` (Gymnasium), `app` and `cli`.
"""

import os

# Importing pygame would print its version on standard output, amid `train --json`.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
# Matrices are small here, and the ensemble has threads of its own: those of BLAS would only fight
# with them for the cores. It is read when numpy is first imported; what the user has set stays.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
