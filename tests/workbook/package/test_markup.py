"""A part's XML as bytes: its elements found where they stand, whatever the part is written in."""

from __future__ import annotations

import pytest

from pmodash.findings import RefusedWriteError
from pmodash.workbook.package.markup import (
    Splices,
    as_utf8,
    attributes_of,
    children,
    content_text,
    elements,
    inner,
    masked,
    prefix_of,
    quoted,
    tag_end,
    whole,
    with_attributes,
)

HEAD = '<?xml version="1.0" encoding="{}"?>'


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "us-ascii", "ascii", "iso-8859-1", "windows-1252", "utf-8-sig"])
def test_a_part_in_any_declared_encoding_is_read_as_text(encoding: str) -> None:
    text = "Ada" if "ascii" in encoding else "Zoë"
    declared = encoding.removesuffix("-sig")
    data = as_utf8((HEAD.format(declared) + f'<a name="{text}">x</a>').encode(encoding), "a.xml")
    root = elements(data, "a.xml")[0]
    assert root.attributes == {"name": text}
    assert data[root.inside : root.outside] == b"x"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_part_in_wide_letters_becomes_a_plain_one(encoding: str) -> None:
    data = as_utf8((HEAD.format("UTF-16") + "<a>Zoë 日本</a>").encode(encoding), "a.xml")
    assert data == '<?xml version="1.0"?><a>Zoë 日本</a>'.encode()


def test_a_part_that_is_plain_text_already_stays_byte_for_byte() -> None:
    data = b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a/>'
    assert as_utf8(data, "a.xml") is data


@pytest.mark.parametrize("encoding", ["klingon", "base64", "undefined"])
def test_an_encoding_that_is_none_is_refused(encoding: str) -> None:
    with pytest.raises(RefusedWriteError, match=r"the part a\.xml .* damaged"):
        elements(as_utf8((HEAD.format(encoding) + "<a/>").encode(), "a.xml"), "a.xml")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_an_unknown_encoding_is_refused_behind_a_byte_order_mark_too(mark: bytes) -> None:
    data = mark + HEAD.format("klingon").encode() + b"<a/>"
    with pytest.raises(RefusedWriteError, match="damaged"):
        elements(as_utf8(data, "a.xml"), "a.xml")


@pytest.mark.parametrize(
    "data", [b"", b"<a>", b"<a></b>", b"<a/><b/>", b"<a b=c/>", b"<a>\xff</a>", b"<a>&x;</a>", b"text", b"<a\x00/>"]
)
def test_a_part_that_is_not_well_formed_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(RefusedWriteError, match=r"the part a\.xml of the workbook's file is damaged"):
        elements(data, "a.xml")


@pytest.mark.parametrize("before", ["", "<!-- long -->" * 1000])
def test_a_document_type_is_refused_wherever_it_stands(before: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;">]>'
    with pytest.raises(RefusedWriteError, match="declares a document type"):
        elements(f'<?xml version="1.0"?>{before}{bomb}<a>&c;</a>'.encode(), "a.xml")


def test_words_about_a_document_type_are_no_document_type() -> None:
    assert len(elements(b"<a><!-- <!DOCTYPE a> --><b/></a>", "a.xml")) == 2


def test_elements_are_found_with_the_bytes_that_they_take() -> None:
    data = b'\xef\xbb\xbf<a><b n="1">x</b><c /><b></b ></a>'
    found = elements(data, "a.xml")
    assert [data[e.start : e.end] for e in found[1:]] == [b'<b n="1">x</b>', b"<c />", b"<b></b >"]
    assert [data[e.inside : e.outside] for e in found[1:]] == [b"x", b"", b""]
    assert [e.empty for e in found] == [False, False, True, False]


def test_elements_behind_a_stretch_that_is_not_looked_into_are_found_where_they_stand() -> None:
    data = b"<a><rows><r><q></rows><b/></a>"
    inside, outside = data.index(b"<r>"), data.index(b"</rows>")
    found = elements(data, "a.xml", without=(inside, outside))
    assert [data[e.start : e.end] for e in found[1:]] == [b"<rows><r><q></rows>", b"<b/>"]


def test_names_are_told_without_their_prefix() -> None:
    data = b'<x:a xmlns:x="m"><x:b r:id="7" id="1"><c/></x:b></x:a>'
    _, child, grandchild = elements(data, "a.xml")
    assert (child.path, grandchild.path) == (("a", "b"), ("a", "b", "c"))
    assert prefix_of(data, child) == b"x:"
    assert prefix_of(data, grandchild) == b""


def test_an_attribute_without_a_prefix_goes_before_one_with_it() -> None:
    for tag in (b'<a r:id="7" id="1"/>', b'<a id="1" r:id="7"/>'):
        assert elements(tag, "a.xml")[0].attributes == {"id": "1"}


def test_children_are_those_at_a_path_below_the_root() -> None:
    found = elements(b'<a><b n="1"><c/></b><c/><b n="2"/></a>', "a.xml")
    assert [e.attributes["n"] for e in children(found, "b")] == ["1", "2"]
    assert len(list(children(found, "b", "c"))) == 1


@pytest.mark.parametrize(
    "hidden",
    [b"<!-- <row/> -->", b"<![CDATA[<row/>]]>", b"<?note <row/>?>", b"<!-- a --><row/><!-- b -->"],
)
@pytest.mark.parametrize("head", [b"", b'<?xml version="1.0"?>', b'\xef\xbb\xbf<?xml version="1.0"?>'])
def test_tags_in_comments_instructions_and_literal_text_are_blotted_out(hidden: bytes, head: bytes) -> None:
    data = head + b"<a>" + hidden + b"<b/></a>"
    assert len(masked(data)) == len(data)
    assert masked(data).count(b"<row/>") == hidden.count(b"--><row/>")
    assert masked(data).endswith(b"<b/></a>")


@pytest.mark.parametrize(
    "tag", [b"<a>", b"<a/>", b'<a b="x>y">', b"<a b='>\"' c=\">'\">", b"<a b='\"' c=\"x > y\" d='z'/>", b'<a b = "1" >']
)
def test_a_tag_ends_at_the_first_sign_that_is_not_in_quotes(tag: bytes) -> None:
    assert tag_end(b"  " + tag + b"text > more", 2) == 2 + len(tag)


@pytest.mark.parametrize("tag", [b"<a", b'<a b="x>', b"<a <b>"])
def test_a_tag_that_does_not_end_is_refused(tag: bytes) -> None:
    with pytest.raises(RefusedWriteError, match="a tag in it does not end"):
        tag_end(tag, 0)


@pytest.mark.parametrize(
    ("tag", "new", "after"),
    [
        (b'<c r="A1"/>', {"s": "4"}, b'<c r="A1" s="4"/>'),
        (b"<c r='A1' s = '3' t='n'>", {"s": "4"}, b"<c r='A1' s = \"4\" t='n'>"),
        (b'<c r="A1" s="3" t="n">', {"s": None}, b'<c r="A1" t="n">'),
        (b"<c>", {"s": None}, b"<c>"),
        (b'<c note=" s=\'3\'" s="1">', {"s": "4"}, b'<c note=" s=\'3\'" s="4">'),
        (b'<a x:ref="A1" ref="B1"/>', {"ref": "C1"}, b'<a x:ref="A1" ref="C1"/>'),
        (b'<a r:id="rId1"/>', {"id": "rId2"}, b'<a r:id="rId2"/>'),
        (b'<a xmlns:r="m" />', {"r": "2"}, b'<a xmlns:r="m" r="2"/>'),
        (b"<a>", {"name": 'A & "B"\n<C>'}, b'<a name="A &amp; &quot;B&quot;&#10;&lt;C&gt;">'),
    ],
)
def test_attributes_are_set_and_taken_away_and_the_others_stay(
    tag: bytes, new: dict[str, str | None], after: bytes
) -> None:
    assert with_attributes(tag, new) == after


def test_attributes_are_read_with_their_escapes_undone() -> None:
    tag = b'<a n="&quot;A&amp;amp;&#39;&#x41;&#10;" x:m=\'"\'>'
    assert attributes_of(tag) == {"n": "\"A&amp;'A\n", "x:m": '"'}


def test_the_text_of_an_element_is_read_with_its_escapes_undone_and_literal_text_in_it() -> None:
    assert content_text(b"A&amp;B &#39;c&#39; <![CDATA[<&amp;>]]> d") == "A&B 'c' <&amp;> d"


def test_bytes_that_are_no_text_are_refused() -> None:
    for read in (lambda: content_text(b"\xff"), lambda: attributes_of(b'<a b="\xff">')):
        with pytest.raises(RefusedWriteError, match="no text"):
            read()


@pytest.mark.parametrize(
    ("told", "number"), [("12", 12), (" 7 ", 7), ("", 0), (None, 0), ("-1", 0), ("x", 0), ("²", 0), ("9" * 5000, 0)]
)
def test_a_number_that_is_none_counts_as_nought(told: str | None, number: int) -> None:
    assert whole(told) == number


def test_text_on_its_way_in_is_escaped() -> None:
    assert quoted('a"b&c<d\te') == b'"a&quot;b&amp;c&lt;d&#9;e"'
    assert inner("a\r\n<b> & c") == b"a&#13;\n&lt;b&gt; &amp; c"


def test_changes_at_one_place_are_made_in_the_order_in_which_they_were_put() -> None:
    changes = Splices()
    for start, end, new in ((4, 4, b"2"), (0, 1, b"X"), (4, 4, b"3"), (4, 5, b"Y")):
        changes.put(start, end, new)
    assert changes.made_in(b"abcdef") == b"Xbcd23Yf"
