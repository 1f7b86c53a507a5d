"""Names of files: each its own on every file system, and only those marked that would be one."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from plans import decree_plan

from workbook_tools.model.file_name import department_files, file_key, told_apart
from workbook_tools.model.plan import Department

DEPARTMENT = decree_plan().departments[0]


def departments(shorts: Mapping[str, str]) -> list[Department]:
    return [replace(DEPARTMENT, code=code, short=short) for code, short in shorts.items()]


@pytest.mark.parametrize(
    ("shorts", "files"),
    [
        ({"a": "Культура", "b": "Поліція"}, {"a": "Культура", "b": "Поліція"}),
        ({"a": "А/Б", "b": "А?Б", "c": "В/Г"}, {"a": "А_Б (a)", "b": "А_Б (b)", "c": "В_Г"}),
        ({"a": "УСЗ", "b": "усз."}, {"a": "УСЗ (a)", "b": "усз (b)"}),
        ({"a": "Київ", "b": "Киі\u0308в"}, {"a": "Київ (a)", "b": "Київ (b)"}),
        ({"a": "con", "b": "_con"}, {"a": "_con (a)", "b": "_con (b)"}),
        # one that is called what another would be marked as
        ({"a": "А/Б", "b": "А?Б", "c": "А_Б (a)"}, {"a": "А_Б (a)", "b": "А_Б (b)", "c": "А_Б (a) (c)"}),
    ],
)
def test_files_of_departments(shorts: Mapping[str, str], files: Mapping[str, str]) -> None:
    assert department_files(departments(shorts)) == files


@given(st.lists(st.text("аА/?_ .№1(2)", max_size=6), max_size=12))
def test_no_two_are_one_file_and_none_is_marked_without_need(names: list[str]) -> None:
    given_names = dict(enumerate(names))
    told = told_apart(given_names, {number: f" № {number}" for number in given_names})
    assert len({file_key(name) for name in told.values()}) == len(names)
    keys = [file_key(name) for name in names]
    if len(set(keys)) == len(keys):
        assert told == given_names
