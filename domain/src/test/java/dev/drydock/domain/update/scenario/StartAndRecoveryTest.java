package dev.drydock.domain.update.scenario;

import static dev.drydock.domain.Example.NEW;
import static dev.drydock.domain.Example.OLD;
import static dev.drydock.domain.Example.ORDER;
import static dev.drydock.domain.Example.OTHER_ORDER;
import static dev.drydock.domain.Example.POLICY;
import static dev.drydock.domain.Example.UPDATE;
import static dev.drydock.domain.Example.armed;
import static dev.drydock.domain.Example.settledOn;
import static dev.drydock.domain.Example.started;
import static dev.drydock.domain.Example.strayingTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.AtRest.Idle;
import dev.drydock.domain.update.AtRest.RolledBack;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.Effect.Disarm;
import dev.drydock.domain.update.Effect.ReadBackReport;
import dev.drydock.domain.update.Effect.Report;
import dev.drydock.domain.update.Effect.RestartInto;
import dev.drydock.domain.update.Effect.ReviewDesired;
import dev.drydock.domain.update.OnTrial;
import dev.drydock.domain.update.Recovering;
import dev.drydock.domain.update.RollingBack;
import dev.drydock.domain.update.Starting;
import dev.drydock.domain.update.UpdateEvent.BootCommitted;
import dev.drydock.domain.update.UpdateEvent.CancelRequested;
import dev.drydock.domain.update.UpdateEvent.DeadlinePassed;
import dev.drydock.domain.update.UpdateEvent.DisarmDue;
import dev.drydock.domain.update.UpdateEvent.Disarmed;
import dev.drydock.domain.update.UpdateEvent.HealthPassed;
import dev.drydock.domain.update.UpdateEvent.ImageDownloaded;
import dev.drydock.domain.update.UpdateEvent.OrderAccepted;
import dev.drydock.domain.update.UpdateEvent.ReportRecovered;
import dev.drydock.domain.update.UpdateEvent.WorkFailed;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.domain.update.walk.StateSamples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The device app is started, on its journal or on what is left of it. */
class StartAndRecoveryTest {
    private static final Reason LOST = Reason.of(ReasonCode.JOURNAL_RECOVERED);
    private static final Idle AFTER_A_LOSS = new Idle(Optional.of(LOST));
    private static final RollingBack ROLLING_BACK = new RollingBack(UPDATE, LOST, 1);
    private static final Downloading FETCHING = new Downloading(UPDATE, 1, Optional.empty());

    @Test
    void a_start_does_what_it_does_to_the_state_in_the_journal() {
        for (UpdateState journalled : StateSamples.all().values()) {
            if (!(journalled instanceof Starting)) {
                Scenario direct = Scenario.given(journalled).starts(settledOn(OLD));
                Scenario started = Scenario.given(new Starting(journalled)).starts(settledOn(OLD));
                assertThat(started.state()).isEqualTo(direct.state());
                assertThat(started.effects()).isEqualTo(direct.effects());
            }
        }
    }

    @Test
    void an_update_under_way_goes_on_or_has_failed() {
        Scenario.given(new Starting(FETCHING))
                .starts(settledOn(OLD))
                .isNow(new Downloading(started(1), 1, Optional.empty()));
        for (Boot changed : List.of(settledOn(NEW), strayingTo(OLD))) {
            Scenario.given(new Starting(FETCHING))
                    .starts(changed)
                    .isNow(new Failed(ORDER.id(), Reason.of(ReasonCode.SLOTS_CHANGED)));
        }
    }

    @Test
    void before_the_start_is_durable_nothing_moves_the_state() {
        Starting starting = new Starting(Idle.FRESH);
        Scenario.given(starting).on(new OrderAccepted(ORDER, NEW)).wasRefused();
        Scenario.given(starting).on(new CancelRequested(ORDER.id())).wasRefused();
        Scenario.given(starting).on(new DisarmDue(OLD)).wasRefused();
        Scenario.given(starting).on(new ReportRecovered(Optional.empty())).wasRefused();
        assertThat(starting.notReady().orElseThrow().code()).isEqualTo(ReasonCode.NOT_READY);
        assertThat(starting.resume(POLICY)).isEmpty();
    }

    @Test
    void after_a_loss_the_last_report_is_asked_for_at_each_start_and_nothing_is_reported() {
        Scenario recovering =
                Scenario.given(new Starting(new Recovering(AFTER_A_LOSS))).starts(settledOn(OLD));
        recovering.isNow(new Recovering(AFTER_A_LOSS));
        assertThat(recovering.effects()).containsExactly(new ReadBackReport());
        assertThat(recovering.starts(settledOn(OLD)).effects()).containsExactly(new ReadBackReport());
    }

    @Test
    void the_report_that_was_read_back_ends_the_recovery() {
        Scenario recovered = Scenario.given(new Recovering(AFTER_A_LOSS)).on(new ReportRecovered(Optional.empty()));
        assertThat(recovered.isNow(AFTER_A_LOSS).effects()).containsExactly(new Report(), new ReviewDesired());
    }

    @Test
    void an_update_that_only_the_report_knows_has_the_outcome_that_was_made_of_it() {
        Failed failed = new Failed(OTHER_ORDER.id(), LOST);
        Scenario.given(new Recovering(AFTER_A_LOSS))
                .on(new ReportRecovered(Optional.of(failed)))
                .isNow(failed);
    }

    @Test
    void an_update_under_way_is_not_changed_by_the_report_of_another() {
        Failed failed = new Failed(OTHER_ORDER.id(), LOST);
        for (UpdateState during : List.of(FETCHING, ROLLING_BACK, new OnTrial(UPDATE))) {
            Scenario.given(new Recovering(during))
                    .on(new ReportRecovered(Optional.of(failed)))
                    .isNow(during);
        }
    }

    @Test
    void while_recovering_the_update_goes_on_unreported() {
        Scenario download = Scenario.given(new Recovering(FETCHING));
        download.on(new ImageDownloaded(FETCHING.ticket(), dev.drydock.domain.Example.MEASURED));
        assertThat(download.effects())
                .isEqualTo(((Recovering) download.state()).during().resume(POLICY))
                .noneMatch(Report.class::isInstance);
        OnTrial trial = new OnTrial(UPDATE);
        Scenario.given(new Recovering(trial))
                .on(new WorkFailed(trial.ticket(), Reason.of(ReasonCode.UNHEALTHY)))
                .isNow(new Recovering(new RollingBack(UPDATE, Reason.of(ReasonCode.UNHEALTHY), 1)));
        assertThat(Scenario.given(new Recovering(trial))
                        .on(new HealthPassed(trial.ticket(), Optional.empty()))
                        .state()
                        .plain())
                .isInstanceOf(dev.drydock.domain.update.Committing.class);
        Scenario.given(new Recovering(FETCHING))
                .on(new DeadlinePassed(FETCHING.ticket()))
                .isNow(new Recovering(new Downloading(
                        UPDATE, 2, Optional.of(POLICY.downloads().backOffBefore(2)))));
    }

    @Test
    void a_commit_that_was_late_is_not_undone_while_recovering() {
        assertThat(Scenario.given(new Recovering(ROLLING_BACK))
                        .on(new BootCommitted(ROLLING_BACK.ticket()))
                        .state()
                        .plain())
                .isInstanceOf(Completed.class);
    }

    @Test
    void a_roll_back_of_an_unknown_image_ends_while_recovering() {
        Scenario rolledBack = Scenario.given(new Recovering(ROLLING_BACK)).starts(settledOn(OLD));
        rolledBack.isNow(new Recovering(new RolledBack(ORDER.id(), LOST)));
        assertThat(rolledBack.effects()).containsExactly(new ReadBackReport(), new Disarm(OLD));
    }

    @Test
    void an_image_of_which_nothing_is_known_is_called_off_and_left() {
        Recovering lost = new Recovering(AFTER_A_LOSS);
        Scenario story =
                Scenario.given(new Starting(lost)).starts(armed(NEW, 1)).isNow(lost);
        assertThat(story.effects()).containsExactly(new ReadBackReport(), new Disarm(OLD));
        assertThat(story.on(new Disarmed(OLD, Optional.of(strayingTo(NEW))))
                        .isNow(lost)
                        .effects())
                .containsExactly(new RestartInto(OLD));
        assertThat(story.on(new DisarmDue(OLD)).isNow(lost).effects()).containsExactly(new Disarm(OLD));
    }

    @Test
    void while_recovering_no_order_and_no_cancel_is_decided_on() {
        for (UpdateState during : List.of(AFTER_A_LOSS, FETCHING, ROLLING_BACK)) {
            Recovering recovering = new Recovering(during);
            assertThat(recovering.notReady().orElseThrow().code()).isEqualTo(ReasonCode.NOT_READY);
            Scenario.given(recovering).on(new OrderAccepted(OTHER_ORDER, NEW)).wasRefused();
            Scenario.given(recovering).on(new CancelRequested(ORDER.id())).wasRefused();
        }
    }
}
