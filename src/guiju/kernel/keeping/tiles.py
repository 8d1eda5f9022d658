"""The ledger's Merkle tree (RFC 6962) in tiles: the roots of its complete parts are kept, so that none is read twice.

As in C2SP's tlog-tiles, 256 hashes make a tile: at level 0 those of entries, at a higher level the roots of the tiles
beneath. A complete tile never changes. Its root alone is stored, for its hashes are the roots beneath or follow from the
entries. What is stored could be made again at any time: it needs no trigger, ``guiju verify`` holds it to the entries.
The arithmetic of the tree is pymerkle's; here is where its subtrees come from.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import models, transaction
from pymerkle import BaseMerkleTree

from guiju.kernel.keeping.ledger import Entry

HEIGHT = 8


def span(level: int) -> int:
    """How many entries lie beneath one hash of a level; ``span(1)`` is also how many hashes a tile has."""
    return 1 << HEIGHT * level


class Lacking(Exception):
    """A tile that is asked for is not kept."""


class Tile(models.Model):
    """One complete tile: its root, and the last entry beneath it (ids may have gaps)."""

    level = models.PositiveSmallIntegerField("层")
    index = models.PositiveBigIntegerField("序号")
    root = models.CharField("根", max_length=64)
    last_entry = models.PositiveBigIntegerField("最后一条")

    class Meta:
        verbose_name = verbose_name_plural = "账簿树存档"
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="one_tile_a_place")]
        indexes = [models.Index(fields=["level", "last_entry"], name="tile_by_entry")]

    def __str__(self) -> str:
        return f"{self.level}/{self.index} {self.root[:12]}"

    @property
    def end(self) -> int:
        """How many entries the tree has when the tile is complete."""
        return (self.index + 1) * span(self.level + 1)


class Tree(BaseMerkleTree):
    """The tree over the digests of the first ``size`` entries, in the order of their ids."""

    def __init__(self, size: int = 0) -> None:
        super().__init__("sha256")
        self.size = size

    @abstractmethod
    def tile(self, level: int, index: int) -> list[bytes]:
        """The hashes of one tile, as many as there are. Raises Lacking."""

    def meets(self, size: int, root: str) -> bool:
        """Whether the tree is of this size and has this root (hex)."""
        try:
            return self.size == size and self.get_root().hex() == root
        except Lacking:
            return False

    def leaf(self, digest: str) -> bytes:
        try:
            content = bytes.fromhex(digest)
        except (TypeError, ValueError):  # tampered with: another leaf than any that was signed
            content = str(digest).encode()
        hashed: bytes = self.hash_buff(content)
        return hashed

    def folded(self, hashes: list[bytes]) -> bytes:
        """The root over a power of two of hashes."""
        while len(hashes) > 1:
            hashes = [self.hash_pair(*pair) for pair in zip(hashes[::2], hashes[1::2], strict=True)]
        return hashes[0]

    def _get_subroot(self, offset: int, width: int) -> bytes:
        """Of ``width`` (a power of two) leaves from ``offset`` on: they stand together in one tile."""
        level = (width.bit_length() - 1) // HEIGHT
        index, first = divmod(offset // span(level), span(1))
        hashes = self.tile(level, index)[first : first + width // span(level)]
        if len(hashes) < width // span(level):
            raise Lacking
        return self.folded(hashes)

    def _get_size(self) -> int:
        return self.size

    def _get_leaf(self, index: int) -> bytes:
        return self._get_subroot(index - 1, 1)

    def _get_leaves(self, offset: int, width: int) -> list[bytes]:
        return [self._get_subroot(n, 1) for n in range(offset, offset + width)]

    def _encode_entry(self, data: bytes) -> bytes:
        return data

    def _store_leaf(self, data: bytes, digest: bytes) -> int:
        raise NotImplementedError("entries come by Growing.add")


class Growing(Tree):
    """A tree that entries are added to: it remembers the incomplete tile of each level, which give the root of now."""

    def __init__(self, size: int = 0, edge: list[list[bytes]] | None = None) -> None:
        super().__init__(size)
        self.edge = edge or [[]]

    def add(self, entries: Iterable[tuple[int, str]]) -> list[Tile]:
        """Append entries (id, digest); the tiles that they complete, unsaved."""
        made: list[Tile] = []
        entries = iter(entries)
        while chunk := list(islice(entries, span(1) - len(self.edge[0]))):
            self.edge[0] += [self.leaf(digest) for _, digest in chunk]
            self.size += len(chunk)
            made += self._completed(chunk[-1][0])
        return made

    def _completed(self, last_entry: int) -> Iterator[Tile]:
        for level, hashes in enumerate(self.edge):
            if len(hashes) < span(1):
                return
            root, self.edge[level] = self.folded(hashes), []
            if level + 1 == len(self.edge):
                self.edge.append([])
            self.edge[level + 1].append(root)
            yield Tile(level=level, index=self.size // span(level + 1) - 1, root=root.hex(), last_entry=last_entry)

    def tile(self, level: int, index: int) -> list[bytes]:
        if index != self.size // span(level + 1):
            raise Lacking
        return self.edge[level]


class Kept(Tree):
    """The tree that the tables give: tiles where they are complete, and single tiles of entries."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self._read: dict[tuple[int, int], list[bytes]] = {}

    def tile(self, level: int, index: int) -> list[bytes]:
        if (level, index) not in self._read:
            self._read[level, index] = self._entries(index) if level == 0 else _roots(level, index)
        return self._read[level, index]

    def _entries(self, index: int) -> list[bytes]:
        rows = Entry.objects.filter(id__gt=_last_before(index)).order_by("id")
        return [self.leaf(digest) for digest in rows.values_list("digest", flat=True)[: span(1)]]


def _roots(level: int, index: int) -> list[bytes]:
    first = index * span(1)
    rows = Tile.objects.filter(level=level - 1, index__gte=first, index__lt=first + span(1)).order_by("index")
    return [bytes.fromhex(root) for root in rows.values_list("root", flat=True)]


def _last_before(index: int) -> int:
    """The last entry before a tile of level 0."""
    if not index:
        return 0
    before = Tile.objects.filter(level=0, index=index - 1).values_list("last_entry", flat=True).first()
    if before is None:
        raise Lacking
    return before


def standing() -> tuple[Growing, int]:
    """The tree up to its last complete tile of entries, to be added to, and the id of the last entry in it."""
    last = Tile.objects.filter(level=0).order_by("-index").first()
    if last is None:
        return Growing(), 0
    size, edge = (last.index + 1) * span(1), [list[bytes]()]
    while span(len(edge)) <= size:
        edge.append(_roots(len(edge), size // span(len(edge) + 1)))
    return Growing(size, edge), last.last_entry


def place(entry: int) -> int:
    """Which leaf of the tree an entry (its id) is, counted from one."""
    before = Tile.objects.filter(level=0, last_entry__lt=entry).order_by("-last_entry").first()
    first, after = ((before.index + 1) * span(1), before.last_entry) if before else (0, 0)
    return first + Entry.objects.filter(id__gt=after, id__lte=entry).count()


def entries(after: int, upto: int | None = None) -> Iterator[tuple[int, str]]:
    """Id and digest of the entries after an id, up to and with another, in their order."""
    rows = Entry.objects.filter(id__gt=after).order_by("id")
    rows = rows if upto is None else rows.filter(id__lte=upto)
    return rows.values_list("id", "digest").iterator(10_000)


def rebuild(upto: int) -> int:
    """Make all tiles anew from the entries up to and with id ``upto``; how many there are."""
    made = Growing().add(entries(0, upto))
    with transaction.atomic():
        Tile.objects.all().delete()
        Tile.objects.bulk_create(made, batch_size=1000)
    return len(made)
