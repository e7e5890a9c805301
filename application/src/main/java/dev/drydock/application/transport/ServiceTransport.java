package dev.drydock.application.transport;

import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.tag.DeviceTags;
import dev.drydock.application.service.twin.DeviceTwins;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The service app's connection to devices, whatever carries it. It keeps itself connected until it is closed. */
public interface ServiceTransport extends AutoCloseable {
    /**
     * Connects.
     *
     * @param patience how long it is tried when nothing answers; a refusal is final at once
     * @return why there is no connection; empty when there is
     */
    CompletionStage<Optional<String>> open(Duration patience);

    DeviceMethods methods();

    DeviceTwins twins();

    /** The tags of devices; empty for a transport that keeps none. */
    default Optional<DeviceTags> tags() {
        return Optional.empty();
    }

    @Override
    void close();
}
