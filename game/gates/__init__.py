"""Gates: what a neuron can be asked to learn, and the YAML files that say so."""
