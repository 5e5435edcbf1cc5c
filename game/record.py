"""Records: small frozen values, the one way in which Glowgate writes them.

    class Chord(Record):
        modifier: str
        name: str = ""

A dataclass would do, were it not that the standard library compiles each of them from text: the
eighty on the way to the first frame took 60 ms of it. A record takes a hundredth of that. Type
checkers see a frozen dataclass (PEP 681).
"""

from typing import Any, ClassVar, Self, TypeVar, dataclass_transform

Values = tuple[object, ...]


@dataclass_transform(frozen_default=True)
class Record:
    """A value with named fields, which its class annotates; defaults are shared, so immutable.

    Equal are records of one class with equal fields; `class Name(Record, eq=False)` has each equal
    to itself alone, as suits one that holds arrays. `__post_init__` may check the fields.
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[dict[str, object]] = {}

    def __init_subclass__(cls, *, eq: bool = True) -> None:
        super().__init_subclass__()
        own = [name for name in cls.__annotations__ if not name.startswith("_")]
        cls._fields = (*cls._fields, *own)
        given = {name: vars(cls)[name] for name in own if name in vars(cls)}
        cls._defaults = cls._defaults | {
            name: None if isinstance(value, FieldRow) else value for name, value in given.items()
        }
        if not eq:
            cls.__eq__ = object.__eq__  # type: ignore[method-assign]  # that of the class itself
            cls.__hash__ = object.__hash__  # type: ignore[method-assign]  # as above

    def __init__(self, *args: Any, **named: Any) -> None:  # noqa: ANN401 - the fields' own types
        values = self.__dict__
        values.update(self._defaults)
        values.update(zip(self._fields, args, strict=False))
        values.update(named)
        is_whole = len(values) == len(self._fields) >= len(args)
        if not is_whole or (named and not named.keys() <= {*self._fields[len(args) :]}):
            raise TypeError(f"{type(self).__name__} takes {', '.join(self._fields)}")
        self.__post_init__()

    def __post_init__(self) -> None:
        """Check the fields; nothing by default."""

    def _values(self) -> Values:
        """What is compared and hashed."""
        return tuple(self.__dict__[name] for name in self._fields)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        assert isinstance(other, Record)
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self._fields)
        return f"{type(self).__name__}({fields})"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __reduce__(self) -> tuple[type[Self], Values]:
        return type(self), tuple(self.__dict__[name] for name in self._fields)


class FieldRow(Record):
    """What may be told of a field where its default would stand; the default is then None."""


AnyRecord = TypeVar("AnyRecord", bound=Record)


def fields_of(record: Record) -> dict[str, Any]:
    """Return the fields of `record` by name, in their order, as keywords for a like record."""
    return {name: getattr(record, name) for name in record._fields}


def replace(record: AnyRecord, **changes: object) -> AnyRecord:
    """Return a copy of `record` with other values in some fields."""
    return type(record)(**(fields_of(record) | changes))
