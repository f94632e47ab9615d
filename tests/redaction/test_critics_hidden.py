"""With critics alone hidden no name of another, no organisation and no id tells who they are."""

from pmodash.analysis import Analysis
from pmodash.knowledge import Network
from pmodash.network.home import Home
from pmodash.network.story_choices import StoryChoices
from pmodash.redaction.redacting import redacted
from pmodash.redaction.redaction import OFF, Redaction
from pmodash.selection import Selection
from pmodash.story.story_of import one_pagers_of, story_of, worklist_of
from tests.planning.small_network import AS_OF, contact, network, touch

HIDDEN = Redaction(OFF, critics_shown=False)
CRITIC = contact(
    name="Zebulon Quartermaine", contact_id="A1", email="zq@vex.example", organisation="Vexmoor",
    current_level="Resistant", desired_level="Leading",
)  # fmt: skip
SECRETS = ("zebulon", "quartermaine", "zq@vex")


def hidden(*others, home=None):
    known = network([CRITIC, *others])
    if home is not None:
        known = Network(known.register, home, known.classified, known.policy)
    return redacted(Analysis.on_network(known, AS_OF), HIDDEN)


def shown(field, *others):
    return hidden(*others).analysis.everyone[field].tolist()[1:]


def test_who_has_no_name_but_the_critics_is_hidden_with_them():
    names = ("PA to Zebulon Quartermaine", "Quartermaine, Zebulon (old record)", "Office of Quartermaine", "Zebulon")
    assert shown("name", *(contact(name=name) for name in names)) == ["SL-02", "SL-03", "SL-04", "SL-05"]


def test_who_shares_a_part_of_a_name_keeps_their_own():
    names = ["Zebulon Marsh", "Ada Quartermaine", "Ann Quill"]
    assert shown("name", *(contact(name=name) for name in names)) == names


def test_an_organisation_called_after_a_critic_is_a_label_everywhere():
    found = hidden(
        contact(name="Ann Quill", organisation="Quartermaine Consulting", job_title="Head of Quartermaine Consulting"),
        contact(name="Ben Okafor", organisation="Larkfield"),
    )
    assert found.analysis.everyone["organisation"].tolist() == ["Org-01", "Org-02", "Larkfield"]
    assert found.analysis.everyone["job_title"].tolist()[1] == "Head of Org-02"
    asked = Selection(organisation=("Quartermaine Consulting",))
    assert found.labels.shown(asked).organisation == ("Org-02",)
    assert found.labels.meant(found.labels.shown(asked)) == asked


def test_a_home_organisation_called_after_a_critic_is_a_label():
    own = Home(("Zebulon Quartermaine Ltd", "Larkfield"), why="as Zebulon Quartermaine Ltd has most contacts")
    home = hidden(contact(organisation="Zebulon Quartermaine Ltd"), home=own).analysis.network.home
    assert home.names == ("Org-02", "Larkfield") and home.why == "as Org-02 has most contacts"


def test_an_id_that_tells_of_a_critic_is_a_label_and_other_ids_stay():
    others = (contact(name="Ann Quill", contact_id="zebulon-quartermaine-pa"), contact(name="Bo", contact_id="K7"))
    assert shown("contact_id", *others) == ["SL-03", "K7"]


def test_no_story_page_or_worklist_names_them():
    others = [
        contact(name="PA to Zebulon Quartermaine", contact_id="C2", owner="Quartermaine Zebulon"),
        contact(name="Ann Quill", contact_id="C3", organisation="Quartermaine Ltd", owner="zebulon quartermaine",
                email="office.quartermaine@vex.example"),
    ]  # fmt: skip
    rows = [
        touch(i % 3, 5 + 9 * i, by="Zebulon Quartermaine", vehicle="Tea with Quartermaine", event="Zebulon's farewell")
        for i in range(12)
    ]
    whole, choices = Analysis.on_network(network([CRITIC, *others], rows), AS_OF), StoryChoices()
    told = [
        story_of(whole, choices, HIDDEN),
        one_pagers_of(whole, choices, HIDDEN, ["A1", "C2", "C3"]),
        worklist_of(whole, choices, HIDDEN, None),
    ]
    assert [secret for secret in SECRETS if secret in repr(told).casefold()] == []
