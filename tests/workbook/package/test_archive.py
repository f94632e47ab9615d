"""The file of a workbook as a zip archive: what is not touched stays as it is."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from made_packages import unzipped, zipped

from pmodash.findings import RefusedWriteError
from pmodash.workbook.package.archive import Archive


class _Unseekable(io.BytesIO):
    """A stream that can only be written on, so that sizes follow the parts (data descriptors)."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation


def stored_bytes(data: bytes, name: str) -> bytes:
    """A member's compressed bytes as they lie in the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        info = package.getinfo(name)
    named, extra = struct.unpack("<2H", data[info.header_offset + 26 : info.header_offset + 30])
    start = info.header_offset + 30 + named + extra
    return data[start : start + info.compress_size]


def infos(data: bytes) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return package.infolist()


def changed(data: bytes, name: str = "b.xml", new: bytes = b"<new/>") -> bytes:
    archive = Archive(data)
    archive.put(name, new)
    return archive.to_bytes()


def test_parts_that_are_not_touched_keep_their_compressed_bytes() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("a.xml", "<a>" + "word " * 500 + "</a>")
        package.writestr("b.xml", "<b/>")
    data = out.getvalue()
    assert stored_bytes(changed(data), "a.xml") == stored_bytes(data, "a.xml")


def test_parts_stay_in_their_order_and_a_new_one_comes_last() -> None:
    data = zipped({"z.xml": "1", "b.xml": "2", "a.xml": "3"})
    archive = Archive(data)
    archive.put("b.xml", b"x")
    archive.put("m.xml", b"new")
    assert list(unzipped(archive.to_bytes())) == ["z.xml", "b.xml", "a.xml", "m.xml"]


@pytest.mark.parametrize("written", ["xl\\sheet.xml", "/xl/sheet.xml", "XL/Sheet.XML"])
def test_a_part_is_found_and_keeps_its_name_however_it_is_written(written: str) -> None:
    data = zipped({written: "old", "other.xml": "other"}).replace(written.replace("\\", "/").encode(), written.encode())
    archive = Archive(data)
    assert archive.has("xl/sheet.xml")
    assert archive.read("xl/sheet.xml") == b"old"
    archive.put("xl/sheet.xml", b"new")
    out = archive.to_bytes()
    assert [info.orig_filename for info in infos(out)] == [written, "other.xml"]
    assert Archive(out).read("xl/sheet.xml") == b"new"


def test_names_are_told_with_slashes_from_the_root() -> None:
    data = zipped({"/xl/a.xml": "1", "xl/b.xml": "2"})
    archive = Archive(data)
    archive.remove("xl/b.xml")
    archive.put("xl/c.xml", b"3")
    assert archive.names == ("xl/a.xml", "xl/c.xml")


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_changed_part_is_packed_by_its_own_method(method: int) -> None:
    out = changed(zipped({"a.xml": "1", "b.xml": "2" * 100}, method))
    assert [info.compress_type for info in infos(out)] == [method, method]


def test_a_changed_part_of_a_rare_method_is_deflated() -> None:
    out = changed(zipped({"a.xml": "1" * 50, "b.xml": "2" * 50}, zipfile.ZIP_LZMA))
    assert [info.compress_type for info in infos(out)] == [zipfile.ZIP_LZMA, zipfile.ZIP_DEFLATED]
    assert unzipped(out) == {"a.xml": b"1" * 50, "b.xml": b"<new/>"}


def test_sizes_that_follow_a_part_are_told_before_it() -> None:
    stream = _Unseekable()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.xml", "first" * 40)
        package.writestr("b.xml", "second")
    data = stream.getvalue()
    assert infos(data)[0].flag_bits & 0x08
    out = changed(data)
    assert not any(info.flag_bits & 0x08 for info in infos(out))
    assert unzipped(out) == {"a.xml": b"first" * 40, "b.xml": b"<new/>"}


def test_parts_with_large_file_headers_are_read_and_kept() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name in ("a.xml", "b.xml"):
            with package.open(name, "w", force_zip64=True) as part:
                part.write(name.encode())
    assert unzipped(changed(stream.getvalue())) == {"a.xml": b"a.xml", "b.xml": b"<new/>"}


def test_folders_dates_rights_and_comments_are_kept() -> None:
    stream = io.BytesIO()
    info = zipfile.ZipInfo("xl/b.xml", (2019, 5, 6, 7, 8, 10))
    info.external_attr, info.comment, info.create_system = 0o644 << 16, b"noted", 3
    with zipfile.ZipFile(stream, "w") as package:
        package.comment = b"about the whole"
        package.writestr("xl/", "")
        package.writestr(info, "2")
    out = changed(stream.getvalue(), "xl/b.xml")
    folder, part = infos(out)
    assert folder.is_dir()
    assert (part.date_time, part.external_attr, part.comment, part.create_system) == (
        (2019, 5, 6, 7, 8, 10), 0o644 << 16, b"noted", 3,
    )  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(out)) as package:
        assert package.comment == b"about the whole"


def test_a_part_with_an_accent_in_its_name_stays_what_it_is() -> None:
    out = changed(zipped({"xl/médias.xml": "1", "b.xml": "2"}))
    assert [info.filename for info in infos(out)] == ["xl/médias.xml", "b.xml"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_held_twice_is_refused_only_when_it_is_touched() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, text in (("a.xml", "1"), ("a.xml", "2"), ("b.xml", "3")):
            package.writestr(name, text)
    archive = Archive(stream.getvalue())
    archive.put("b.xml", b"new")
    assert [info.filename for info in infos(archive.to_bytes())] == ["a.xml", "a.xml", "b.xml"]
    for touch in (lambda: archive.read("a.xml"), lambda: archive.put("A.xml", b"")):
        with pytest.raises(RefusedWriteError, match=r"holds its part [Aa]\.xml twice"):
            touch()


def test_a_touched_part_with_a_wrong_checksum_is_refused_by_name() -> None:
    data = zipped({"a.xml": "first", "b.xml": "second"}, zipfile.ZIP_STORED).replace(b"first", b"fjrst")
    with pytest.raises(RefusedWriteError, match=r"the part a\.xml of the workbook's file is damaged"):
        Archive(data).read("a.xml")
    assert b"fjrst" in changed(data)


def test_a_part_that_is_cut_off_is_refused() -> None:
    data = zipped({"a.xml": "1" * 50, "b.xml": "2"}, zipfile.ZIP_STORED)
    at = data.index(b"PK\1\2")
    longer = data[: at + 20] + struct.pack("<2L", 90_000, 90_000) + data[at + 28 :]
    with pytest.raises(RefusedWriteError, match="damaged"):
        changed(longer)


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(zipped({"a.xml": "1"}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    with pytest.raises(RefusedWriteError, match="parts of the workbook's file are encrypted"):
        Archive(bytes(data))


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\3\4" + bytes(60), b"PK\5\6" + bytes(10)])
def test_a_file_that_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedWriteError, match="damaged"):
        Archive(data)


def test_a_part_that_says_to_be_larger_than_any_is_refused_before_it_is_unpacked() -> None:
    data = bytearray(zipped({"a.xml": "1" * 50}))
    at = data.index(b"PK\1\2") + 24
    data[at : at + 4] = struct.pack("<L", 3_000_000_000)
    with pytest.raises(RefusedWriteError, match=r"the part a\.xml .* too large"):
        Archive(bytes(data)).read("a.xml")


def test_a_part_that_is_not_there_is_refused_by_name() -> None:
    with pytest.raises(RefusedWriteError, match=r"lacks its part xl/styles\.xml"):
        Archive(zipped({"a.xml": "1"})).read("xl/styles.xml")


def test_a_removed_part_is_gone_and_may_be_put_anew() -> None:
    archive = Archive(zipped({"a.xml": "1", "b.xml": "2"}))
    archive.remove("a.xml")
    assert not archive.has("a.xml")
    assert unzipped(archive.to_bytes()) == {"b.xml": b"2"}
    archive.put("a.xml", b"3")
    assert archive.has("a.xml")
    assert list(unzipped(archive.to_bytes()).items()) == [("b.xml", b"2"), ("a.xml", b"3")]


def test_a_part_put_and_removed_again_leaves_nothing() -> None:
    archive = Archive(zipped({"a.xml": "1"}))
    archive.put("n.xml", b"2")
    archive.remove("n.xml")
    assert not archive.has("n.xml")
    assert unzipped(archive.to_bytes()) == {"a.xml": b"1"}


def test_a_part_without_a_name_is_carried_along() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("x", "1")
        package.writestr("b.xml", "2")
    archive = Archive(stream.getvalue().replace(b"\1\0\0\0\0\0x", b"").replace(b"x", b"\0"))
    archive.put("b.xml", b"new")
    assert archive.read("b.xml") == b"new"
