"""Writes the memo by its template: the same bytes for the same words and template, and words stay words.

docxtpl's own conventions are kept away from what clerks wrote: «{_{» is one of its escapes, and tabs,
bells and form feeds are layout. A template reaches the memo's plain texts and nothing behind them.
"""

import re
import zipfile
import zlib
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import LxmlError
from msgspec import to_builtins

from workbook_tools.model.memo import MemoDesign

_WRITTEN = datetime(2020, 1, 1)
_PROPERTY_LIMIT = 255
"""Characters that a document property may have."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LAYOUT = re.compile("[\t\n\r]")
_BRACE, _APART = re.compile(r"(?<=[{%}])_(?=[{%}])"), "\ue0ff"
"""What stands for «_» between braces until docxtpl has looked for its escapes."""
_MISUSED = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What a template's own expressions may raise."""
_NO_DOCUMENT = (
    OpcError,
    BadZipFile,
    zlib.error,
    LxmlError,
    LookupError,
    ValueError,
    AttributeError,
    RuntimeError,
    EOFError,
)
"""What python-docx and what it stands on raise for a file that is no sound .docx."""
_QUOTED = 200
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class BrokenTemplate(Exception):
    """The template cannot be used. `line`: the words of its paragraph, empty where the file itself is no .docx."""

    def __init__(self, line: str = "") -> None:
        super().__init__(line)
        self.line = line


def write_memo(design: MemoDesign, template: bytes) -> bytes:
    """The bytes depend on the two alone. BrokenTemplate if the template is no .docx or asks for what is not there."""
    document = _Template(BytesIO(template))
    try:
        document.render(
            _words(to_builtins(design)), ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
        )
    except _NO_DOCUMENT as error:
        raise BrokenTemplate from error
    properties = document.docx.core_properties
    properties.title, properties.author = design.heading[:_PROPERTY_LIMIT], design.issuer[:_PROPERTY_LIMIT]
    properties.language, properties.last_modified_by, properties.revision = "uk-UA", "", 1
    properties.created = properties.modified = _WRITTEN
    saved = BytesIO()
    document.save(saved)
    return _normalised(saved.getvalue())


class _Template(DocxTemplate):  # type: ignore[misc]
    """Names the paragraph in which a template is wrong."""

    def render_xml_part(self, src_xml: str, part: Part, context: Mapping[str, Any], jinja_env: Any = None) -> str:
        try:
            return str(super().render_xml_part(src_xml, part, context, jinja_env))
        except _MISUSED as error:
            raise BrokenTemplate(_line(src_xml, error)) from error

    def render_properties(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
        """The memo's properties are its own, not the template's."""

    def map_tree(self, tree: Any) -> None:
        """Puts the rendered body in place, its texts without «xml:space» on the way.

        lxml looks each such attribute up among all that it has moved before: 7 s of a memo with 10 000 executors.
        """
        spaced = [(text, text.attrib.pop(_SPACE)) for text in tree.iter() if text.keys() == [_SPACE]]
        super().map_tree(tree)
        for text, space in spaced:
            text.set(_SPACE, space)


def _line(source: str, error: Exception) -> str:
    """The paragraph's words; docxtpl renders each paragraph on a line of its own."""
    lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", source).splitlines()
    number = error.lineno if isinstance(error, TemplateSyntaxError) else _line_number(error)
    words = re.sub(r"<[^>]+>", "", lines[number - 1]) if 0 < number <= len(lines) else ""
    return " ".join(words.split())[:_QUOTED]


def _line_number(error: Exception) -> int:
    """Of the innermost line of the template that was being rendered; 0 where there is none."""
    number, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            number = trace.tb_lineno
        trace = trace.tb_next
    return number


def _words(value: Any) -> Any:
    """Texts without what XML or the template engine would take for its own; tuples and mappings as they are."""
    if isinstance(value, str):
        return _BRACE.sub(_APART, _LAYOUT.sub(" ", _NOT_XML.sub("", value)))
    if isinstance(value, dict):
        return {name: _words(inner) for name, inner in value.items()}
    return tuple(_words(inner) for inner in value)


def _normalised(package: bytes) -> bytes:
    """Members in the order of their names, [Content_Types].xml first, without times; «_» back in its place."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = old.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                content = content.replace(_APART.encode(), b"_")
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return result.getvalue()
