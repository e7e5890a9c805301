package dev.drydock.domain.update;

import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import java.time.Duration;

/** What is to be done outside the machine. Every effect may be done again after a restart without harm. */
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

        void rollBack(RollBack effect);

        void disarm(Disarm effect);

        void stopWork(StopWork effect);

        void reviewDesired(ReviewDesired effect);
    }

    /** Hands itself to the performer; a new effect does not compile until every performer handles it. */
    void performBy(Performer performer);

    /** Tell the service the present state. */
    record Report() implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.report(this);
        }
    }

    /** Let {@link UpdateEvent.DeadlinePassed} come after this time. */
    record SetDeadline(Ticket ticket, Duration after) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.setDeadline(this);
        }
    }

    /** Let {@link UpdateEvent.DeadlinePassed} come after this time and some jitter. */
    record SetRetryDelay(Ticket ticket, Duration base) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.setRetryDelay(this);
        }
    }

    /** Bring the image into the slot, from where it broke off. */
    record Download(Ticket ticket, UpdateOrder order, Slot target) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.download(this);
        }
    }

    /** Compare what was fetched with what was ordered. */
    record Verify(Ticket ticket, UpdateOrder order, ImageMeasure measured) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.verify(this);
        }
    }

    /** Say when the image may be installed. */
    record AwaitWindow(Ticket ticket, UpdateOrder order) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.awaitWindow(this);
        }
    }

    /** Read the slot again, compare its digest, and arm it to be tried at the next boot. */
    record Install(Ticket ticket, UpdateOrder order, Slot target) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.install(this);
        }
    }

    /** Arm the slot if it is not, and ask for the restart. */
    record SwitchAndRestart(Ticket ticket, UpdateOrder order, Slot target) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.switchAndRestart(this);
        }
    }

    /** Find out whether the image that runs is the one ordered, and healthy. */
    record CheckHealth(Ticket ticket, UpdateOrder order, Slot target) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.checkHealth(this);
        }
    }

    /** Make the slot that runs the one that is started from now on. */
    record Commit(Ticket ticket, Slot target) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.commit(this);
        }
    }

    /** Make the former slot the one that is started, and ask for the restart. */
    record RollBack(Ticket ticket, Slot former) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.rollBack(this);
        }
    }

    /** Make sure that the boot loader tries nothing and starts the slot named from now on. */
    record Disarm(Slot keep) implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.disarm(this);
        }
    }

    /** Break off the work under way; what comes after it in the list begins when it has ended. */
    record StopWork() implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.stopWork(this);
        }
    }

    /** Look whether the desired order is one that has not been handled. */
    record ReviewDesired() implements Effect {
        @Override
        public void performBy(Performer performer) {
            performer.reviewDesired(this);
        }
    }
}
