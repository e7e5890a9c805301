package dev.drydock.application.simulation.service;

import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.application.service.stop.StopResult;
import dev.drydock.application.simulation.world.Breaches;
import dev.drydock.application.simulation.world.Chronicle;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.ReasonCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The promises to a service. */
public final class ServicePromises {
    private final Breaches breaches;
    private final Chronicle chronicle;
    private final Predicate<UpdateId> isInstalled;
    private final Map<UpdateId, Told> told = new HashMap<>();
    private final Map<UpdateId, Set<Optional<Version>>> images = new HashMap<>();

    /**
     * How an update ended as the service was told.
     *
     * @param reason its code, or empty
     */
    public record Told(Ending ending, String reason) {
        /** Whether it was a desired order that the device turned away, so that a mended one could be taken. */
        public boolean isRefusal() {
            return ReasonCode.find(reason)
                    .filter(code -> code.phase() == ReasonCode.Phase.ORDER)
                    .isPresent();
        }
    }

    /** @param isInstalled whether an update's image runs and is committed now, unless another update came after it */
    public ServicePromises(Breaches breaches, Chronicle chronicle, Predicate<UpdateId> isInstalled) {
        this.breaches = breaches;
        this.chronicle = chronicle;
        this.isInstalled = isInstalled;
    }

    public Map<UpdateId, Told> told() {
        return told;
    }

    /** A run begins. */
    public void ordered(ServiceRun run) {
        images.computeIfAbsent(run.order.id(), id -> new HashSet<>()).add(run.order.version());
    }

    /** Whether the same id was given to more than one image. */
    private boolean isMisused(UpdateId id) {
        return images.getOrDefault(id, Set.of()).size() > 1;
    }

    public void answered(ServiceRun run, MethodAnswer answer) {
        chronicle.tell("service is answered about " + run.order.id() + ": "
                + answer.wire().status() + " " + answer.reason());
    }

    public void sighted(ServiceRun run, Sighting sighting, long sequence) {
        chronicle.tell("service sees of " + run.order.id() + ": " + wordOf(sighting) + " in " + sequence);
        breaches.unless(run.sees(sequence), "the service saw " + sighting + " of " + run + " out of its order");
        breaches.unless(run.result().isEmpty(), "the service saw " + sighting + " of " + run + " after its end");
        breaches.unless(
                !(sighting instanceof Sighting.NotAsOrdered) || isMisused(run.order.id()),
                "the success of " + run + " does not fit it: " + sighting);
        if (sighting instanceof Sighting.Ended ended) {
            ended(run.order.id(), ended);
        }
    }

    private void ended(UpdateId id, Sighting.Ended ended) {
        Told now = new Told(
                ended.ending(),
                ended.reason().map(reason -> reason.code().text()).orElse(""));
        Told before = told.getOrDefault(id, now);
        told.put(id, now);
        chronicle.count("ended " + now.ending());
        chronicle.count("ended " + now.ending() + " " + now.reason());
        breaches.unless(
                before.equals(now) || before.isRefusal(),
                "the service was told " + before + " of " + id + ", and then " + now);
        breaches.unless(
                now.ending() != Ending.COMPLETED || isInstalled.test(id),
                "the service was told that " + id + " completed, and it is not what runs");
    }

    /** A run is over. */
    public void ended(ServiceRun run, @Nullable UpdateResult how, @Nullable Throwable bug) {
        breaches.unless(how != null, "the run of " + run + " failed with " + bug);
        if (how != null) {
            chronicle.count("result " + how.getClass().getSimpleName());
            chronicle.tell("service is done with " + run.order.id() + ": " + brief(how));
            run.ended(how);
        }
    }

    /** A cancel is over. */
    public void stopped(@Nullable StopResult how, @Nullable Throwable bug) {
        breaches.unless(how != null, "a cancel failed with " + bug);
        if (how != null) {
            chronicle.count("stop " + how.getClass().getSimpleName());
            chronicle.tell("service stopped: " + how);
        }
    }

    private static String brief(UpdateResult how) {
        return how instanceof UpdateResult.Ended ended ? ended.ending() + " " + ended.reason() : how.toString();
    }

    private static String wordOf(Sighting sighting) {
        if (sighting instanceof Sighting.Changed changed) {
            return changed.word();
        }
        return sighting instanceof Sighting.Ended ended
                ? ended.ending() + " " + ended.reason()
                : sighting.getClass().getSimpleName();
    }
}
