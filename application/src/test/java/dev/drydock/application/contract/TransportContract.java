package dev.drydock.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.follow.Following;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.service.twin.Written;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What every transport has to do between the device app and the service app. An adapter's test extends this. Most of it is waiting,
 * so that tests, each with a transport of its own, run at the same time.
 */
@Execution(ExecutionMode.CONCURRENT)
public abstract class TransportContract extends CallContract {
    /** Marks what needs a transport that may be interrupted, and that nobody else uses. */
    static final String OWN_TRANSPORT = "own-transport";

    @Test
    void what_a_device_reports_is_what_the_service_reads() {
        ContractDevice device = connected();
        order(device, "u1");

        patiently().until(() -> reports(device.id(), "downloading"));

        assertThat(reportedUpdate(device.id()).flatMap(ReportedUpdate::id)).contains(id("u1"));
    }

    @Test
    void a_device_that_nobody_heard_of_is_unknown() {
        assertThat(done(service.twins().read(new DeviceId("nobody")))).isEqualTo(new TwinRead.UnknownDevice());
    }

    @Test
    void who_watches_sees_what_is_known_and_every_later_state_until_the_watch_is_closed() {
        ContractDevice device = connected();
        List<String> seen = new CopyOnWriteArrayList<>();
        DeviceTwins.Watch watch =
                service.twins().watch(device.id(), twin -> stateOf(twin).ifPresent(seen::add));
        patiently().until(() -> seen.contains("idle"));

        order(device, "u1");
        patiently().until(() -> seen.contains("downloading"));
        watch.close();
        watch.close();
        call(device, new MethodCall.CancelFirmwareUpdate(id("u1")));
        patiently().until(() -> reports(device.id(), "cancelled"));

        assertThat(seen).doesNotContain("cancelled");
    }

    @Test
    void an_order_left_while_the_device_is_away_is_begun_when_it_returns_and_only_once() {
        ContractDevice device = connected();
        device.leave();
        assertThat(done(service.twins().desire(device.id(), orderOf("u1")))).isEqualTo(new Written.Done());
        assertThat(read(device.id()).flatMap(DeviceTwin::desired)).contains(new LeftOrder.Ours(orderOf("u1")));

        device.connect();
        patiently().until(() -> device.begun().equals(List.of(id("u1"))));
        call(device, new MethodCall.CancelFirmwareUpdate(id("u1")));
        device.leave();
        device.connect();
        awaitSeen(device);

        assertThat(answeredAtLast(device, new MethodCall.FirmwareUpdate(orderOf("u2")))
                        .isTaken())
                .as("u1 did not begin again")
                .isTrue();
    }

    @Test
    void an_order_that_is_left_over_another_leaves_nothing_of_that() {
        ContractDevice device = connected();
        device.leave();
        UpdateOrder signed = orderOf("u1").with(Optional.of(OrderManifest.of("a.b.c")));
        done(service.twins().desire(device.id(), signed));
        assertThat(read(device.id()).flatMap(DeviceTwin::desired)).contains(new LeftOrder.Ours(signed));

        done(service.twins().desire(device.id(), orderOf("u2")));

        assertThat(read(device.id()).flatMap(DeviceTwin::desired)).contains(new LeftOrder.Ours(orderOf("u2")));
    }

    @Test
    void an_order_is_begun_too_when_it_is_left_while_the_device_is_there() {
        ContractDevice device = connected();

        done(service.twins().desire(device.id(), orderOf("u1")));

        patiently().until(() -> device.begun().equals(List.of(id("u1"))));
    }

    @Test
    void an_order_withdrawn_while_the_device_is_away_is_never_begun() {
        ContractDevice device = connected();
        device.leave();
        done(service.twins().desire(device.id(), orderOf("u1")));

        assertThat(done(service.twins().withdraw(device.id()))).isEqualTo(new Written.Done());
        assertThat(read(device.id()).flatMap(DeviceTwin::desired)).isEmpty();
        device.connect();
        awaitSeen(device);

        assertThat(answeredAtLast(device, new MethodCall.FirmwareUpdate(orderOf("u2")))
                        .isTaken())
                .isTrue();
        patiently().until(() -> device.begun().equals(List.of(id("u2"))));
    }

    @Test
    void withdrawing_what_was_never_left_does_no_harm() {
        ContractDevice device = connected();

        assertThat(done(service.twins().withdraw(device.id()))).isEqualTo(new Written.Done());
    }

    @Test
    @Tag(OWN_TRANSPORT)
    void both_ends_come_back_by_themselves_after_an_interruption() {
        ContractDevice device = connected();
        bench.interrupt();
        bench.restore();

        answeredAtLast(device, new MethodCall.FirmwareUpdate(orderOf("u1")));
        awaitSeen(device);
        assertThat(read(device.id()).orElseThrow().presence()).isNotEqualTo(Presence.AWAY);
    }

    @Test
    @Tag(OWN_TRANSPORT)
    void a_call_during_an_interruption_ends_with_an_outcome() {
        ContractDevice device = connected();
        bench.interrupt();

        CallOutcome outcome = calling(device, new MethodCall.FirmwareUpdate(orderOf("u1")), Duration.ofSeconds(2))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();

        assertThat(outcome).isInstanceOfAny(CallOutcome.Unreachable.class, CallOutcome.OutcomeUnknown.class);
        bench.restore();
    }

    @Test
    @Tag(OWN_TRANSPORT)
    void what_is_reported_during_an_interruption_arrives_after_it() {
        ContractDevice device = connected();
        order(device, "u1");
        patiently().until(() -> device.begun().equals(List.of(id("u1"))));
        bench.interrupt();
        device.progress(71);
        device.progress(72);
        bench.restore();

        patiently()
                .until(() -> reportedUpdate(device.id())
                        .flatMap(ReportedUpdate::progress)
                        .equals(Optional.of(72)));
    }

    @Test
    @Tag(OWN_TRANSPORT)
    void reports_that_waited_for_a_connection_are_acknowledged_once_the_latest_has_arrived() {
        ContractDevice device = connected();
        bench.interrupt();
        List<CompletableFuture<Void>> waiting = Stream.of(71, 72, 73)
                .map(number -> device.reports().send(StatusReportsContract.report(number)))
                .map(CompletionStage::toCompletableFuture)
                .toList();
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        bench.restore();

        patiently().until(() -> waiting.stream().allMatch(CompletableFuture::isDone));
        assertThat(waiting).noneMatch(CompletableFuture::isCompletedExceptionally);
    }

    @Test
    @Tag(OWN_TRANSPORT)
    void who_follows_across_an_interruption_sees_each_thing_once_and_the_end() {
        ContractDevice device = connected();
        Following following = new Following(orderOf("u1"), Optional.empty());
        List<Sighting> seen = new CopyOnWriteArrayList<>();
        DeviceTwins.Watch watch = service.twins()
                .watch(
                        device.id(),
                        twin -> twin.reported().flatMap(following::observe).ifPresent(seen::add));
        order(device, "u1");
        patiently().until(() -> !seen.isEmpty());

        bench.interrupt();
        bench.restore();
        answeredAtLast(device, new MethodCall.CancelFirmwareUpdate(id("u1")));
        patiently().until(() -> seen.get(seen.size() - 1) instanceof Sighting.Ended);

        assertThat(seen).doesNotHaveDuplicates();
        watch.close();
    }

    @Test
    void a_device_reads_its_own_last_report_back() {
        ContractDevice device = connected();
        order(device, "u1");
        call(device, new MethodCall.CancelFirmwareUpdate(id("u1")));
        patiently().until(() -> reports(device.id(), "cancelled"));
        long sequence = reportedUpdate(device.id()).orElseThrow().sequence();
        Optional<Epoch> epoch = read(device.id()).orElseThrow().reported().flatMap(Reported::epoch);
        device.leave();

        FormerReport former = new SilentDevice(bench, device.id()).readBack().orElseThrow();

        assertThat(former.sequence()).isEqualTo(sequence);
        assertThat(former.epoch()).isPresent().isEqualTo(epoch);
        assertThat(former.id()).contains(id("u1"));
        assertThat(former.ending()).contains(Outcome.Ending.CANCELLED);
        assertThat(former.recent()).extracting(Outcome::id).containsExactly(id("u1"));
    }

    @Test
    void a_device_that_never_reported_reads_nothing_back() {
        assertThat(new SilentDevice(bench, device().id()).readBack()).isEmpty();
    }

    @Test
    @Tag(OWN_TRANSPORT)
    void every_device_is_listed_with_what_is_known_of_it() {
        ContractDevice here = connected();
        ContractDevice gone = connected();
        gone.leave();
        patiently().untilAsserted(() -> {
            List<DeviceTwin> twins = listed();
            assertThat(twins)
                    .extracting(DeviceTwin::id)
                    .contains(here.id(), gone.id())
                    .doesNotHaveDuplicates();
            assertThat(twins).allMatch(twin -> twin.reported().isPresent());
            assertThat(twins)
                    .filteredOn(twin -> twin.id().equals(gone.id()))
                    .noneMatch(twin -> twin.presence() == Presence.CONNECTED);
        });
    }

    @Test
    @Tag(OWN_TRANSPORT)
    void a_device_that_is_forgotten_is_unknown() {
        ContractDevice device = connected();
        device.leave();
        done(service.twins().desire(device.id(), orderOf("u1")));

        assertThat(done(service.twins().forget(device.id()))).isEqualTo(new Written.Done());

        patiently().until(() -> read(device.id()).isEmpty());
        assertThat(listed()).extracting(DeviceTwin::id).doesNotContain(device.id());
    }

    private List<DeviceTwin> listed() {
        List<DeviceTwin> twins = new ArrayList<>();
        TwinListing listing = done(service.twins().list(twins::add));
        assertThat(listing).isEqualTo(new TwinListing(Optional.empty(), Optional.empty()));
        return twins;
    }

    private static Optional<String> stateOf(DeviceTwin twin) {
        return twin.reported()
                .flatMap(reported -> reported.update())
                .map(update -> update.state().text());
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
