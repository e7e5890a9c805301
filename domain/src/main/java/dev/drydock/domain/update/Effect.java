package dev.drydock.domain.update;

import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import java.time.Duration;

/** Work outside the machine. Every effect may be done again after a restart without harm. */
public sealed interface Effect {
    /** Performs effects, one method for each kind. */
    interface Performer {
        void report(Report effect);

        void setDeadline(SetDeadline effect);

        void setRetryDelay(SetRetryDelay effect);

        void download(Download effect);

        void verify(Verify effect);

        void awaitWindow(AwaitWindow effect);

        void install(Install effect);

        void switchAndRestart(SwitchAndRestart effect);

        void checkHealth(CheckHealth effect);

        void commit(Commit effect);

        void raiseFloor(RaiseFloor effect);

        void rollBack(RollBack effect);

        void disarm(Disarm effect);

        void disarmLater(DisarmLater effect);

        void restartInto(RestartInto effect);

        void readBackReport(ReadBackReport effect);

        void stopWork(StopWork effect);

        void reviewDesired(ReviewDesired effect);
    }

    /** Hands itself to the performer; a new effect does not compile until every performer handles it. */
    void performBy(Performer performer);

    /** Tells the service the present state. */
    record Report() implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.report(this);
        }
    }

    /** Lets {@link UpdateEvent.DeadlinePassed} come after this time. */
    record SetDeadline(Ticket ticket, Duration after) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.setDeadline(this);
        }
    }

    /** Lets {@link UpdateEvent.DeadlinePassed} come after this time and some jitter. */
    record SetRetryDelay(Ticket ticket, Duration base) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.setRetryDelay(this);
        }
    }

    /** Downloads the image into the slot, from where the last attempt broke off. */
    record Download(Ticket ticket, UpdateOrder order, Slot target) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.download(this);
        }
    }

    /** Compares the downloaded image with the order. */
    record Verify(Ticket ticket, UpdateOrder order, ImageMeasure measured) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.verify(this);
        }
    }

    /** Waits until the image may be installed. */
    record AwaitWindow(Ticket ticket, UpdateOrder order) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.awaitWindow(this);
        }
    }

    /** Reads the slot again, compares its digest, and arms it for a trial at the next boot. */
    record Install(Ticket ticket, UpdateOrder order, Slot target) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.install(this);
        }
    }

    /** Arms the slot if it is not armed, and asks for the restart. */
    record SwitchAndRestart(Ticket ticket, UpdateOrder order, Slot target) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.switchAndRestart(this);
        }
    }

    /** Checks that the running image is the ordered one, and healthy. */
    record CheckHealth(Ticket ticket, UpdateOrder order, Slot target) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.checkHealth(this);
        }
    }

    /** Commits the running slot: it is the one that boots from now on. */
    record Commit(Ticket ticket, Slot target) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.commit(this);
        }
    }

    /** Makes the numbers of the committed image's manifest the least that the device takes. */
    record RaiseFloor(Ticket ticket, UpdateOrder order, Slot committed) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.raiseFloor(this);
        }
    }

    /** Commits the former slot, and asks for the restart. */
    record RollBack(Ticket ticket, Slot former) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.rollBack(this);
        }
    }

    /** Calls any trial off, so that the boot loader starts the named slot from now on; {@link UpdateEvent.Disarmed} follows. */
    record Disarm(Slot keep) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.disarm(this);
        }
    }

    /** Lets {@link UpdateEvent.DisarmDue} come after this time. */
    record DisarmLater(Slot keep, Duration after) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.disarmLater(this);
        }
    }

    /** Asks for a restart into the committed slot, as an image runs that belongs to no update. */
    record RestartInto(Slot committed) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.restartInto(this);
        }
    }

    /** Reads the device's own last report back, and lets {@link UpdateEvent.ReportRecovered} come with what it tells. */
    record ReadBackReport() implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.readBackReport(this);
        }
    }

    /** Stops the work under way; the effects behind it in the list begin when it has ended. */
    record StopWork() implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.stopWork(this);
        }
    }

    /** Compares the desired order with the orders that were handled. */
    record ReviewDesired() implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.reviewDesired(this);
        }
    }
}
