"""What the window says of what was just done, where it takes more than a word."""

from ..core.training import Optimizer

UNSAVED = "{} is not saved: Ctrl+S saves the gate on stage. Esc again quits without."
OPTIMIZERS = {
    Optimizer.GRADIENT_DESCENT: "Gradient descent: one update an epoch, from all rows at once.",
    Optimizer.SGD: "Stochastic gradient descent: one update a row, the rows in a random order.",
}
