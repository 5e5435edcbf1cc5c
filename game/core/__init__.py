"""Numbers: the neuron, its training, and the verdict on what it can learn. Only numpy."""
