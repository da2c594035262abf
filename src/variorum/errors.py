"""Every exception of the program.

    VariorumError                 .slug -> an anchor in docs/errors.md; .hint -> what to do next
    ├── InputError                the user's material; one bad article never stops a run
    │   ├── UnknownFormat         can't tell what the bytes are
    │   ├── UnreadableSource      missing, forbidden, or broken on the way
    │   ├── EmptyText             nothing to read once markup and white space are gone
    │   ├── TooLarge              over a cap of ingest
    │   ├── BadRecord             one line of a JSON lines file
    │   ├── DuplicateId           a second article under an id already taken
    │   └── BadCollation          a JSON file that is no collation of ours
    ├── UsageError                the command line: wrong use, exit code 2
    ├── ModelError                a shipped weight is missing or damaged
    ├── MissingExtra              a package that only some formats need is not installed
    ├── OutputError               the report, the JSON or a review could not be written
    └── ServeError                the port to serve at can't be had

A message says what happened with the value, what was expected, and what to do.
Programming mistakes stay `TypeError` and `ValueError` and are bugs.
"""


class VariorumError(Exception):
    """Base of all errors that a user can meet. `slug` names its anchor in docs/errors.md."""

    slug = "error"


class InputError(VariorumError):
    """Something about the material. Becomes a row in `rejected`; the run goes on."""

    slug = "input"


class UnknownFormat(InputError):  # noqa: N818
    """The bytes are no text, HTML or JSON lines."""

    slug = "unknown-format"


class UnreadableSource(InputError):  # noqa: N818
    """The file or folder is missing, may not be read, or broke on the way."""

    slug = "unreadable-source"


class EmptyText(InputError):  # noqa: N818
    """No words are left once markup and white space are gone."""

    slug = "empty-text"


class TooLarge(InputError):  # noqa: N818
    """Over one of the caps that keep hostile input from taking the machine."""

    slug = "too-large"


class BadRecord(InputError):  # noqa: N818
    """A line of a JSON lines file that is no article."""

    slug = "bad-record"


class DuplicateId(InputError):  # noqa: N818
    """A second article under an id that another text already has."""

    slug = "duplicate-id"


class BadCollation(InputError):  # noqa: N818
    """A JSON file that is not what `collate --json` writes, or that contradicts itself."""

    slug = "bad-collation"


class UsageError(VariorumError):
    """Wrong use of the command line: exit code 2."""

    slug = "usage"


class ModelError(VariorumError):
    """A shipped weight is missing, or is not whole: exit code 4."""

    slug = "model"


class MissingExtra(VariorumError):  # noqa: N818
    """A package that only some formats need is not installed: exit code 4."""

    slug = "missing-extra"


class OutputError(VariorumError):
    """The report or the JSON could not be written: exit code 4."""

    slug = "output"


class ServeError(VariorumError):
    """The port that the report should be served at can't be had: exit code 4."""

    slug = "serve"
