package dev.drydock.application.simulation.network;

import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.simulation.world.VirtualProcess;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A service app's end. */
public final class ServiceEnd {
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(20);

    final VirtualNetwork network;
    final VirtualProcess process;
    private final LossyMethods methods = new LossyMethods(this);
    private final LossyTwins twins = new LossyTwins(this);

    ServiceEnd(VirtualNetwork network, VirtualProcess process) {
        this.network = network;
        this.process = process;
    }

    public DeviceMethods methods() {
        return methods;
    }

    public DeviceTwins twins() {
        return twins;
    }

    /** The sequence of the report that a watcher is being told now. */
    public long telling() {
        return twins.telling();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isUp() {
        return process.isAlive() && network.letsServices();
    }

    void lost() {
        process.run(methods::lost);
    }

    void back() {
        if (isUp()) {
            twins.tell();
        }
    }

    void tell() {
        if (isUp()) {
            twins.tell();
        }
    }

    /**
     * Does something at the network and brings what came of it back, unless a message is lost on either way. What did not
     * get there before it was given up never does: a broken connection brings nothing.
     */
    <T> CompletionStage<T> request(String kind, Supplier<T> atTheNetwork, T unreachable) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        if (!isUp()) {
            process.after(Duration.ofMillis(100), () -> answer.complete(unreachable));
            return answer;
        }
        if (!network.carrier.loses(kind)) {
            network.clock.after(network.carrier.delay(kind), () -> {
                if (answer.isDone()) {
                    return;
                }
                T result = atTheNetwork.get();
                network.carrier.carry(kind + " done", () -> {
                    if (isUp()) {
                        process.run(() -> answer.complete(result));
                    }
                });
            });
        }
        process.after(LONGEST_REQUEST, () -> answer.complete(unreachable));
        return answer;
    }
}
