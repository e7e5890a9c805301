package dev.drydock.domain.update.walk;

import dev.drydock.domain.Example;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.Ticket;
import dev.drydock.domain.update.Update;
import dev.drydock.testkit.machine.RecordWords;
import java.util.List;
import java.util.stream.Collectors;

/** Writes states, effects and what they hold as short text that stays the same while they do. */
final class Words {
    private static final RecordWords RECORDS = new RecordWords()
            .with(UpdateOrder.class, Words::order)
            .with(Update.class, Words::update)
            .with(Ticket.class, ticket -> ticket.update() + "/" + ticket.stage() + "/" + ticket.attempt())
            .with(Reason.class, reason -> reason.code().code())
            .with(ImageMeasure.class, measure -> "measured");

    private Words() {}

    static String of(Object next, List<Effect> effects) {
        return of(next) + " | " + effects.stream().map(Words::of).collect(Collectors.joining(", "));
    }

    static String of(Object value) {
        return RECORDS.of(value);
    }

    private static String order(UpdateOrder order) {
        return order.id() + (order.uri().equals(Example.RENEWED.uri()) ? " renewed" : "");
    }

    private static String update(Update update) {
        String starts = update.starts() == 0 ? "" : ", started " + update.starts() + "x";
        return of(update.order()) + " to " + update.target() + starts;
    }
}
