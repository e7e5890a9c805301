package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Power;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.update.AtRest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A device names one epoch in all reports of one life, and another one in the next life. */
class EpochOfADeviceTest {
    private static final Epoch FIRST_DRAWN = Epoch.of(1);
    private static final Epoch SECOND_DRAWN = Epoch.of(2);
    private static final Epoch FORMER = new Epoch("abcdefghijklmnop");

    private final TestDevice device = new TestDevice();

    @Test
    void a_fresh_journal_makes_one() {
        device.start();

        assertThat(device.journal.memory().epoch()).contains(FIRST_DRAWN);
        assertThat(told()).containsExactly(FIRST_DRAWN);
    }

    @Test
    void it_survives_a_whole_update_and_every_restart() {
        device.start().order(Images.order("u1"));
        device.runToRest();
        device.boot();
        device.kill().start();

        assertThat(device.state()).isInstanceOf(AtRest.Completed.class);
        assertThat(told()).containsExactly(FIRST_DRAWN);
        assertThat(device.epochs.drawn()).isEqualTo(1);
    }

    @Test
    void a_wiped_state_folder_makes_another_and_counts_from_one() {
        device.start().kill();
        device.journal.loadNext(new JournalLoad.Fresh());

        device.start();

        assertThat(told()).containsExactly(FIRST_DRAWN, SECOND_DRAWN);
        assertThat(device.reports.last().sequence()).isEqualTo(1);
    }

    @Test
    void the_journal_of_an_older_agent_gains_one_and_only_once() {
        device.journal.loadNext(new JournalLoad.Found(older()));

        device.start();
        device.boot();

        assertThat(told()).containsExactly(FIRST_DRAWN);
        assertThat(device.reports.sent().get(0).sequence())
                .as("the device goes on counting")
                .isEqualTo(older().sequenceCeiling());
    }

    @Test
    void none_is_told_before_it_is_saved() {
        device.journal.full(true);
        device.start();
        assertThat(told()).isEmpty();
        device.kill();

        device.start();
        device.journal.full(false);
        device.time.advance(Duration.ofSeconds(5));

        assertThat(told()).containsExactly(SECOND_DRAWN);
        assertThat(device.journal.memory().epoch()).contains(SECOND_DRAWN);
    }

    @ParameterizedTest(name = "older: {0}, before or after the save: {1}")
    @CsvSource({"false,1", "false,2", "true,1", "true,2"})
    void where_the_power_fails_in_the_first_start_one_is_told_all_the_same(boolean isOlder, long use) {
        if (isOlder) {
            device.journal.save(older());
        }
        device.power.cutAtUse(use);
        try {
            device.start();
        } catch (Power.Cut cut) {
            assertThat(device.power.isOff()).isTrue();
        }

        assertThat(device.power.isOff()).as("the power was cut").isTrue();
        device.boot();
        device.boot();

        assertThat(told()).containsExactly(Epoch.of(use == 1 ? 2 : 1));
    }

    @Test
    void after_the_loss_of_its_journal_it_takes_the_one_that_its_last_report_names() {
        lose();
        assertThat(device.journal.memory().epoch()).as("nobody knows yet which").isEmpty();

        device.reports.answerReadBack(former(Optional.of(FORMER)));
        device.boot();

        assertThat(told()).containsExactly(FORMER);
        assertThat(device.reports.sequences()).allMatch(sequence -> sequence > 712);
        assertThat(device.epochs.drawn()).isZero();
    }

    @Test
    void after_the_loss_of_its_journal_it_makes_one_when_its_last_report_names_none() {
        lose();
        device.reports.answerReadBack(former(Optional.empty()));
        device.boot();

        assertThat(told()).containsExactly(FIRST_DRAWN);
        assertThat(device.reports.sequences()).allMatch(sequence -> sequence > 712);
    }

    @Test
    void after_the_loss_of_its_journal_it_makes_one_when_there_is_no_report() {
        lose();
        device.reports.answerReadBack(Optional.empty());
        device.boot();

        assertThat(told()).containsExactly(FIRST_DRAWN);
    }

    @Test
    void killed_before_its_last_report_was_read_back_it_looks_there_again() {
        lose();
        device.boot();

        device.reports.answerReadBack(former(Optional.of(FORMER)));

        assertThat(told()).containsExactly(FORMER);
    }

    @Test
    void one_taken_from_its_last_report_is_not_told_before_it_is_saved() {
        lose();
        device.journal.full(true);
        device.reports.answerReadBack(former(Optional.of(FORMER)));
        assertThat(told()).isEmpty();

        device.journal.full(false);
        device.time.advance(Duration.ofSeconds(5));

        assertThat(told()).containsExactly(FORMER);
        assertThat(device.journal.memory().epoch()).contains(FORMER);
    }

    @Test
    void the_journal_before_a_damaged_one_keeps_its_own_whatever_the_last_report_names() {
        device.start();
        AgentMemory before = device.journal.memory();
        device.kill();
        device.journal.loadNext(new JournalLoad.Earlier(before, "checksum"));

        device.start();
        device.reports.answerReadBack(former(Optional.of(FORMER)));

        assertThat(told()).containsExactly(FIRST_DRAWN);
    }

    /** The first save after an upgrade is damaged, and with it the only place that had the new epoch. */
    @Test
    void the_journal_of_an_older_agent_behind_a_damaged_one_takes_the_one_that_was_told() {
        device.journal.loadNext(new JournalLoad.Found(older()));
        device.start().kill();
        device.journal.loadNext(new JournalLoad.Earlier(older(), "checksum"));

        device.start();
        device.reports.answerReadBack(former(Optional.of(FIRST_DRAWN)));

        assertThat(told()).containsExactly(FIRST_DRAWN);
        assertThat(device.epochs.drawn()).isEqualTo(1);
    }

    private void lose() {
        device.journal.loadNext(new JournalLoad.Lost("checksum"));
        device.start();
    }

    /** The epochs in reports, in the order in which they were first told; none may be without. */
    private List<Epoch> told() {
        return device.reports.sent().stream()
                .map(DeviceReport::memory)
                .map(memory -> memory.epoch().orElseThrow())
                .distinct()
                .toList();
    }

    /** A memory as an agent saved it that knew of no epochs. */
    private static AgentMemory older() {
        return AgentMemory.BLANK.withSequenceCeiling(3001);
    }

    private static Optional<FormerReport> former(Optional<Epoch> epoch) {
        return Optional.of(
                new FormerReport(712, epoch, Optional.empty(), Optional.empty(), List.of(), Optional.empty()));
    }
}
