package dev.drydock.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.service.ServicePorts;
import dev.drydock.application.service.UpdateListener;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.application.service.stop.StopUpdate;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.service.twin.Written;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A command that ends takes back the orders whose image it serves, and waits until it knows how each of them ended. */
class ServedOrdersTest {
    private static final DeviceId SLOW = new DeviceId("slow");
    private static final List<DeviceId> LOST =
            Stream.of("a", "b", "c", "d", "e", "f", "g", "h").map(DeviceId::new).toList();

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final CompletableFuture<TwinRead> slowRead = new CompletableFuture<>();
    private final DeviceTwins twins = new ReadableTwins();
    private final StopUpdate stopUpdate =
            new StopUpdate(new ServicePorts(new NoMethods(), twins, new NoDeadlines(), Runnable::run));
    private final ServedOrders orders =
            new ServedOrders(new Unheard(), stopUpdate, twins, new PrintStream(said, true, StandardCharsets.UTF_8));

    @Test
    void orders_that_cannot_be_taken_back_do_not_hide_the_one_that_takes_longer() throws Exception {
        LOST.forEach(device -> orders.given(device, new UpdateId("u1")));
        orders.given(SLOW, new UpdateId("u1"));
        Thread taking = new Thread(orders::takeBack);
        taking.start();

        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        List.of(Thread.State.WAITING, Thread.State.TERMINATED).contains(taking.getState()));
        assertThat(taking.isAlive()).as("it waits for the slow one").isTrue();
        slowRead.complete(new TwinRead.Unreachable("the broker is gone"));
        taking.join(60_000);

        assertThat(taking.isAlive()).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Update u1 of slow could not be taken back (the broker is gone)")
                .hasLineCount(LOST.size() + 1);
    }

    /** Nothing can be read of a device, and of one it takes long to say so. */
    private final class ReadableTwins implements DeviceTwins {
        @Override
        public CompletionStage<TwinRead> read(DeviceId device) {
            return device.equals(SLOW)
                    ? slowRead
                    : CompletableFuture.completedFuture(new TwinRead.Unreachable("no connection"));
        }

        @Override
        public Watch watch(DeviceId device, Consumer<DeviceTwin> listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<TwinListing> list(Consumer<DeviceTwin> listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Written> desire(DeviceId device, UpdateOrder order) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Written> withdraw(DeviceId device) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Written> bring(DeviceId device, List<SignedKeySet> sets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Written> forget(DeviceId device) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class NoMethods implements DeviceMethods {
        @Override
        public CompletionStage<CallOutcome> call(DeviceId device, MethodCall call, Duration timeout) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean mayReach(DeviceTwin twin) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class NoDeadlines implements Deadlines {
        @Override
        public Pending after(Duration time, Runnable action) {
            return () -> {};
        }

        @Override
        public Pending afterWithJitter(Duration base, Runnable action) {
            return () -> {};
        }
    }

    private static final class Unheard implements UpdateListener {
        @Override
        public void answered(DeviceId device, MethodAnswer answer) {}

        @Override
        public void left(DeviceId device, String why) {}

        @Override
        public void sighted(DeviceId device, Sighting sighting) {}
    }
}
