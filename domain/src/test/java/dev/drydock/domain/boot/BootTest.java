package dev.drydock.domain.boot;

import static dev.drydock.domain.Example.NEW;
import static dev.drydock.domain.Example.OLD;
import static dev.drydock.domain.Example.armed;
import static dev.drydock.domain.Example.settledOn;
import static dev.drydock.domain.Example.strayingTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BootTest {
    @Test
    void a_slot_that_is_neither_committed_nor_tried_is_not_armed() {
        assertThat(settledOn(OLD).recordOf(NEW)).isEqualTo(new BootRecord.NotArmed());
        assertThat(strayingTo(NEW).recordOf(NEW)).isEqualTo(new BootRecord.NotArmed());
    }

    @Test
    void a_slot_that_is_tried_is_armed_with_the_tries_that_are_left() {
        assertThat(armed(OLD, 3).recordOf(NEW)).isEqualTo(new BootRecord.Armed(3));
        assertThat(armed(NEW, 0).recordOf(NEW)).isEqualTo(new BootRecord.Armed(0));
    }

    @Test
    void a_slot_that_is_started_when_nothing_is_tried_is_committed() {
        assertThat(settledOn(NEW).recordOf(NEW)).isEqualTo(new BootRecord.Committed());
        assertThat(armed(NEW, 3).recordOf(OLD)).isEqualTo(new BootRecord.Committed());
    }

    @Test
    void a_boot_is_settled_on_the_committed_slot_with_nothing_to_try() {
        assertThat(settledOn(OLD).settled()).isTrue();
        assertThat(settledOn(NEW).settled()).isTrue();
        assertThat(strayingTo(NEW).settled()).isFalse();
        assertThat(armed(OLD, 0).settled()).isFalse();
        assertThat(armed(NEW, 2).settled()).isFalse();
    }

    @Test
    void each_slot_is_the_other_of_the_other() {
        assertThat(Slot.A.other()).isEqualTo(Slot.B);
        assertThat(Slot.B.other()).isEqualTo(Slot.A);
    }

    @Test
    void tries_are_not_negative() {
        assertThat(new Trial(NEW, 0).triesLeft()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new Trial(NEW, -1));
    }

    @Test
    void a_boot_id_is_1_to_64_characters() {
        assertThat(new BootId("x".repeat(64))).hasToString("x".repeat(64));
        assertThatIllegalArgumentException().isThrownBy(() -> new BootId("x".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> new BootId(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new BootId(" "));
    }
}
