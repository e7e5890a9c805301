package dev.drydock.domain.update;

import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import java.time.Duration;

/** What is to be done outside the machine. Every effect may be done again after a restart without harm. */
public sealed interface Effect {
    /** Tell the service the present state. */
    record Report() implements Effect {}

    /** Let {@link UpdateEvent.DeadlinePassed} come after this time. */
    record SetDeadline(Ticket ticket, Duration after) implements Effect {}

    /** Let {@link UpdateEvent.DeadlinePassed} come after this time and some jitter. */
    record SetRetryDelay(Ticket ticket, Duration base) implements Effect {}

    /** Bring the image into the slot, from where it broke off. */
    record Download(Ticket ticket, UpdateOrder order, Slot target) implements Effect {}

    /** Compare what was fetched with what was ordered. */
    record Verify(Ticket ticket, UpdateOrder order, ImageMeasure measured) implements Effect {}

    /** Say when the image may be installed. */
    record AwaitWindow(Ticket ticket, UpdateOrder order) implements Effect {}

    /** Read the slot again, compare its digest, and arm it to be tried at the next boot. */
    record Install(Ticket ticket, UpdateOrder order, Slot target) implements Effect {}

    /** Arm the slot if it is not, and ask for the restart. */
    record SwitchAndRestart(Ticket ticket, UpdateOrder order, Slot target) implements Effect {}

    /** Find out whether the image that runs is the one ordered, and healthy. */
    record CheckHealth(Ticket ticket, UpdateOrder order, Slot target) implements Effect {}

    /** Make the slot that runs the one that is started from now on. */
    record Commit(Ticket ticket, Slot target) implements Effect {}

    /** Make the former slot the one that is started, and ask for the restart. */
    record RollBack(Ticket ticket, Slot former) implements Effect {}

    /** Make sure that the boot loader tries nothing and starts the slot named from now on. */
    record Disarm(Slot keep) implements Effect {}

    /** Break off the work under way; what comes after it in the list begins when it has ended. */
    record StopWork() implements Effect {}

    /** Look whether the desired order is one that has not been handled. */
    record ReviewDesired() implements Effect {}
}
