"""Records: the base class of all small frozen values in Glowgate.

    class Chord(Record):
        modifier: str
        name: str = ""

A dataclass would do the same, but the standard library compiles the methods of each one from text:
the eighty that the first frame needs took 60 ms. A record takes a hundredth of that. Type checkers
see a frozen dataclass (PEP 681).
"""

from typing import Any, ClassVar, Self, TypeVar, dataclass_transform

Values = tuple[object, ...]


@dataclass_transform(frozen_default=True)
class Record:
    """A value with annotated fields; defaults are shared and must be immutable.

    Records of one class are equal if their fields are; with `class Name(Record, eq=False)` a record
    equals only itself, which suits records of arrays. `__post_init__` may check the fields.
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
            cls.__eq__ = object.__eq__  # type: ignore[method-assign]  # identity
            cls.__hash__ = object.__hash__  # type: ignore[method-assign]  # as above

    def __init__(self, *args: Any, **named: Any) -> None:  # noqa: ANN401 - the types of the fields
        values = self.__dict__
        if len(args) == len(self._fields) and not named:  # the most frequent way, and many a frame
            values.update(zip(self._fields, args, strict=True))
            self.__post_init__()
            return
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
        """Return the values that are compared and hashed."""
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
    """A description of a field, assigned in place of its default, which is then None."""


AnyRecord = TypeVar("AnyRecord", bound=Record)


def fields_of(record: Record) -> dict[str, Any]:
    """Return the fields of `record` by name, in order, as keywords for a record of its class."""
    return {name: getattr(record, name) for name in record._fields}


def replace(record: AnyRecord, **changes: object) -> AnyRecord:
    """Return a copy of `record` with other values in some fields."""
    return type(record)(**(fields_of(record) | changes))
