"""Plain data from YAML 1.2, as an editor that checks against the JSON Schema sees it."""

import re
from collections.abc import Callable

import yaml


class Yaml12Loader(yaml.SafeLoader):
    """The core schema of YAML 1.2: `NO`, `1:30` and `1_0` are texts, `010` is ten."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own way


RULES: dict[str, tuple[str, Callable[[str], object]]] = {
    "null": (r"~|null|Null|NULL|", lambda _: None),
    "bool": (r"true|True|TRUE|false|False|FALSE", lambda text: text.lower() == "true"),
    "int": (r"[-+]?[0-9]+", int),
    "octal": (r"0o[0-7]+", lambda text: int(text, 0)),
    "hex": (r"0x[0-9a-fA-F]+", lambda text: int(text, 0)),
    "float": (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
    "inf": (r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", lambda text: float(text.replace(".", ""))),
}


def _constructor(
    convert: Callable[[str], object],
) -> Callable[[yaml.SafeLoader, yaml.ScalarNode], object]:
    return lambda _, node: convert(node.value)


for name, (pattern, convert) in RULES.items():
    Yaml12Loader.add_implicit_resolver(f"!{name}", re.compile(f"^(?:{pattern})$"), None)
    Yaml12Loader.add_constructor(f"!{name}", _constructor(convert))


def plain_data(text: str) -> object:
    """Return what `text` means, or raise `yaml.YAMLError`."""
    return yaml.load(text, Loader=Yaml12Loader)
