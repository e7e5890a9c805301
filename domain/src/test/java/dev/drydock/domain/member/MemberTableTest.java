package dev.drydock.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.golden.Golden;
import dev.drydock.testkit.machine.Sealed;
import dev.drydock.testkit.machine.StateDiagram;
import dev.drydock.testkit.machine.TransitionTable;
import org.junit.jupiter.api.Test;

/** The result of every event for every member, compared with a table that people can read, and drawn. */
class MemberTableTest {
    private static final String HEAD = """
            What every event does to every member of a rollout: next state #order | due | effects. Derived from the code.
            Every member has order #2; "#2 left" says that this order was left as desired state and is not known to be withdrawn.
            #1 is the order before, #3 one that nobody gave. A failure "that passes" may be tried again. A device is "busy" that is
            active in another rollout.
            """;

    @Test
    void every_member_meets_every_event_with_the_result_in_the_table() {
        TransitionTable<Member, MemberEvent, MemberTransition> table =
                new TransitionTable<>(MemberWalk::words, MemberWalk::words);
        Golden.assertResource("dev/drydock/domain/member/members.golden.txt", table.write(HEAD, MemberWalk.steps()));
    }

    @Test
    void every_state_and_every_event_is_sampled() {
        assertThat(Sealed.kindsOf(
                        MemberSamples.all().values().stream().map(Member::state).toList()))
                .isEqualTo(Sealed.kinds(MemberState.class));
        assertThat(Sealed.kindsOf(MemberEventSamples.all().stream()
                        .map(sample -> (Object) sample.event())
                        .toList()))
                .isEqualTo(Sealed.kinds(MemberEvent.class));
    }

    @Test
    void the_page_shows_the_machine_as_it_is() {
        StateDiagram diagram = new StateDiagram(MemberEdges.drawn());
        Golden.assertPage(
                "member-machine.md",
                diagram.mermaid(
                                "state \"any that has not ended\" as NotEnded",
                                "state \"Failed, Lost, Absent, Skipped or Cancelled\" as Unsuccessful",
                                "[*] --> Held")
                        + "\nEvents that lead back into the same state, which are not drawn:\n\n" + diagram.loops());
    }

    @Test
    void a_refusal_names_the_member_and_the_event() {
        assertThat(MemberWalk.steps())
                .filteredOn(step -> MemberWalk.words(step.result()).isEmpty())
                .isNotEmpty()
                .allSatisfy(step ->
                        assertThat(step.result()).isEqualTo(new MemberTransition.Refused(step.state(), step.event())));
    }
}
