package dev.drydock.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.machine.Sealed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Work for a member goes to the method that does it. */
class MemberEffectTest {
    private static final List<MemberEffect> EFFECTS = List.of(
            new MemberEffect.SendOrder(1),
            new MemberEffect.LeaveOrder(2),
            new MemberEffect.WithdrawOrder(3, 1),
            new MemberEffect.CancelUpdate(4),
            new MemberEffect.ReadReport());

    private record Done(String method, MemberEffect effect) {}

    /** Writes down what it is given to do. */
    private static final class Diary implements MemberEffect.Performer {
        private final List<Done> done = new ArrayList<>();

        @Override
        public void sendOrder(MemberEffect.SendOrder effect) {
            done.add(new Done("sendOrder", effect));
        }

        @Override
        public void leaveOrder(MemberEffect.LeaveOrder effect) {
            done.add(new Done("leaveOrder", effect));
        }

        @Override
        public void withdrawOrder(MemberEffect.WithdrawOrder effect) {
            done.add(new Done("withdrawOrder", effect));
        }

        @Override
        public void cancelUpdate(MemberEffect.CancelUpdate effect) {
            done.add(new Done("cancelUpdate", effect));
        }

        @Override
        public void readReport(MemberEffect.ReadReport effect) {
            done.add(new Done("readReport", effect));
        }
    }

    @Test
    void every_effect_is_done_by_the_method_of_its_name_and_once() {
        Diary diary = new Diary();
        EFFECTS.forEach(effect -> effect.performBy(diary));

        assertThat(diary.done).extracting(Done::effect).containsExactlyElementsOf(EFFECTS);
        assertThat(diary.done)
                .extracting(Done::method)
                .containsExactly("sendOrder", "leaveOrder", "withdrawOrder", "cancelUpdate", "readReport");
        assertThat(Sealed.kindsOf(EFFECTS)).isEqualTo(Sealed.kinds(MemberEffect.class));
    }
}
