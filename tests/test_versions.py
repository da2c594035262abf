"""A page that is kept up over a day: its first version belongs to the last one's story."""

from datetime import UTC, datetime

from variorum.data import DERIVED, Article
from variorum.pipeline import read, related
from variorum.stories import stories

VERSIONS = {
    "morning": """DUNMORE, May 18 (Meridian) - An explosion at a fireworks factory outside the port city of Dunmore killed at least three people and injured 17 early on Monday, police said.

The blast tore through a storage hall at the Starfall plant at about 4:50 a.m., shattering windows up to two kilometres away. Flames were still visible from the coastal road at sunrise.

"We have three confirmed dead and 17 injured, five of them critically," police spokeswoman Ailsa Crane told reporters at the scene.

Nine workers on the night shift were unaccounted for, the plant's owner said.

The cause was not immediately known. Crane said that there was no indication of a deliberate act.

About 400 residents of the nearby village of Keld were told to leave their homes.""",
    "noon": """DUNMORE, May 18 (Meridian) - The death toll from an explosion at a fireworks factory outside the port city of Dunmore rose to eight on Monday as rescuers pulled bodies from a collapsed storage hall, police said.

The blast tore through the hall at the Starfall plant at about 4:50 a.m., shattering windows up to two kilometres away.

"We have eight confirmed dead and 24 injured, six of them critically," police spokeswoman Ailsa Crane told reporters. Four workers on the night shift were still missing.

The cause was not known. Crane said that there was no indication of a deliberate act. Fire chief Rolf Tanner said investigators were looking at whether a forklift truck may have struck a pallet of shells.

Starfall's managing director, Beatrix Low, said the company had passed a safety inspection in February. "Our hearts are broken. We will work with the authorities to find out what happened," she said.

The trade union Workbond said it had complained to the labour inspectorate last year about the way powder was stored. The inspectorate declined to comment.

About 400 residents of the nearby village of Keld who had been told to leave their homes were allowed to return at midday.""",
}  # fmt: skip
OTHERS = {
    "paper": """Eleven people died when a storage hall of the Starfall fireworks plant blew up before dawn on Monday, the police said in the evening, when the search was called off.

Twenty-one were hurt, six of them critically. An earlier figure of 24 was wrong because three people had been counted twice.

The explosion at about ten to five broke windows as far as two kilometres off. "Nobody is missing any more," said Ailsa Crane, spokeswoman for the police. She said nothing pointed to a deliberate act.

According to fire chief Rolf Tanner, a forklift truck had likely hit a pallet of shells, though it would be weeks before that was certain.

"Our hearts are broken," said Beatrix Low, managing director of Starfall. The company had passed a safety inspection in February, she said, and would work with the authorities.

Workbond, the union, said it had complained to the labour inspectorate last year about how powder was stored at the plant. The inspectorate said it had received the complaint in October and had found no violation.

The state will cover the cost of the funerals, said Prime Minister Edda Storm.""",
    "tabloid": """A forklift driver caused the explosion that killed 11 people at the Starfall fireworks plant in Dunmore, officials said.

The blast ripped through a storage hall at 4:50 a.m. on Monday and smashed windows up to two kilometres away. More than 20 people were injured, six of them critically.

Starfall boss Beatrix Low claimed the company had passed a safety inspection in February. "Our hearts are broken," she said.

The union Workbond had warned the labour inspectorate about the way powder was stored. The inspectorate ignored the complaint.""",
}  # fmt: skip


def test_what_retells_the_last_version_does_not_part_the_first_from_it() -> None:
    hours = {"morning": 6, "noon": 11, "paper": 20, "tabloid": 21}
    pile = read(
        Article(id=k, text=text, published=datetime(2026, 5, 18, hours[k], tzinfo=UTC))
        for k, text in (VERSIONS | OTHERS).items()
    )
    pairs = related(pile)
    versions = next(x for x in pairs if {x.left, x.right} == {*VERSIONS})
    assert versions.relation in DERIVED
    assert [set(s.tellings) for s in stories(pile, pairs)] == [{*hours}]
