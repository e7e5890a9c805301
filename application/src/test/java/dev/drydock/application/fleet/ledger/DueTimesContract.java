package dev.drydock.application.fleet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.update.Stage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The promises of every ledger for the times at which members come due. */
abstract class DueTimesContract extends SeveralRolloutsContract {
    @Test
    void members_come_due_the_earliest_first_and_only_once_their_time_has_come() {
        RolloutLedger ledger = filled();
        ledger.exchange(book -> {
            book.save(
                    ID,
                    List.of(
                            moved(MemberEntry.held(device(0), 0), new MemberEvent.Claimed(), 70),
                            moved(MemberEntry.held(device(1), 0), new MemberEvent.Claimed(), 50),
                            moved(MemberEntry.held(device(2), 0), new MemberEvent.RolloutClosed(), 60)));
            return true;
        });

        ledger.exchange(book -> {
            Set<Tally> ordered = Set.of(Tally.ORDERED);
            assertThat(book.nextDue(ID)).hasValue(50);
            assertThat(book.due(ID, ordered, 49, 10)).isEmpty();
            assertThat(book.due(ID, ordered, 70, 10))
                    .extracting(MemberEntry::device)
                    .containsExactly(device(1), device(0));
            assertThat(book.due(ID, ordered, 70, 1))
                    .extracting(MemberEntry::device)
                    .containsExactly(device(1));
            assertThat(book.due(ID, Set.of(Tally.LEFT), 70, 10)).isEmpty();
            return true;
        });
    }

    @Test
    void a_due_time_that_was_moved_is_forgotten() {
        RolloutLedger ledger = filled();
        MemberEntry ordered = moved(MemberEntry.held(device(0), 0), new MemberEvent.Claimed(), 50);
        ledger.exchange(book -> {
            book.save(ID, List.of(ordered));
            return true;
        });
        ledger.exchange(book -> {
            book.save(ID, List.of(moved(ordered, new MemberEvent.OrderAccepted(1), 900)));
            assertThat(book.due(ID, Set.of(Tally.ORDERED, Tally.TAKEN), 100, 10))
                    .isEmpty();
            assertThat(book.nextDue(ID)).hasValue(900);
            return true;
        });
    }

    @Test
    void a_member_that_reports_stage_by_stage_comes_due_at_the_time_of_its_last_stage() {
        RolloutLedger ledger = filled();
        ledger.exchange(book -> {
            book.save(ID, List.of(taken(device(0), 50)));
            return true;
        });

        report(ledger, Stage.DOWNLOADING, 900);
        assertDue(ledger, 899, 900);
        report(ledger, Stage.VERIFYING, 60);
        assertDue(ledger, 59, 60);
        report(ledger, Stage.READY, 70);
        report(ledger, Stage.INSTALLING, 65);
        assertDue(ledger, 64, 65);
        report(ledger, Stage.RESTARTING, 80);
        assertDue(ledger, 79, 80);
        report(ledger, Stage.COMMITTING, 75);
        assertDue(ledger, 74, 75);
    }

    private static MemberEntry taken(DeviceId device, long due) {
        MemberEntry ordered = moved(MemberEntry.held(device, 0), new MemberEvent.Claimed(), 40);
        return moved(ordered, new MemberEvent.OrderAccepted(1), due);
    }

    /** In a transaction that locks the rollout and reads the member first, as the intake of reports does. */
    private static void report(RolloutLedger ledger, Stage stage, long due) {
        ledger.exchange(book -> {
            assertThat(book.rollout(ID)).isPresent();
            MemberEntry before = book.members(ID, List.of(device(0))).get(device(0));
            MemberEntry after = moved(before, new MemberEvent.StageReported(1, stage, true), due);
            book.save(ID, List.of(after));
            assertThat(book.members(ID, List.of(device(0)))).containsValue(after);
            return true;
        });
    }

    private static void assertDue(RolloutLedger ledger, long notYet, long due) {
        Set<Tally> taken = Set.of(Tally.TAKEN);
        ledger.read(view -> {
            assertThat(view.due(ID, taken, notYet, 10)).isEmpty();
            assertThat(view.due(ID, taken, due, 10)).hasSize(1);
            assertThat(view.nextDue(ID)).isPresent();
            return true;
        });
        ledger.exchange(book -> {
            assertThat(book.due(ID, taken, notYet, 10)).isEmpty();
            assertThat(book.due(ID, taken, due, 10))
                    .extracting(entry -> entry.due().orElseThrow())
                    .containsExactly(due);
            return true;
        });
    }

    @Test
    void a_member_that_was_put_off_is_passed_over_for_those_that_are_due() {
        RolloutLedger ledger = filled();
        ledger.exchange(book -> {
            book.save(ID, List.of(taken(device(0), 50), taken(device(1), 60)));
            return true;
        });
        report(ledger, Stage.DOWNLOADING, 900);

        ledger.exchange(book -> {
            assertThat(book.due(ID, Set.of(Tally.TAKEN), 70, 1))
                    .extracting(MemberEntry::device)
                    .containsExactly(device(1));
            assertThat(book.nextDue(ID)).hasValue(60);
            assertThat(book.due(ID, Set.of(Tally.TAKEN), 900, 10))
                    .extracting(MemberEntry::device)
                    .containsExactly(device(1), device(0));
            return true;
        });
    }
}
