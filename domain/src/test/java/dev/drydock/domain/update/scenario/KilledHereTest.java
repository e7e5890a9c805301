package dev.drydock.domain.update.scenario;

import static dev.drydock.domain.Example.MEASURED;
import static dev.drydock.domain.Example.NEW;
import static dev.drydock.domain.Example.NEXT_BOOT;
import static dev.drydock.domain.Example.OLD;
import static dev.drydock.domain.Example.ORDER;
import static dev.drydock.domain.Example.POLICY;
import static dev.drydock.domain.Example.THIS_BOOT;
import static dev.drydock.domain.Example.UPDATE;
import static dev.drydock.domain.Example.armed;
import static dev.drydock.domain.Example.inTheSameBoot;
import static dev.drydock.domain.Example.settledOn;
import static dev.drydock.domain.Example.started;
import static dev.drydock.domain.Example.strayingTo;

import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.Committing;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.Effect.Disarm;
import dev.drydock.domain.update.Installing;
import dev.drydock.domain.update.OnTrial;
import dev.drydock.domain.update.Ready;
import dev.drydock.domain.update.Restarting;
import dev.drydock.domain.update.RollingBack;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.Verifying;
import dev.drydock.domain.update.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** For every state in which work goes on: the device app is killed here and started again. */
class KilledHereTest {
    private static final Boot AS_BEFORE = settledOn(OLD);

    @Test
    void killed_while_waiting_it_waits_again() {
        Scenario.until(Stage.WAITING)
                .starts(AS_BEFORE)
                .isNow(new Waiting(started(1)))
                .after();
    }

    @Test
    void killed_while_downloading_it_downloads_on() {
        Scenario.until(Stage.DOWNLOADING)
                .starts(AS_BEFORE)
                .isNow(new Downloading(started(1), 1, Optional.empty()))
                .after();
    }

    @Test
    void killed_while_a_delay_is_spent_it_spends_the_delay_again_and_counts_no_attempt() {
        Scenario.until(Stage.DOWNLOADING)
                .fails(ReasonCode.SERVER_ERROR)
                .starts(AS_BEFORE)
                .isNow(new Downloading(started(1), 2, Optional.of(Duration.ofSeconds(10))))
                .after();
    }

    @Test
    void killed_while_verifying_it_verifies_again() {
        Scenario.until(Stage.VERIFYING)
                .starts(AS_BEFORE)
                .isNow(new Verifying(started(1), MEASURED))
                .after();
    }

    @Test
    void killed_while_ready_it_awaits_the_window_again() {
        Scenario.until(Stage.READY)
                .starts(AS_BEFORE)
                .isNow(new Ready(started(1)))
                .after();
    }

    @Test
    void killed_while_installing_it_installs_again_whether_or_not_the_slot_was_armed() {
        Scenario.until(Stage.INSTALLING)
                .starts(AS_BEFORE)
                .isNow(new Installing(started(1)))
                .after();
        Scenario.until(Stage.INSTALLING)
                .starts(armed(OLD, 3))
                .isNow(new Installing(started(1)))
                .after();
    }

    @Test
    void killed_while_restarting_it_asks_for_the_restart_again() {
        Scenario.until(Stage.RESTARTING)
                .starts(inTheSameBoot(armed(OLD, 3)))
                .isNow(new Restarting(UPDATE, THIS_BOOT, 2))
                .after();
        Scenario.until(Stage.RESTARTING)
                .starts(armed(OLD, 3))
                .isNow(new Restarting(UPDATE, NEXT_BOOT, 2))
                .after();
    }

    @Test
    void killed_on_trial_it_checks_the_health_again() {
        Scenario.until(Stage.ON_TRIAL)
                .starts(armed(NEW, 1))
                .isNow(new OnTrial(started(1)))
                .after();
    }

    @Test
    void killed_while_committing_it_commits_again_whether_or_not_the_record_was_final() {
        Committing again = new Committing(started(1), Optional.of(VersionProof.VERSION));
        Scenario.until(Stage.COMMITTING).starts(armed(NEW, 1)).isNow(again).after();
        Scenario.until(Stage.COMMITTING).starts(settledOn(NEW)).isNow(again).after();
    }

    @Test
    void killed_while_rolling_back_it_rolls_back_again() {
        Scenario.until(Stage.ROLLING_BACK)
                .starts(inTheSameBoot(strayingTo(NEW)))
                .isNow(new RollingBack(UPDATE, Reason.of(ReasonCode.COMMIT_FAILED), 2))
                .after();
    }

    @Test
    void killed_too_often_before_the_point_of_no_return_the_update_fails() {
        for (Stage stage : List.of(Stage.WAITING, Stage.DOWNLOADING, Stage.VERIFYING, Stage.READY)) {
            Scenario update = Scenario.until(stage).starts(AS_BEFORE, POLICY.starts());
            update.starts(AS_BEFORE).isNow(failed(ReasonCode.TOO_MANY_RESTARTS)).after();
        }
    }

    @Test
    void killed_too_often_while_installing_the_update_fails_and_leaves_nothing_armed() {
        Scenario.until(Stage.INSTALLING)
                .starts(armed(OLD, 3), POLICY.starts())
                .starts(armed(OLD, 3))
                .isNow(failed(ReasonCode.TOO_MANY_RESTARTS))
                .after(new Disarm(OLD));
    }

    @Test
    void killed_too_often_on_trial_or_while_committing_the_image_is_rolled_back() {
        for (Stage stage : List.of(Stage.ON_TRIAL, Stage.COMMITTING)) {
            Scenario.until(stage)
                    .starts(armed(NEW, 1), POLICY.starts())
                    .starts(armed(NEW, 1))
                    .isNow(new RollingBack(UPDATE, Reason.of(ReasonCode.TOO_MANY_RESTARTS), 1))
                    .after();
        }
    }

    @Test
    void killed_too_often_while_rolling_back_the_update_fails() {
        Scenario.until(Stage.ROLLING_BACK)
                .starts(strayingTo(NEW), 3)
                .isNow(failed(ReasonCode.ROLLBACK_FAILED))
                .after();
    }

    @Test
    void starts_are_counted_within_a_state_and_from_nothing_in_the_next() {
        Scenario.until(Stage.WAITING)
                .starts(AS_BEFORE, 2)
                .goesOn()
                .isNow(new Downloading(UPDATE, 1, Optional.empty()))
                .starts(AS_BEFORE, 2)
                .goesOn()
                .isNow(new Verifying(UPDATE, MEASURED))
                .starts(AS_BEFORE, 2)
                .goesOn()
                .isNow(new Ready(UPDATE))
                .starts(AS_BEFORE, 2)
                .goesOn()
                .isNow(new Installing(UPDATE))
                .starts(AS_BEFORE, 2)
                .goesOn()
                .isNow(new Restarting(UPDATE, THIS_BOOT, 1));
    }

    @Test
    void a_slot_that_runs_or_is_committed_is_never_written_to() {
        for (Stage stage : List.of(Stage.WAITING, Stage.DOWNLOADING, Stage.VERIFYING, Stage.READY)) {
            for (Boot boot : List.of(settledOn(NEW), strayingTo(NEW), strayingTo(OLD))) {
                Scenario.until(stage)
                        .starts(boot)
                        .isNow(failed(ReasonCode.SLOTS_CHANGED))
                        .after();
            }
            Scenario.until(stage)
                    .starts(armed(NEW, 2))
                    .isNow(failed(ReasonCode.SLOTS_CHANGED))
                    .after(new Disarm(OLD));
        }
    }

    private static Failed failed(ReasonCode code) {
        return new Failed(ORDER.id(), Reason.of(code));
    }
}
