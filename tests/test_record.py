import copy
import pickle
from functools import cached_property

import pytest

from game.record import FieldRow, Record, fields_of, replace


class Point(Record):
    x: int
    y: int = 0

    @cached_property
    def total(self):
        return self.x + self.y


class Checked(Record):
    share: float

    def __post_init__(self):
        if not 0 <= self.share <= 1:
            raise ValueError(f"share: need 0 to 1, got {self.share}")


class Alone(Record, eq=False):
    x: int


def test_fields_are_given_by_place_or_name_and_defaults_hold():
    assert fields_of(Point(1)) == {"x": 1, "y": 0}
    assert fields_of(Point(1, 2)) == fields_of(Point(y=2, x=1)) == {"x": 1, "y": 2}


@pytest.mark.parametrize(
    ("args", "named"),
    [((), {}), ((1, 2, 3), {}), ((1,), {"x": 2}), ((1,), {"z": 2}), ((), {"y": 1, "z": 2})],
)
def test_other_fields_are_refused_by_name(args, named):
    with pytest.raises(TypeError, match="Point takes x, y"):
        Point(*args, **named)


def test_equal_fields_make_equal_records_of_one_class():
    assert Point(1, 2) == Point(1, 2) != Point(1, 3)
    assert len({Point(1, 2), Point(1, 2), Point(2, 1)}) == 2
    assert Point(1) != Checked(1)
    assert Point(1) != (1, 0)


def test_one_without_equality_equals_itself_alone():
    alone = Alone(1)
    assert alone == alone != Alone(1)
    assert len({alone, Alone(1)}) == 2


def test_nothing_can_be_set_or_deleted():
    point = Point(1)
    with pytest.raises(AttributeError, match="x cannot be set"):
        point.x = 2
    with pytest.raises(AttributeError, match="x cannot be deleted"):
        del point.x
    assert point.x == 1


def test_what_is_worked_out_once_is_no_field():
    point = Point(1, 2)
    assert point.total == 3
    assert point == Point(1, 2)
    assert replace(point, x=5).total == 7
    assert repr(point) == "Point(x=1, y=2)"


def test_copies_and_pickles_are_equal():
    point = Point(1, 2)
    assert copy.deepcopy(point) == copy.copy(point) == pickle.loads(pickle.dumps(point)) == point


def test_fields_are_checked_at_every_making():
    with pytest.raises(ValueError, match="got 2"):
        Checked(2)
    with pytest.raises(ValueError, match="got -1"):
        replace(Checked(1), share=-1)


def test_a_subclass_has_the_defaults_of_its_base():
    class Base(Record):
        one: int
        two: int = 2

    class Same(Base):
        """Nothing of its own."""

    class More(Base):
        three: int = 3

    assert (Same(1).two, More(1).two, More(1).three) == (2, 2, 3)
    assert Same(1) != Base(1)


class Row(FieldRow):
    unit: str


class Described(Record):
    length: float | None = Row("m")
    name: str = "?"


class Longer(Described):
    more: int = 3


def test_a_row_in_place_of_a_default_stands_for_none():
    assert Described() == Described(None, "?")
    assert vars(Described)["length"] == Row("m")


def test_defaults_are_inherited():
    assert fields_of(Longer(2.0)) == {"length": 2.0, "name": "?", "more": 3}
    assert Longer() == Longer(length=None, name="?", more=3)
