package dev.drydock.mqtt.link;

import java.util.concurrent.CompletionStage;

/** Is told what happens on a link, one thing at a time, on the link's own thread. */
public interface LinkListener {
    /** A new connection stands; nothing is subscribed on it yet. Completes when it is ready for use. */
    CompletionStage<?> connected();

    /** The connection is gone; what was under way on it has failed. */
    void lost();

    /** A message arrived; it is acknowledged when the stage completes, however it does. */
    CompletionStage<?> arrived(Arrival arrival);
}
