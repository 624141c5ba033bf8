import io
import zlib
from struct import pack

import pytest
from PIL import Image

from app.errors import DamagedFile, EmptyFile, HostileFile, NotAPicture
from app.importers.pictures import LONGEST_SIDE, read_picture


def picture(form: str, size: tuple[int, int] = (60, 30), **options: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "navy").save(stream, form, **options)
    return stream.getvalue()


def read(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(read_picture("a.png", data)))


@pytest.mark.parametrize(
    ("form", "becomes"),
    [("PNG", "PNG"), ("JPEG", "JPEG"), ("WEBP", "JPEG"), ("GIF", "PNG"), ("BMP", "PNG")],
)
def test_common_pictures_become_png_or_jpeg(form: str, becomes: str) -> None:
    found = read(picture(form))
    assert (found.format, found.size) == (becomes, (60, 30))


def test_where_and_when_it_was_taken_is_left_behind() -> None:
    taken = Image.Exif()
    taken[0x9003] = "2021:03:12 10:00:00"
    taken.get_ifd(0x8825)[2] = (1.0, 2.0, 3.0)
    data = picture("JPEG", exif=taken)
    assert b"2021:03:12" in data
    written = read_picture("a.jpg", data)
    assert b"Exif" not in written
    assert b"2021:03:12" not in written


def test_a_picture_taken_on_its_side_stands_upright() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    assert read(picture("JPEG", exif=turned)).size == (30, 60)


def test_large_pictures_are_made_smaller() -> None:
    assert read(picture("PNG", (4_000, 1_000))).size == (LONGEST_SIDE, LONGEST_SIDE // 4)


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"<svg onload='x'/>", b"PK\x03\x04"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(NotAPicture):
        read_picture("a.png", data)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(EmptyFile):
        read_picture("a.png", b"")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF"])
def test_half_a_picture_is_damaged(form: str) -> None:
    stream = io.BytesIO()
    Image.effect_noise((200, 200), 90).save(stream, form)
    with pytest.raises(DamagedFile):
        read_picture("a.png", stream.getvalue()[: len(stream.getvalue()) // 2])


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    bomb = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(9_999)))
    with pytest.raises(HostileFile):
        read_picture("a.png", bomb)
