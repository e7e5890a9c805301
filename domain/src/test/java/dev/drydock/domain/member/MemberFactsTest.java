package dev.drydock.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.member.MemberEvent.CompletionReported;
import dev.drydock.domain.member.MemberEvent.StageReported;
import dev.drydock.domain.update.Stage;
import dev.drydock.testkit.golden.Golden;
import dev.drydock.testkit.machine.Facts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What members answer by themselves. */
class MemberFactsTest {
    @Test
    void every_state_answers_as_the_list_says() {
        MemberState.Cases<String> names = Facts.naming(MemberState.Cases.class);
        StringBuilder list = new StringBuilder();
        MemberSamples.all()
                .forEach((name, member) -> list.append(name)
                        .append(": ")
                        .append(member.state().match(names))
                        .append(' ')
                        .append(Facts.of(member.state(), MemberState.class))
                        .append(member.holdsDevice() ? ", holds its device" : "")
                        .append('\n'));

        Golden.assertResource("dev/drydock/domain/member/facts.golden.txt", list.toString());
    }

    private static Member left(MemberState state) {
        return new Member(state, 1, Optional.of(1), false, false, 1, Member.Reach.DEVICE);
    }

    private static Member plain(MemberState state) {
        return new Member(state, 1, Optional.empty(), false, false, 0, Member.Reach.DEVICE);
    }

    @Test
    void a_member_holds_its_device_while_it_has_an_order_or_one_may_be_found() {
        assertThat(plain(new Ordered(0)).holdsDevice()).isTrue();
        assertThat(plain(new Held()).holdsDevice()).isFalse();
        assertThat(left(new Held()).holdsDevice()).isTrue();
        assertThat(left(new Ended.Succeeded()).holdsDevice()).isFalse();
        assertThat(plain(new Ended.Succeeded()).holdsDevice()).isFalse();
    }

    @Test
    void others_need_not_wait_any_more_once_a_member_lets_go_or_waits_no_longer_itself() {
        Member blocked = plain(new Blocked(Blocker.of("r1")));
        assertThat(blocked.letsGo(plain(new Held()))).isTrue();
        assertThat(blocked.letsGo(plain(new Blocked(Blocker.BY_HAND)))).isFalse();
        assertThat(blocked.letsGo(blocked)).isFalse();
        assertThat(plain(new Ordered(0)).letsGo(plain(new Taken(Stage.WAITING))))
                .isFalse();
        assertThat(plain(new Ordered(0)).letsGo(plain(new Ended.Lost()))).isTrue();
        assertThat(plain(new Held()).letsGo(plain(new Ordered(0)))).isFalse();
        assertThat(plain(new Held()).letsGo(plain(new Ended.Absent()))).isFalse();
    }

    @Test
    void a_stage_tells_whether_its_device_is_free_and_no_other_event_does() {
        StageReported stage = new StageReported(1, Stage.VERIFYING, true);
        assertThat(stage.where(false)).isEqualTo(new StageReported(1, Stage.VERIFYING, false));
        assertThat(stage.where(true)).isEqualTo(stage);
        CompletionReported completion = new CompletionReported(1);
        assertThat(completion.where(false)).isSameAs(completion);
    }
}
