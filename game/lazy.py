"""Names of a package that are imported when they are first asked for."""

TYPE_CHECKING = False  # so that this costs nothing itself: nothing is imported that may not be used
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping


def lazy(
    package: "MutableMapping[str, object]", homes: "Mapping[str, str]"
) -> "tuple[Callable[[str], object], Callable[[], list[str]]]":
    """Return a package's `__getattr__` and `__dir__`, by which it has the names in `homes`.

    Args:
        package: Its `globals()`.
        homes: The module of each name, seen from the package: "gates.reader", or
            "gates.reader:other" where the name is another one there.
    """
    own = str(package["__name__"])

    def find(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {own!r} has no attribute {name!r}")
        from importlib import import_module  # noqa: PLC0415 - see above

        module, _, other = homes[name].partition(":")
        found: object = getattr(import_module(f".{module}", own), other or name)
        package[name] = found  # from now on it is found without asking here
        return found

    def names() -> list[str]:
        return sorted({*package, *homes})

    return find, names
