"""`python -m tests.benchmarks`: how fast Glowgate is, beside its peers, measured in one run.

Not tests: nothing here passes or fails, and pytest collects none of it. Every line of the table is
a `Benchmark`; add one to a module's `BENCHMARKS`, and a module to `TABLES` in `__main__`.
"""

from game.process import set_up

set_up()  # as for the app
