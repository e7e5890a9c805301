package dev.drydock.offenders.application;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Speaks of a technology, however deep inside. */
public interface GivesAPath {
    CompletionStage<Optional<Path>> image();

    void write(InputStream in);

    void listen(Consumer<Path[]> listener);
}
