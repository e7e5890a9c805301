package dev.drydock.application.service.follow;

import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.domain.device.Epoch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The order of one device's reports, by their sequences within an epoch. A report that names no epoch is taken for one of the
 * present epoch, as agents of before name none; the first epoch that is named begins anew, and so does every later one that the
 * device has not left before.
 */
final class Sequences {
    /** The epochs that are remembered as left. */
    private static final int MOST_LEFT = 4;

    private final Deque<Epoch> left = new ArrayDeque<>();
    private Optional<Epoch> present = Optional.empty();
    private long highest = -1;

    /** Takes a report in; whether it is no older than all before it. */
    boolean take(Reported reported, ReportedUpdate update) {
        Optional<Epoch> other = reported.epoch().filter(told -> !present.equals(Optional.of(told)));
        if (other.filter(left::contains).isPresent()) {
            return false;
        }
        other.ifPresent(this::enter);
        if (update.sequence() < highest) {
            return false;
        }
        highest = update.sequence();
        return true;
    }

    private void enter(Epoch next) {
        present.ifPresent(left::addLast);
        if (left.size() > MOST_LEFT) {
            left.removeFirst();
        }
        present = Optional.of(next);
        highest = -1;
    }
}
