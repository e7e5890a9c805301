package dev.drydock.mqtt.link;

import java.util.concurrent.CompletionStage;

/** A receiver of the events of a link, one at a time, on the link's own thread. */
public interface LinkListener {
    /** Handles a new connection without subscriptions. Completes when it is ready for use. */
    CompletionStage<?> connected();

    /** Handles a message, which is acknowledged when the stage completes, with or without a fault. */
    CompletionStage<?> arrived(Arrival arrival);
}
