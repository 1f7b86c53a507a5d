"""Document properties that are taken at one go are what the parser would have read; all others are left to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_tools.files.reading.flat_parts import custom_properties_of, keywords_of
from workbook_tools.files.reading.limits import LIMITS, Limits
from workbook_tools.files.reading.properties import _read_custom_properties, _read_keywords
from workbook_tools.files.reading.unreadable import Unreadable

_DECLARED = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', '<?xml version="1.0" encoding="UTF-16"?>', "")
_ATTRIBUTES = ("", "", ' xmlns:cp="x"', ' a="1" a="1"', " name='x'", ' name="з"', ' name="a&amp;b"', ' name="&#10;"')
_WORDS = (
    "",
    "Код форми: 7K3MX-9QPT2-W",
    "a &amp; «б»",
    "&lt;&gt;",
    "&bad;",
    "a\nb\t",
    "\r\n",
    "\x01",
    "\ufffe",
    "<x/>",
    "]]>",
)
_NAMES = (
    "cp:keywords",
    "keywords",
    "dc:title",
    "mc:Choice",
    "extLst",
    "cp:keywords.x",
    "property",
    "Properties",
    "x:y:z",
)
_VALUES = ("vt:lpwstr", "lpwstr", "vt:i4", "mc:Choice", "property", "x:Properties")
_ROOTS = ("cp:coreProperties", "coreProperties", "Properties", "keywords", "x:Properties")
_BEHIND = ("", "", "", "\n", "<!-- -->", "<x/>", "text")
_DOCTYPE = ("", "", "", '<!DOCTYPE x [<!ENTITY bad "x">]>')

_element = st.builds(
    lambda name, attributes, words, end: f"<{name}{attributes}>{words}</{end or name}>",
    st.sampled_from(_NAMES), st.sampled_from(_ATTRIBUTES), st.sampled_from(_WORDS), st.sampled_from(("", "", "", "x")),
)  # fmt: skip
_property = st.builds(
    lambda stated, name, attributes, words: f"<property{stated}><{name}{attributes}>{words}</{name}></property>",
    st.sampled_from((' name="wt_code"', ' pid="2" name="wt_quarter"', *_ATTRIBUTES)),
    st.sampled_from(_VALUES), st.sampled_from(_ATTRIBUTES), st.sampled_from(_WORDS),
)  # fmt: skip


def _part(
    declared: str, doctype: str, root: str, attributes: str, elements: list[str], between: str, behind: str
) -> bytes:
    return f"{declared}{doctype}<{root}{attributes}>{between.join(elements)}</{root}>{behind}".encode()


def _parts(element: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    return st.builds(
        _part,
        st.sampled_from((_DECLARED[0], *_DECLARED)), st.sampled_from(_DOCTYPE), st.sampled_from(_ROOTS),
        st.sampled_from(_ATTRIBUTES), st.lists(element, max_size=4), st.sampled_from(("", "", "\n", "x")),
        st.sampled_from(_BEHIND),
    )  # fmt: skip


@given(_parts(_element) | _parts(_property))
def test_what_is_taken_of_the_keywords_is_what_the_parser_reads(part: bytes) -> None:
    taken = keywords_of(part, LIMITS)
    if taken is not None:
        assert taken == _read_keywords([part], "core.xml", LIMITS)


@given(_parts(_property) | _parts(_element))
def test_what_is_taken_of_custom_properties_is_what_the_parser_reads(part: bytes) -> None:
    taken = custom_properties_of(part, LIMITS)
    if taken is not None:
        assert taken == _read_custom_properties([part], "custom.xml", LIMITS)


@pytest.mark.parametrize("take", [keywords_of, custom_properties_of])
@given(part=st.binary(max_size=60))
def test_whatever_it_is_nothing_is_raised(take: object, part: bytes) -> None:
    assert callable(take)
    take(_DECLARED[0].encode() + b"<Properties>" + part + b"</Properties>", LIMITS)
    take(_DECLARED[0].encode() + b"<coreProperties><keywords>" + part + b"</keywords></coreProperties>", LIMITS)


def test_the_usual_parts_are_taken() -> None:
    core = (
        f'{_DECLARED[0]}<cp:coreProperties xmlns:cp="a"><dc:title>Форма</dc:title><dc:creator></dc:creator>'
        '<cp:keywords>Код &amp; 1</cp:keywords><dcterms:created xsi:type="dcterms:W3CDTF">2020</dcterms:created>'
        "</cp:coreProperties>"
    )
    custom = (
        f'{_DECLARED[0]}<Properties xmlns="a"><property fmtid="{{D}}" pid="2" name="wt_code">'
        '<vt:lpwstr>ABC</vt:lpwstr></property><property pid="3" name="число"><vt:i4>7</vt:i4></property></Properties>'
    )
    assert keywords_of(core.encode(), LIMITS) == "Код & 1"
    assert custom_properties_of(custom.encode(), LIMITS) == {"wt_code": "ABC", "число": "7"}


@pytest.mark.parametrize("limits", [Limits(depth=2), Limits(text=10), Limits(token_bytes=10)])
def test_near_a_limit_the_parser_tells(limits: Limits) -> None:
    part = f'{_DECLARED[0]}<Properties><property name="a"><b>{"x" * 20}</b></property></Properties>'.encode()
    assert custom_properties_of(part, LIMITS) == {"a": "x" * 20}
    assert custom_properties_of(part, limits) is None
    if limits.depth == 2 or limits.text == 10:
        with pytest.raises(Unreadable):
            _read_custom_properties([part], "custom.xml", limits)
