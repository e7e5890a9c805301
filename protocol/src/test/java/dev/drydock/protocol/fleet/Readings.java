package dev.drydock.protocol.fleet;

import dev.drydock.domain.target.Query;
import dev.drydock.protocol.fleet.QueryReading.Read;
import dev.drydock.protocol.fleet.QueryReading.Refused;
import java.util.Optional;

/** The two results of reading, for tests that expect one of them. */
final class Readings {
    private Readings() {}

    static Query query(String text) {
        QueryReading reading = QueryText.parse(text);
        return reading.match(new QueryReading.Cases<>() {
            @Override
            public Query read(Read reading) {
                return reading.query();
            }

            @Override
            public Query refused(Refused reading) {
                throw new AssertionError(reading.message() + " in " + text);
            }
        });
    }

    static Optional<Refused> refusal(QueryReading reading) {
        return reading.match(new QueryReading.Cases<>() {
            @Override
            public Optional<Refused> read(Read reading) {
                return Optional.empty();
            }

            @Override
            public Optional<Refused> refused(Refused reading) {
                return Optional.of(reading);
            }
        });
    }
}
