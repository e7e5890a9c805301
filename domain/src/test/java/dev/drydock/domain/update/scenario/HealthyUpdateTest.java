package dev.drydock.domain.update.scenario;

import static dev.drydock.domain.Example.MEASURED;
import static dev.drydock.domain.Example.NEW;
import static dev.drydock.domain.Example.ORDER;
import static dev.drydock.domain.Example.POLICY;
import static dev.drydock.domain.Example.THIS_BOOT;
import static dev.drydock.domain.Example.UPDATE;
import static dev.drydock.domain.Example.armed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.Idle;
import dev.drydock.domain.update.Committing;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.Installing;
import dev.drydock.domain.update.OnTrial;
import dev.drydock.domain.update.Ready;
import dev.drydock.domain.update.Restarting;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.Ticket;
import dev.drydock.domain.update.UpdateEvent.HealthPassed;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import dev.drydock.domain.update.Verifying;
import dev.drydock.domain.update.Waiting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthyUpdateTest {
    @Test
    void an_accepted_order_walks_through_every_state_to_completed() {
        Scenario update = Scenario.given(Idle.FRESH);
        update.accepts(ORDER).isNow(new Waiting(UPDATE)).after();
        update.goesOn().isNow(new Downloading(UPDATE, 1, Optional.empty())).after();
        update.goesOn().isNow(new Verifying(UPDATE, MEASURED)).after();
        update.goesOn().isNow(new Ready(UPDATE)).after();
        update.goesOn().isNow(new Installing(UPDATE)).after();
        update.goesOn().isNow(new Restarting(UPDATE, THIS_BOOT, 1)).after();
        update.starts(armed(NEW, 2)).isNow(new OnTrial(UPDATE)).after();
        update.goesOn()
                .isNow(new Committing(UPDATE, Optional.of(VersionProof.VERSION)))
                .after();
        update.goesOn()
                .isNow(new Completed(ORDER, NEW, Optional.of(VersionProof.VERSION), Optional.empty()))
                .after();
    }

    @Test
    void each_state_asks_for_its_own_work_under_its_own_deadline() {
        assertResumes(Stage.WAITING, new Effect.SetDeadline(ticket(Stage.WAITING, 0), POLICY.limit(Limit.START_DELAY)));
        assertResumes(
                Stage.DOWNLOADING,
                new Effect.SetDeadline(ticket(Stage.DOWNLOADING, 1), POLICY.limit(Limit.DOWNLOAD)),
                new Effect.Download(ticket(Stage.DOWNLOADING, 1), ORDER, NEW));
        assertResumes(
                Stage.VERIFYING,
                new Effect.SetDeadline(ticket(Stage.VERIFYING, 0), POLICY.limit(Limit.VERIFY)),
                new Effect.Verify(ticket(Stage.VERIFYING, 0), ORDER, MEASURED));
        assertResumes(
                Stage.READY,
                new Effect.SetDeadline(ticket(Stage.READY, 0), POLICY.limit(Limit.WINDOW)),
                new Effect.AwaitWindow(ticket(Stage.READY, 0), ORDER));
        assertResumes(
                Stage.INSTALLING,
                new Effect.SetDeadline(ticket(Stage.INSTALLING, 0), POLICY.limit(Limit.INSTALL)),
                new Effect.Install(ticket(Stage.INSTALLING, 0), ORDER, NEW));
        assertResumes(
                Stage.RESTARTING,
                new Effect.SetDeadline(ticket(Stage.RESTARTING, 1), POLICY.limit(Limit.RESTART)),
                new Effect.SwitchAndRestart(ticket(Stage.RESTARTING, 1), ORDER, NEW));
        assertResumes(
                Stage.ON_TRIAL,
                new Effect.SetDeadline(ticket(Stage.ON_TRIAL, 0), POLICY.limit(Limit.TRIAL)),
                new Effect.CheckHealth(ticket(Stage.ON_TRIAL, 0), ORDER, NEW));
        assertResumes(
                Stage.COMMITTING,
                new Effect.SetDeadline(ticket(Stage.COMMITTING, 0), POLICY.limit(Limit.COMMIT)),
                new Effect.Commit(ticket(Stage.COMMITTING, 0), NEW));
        assertResumes(
                Stage.ROLLING_BACK,
                new Effect.SetDeadline(ticket(Stage.ROLLING_BACK, 1), POLICY.limit(Limit.RESTART)),
                new Effect.RollBack(ticket(Stage.ROLLING_BACK, 1), NEW.other()));
    }

    @Test
    void the_report_says_by_what_the_new_image_was_proven() {
        Scenario update = Scenario.until(Stage.ON_TRIAL);
        update.on(new HealthPassed(update.ticket(), Optional.of(VersionProof.DIGEST)))
                .goesOn()
                .isNow(new Completed(ORDER, NEW, Optional.of(VersionProof.DIGEST), Optional.empty()));
    }

    @Test
    void a_simulated_update_completes_without_a_proof() {
        Scenario update = Scenario.until(Stage.ON_TRIAL);
        update.on(new HealthPassed(update.ticket(), Optional.empty()))
                .goesOn()
                .isNow(new Completed(ORDER, NEW, Optional.empty(), Optional.empty()));
    }

    private static void assertResumes(Stage stage, Effect... effects) {
        Scenario update = Scenario.until(stage);
        assertThat(update.underway().stage()).isEqualTo(stage);
        assertThat(update.state().resume(POLICY)).isEqualTo(List.of(effects));
    }

    private static Ticket ticket(Stage stage, int attempt) {
        return new Ticket(ORDER.id(), stage, attempt);
    }
}
