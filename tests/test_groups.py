from variorum.groups import Groups


def test_a_group_goes_by_its_least_member_whatever_the_order_of_ties() -> None:
    for ties in ([(3, 1), (5, 3)], [(5, 3), (1, 3)], [(1, 5), (5, 3)]):
        groups = Groups([5, 4, 3, 1])
        for a, b in ties:
            groups.join(a, b)

        assert groups.members() == {1: [5, 3, 1], 4: [4]}
        assert groups.of(5) == 1


def test_a_thing_tied_to_itself_stays_alone() -> None:
    groups = Groups(["a", "b"])
    groups.join("b", "b")

    assert groups.members() == {"a": ["a"], "b": ["b"]}
    assert "a" in groups
    assert "c" not in groups
