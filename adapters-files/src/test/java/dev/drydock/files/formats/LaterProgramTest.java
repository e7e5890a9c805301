package dev.drydock.files.formats;

import static dev.drydock.files.formats.StoredDevice.BOOT;
import static dev.drydock.files.formats.StoredDevice.JOURNAL;
import static dev.drydock.files.formats.StoredDevice.SLOT_A;
import static dev.drydock.files.formats.StoredDevice.SLOT_B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.files.slots.FileBootLoader;
import dev.drydock.files.slots.FileSlots;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Documents of the same format in which a later program has put members that this one does not know. */
class LaterProgramTest {
    @Test
    void an_update_that_a_later_program_began_is_gone_on_with_and_what_only_that_one_knows_stays() throws IOException {
        StoredDevice device = StoredDevice.downloading();

        assertThat(device.live()).isEmpty();

        assertThat(device.document(JOURNAL).at("/writtenBy/agent").asText()).isEqualTo("9.0.0");
        assertThat(device.document(JOURNAL).at("/body/colour").asText()).isEqualTo("blue");
        assertThat(device.document(JOURNAL).at("/body/ledger/pages/1").asInt()).isEqualTo(2);
        assertThat(device.document(JOURNAL).at("/body/milestones/windowOpened").asText())
                .isEqualTo("2031-04-01T02:00:00Z");
        assertThat(device.document(BOOT).at("/writtenBy/signed").asBoolean()).isTrue();
        assertThat(device.document(BOOT).at("/body/bootCounter").asInt()).isEqualTo(41);
        assertThat(device.document(SLOT_A).at("/body/state").asText()).isEqualTo("whole");
        assertThat(device.document(SLOT_A).at("/writtenBy/agent").asText()).isEqualTo("9.0.0");
        assertThat(device.document(SLOT_A).at("/body/securityCounter").asInt()).isEqualTo(7);
    }

    @Test
    void what_a_later_program_said_of_one_image_is_not_said_of_the_next_one_in_its_slot() throws IOException {
        StoredDevice device = StoredDevice.downloading();
        assertThat(device.document(SLOT_B).at("/body/securityCounter").asInt()).isEqualTo(6);

        assertThat(device.live()).isEmpty();

        assertThat(device.document(SLOT_B).at("/body/order/id").asText()).isEqualTo("later-next.none");
        assertThat(device.document(SLOT_B).at("/body/securityCounter").isMissingNode())
                .isTrue();
    }

    @Test
    void a_trial_keeps_what_a_later_program_said_of_it_for_as_long_as_it_lasts() throws IOException {
        StoredDevice device = StoredDevice.aboutToTry();

        assertThat(new FileBootLoader(device.files()).load(new BootId("boot-2")))
                .isEqualTo(Slot.A);

        assertThat(device.document(BOOT).at("/body/trial/triesLeft").asInt()).isEqualTo(2);
        assertThat(device.document(BOOT).at("/body/trial/armedBy/window").asText())
                .isEqualTo("night");
        new FileSlots(device.files(), new BootId("boot-2")).commit(Slot.A);
        assertThat(device.document(BOOT).at("/body/trial").isNull()).isTrue();
        assertThat(device.document(BOOT).at("/body/bootCounter").asInt()).isEqualTo(41);
    }
}
