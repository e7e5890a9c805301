package dev.drydock.application.fakes;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.Update;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.domain.update.Waiting;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;

/** The secrets of URIs, left out wherever nothing is fetched by them any more. */
final class Forgetting {
    private static final Set<Class<?>> STILL_TO_BE_FETCHED = Set.of(Waiting.class, Downloading.class);

    private Forgetting() {}

    static AgentMemory secrets(AgentMemory memory) {
        return new AgentMemory(
                secrets(memory.state()),
                secrets(memory.ledger()),
                memory.milestones(),
                memory.lastSuccess(),
                memory.sequenceCeiling(),
                memory.epoch());
    }

    static UpdateOrder secrets(UpdateOrder order) {
        if (order.places().stream().allMatch(place -> place.value().equals(place.withoutSecrets()))) {
            return order;
        }
        return new UpdateOrder(
                order.id(),
                secrets(order.uri()),
                order.mirrors().stream().map(Forgetting::secrets).toList(),
                order.version(),
                order.size(),
                order.digest(),
                order.foreignCheckValue(),
                order.notAfter(),
                order.manifest());
    }

    private static ImageUri secrets(ImageUri uri) {
        String shown = uri.withoutSecrets();
        return new ImageUri(shown.isEmpty() ? "?" : shown);
    }

    private static UpdateLedger secrets(UpdateLedger ledger) {
        var entries = ledger.entries().stream()
                .map(entry ->
                        new UpdateLedger.Entry(entry.id(), entry.order().map(Forgetting::secrets), entry.ending()))
                .toList();
        return new UpdateLedger(entries, ledger.unaccepted(), ledger.recent(), ledger.lastDesired());
    }

    /** Every state is a record; one that is new is taken for one that fetches nothing. */
    private static UpdateState secrets(UpdateState state) {
        if (STILL_TO_BE_FETCHED.contains(state.getClass())) {
            return state;
        }
        try {
            RecordComponent[] components = state.getClass().getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = part(components[i].getAccessor().invoke(state));
            }
            return (UpdateState) state.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object part(Object value) {
        if (value instanceof Update update) {
            return new Update(secrets(update.order()), update.target(), update.starts());
        }
        if (value instanceof UpdateState within) {
            return secrets(within);
        }
        return value instanceof UpdateOrder order ? secrets(order) : value;
    }
}
