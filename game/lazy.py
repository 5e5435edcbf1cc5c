"""Names of a package that are imported when they are first used."""

TYPE_CHECKING = False  # importing `typing` would cost time
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping


def lazy(
    package: "MutableMapping[str, object]", homes: "Mapping[str, str]"
) -> "tuple[Callable[[str], object], Callable[[], list[str]]]":
    """Return a package's `__getattr__` and `__dir__`, which provide the names in `homes`.

    Args:
        package: Its `globals()`.
        homes: The module of each name, relative to the package: "gates.reader", or
            "gates.reader:other" if the name is different there.
    """
    own = str(package["__name__"])

    def find(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {own!r} has no attribute {name!r}")
        from importlib import import_module  # noqa: PLC0415 - see above

        module, _, other = homes[name].partition(":")
        found: object = getattr(import_module(f".{module}", own), other or name)
        package[name] = found  # later lookups do not call `find`
        return found

    def names() -> list[str]:
        return sorted({*package, *homes})

    return find, names
