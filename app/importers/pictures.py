"""Pictures for the appendix, made anew from their pixels so that nothing else comes along.

Photographs of a field study carry where and when they were taken; the appendix must not tell by
accident. Whoever wants the original keeps the file.
"""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from app.errors import DamagedFile, EmptyFile, HostileFile, NotAPicture

FORMS = ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF")
LONGEST_SIDE = 2_000
"""Pixels: 300 to the inch on the text width of a page, and some more."""

MOST_PIXELS = 80_000_000
_QUALITY = 88
_PHOTOGRAPHS = {"JPEG", "WEBP"}


def read_picture(name: str, data: bytes) -> bytes:
    """A PNG or JPEG (what Word and browsers show) of the first frame, upright, without metadata.

    Raises:
        EmptyFile, NotAPicture, DamagedFile: it is none, or not a whole one.
        HostileFile: more pixels than any camera makes.
    """
    if not data:
        raise EmptyFile(name)
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures; the limit here is ours.
            warnings.simplefilter("ignore")
            return _made_anew(name, data)
    except UnidentifiedImageError as error:
        raise NotAPicture(name) from error
    except Image.DecompressionBombError as error:
        raise HostileFile(name) from error
    except (OSError, ValueError, SyntaxError, ArithmeticError, EOFError) as error:
        raise DamagedFile(name) from error


def _made_anew(name: str, data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=FORMS) as found:
        if found.width * found.height > MOST_PIXELS:
            raise HostileFile(name)
        form = "JPEG" if found.format in _PHOTOGRAPHS else "PNG"
        picture = ImageOps.exif_transpose(found)
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        picture = picture.convert("RGB" if form == "JPEG" else "RGBA")
        # A new picture has only pixels; Pillow writes none of the old one's information.
        bare = Image.new(picture.mode, picture.size)
        bare.paste(picture)
    stream = io.BytesIO()
    bare.save(stream, form, quality=_QUALITY, optimize=True)
    return stream.getvalue()
