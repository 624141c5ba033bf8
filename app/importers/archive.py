"""Opening zipped documents (docx, odt) that strangers sent: sizes first, then named members.

Nothing is ever extracted to disk. The limits are measured in research on hostile files: a real
document of a million characters has ratio 5, blank paragraphs reach 34, bombs 1,000.
"""

import io
import zipfile
import zlib

from lxml import etree

from app.errors import DamagedFile, HostileFile, PasswordProtected

ALL_MEMBERS = 200_000_000
ONE_XML_MEMBER = 50_000_000
SMALL_ARCHIVE = 10_000_000
LARGEST_RATIO = 200
MEMBERS = 10_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


class Archive:
    """The members of a zipped document, read only after their sizes were found sane.

    Raises (from every method):
        DamagedFile: truncated, or a member does not fit its checksum.
        HostileFile: would unpack to more than the limits of this module, or carries a DTD.
        PasswordProtected: members are encrypted.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise DamagedFile(name) from error
        self._refuse_bombs(len(data))
        self.names = frozenset(self._zip.namelist())

    def _refuse_bombs(self, packed: int) -> None:
        members = self._zip.infolist()
        total = sum(member.file_size for member in members)
        swells = packed < SMALL_ARCHIVE and total > LARGEST_RATIO * max(packed, 1)
        if len(members) > MEMBERS or total > ALL_MEMBERS or swells:
            raise HostileFile(self._name)
        if any(member.flag_bits & 0x1 for member in members):
            raise PasswordProtected(self._name)

    def read(self, member: str) -> bytes:
        """The bytes of a member that exists."""
        if self._zip.getinfo(member).file_size > ONE_XML_MEMBER:
            raise HostileFile(self._name)
        try:
            return self._zip.read(member)
        except _BROKEN as error:
            raise DamagedFile(self._name) from error

    def xml(self, member: str) -> etree._Element | None:
        """The root of an XML member; ``None`` when there is no such member."""
        if member not in self.names:
            return None
        return parse_xml(self._name, self.read(member))


def parse_xml(name: str, data: bytes) -> etree._Element:
    """Parse foreign XML; no entities, no network, and no DTD at all (documents need none)."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if b"<!DOCTYPE" in data[:100_000] or b"<!ENTITY" in data[:100_000]:
            raise HostileFile(name) from error
        raise DamagedFile(name) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise HostileFile(name)
    return root
