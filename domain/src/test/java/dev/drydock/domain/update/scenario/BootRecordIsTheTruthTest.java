package dev.drydock.domain.update.scenario;

import static dev.drydock.domain.Example.NEW;
import static dev.drydock.domain.Example.NEXT_BOOT;
import static dev.drydock.domain.Example.OLD;
import static dev.drydock.domain.Example.ORDER;
import static dev.drydock.domain.Example.THIS_BOOT;
import static dev.drydock.domain.Example.UPDATE;
import static dev.drydock.domain.Example.armed;
import static dev.drydock.domain.Example.inTheSameBoot;
import static dev.drydock.domain.Example.settledOn;
import static dev.drydock.domain.Example.strayingTo;

import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.AtRest.RolledBack;
import dev.drydock.domain.update.Effect.Disarm;
import dev.drydock.domain.update.OnTrial;
import dev.drydock.domain.update.Restarting;
import dev.drydock.domain.update.RollingBack;
import dev.drydock.domain.update.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The boot record and the running slot decide what a start means, not the journal. */
class BootRecordIsTheTruthTest {
    @Test
    void installing_but_the_new_slot_runs_already_so_it_is_on_trial() {
        for (Boot boot : List.of(armed(NEW, 2), armed(NEW, 0), settledOn(NEW))) {
            Scenario.until(Stage.INSTALLING)
                    .starts(boot)
                    .isNow(new OnTrial(UPDATE))
                    .after();
        }
    }

    @Test
    void installing_but_the_tries_are_used_up_already_so_it_did_not_boot() {
        Scenario.until(Stage.INSTALLING)
                .starts(armed(OLD, 0))
                .isNow(rolledBack(ReasonCode.DID_NOT_BOOT))
                .after(new Disarm(OLD));
    }

    @Test
    void installing_but_the_new_slot_runs_unarmed_so_the_slots_are_not_what_they_were() {
        Scenario.until(Stage.INSTALLING)
                .starts(strayingTo(NEW))
                .isNow(failed(ReasonCode.SLOTS_CHANGED))
                .after();
    }

    @Test
    void restarting_within_the_same_boot_was_no_restart_whatever_else_is_so() {
        for (Boot boot : List.of(
                settledOn(OLD), armed(OLD, 3), armed(OLD, 0), strayingTo(OLD), strayingTo(NEW), armed(NEW, 2))) {
            Scenario.until(Stage.RESTARTING)
                    .starts(inTheSameBoot(boot))
                    .isNow(new Restarting(UPDATE, THIS_BOOT, 2))
                    .after();
        }
    }

    @Test
    void restarting_with_a_slot_that_is_not_armed_is_done_again() {
        for (Boot boot : List.of(settledOn(OLD), strayingTo(NEW))) {
            Scenario.until(Stage.RESTARTING)
                    .starts(boot)
                    .isNow(new Restarting(UPDATE, NEXT_BOOT, 2))
                    .after();
        }
    }

    @Test
    void restarting_on_the_new_slot_is_the_trial() {
        for (Boot boot : List.of(armed(NEW, 2), armed(NEW, 0), settledOn(NEW))) {
            Scenario.until(Stage.RESTARTING)
                    .starts(boot)
                    .isNow(new OnTrial(UPDATE))
                    .after();
        }
    }

    @Test
    void restarting_on_the_old_slot_while_tries_are_left_is_done_again() {
        Scenario.until(Stage.RESTARTING)
                .starts(armed(OLD, 1))
                .isNow(new Restarting(UPDATE, NEXT_BOOT, 2))
                .after();
    }

    @Test
    void restarting_on_the_old_slot_with_the_tries_used_up_means_that_it_did_not_boot() {
        for (Boot boot : List.of(armed(OLD, 0), strayingTo(OLD))) {
            Scenario.until(Stage.RESTARTING)
                    .starts(boot)
                    .isNow(rolledBack(ReasonCode.DID_NOT_BOOT))
                    .after(new Disarm(OLD));
        }
    }

    @Test
    void restarting_is_tried_three_times_and_then_called_off() {
        List<Boot> noRestarts = List.of(
                settledOn(OLD),
                armed(OLD, 1),
                strayingTo(NEW),
                inTheSameBoot(armed(OLD, 1)),
                inTheSameBoot(armed(NEW, 1)));
        for (Boot boot : noRestarts) {
            Scenario update = Scenario.until(Stage.RESTARTING)
                    .takesTooLong()
                    .takesTooLong()
                    .isNow(new Restarting(UPDATE, THIS_BOOT, 3));
            update.starts(boot).isNow(failed(ReasonCode.RESTART_FAILED)).after(new Disarm(OLD));
        }
    }

    @Test
    void a_last_try_that_leads_to_the_new_slot_still_counts() {
        Scenario.until(Stage.RESTARTING)
                .takesTooLong()
                .takesTooLong()
                .starts(armed(NEW, 2))
                .isNow(new OnTrial(UPDATE));
    }

    @Test
    void on_trial_or_committing_but_the_old_slot_runs_so_the_device_fell_back() {
        for (Stage stage : List.of(Stage.ON_TRIAL, Stage.COMMITTING)) {
            for (Boot boot : List.of(armed(OLD, 0), armed(OLD, 1), settledOn(OLD), strayingTo(OLD))) {
                Scenario.until(stage)
                        .starts(boot)
                        .isNow(rolledBack(ReasonCode.FELL_BACK))
                        .after(new Disarm(OLD));
            }
        }
    }

    @Test
    void a_trial_whose_tries_are_spent_while_it_still_runs_is_rolled_back() {
        for (Stage stage : List.of(Stage.ON_TRIAL, Stage.COMMITTING)) {
            Scenario.until(stage)
                    .starts(strayingTo(NEW))
                    .isNow(new RollingBack(UPDATE, Reason.of(ReasonCode.TOO_MANY_RESTARTS), 1))
                    .after();
        }
    }

    @Test
    void rolling_back_ends_on_the_old_slot_with_the_reason_for_which_it_began() {
        for (Boot boot : List.of(settledOn(OLD), armed(OLD, 0), inTheSameBoot(settledOn(OLD)))) {
            Scenario.until(Stage.ON_TRIAL)
                    .fails(ReasonCode.WRONG_VERSION)
                    .starts(boot)
                    .isNow(rolledBack(ReasonCode.WRONG_VERSION))
                    .after(new Disarm(OLD));
        }
    }

    private static Failed failed(ReasonCode code) {
        return new Failed(ORDER.id(), Reason.of(code));
    }

    private static RolledBack rolledBack(ReasonCode code) {
        return new RolledBack(ORDER.id(), Reason.of(code));
    }
}
