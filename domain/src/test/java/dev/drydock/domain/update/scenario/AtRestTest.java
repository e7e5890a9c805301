package dev.drydock.domain.update.scenario;

import static dev.drydock.domain.Example.NEW;
import static dev.drydock.domain.Example.NEXT_BOOT;
import static dev.drydock.domain.Example.OLD;
import static dev.drydock.domain.Example.OLD_DIGEST;
import static dev.drydock.domain.Example.OLD_VERSION;
import static dev.drydock.domain.Example.ORDER;
import static dev.drydock.domain.Example.ORDERED_DIGEST;
import static dev.drydock.domain.Example.ORDERED_VERSION;
import static dev.drydock.domain.Example.OTHER_ORDER;
import static dev.drydock.domain.Example.POLICY;
import static dev.drydock.domain.Example.armed;
import static dev.drydock.domain.Example.settledOn;
import static dev.drydock.domain.Example.strayingTo;
import static dev.drydock.domain.Example.telling;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.Trial;
import dev.drydock.domain.firmware.RunningFirmware;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.AtRest.RolledBack;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.Effect.Disarm;
import dev.drydock.domain.update.Effect.DisarmLater;
import dev.drydock.domain.update.Effect.RestartInto;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.Update;
import dev.drydock.domain.update.UpdateEvent.CancelRequested;
import dev.drydock.domain.update.UpdateEvent.DisarmDue;
import dev.drydock.domain.update.UpdateEvent.Disarmed;
import dev.drydock.domain.update.UpdateEvent.OrderFoundInstalled;
import dev.drydock.domain.update.UpdateEvent.OrderRefused;
import dev.drydock.domain.update.Waiting;
import dev.drydock.domain.update.walk.StateSamples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A device that has no update under way. */
class AtRestTest {
    private static final Completed COMPLETED =
            new Completed(ORDER, NEW, Optional.of(VersionProof.VERSION), Optional.empty());
    private static final RolledBack REVERTED = new RolledBack(ORDER.id(), Reason.of(ReasonCode.REVERTED_LATER));

    @Test
    void whatever_the_last_update_came_to_the_next_order_is_taken() {
        for (AtRest rest : StateSamples.atRest()) {
            Scenario.given(rest)
                    .accepts(OTHER_ORDER)
                    .isNow(new Waiting(Update.of(OTHER_ORDER, NEW)))
                    .after();
        }
    }

    @Test
    void an_order_for_the_image_that_is_committed_is_completed_without_running_anything() {
        Reason known = new Reason(
                ReasonCode.ALREADY_INSTALLED,
                "the image ordered as version 2.0.0 is the one that is committed; nothing was installed");
        for (AtRest rest : StateSamples.atRest()) {
            Scenario.given(rest)
                    .on(new OrderFoundInstalled(OTHER_ORDER, OLD, VersionProof.DIGEST))
                    .isNow(new Completed(OTHER_ORDER, OLD, Optional.of(VersionProof.DIGEST), Optional.of(known)))
                    .after();
        }
    }

    @Test
    void a_refused_desired_order_is_reported_as_failed() {
        Reason reason = Reason.of(ReasonCode.UNVERIFIABLE_ORDER);
        for (AtRest rest : StateSamples.atRest()) {
            Scenario.given(rest)
                    .on(new OrderRefused(OTHER_ORDER.id(), reason))
                    .isNow(new Failed(OTHER_ORDER.id(), reason))
                    .after();
        }
    }

    @Test
    void a_refused_order_with_the_id_of_the_last_update_does_not_change_how_that_ended() {
        for (AtRest rest : StateSamples.atRest()) {
            rest.tellsOf()
                    .ifPresent(id -> Scenario.given(rest)
                            .on(new OrderRefused(id, Reason.of(ReasonCode.UPDATE_ID_REUSED)))
                            .wasRefused());
        }
    }

    @Test
    void a_state_tells_of_the_update_that_ended_in_it() {
        assertThat(StateSamples.atRest().stream().map(AtRest::tellsOf))
                .containsOnly(Optional.empty(), Optional.of(ORDER.id()));
        assertThat(AtRest.Idle.FRESH.tellsOf()).isEmpty();
        assertThat(COMPLETED.tellsOf()).contains(ORDER.id());
        assertThat(REVERTED.tellsOf()).contains(ORDER.id());
    }

    @Test
    void a_cancel_has_nothing_to_cancel() {
        for (AtRest rest : StateSamples.atRest()) {
            Scenario.given(rest).on(new CancelRequested(ORDER.id())).wasRefused();
        }
    }

    @Test
    void a_start_reports_again_how_the_last_update_ended_and_looks_at_what_is_desired() {
        for (AtRest rest : StateSamples.atRest()) {
            Scenario start = Scenario.given(rest).starts(settledOn(NEW)).isNow(rest);
            assertThat(start.effects()).containsExactly(new Effect.Report(), new Effect.ReviewDesired());
            assertThat(rest.resume(POLICY)).isEqualTo(start.effects());
        }
    }

    @Test
    void a_trial_that_belongs_to_no_update_is_called_off() {
        Boot tryingOld = new Boot(NEXT_BOOT, NEW, NEW, Optional.of(new Trial(OLD, 2)));
        for (AtRest rest : StateSamples.atRest()) {
            Scenario.given(rest).starts(armed(NEW, 2)).isNow(rest).after(new Disarm(OLD));
            Scenario.given(rest).starts(tryingOld).isNow(rest).after(new Disarm(NEW));
        }
    }

    @Test
    void an_installation_that_belongs_to_no_update_is_called_off() {
        Boot installing = new Boot(NEXT_BOOT, NEW, NEW, Optional.empty(), true);
        for (AtRest rest : StateSamples.atRest()) {
            Scenario.given(rest).starts(installing).isNow(rest).after(new Disarm(NEW));
        }
    }

    @Test
    void completed_but_started_on_the_old_slot_is_reverted_later() {
        Scenario.given(COMPLETED).starts(settledOn(OLD)).isNow(REVERTED).after();
    }

    @Test
    void completed_but_started_on_another_version_is_reverted_later() {
        Scenario.given(COMPLETED)
                .starts(settledOn(NEW), telling(OLD_VERSION))
                .isNow(REVERTED)
                .after();
    }

    @Test
    void completed_but_started_on_other_bytes_is_reverted_later() {
        Scenario.given(COMPLETED)
                .starts(settledOn(NEW), new RunningFirmware(Optional.empty(), Optional.of(OLD_DIGEST)))
                .isNow(REVERTED)
                .after();
    }

    @Test
    void completed_and_reverted_calls_a_foreign_trial_off_as_well() {
        Scenario.given(COMPLETED).starts(armed(OLD, 2)).isNow(REVERTED).after(new Disarm(OLD));
    }

    @Test
    void completed_and_started_on_what_was_ordered_stays_completed() {
        Scenario.given(COMPLETED)
                .starts(settledOn(NEW), telling(ORDERED_VERSION))
                .isNow(COMPLETED)
                .after();
        Scenario.given(COMPLETED)
                .starts(settledOn(NEW), new RunningFirmware(Optional.of(ORDERED_VERSION), Optional.of(ORDERED_DIGEST)))
                .isNow(COMPLETED)
                .after();
    }

    @Test
    void reverted_later_does_not_become_completed_again() {
        Scenario.given(COMPLETED)
                .starts(settledOn(OLD))
                .starts(settledOn(NEW), telling(ORDERED_VERSION))
                .isNow(REVERTED)
                .after();
    }

    @Test
    void a_trial_that_could_not_be_called_off_is_called_off_again_later() {
        for (AtRest rest : StateSamples.atRest()) {
            for (Optional<Boot> found : List.of(Optional.<Boot>empty(), Optional.of(armed(OLD, 2)))) {
                Scenario again =
                        Scenario.given(rest).on(new Disarmed(OLD, found)).isNow(rest);
                assertThat(again.effects()).containsExactly(new DisarmLater(OLD, AtRest.BEFORE_DISARMING_AGAIN));
                assertThat(again.on(new DisarmDue(OLD)).isNow(rest).effects()).containsExactly(new Disarm(OLD));
            }
        }
    }

    @Test
    void an_image_that_runs_though_it_is_not_committed_is_left_by_a_restart() {
        for (AtRest rest : StateSamples.atRest()) {
            Scenario returns = Scenario.given(rest).on(new Disarmed(OLD, Optional.of(strayingTo(NEW))));
            assertThat(returns.isNow(rest).effects()).containsExactly(new RestartInto(OLD));
        }
    }

    @Test
    void once_a_trial_is_called_off_nothing_more_is_to_do() {
        Scenario.given(COMPLETED)
                .on(new Disarmed(NEW, Optional.of(settledOn(NEW))))
                .isNow(COMPLETED);
        assertThat(Scenario.given(COMPLETED)
                        .on(new Disarmed(NEW, Optional.of(settledOn(NEW))))
                        .effects())
                .isEmpty();
    }

    @Test
    void a_disarm_that_ends_after_the_next_order_began_changes_nothing() {
        for (Underway underway : StateSamples.underway()) {
            Scenario.given(underway).on(new Disarmed(OLD, Optional.empty())).wasRefused();
            Scenario.given(underway).on(new DisarmDue(OLD)).wasRefused();
        }
    }
}
