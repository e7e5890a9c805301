package dev.drydock.domain.update.walk;

import dev.drydock.domain.Example;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.Ticket;
import dev.drydock.domain.update.Update;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes states, effects and what they hold as short text that stays the same while they do. */
final class Words {
    private Words() {}

    static String of(Object next, List<Effect> effects) {
        return of(next) + " | " + effects.stream().map(Words::of).collect(Collectors.joining(", "));
    }

    static String of(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Words::of).orElse("-");
        }
        if (value instanceof UpdateOrder order) {
            return order.id() + (order.uri().equals(Example.RENEWED.uri()) ? " renewed" : "");
        }
        if (value instanceof Update update) {
            String starts = update.starts() == 0 ? "" : ", started " + update.starts() + "x";
            return of(update.order()) + " to " + update.target() + starts;
        }
        if (value instanceof Ticket ticket) {
            return ticket.update() + "/" + ticket.stage() + "/" + ticket.attempt();
        }
        if (value instanceof Reason reason) {
            return reason.code().code();
        }
        if (value instanceof ImageMeasure) {
            return "measured";
        }
        return value.getClass().isRecord() && !isPlain(value) ? ofRecord(value) : value.toString();
    }

    /** Ids and versions say themselves. */
    private static boolean isPlain(Object value) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        return components.length == 1 && components[0].getName().equals("value");
    }

    private static String ofRecord(Object value) {
        String parts = Arrays.stream(value.getClass().getRecordComponents())
                .map(component -> of(read(component, value)))
                .collect(Collectors.joining(", "));
        return value.getClass().getSimpleName() + (parts.isEmpty() ? "" : "(" + parts + ")");
    }

    private static Object read(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
