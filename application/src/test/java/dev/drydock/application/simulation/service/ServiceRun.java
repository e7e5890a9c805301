package dev.drydock.application.simulation.service;

import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.UpdateTerms;
import dev.drydock.domain.order.UpdateOrder;
import java.util.Optional;

/** One update that the service was told to run, across however many service apps that takes. */
public final class ServiceRun {
    public final UpdateOrder order;
    public final UpdateTerms terms;
    private Optional<UpdateResult> result = Optional.empty();
    private long highestSeen = -1;
    private boolean takenUpAgain;

    public ServiceRun(UpdateOrder order, UpdateTerms terms) {
        this.order = order;
        this.terms = terms;
    }

    public Optional<UpdateResult> result() {
        return result;
    }

    /** Whether more than one service app had to do with it. */
    public boolean wasTakenUpAgain() {
        return takenUpAgain;
    }

    public void takenUpAgain() {
        takenUpAgain = true;
    }

    public void ended(UpdateResult how) {
        result = Optional.of(how);
    }

    /** Takes in the number of a report that told something; whether it is no older than the ones before. */
    public boolean sees(long sequence) {
        boolean inOrder = sequence >= highestSeen;
        highestSeen = Math.max(highestSeen, sequence);
        return inOrder;
    }

    @Override
    public String toString() {
        return order.id() + " on " + terms;
    }
}
