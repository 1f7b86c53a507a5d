"""What the ledger keeps, by chance: findings and submissions of any texts, numbers and days."""

from datetime import date

from hypothesis import strategies as st

from workbook_tools.model.finding import Finding, Severity, Where
from workbook_tools.model.quarter import Quarter
from workbook_tools.model.submission import (
    Activity,
    Entry,
    EntryKind,
    IndicatorValue,
    MeasureReport,
    ReportHeader,
    State,
    Status,
    Submission,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MAYBE = st.none() | TEXTS
DAYS = st.dates(date(1900, 1, 1))
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)
WHOLES = st.integers(0, 10**12)
ENTRIES = st.dictionaries(TEXTS, st.builds(Entry, st.sampled_from(EntryKind), TEXTS, TEXTS, MAYBE), max_size=3)
FINDINGS = st.builds(
    Finding,
    TEXTS,
    st.sampled_from(Severity),
    st.builds(Where, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE),
    st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple),
    MAYBE,
)
ACTIVITIES = st.builds(
    Activity,
    *(WHOLES, TEXTS, WHOLES, st.none() | DAYS, MAYBE, MAYBE, TEXTS, TEXTS),
    *(st.none() | WHOLES, st.none() | WHOLES, TEXTS, ENTRIES),
)
SUBMISSIONS = st.builds(
    Submission,
    code=TEXTS,
    edition=TEXTS,
    department=TEXTS,
    quarter=st.builds(Quarter, st.integers(1991, 2999), st.integers(1, 4)),
    header=st.builds(
        ReportHeader,
        *(TEXTS, TEXTS, TEXTS, st.none() | DAYS, st.booleans(), TEXTS, TEXTS, TEXTS, ENTRIES),
        st.dictionaries(TEXTS, TEXTS, max_size=2),
    ),
    measures=st.lists(
        st.builds(
            MeasureReport, TEXTS, TEXTS, WHOLES, st.none() | st.sampled_from(Status), TEXTS, TEXTS, TEXTS, ENTRIES
        ),
        max_size=2,
    ).map(tuple),
    indicators=st.lists(
        st.builds(
            IndicatorValue,
            *(TEXTS, TEXTS, WHOLES, st.none() | DECIMALS, st.none() | DECIMALS),
            *(st.none() | st.sampled_from(State), TEXTS, ENTRIES),
        ),
        max_size=2,
    ).map(tuple),
    activities=st.lists(ACTIVITIES, max_size=3).map(tuple),
    columns=st.dictionaries(TEXTS, st.dictionaries(TEXTS, TEXTS, max_size=2), max_size=2),
    extras=st.lists(TEXTS, max_size=2).map(tuple),
)
