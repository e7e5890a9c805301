package dev.drydock.application.device.agent;

import dev.drydock.application.device.trust.TrustFacts;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateState;

/** An observer of an agent, for people to read. Called on the agent's own thread; must not block. */
public interface AgentObserver {
    /** The agent begins, and takes the orders that its trust lets pass. */
    default void begins(TrustFacts trust) {}

    /** The agent entered a state, or came back to it after a start. */
    void entered(UpdateState state);

    /** An event was late, or does not move the state. */
    void refused(UpdateEvent event, UpdateState state);

    /** The memory could not be saved; it is tried again. */
    void notSaved(Reason reason);

    /** The work of a state waits, as for an install window. */
    void waits(UpdateId update, Reason reason);

    /** Something to know at the start, such as what became of the journal. */
    void noticed(String what);

    /** A bug: the agent cannot go on, and has to be started again. */
    void crashed(Throwable bug);
}
