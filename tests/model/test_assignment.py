"""What a template asks for, as lists of words."""

from plans import assignment_of

from workbook_tools.model.column import Choice


def test_lists_are_those_of_the_form_that_is_asked_for_whatever_was_asked_before() -> None:
    housing, other = assignment_of("housing_urban"), assignment_of("education")
    first, second = housing.choices, other.choices
    assert first[Choice.MEASURES] == tuple(measure.number for measure in housing.measures)
    assert second[Choice.MEASURES] == tuple(measure.number for measure in other.measures)
    assert first[Choice.MEASURES] != second[Choice.MEASURES]
    for _ in range(2):
        assert housing.choices == first
        assert other.choices == second
