"""German bodies and callings in their cases."""

import pytest
from test_resolve import says

from variorum.statements import resolve
from variorum.testing import tell


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("des Verbandes", "Verband"),
        ("des karskischen Innenministeriums", "karskische Innenministerium"),
        ("des örtlichen Rettungsdienstes", "örtliche Rettungsdienst"),
        ("eines Sprechers", "Sprecher"),
        ("eines Polizeisprechers", "Polizeisprecher"),
        ("eines Sprechers der Polizei", "Sprecher der Polizei"),
        ("dem zuständigen Ministerium", "zuständige Ministerium"),
        ("der karskischen Behörde", "karskische Behörde"),
        ("der karskischen Behörden", "karskischen Behörden"),
        ("des Unternehmens", "Unternehmen"),
        ("von Ermittlern", "Ermittler"),
        ("von Zeugen", "Zeugen"),
        ("von Bauern", "Bauern"),
    ],
)
def test_a_description_goes_by_its_nominative(source: str, name: str) -> None:
    t = tell(f"Nach Angaben {source} ist es spät.", lang="de")
    assert resolve([t], [says(t, source.removeprefix("von "))])[0].speaker == name


@pytest.mark.parametrize("first", ["Der Deutsche Wetterdienst warnt.", "Man hört den Deutschen Wetterdienst."])
def test_a_body_is_one_in_all_cases(first: str) -> None:
    t = tell(first, "Laut dem Deutschen Wetterdienst ist es spät, so Kenner des Deutschen Wetterdienstes.", lang="de")
    told = resolve([t], [says(t, "dem Deutschen Wetterdienst"), says(t, "des Deutschen Wetterdienstes")])
    assert {s.speaker for s in told} == {"Deutsche Wetterdienst"}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("einem Bericht des karskischen Innenministeriums", "karskische Innenministerium"),
        ("Angaben des Bundesamtes", "Bundesamt"),
        ("einem Bericht der BBC", "BBC"),
        ("einer Umfrage des Flughafens Karsk", "Flughafens Karsk"),
    ],
)
def test_so_does_who_a_document_is_by(source: str, name: str) -> None:
    t = tell(f"Laut {source} ist es spät.", lang="de")
    assert resolve([t], [says(t, source)])[0].speaker == name
