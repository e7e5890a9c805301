package dev.drydock.domain.update.scenario;

import static dev.drydock.domain.Example.MEASURED;
import static dev.drydock.domain.Example.NEW;
import static dev.drydock.domain.Example.ORDER;
import static dev.drydock.domain.Example.OTHER_ORDER;
import static dev.drydock.domain.Example.POLICY;
import static dev.drydock.domain.Example.RENEWED;
import static dev.drydock.domain.Example.THIS_BOOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Cancelled;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.Effect.StopWork;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.Ticket;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.Update;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateEvent.CancelRequested;
import dev.drydock.domain.update.UpdateEvent.OrderAccepted;
import dev.drydock.domain.update.UpdateEvent.OrderFoundInstalled;
import dev.drydock.domain.update.UpdateEvent.OrderRefused;
import dev.drydock.domain.update.UpdateEvent.OrderRenewed;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import dev.drydock.domain.update.Waiting;
import dev.drydock.domain.update.walk.StateSamples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Cancels and renewals of an update under way, and those that come too late. */
class CancelAndRenewTest {
    private static final Update WITH_NEW_URI = Update.of(RENEWED, NEW);
    private static final List<Stage> BEFORE_NO_RETURN =
            List.of(Stage.WAITING, Stage.DOWNLOADING, Stage.VERIFYING, Stage.READY);

    @Test
    void an_update_is_cancelled_before_its_point_of_no_return() {
        for (Stage stage : BEFORE_NO_RETURN) {
            Scenario.until(stage).isCancelled().isNow(new Cancelled(ORDER.id())).after(new StopWork());
        }
    }

    @Test
    void an_update_is_not_cancelled_past_its_point_of_no_return() {
        for (Stage stage : Stage.values()) {
            if (!BEFORE_NO_RETURN.contains(stage)) {
                Scenario.until(stage).isCancelled().wasRefused();
            }
        }
    }

    @Test
    void a_cancel_of_another_update_cancels_nothing() {
        for (Stage stage : Stage.values()) {
            Scenario.until(stage).on(new CancelRequested(OTHER_ORDER.id())).wasRefused();
        }
    }

    @Test
    void another_order_changes_nothing_while_one_is_under_way() {
        for (Stage stage : Stage.values()) {
            Scenario.until(stage).on(new OrderAccepted(OTHER_ORDER, NEW)).wasRefused();
            Scenario.until(stage)
                    .on(new OrderFoundInstalled(OTHER_ORDER, NEW, VersionProof.DIGEST))
                    .wasRefused();
            Scenario.until(stage)
                    .on(new OrderRefused(OTHER_ORDER.id(), Reason.of(ReasonCode.BAD_URI)))
                    .wasRefused();
        }
    }

    @Test
    void a_renewed_order_that_waits_is_fetched_from_the_new_uri() {
        Scenario update = Scenario.until(Stage.WAITING).on(new OrderRenewed(RENEWED));
        update.isNow(new Waiting(WITH_NEW_URI));
        assertThat(update.effects()).isEqualTo(update.state().resume(POLICY));
        update.goesOn().isNow(new Downloading(WITH_NEW_URI, 1, Optional.empty()));
    }

    @Test
    void a_renewed_order_that_is_being_fetched_is_fetched_on_from_the_new_uri() {
        Scenario update = Scenario.until(Stage.DOWNLOADING).on(new OrderRenewed(RENEWED));
        update.isNow(new Downloading(WITH_NEW_URI, 1, Optional.empty()));
        assertThat(update.effects())
                .containsExactly(
                        new StopWork(),
                        new Effect.SetDeadline(update.ticket(), POLICY.limit(Limit.DOWNLOAD)),
                        new Effect.Download(update.ticket(), RENEWED, NEW));
    }

    @Test
    void a_renewed_order_does_not_shorten_a_delay() {
        Scenario update = Scenario.until(Stage.DOWNLOADING).fails(ReasonCode.SERVER_ERROR);
        update.on(new OrderRenewed(RENEWED))
                .isNow(new Downloading(WITH_NEW_URI, 2, Optional.of(Duration.ofSeconds(10))));
        assertThat(update.effects())
                .containsExactly(new StopWork(), new Effect.SetRetryDelay(update.ticket(), Duration.ofSeconds(10)));
    }

    @Test
    void once_all_bytes_are_here_a_new_uri_is_of_no_use() {
        for (Stage stage : Stage.values()) {
            if (stage.compareTo(Stage.DOWNLOADING) > 0) {
                Scenario.until(stage).on(new OrderRenewed(RENEWED)).wasRefused();
            }
            Scenario.until(stage).on(new OrderRenewed(OTHER_ORDER)).wasRefused();
        }
    }

    @Test
    void events_of_former_work_change_nothing() {
        for (Underway now : StateSamples.underway()) {
            Ticket ticket = now.ticket();
            List<Ticket> late = List.of(
                    new Ticket(ticket.update(), ticket.stage(), ticket.attempt() - 1),
                    new Ticket(ticket.update(), ticket.stage(), ticket.attempt() + 1),
                    new Ticket(OTHER_ORDER.id(), ticket.stage(), ticket.attempt()));
            late.forEach(of ->
                    workOf(of).forEach(event -> Scenario.given(now).on(event).wasRefused()));
        }
    }

    @Test
    void while_a_delay_is_spent_nothing_can_have_been_fetched() {
        Scenario update = Scenario.until(Stage.DOWNLOADING).fails(ReasonCode.SERVER_ERROR);
        update.on(new UpdateEvent.ImageDownloaded(update.ticket(), MEASURED)).wasRefused();
        update.fails(ReasonCode.IMAGE_NOT_FOUND).wasRefused();
    }

    private static List<UpdateEvent> workOf(Ticket ticket) {
        return List.of(
                new UpdateEvent.DeadlinePassed(ticket),
                new UpdateEvent.ImageDownloaded(ticket, MEASURED),
                new UpdateEvent.ImageVerified(ticket),
                new UpdateEvent.WindowOpened(ticket),
                new UpdateEvent.ImageInstalled(ticket, THIS_BOOT),
                new UpdateEvent.HealthPassed(ticket, Optional.of(VersionProof.VERSION)),
                new UpdateEvent.BootCommitted(ticket),
                new UpdateEvent.WorkFailed(ticket, Reason.of(ReasonCode.SERVER_ERROR)));
    }
}
