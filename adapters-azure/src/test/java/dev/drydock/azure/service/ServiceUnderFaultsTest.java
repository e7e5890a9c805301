package dev.drydock.azure.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.Images;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.service.twin.Written;
import dev.drydock.azure.HubBench;
import dev.drydock.azure.HubScene;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.hub.fault.Faults.Fault;
import dev.drydock.hub.fault.Operation;
import dev.drydock.hub.fault.Tier;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceUnderFaultsTest extends HubScene {
    private static final List<Operation> REPEATABLE =
            List.of(Operation.TWIN_READ, Operation.TWIN_UPDATE, Operation.QUERY);

    private final HubBench hub = hub();
    private final DeviceId device = new DeviceId(freshId());
    private final AzureServiceTransport service = service(hub);

    static Stream<Fault> passing() {
        return Stream.of(
                new Fault.Refuse(429001),
                new Fault.Refuse(500001),
                new Fault.Refuse(503001),
                new Fault.DropBefore(),
                new Fault.DropAfter());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void what_does_no_harm_twice_is_tried_again(Fault fault) {
        hub.device(device.value());
        REPEATABLE.forEach(operation -> hub.hub().faults().happen(operation, 2, fault));
        List<DeviceTwin> listed = new CopyOnWriteArrayList<>();

        CompletionStage<TwinRead> read = service.twins().read(device);
        CompletionStage<Written> written = service.twins().desire(device, Images.order("u1"));
        CompletionStage<TwinListing> listing = service.twins().list(listed::add);

        assertThat(done(read)).isInstanceOf(TwinRead.Found.class);
        assertThat(done(written)).isEqualTo(new Written.Done());
        assertThat(done(listing)).isEqualTo(new TwinListing(Optional.empty(), Optional.empty()));
        assertThat(listed).extracting(DeviceTwin::id).contains(device).doesNotHaveDuplicates();
        REPEATABLE.forEach(operation -> assertThat(hub.hub().faults().calls(operation))
                .as("%s", operation)
                .isEqualTo(3));
    }

    @Test
    void what_fails_for_good_ends_with_the_reason() {
        hub.device(device.value());
        hub.hub().faults().happen(Operation.TWIN_READ, 100, new Fault.Refuse(500001));

        assertThat(done(service.twins().read(device)))
                .isEqualTo(new TwinRead.Unreachable("the hub failed (500001); try again later"));
        assertThat(hub.hub().faults().calls(Operation.TWIN_READ)).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("final_refusals")
    void what_would_be_refused_again_is_not_tried_again(int code) {
        hub.device(device.value());
        hub.hub().faults().happen(Operation.TWIN_UPDATE, 1, new Fault.Refuse(code));

        assertThat(done(service.twins().withdraw(device))).isInstanceOf(Written.Unreachable.class);
        assertThat(hub.hub().faults().calls(Operation.TWIN_UPDATE)).isEqualTo(1);
    }

    static IntStream final_refusals() {
        return IntStream.of(400004, 401002, 403002, 412001);
    }

    @Test
    void a_hub_that_is_smaller_than_was_said_is_lived_with() {
        hub.device(device.value());
        hub.hub().faults().throttle(Tier.S1, 1, sinceTheBurst());

        List<CompletionStage<TwinRead>> reads = IntStream.range(0, 180)
                .mapToObj(number -> service.twins().read(device))
                .toList();

        assertThat(reads).allSatisfy(read -> assertThat(done(read)).isInstanceOf(TwinRead.Found.class));
        assertThat(hub.hub().faults().calls(Operation.TWIN_READ)).isBetween(181, 500);
    }

    /** A clock that begins to run once the hub has refused a call: however slow the calls come, there are too many at once. */
    private LongSupplier sinceTheBurst() {
        AtomicLong begun = new AtomicLong();
        return () -> {
            if (hub.hub().faults().calls(Operation.TWIN_READ) <= 101) {
                return 0;
            }
            begun.compareAndSet(0, System.nanoTime());
            return System.nanoTime() - begun.get();
        };
    }

    @Test
    void a_page_that_is_empty_is_not_the_last() {
        hub.device(device.value());
        hub.hub().faults().sendEmptyPages(2);
        List<DeviceTwin> listed = new CopyOnWriteArrayList<>();

        assertThat(done(service.twins().list(listed::add)))
                .isEqualTo(new TwinListing(Optional.empty(), Optional.empty()));

        assertThat(listed).extracting(DeviceTwin::id).contains(device).doesNotHaveDuplicates();
        assertThat(hub.hub().faults().calls(Operation.QUERY)).isEqualTo(3);
    }

    @Test
    void the_pages_of_a_long_list_come_once_each_though_one_fails() {
        IntStream.range(0, 501).forEach(number -> hub.device("many-" + number));
        hub.hub().faults().happen(Operation.QUERY, 1, new Fault.Delay(java.time.Duration.ZERO));
        hub.hub().faults().happen(Operation.QUERY, 1, new Fault.Refuse(503001));
        List<DeviceTwin> listed = new CopyOnWriteArrayList<>();

        assertThat(done(service.twins().list(listed::add)))
                .isEqualTo(new TwinListing(Optional.empty(), Optional.empty()));

        assertThat(listed).hasSizeGreaterThanOrEqualTo(501).doesNotHaveDuplicates();
        assertThat(hub.hub().faults().calls(Operation.QUERY)).isEqualTo(3);
    }
}
