"""What administrators do, and what the log says of it."""

from __future__ import annotations

import pytest

from tests.ui.access.moving_clock import MovingClock
from ui.access.access import Access
from ui.access.administration import Administration
from ui.access.audit import WantedEntries
from ui.access.exceptions import LastAdministrator, NotThere
from ui.access.names import Action
from ui.access.user import Role

PASSWORD = "correct horse battery"


@pytest.fixture
def administration(access: Access) -> Administration:
    access.accounts.add("ada", Role.ADMIN, PASSWORD)
    return Administration(access, "ada")


def test_each_change_is_logged_with_who_made_it(administration: Administration) -> None:
    administration.add_user("bob", Role.READER, PASSWORD, ["energy"])
    administration.set_role("bob", Role.EDITOR)
    administration.join("bob", "health")
    administration.leave("bob", "energy")
    administration.set_password("bob", "another password")
    made, secret = administration.add_key("bob", "nightly")
    assert [(one.owner, one.key.label) for one in administration.listed_keys()] == [("bob", "nightly")]
    assert administration.access.of_key(secret) == administration.access.accounts.named("bob")
    administration.revoke_key(made.key.id)
    administration.set_disabled("bob", True)
    administration.set_disabled("bob", False)
    assert [(one.actor, one.subject, one.told) for one in reversed(administration.access.audit.latest(50))] == [
        ("ada", "bob", "added as reader"),
        ("ada", "bob", "is editor"),
        ("ada", "bob", "joined health"),
        ("ada", "bob", "left energy"),
        ("ada", "bob", ""),
        ("ada", made.key.id, "made for bob"),
        ("ada", made.key.id, "revoked"),
        ("ada", "bob", "disabled"),
        ("ada", "bob", "enabled"),
    ]
    with pytest.raises(NotThere):
        administration.revoke_key(made.key.id)


def test_the_last_administrator_stays_one(administration: Administration) -> None:
    for change in (
        lambda: administration.set_disabled("ada", True),
        lambda: administration.set_role("ADA", Role.EDITOR),
    ):
        with pytest.raises(LastAdministrator, match="ada is the last administrator: make somebody else one first"):
            change()
    administration.add_user("eve", Role.ADMIN, PASSWORD)
    administration.set_role("ada", Role.EDITOR)
    # Whoever has a shell may.
    Administration(administration.access, "command line", keeps_one=False).set_disabled("eve", True)


def test_the_groups_are_listed_with_their_members(access: Access) -> None:
    for name, groups in (("bob", ["energy", "health"]), ("ann", ["energy"]), ("cy", [])):
        access.accounts.add(name, Role.READER, None, in_groups=groups)
    access.accounts.leave("bob", "health")
    listed = [(group.name, [user.name for user in members]) for group, members in access.accounts.groups()]
    assert listed == [("energy", ["ann", "bob"]), ("health", [])]


def test_the_log_is_searched(access: Access, clock: MovingClock) -> None:
    begun = clock.now
    for number, (actor, action, corpus, told) in enumerate(
        [
            ("ann", Action.ADDED, "user:ann", "秘密计划"),
            ("ann", Action.ADDED, "shared", "公开计划"),
            ("ben", Action.REMOVED, "shared", ""),
            ("ben", Action.SIGNED_IN, "", "from 10.0.0.1_%"),
        ]
    ):
        access.audit.write(actor, action, f"s{number}", corpus=corpus, told=told)
        clock.now += 60

    def found(telling: list[str] | None = None, **wanted: object) -> list[tuple[str, str]]:
        entries = access.audit.latest(10, WantedEntries(**wanted), telling=telling)  # type: ignore[arg-type]
        return [(one.subject, one.told) for one in entries]

    assert [subject for subject, _ in found()] == ["s3", "s2", "s1", "s0"]
    assert [subject for subject, _ in found(actor="ann")] == ["s1", "s0"]
    assert [subject for subject, _ in found(action=Action.REMOVED)] == ["s2"]
    assert found(words="计划 秘密") == [("s0", "秘密计划")]
    assert found(words="1_%") == [("s3", "from 10.0.0.1_%")]
    assert found(words="S1") == [("s1", "公开计划")]
    assert [subject for subject, _ in found(since=begun + 60, until=begun + 180)] == ["s2", "s1"]
    numbers = [one.number for one in access.audit.latest(10)]
    assert [subject for subject, _ in found(before=numbers[1])] == ["s1", "s0"]
    # Of what one does not see the title is neither told nor found.
    assert found(["shared"], actor="ann") == [("s1", "公开计划"), ("s0", "")]
    assert found(["shared"], words="秘密") == []
    assert found(["shared"], words="10.0") == [("s3", "from 10.0.0.1_%")]
