"""What the benchmarks ran on."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = (
    "numpy",
    "pygame-ce",
    "PyYAML",
    "gymnasium",
    "torch",
    "scikit-learn",
    "scipy",
    "matplotlib",
)


def describe_machine() -> list[str]:
    """Return lines: processor, cores, system, threads of BLAS, Python, packages."""
    return [
        f"{cpu_model()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}",
        f"OPENBLAS_NUM_THREADS={os.environ.get('OPENBLAS_NUM_THREADS', '')}",
        f"Python {platform.python_version()}, " + ", ".join(map(_package, PACKAGES)),
    ]


def cpu_model() -> str:
    """Return the processor's name, as far as the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or "unknown processor")


def _package(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"no {name}"
