package dev.drydock.domain.target;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A question to every device of a fleet, which takes it or leaves it. A missing value equals nothing, so that a comparison by
 * {@code !=} takes the devices without one, and is neither older nor newer than any time. Every query is true or false.
 */
public sealed interface Query {
    /** Most levels, a comparison being one. */
    int DEEPEST = 16;

    /** Most comparisons in one query. */
    int MOST_TERMS = 256;

    /** Most values in one list. */
    int MOST_VALUES = 256;

    /** The longest age that is asked for: ten years. */
    Duration LONGEST_AGE = Duration.ofDays(3650);

    /** One answer for each kind of query. */
    interface Cases<T> {
        T all(All query);

        T and(And query);

        T or(Or query);

        T not(Not query);

        T comparison(Comparison query);

        T in(In query);

        T seen(Seen query);
    }

    /** Picks the case of this query; a new kind does not compile until every caller handles it. */
    <T> T match(Cases<T> cases);

    /** Whether it takes this device at this time. */
    boolean takes(DeviceFacts device, Instant now);

    /** The queries of which it is made; none for a comparison. */
    default List<Query> parts() {
        return List.of();
    }

    /** The number of levels, at least 1. */
    default int depth() {
        return QuerySize.depthOver(parts());
    }

    /** The number of comparisons, at least 1. */
    default int terms() {
        return parts().isEmpty() ? 1 : QuerySize.termsOf(parts());
    }

    /** The query that takes every device. */
    record All() implements Query {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.all(this);
        }

        @Override
        public boolean takes(DeviceFacts device, Instant now) {
            return true;
        }
    }

    /** Takes the devices that every part takes. An {@code and} among the parts is replaced by its own parts. */
    record And(List<Query> parts) implements Query {
        /** @throws IllegalArgumentException when there are too few parts, or the query is too large */
        public And {
            List<Query> flat = new ArrayList<>();
            parts.forEach(part -> flat.addAll(part instanceof And and ? and.parts() : List.of(part)));
            parts = QuerySize.joined("and", flat);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.and(this);
        }

        @Override
        public boolean takes(DeviceFacts device, Instant now) {
            return parts.stream().allMatch(part -> part.takes(device, now));
        }
    }

    /** Takes the devices that some part takes. An {@code or} among the parts is replaced by its own parts. */
    record Or(List<Query> parts) implements Query {
        /** @throws IllegalArgumentException when there are too few parts, or the query is too large */
        public Or {
            List<Query> flat = new ArrayList<>();
            parts.forEach(part -> flat.addAll(part instanceof Or or ? or.parts() : List.of(part)));
            parts = QuerySize.joined("or", flat);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.or(this);
        }

        @Override
        public boolean takes(DeviceFacts device, Instant now) {
            return parts.stream().anyMatch(part -> part.takes(device, now));
        }
    }

    /** Takes the devices that the other query leaves. */
    record Not(Query query) implements Query {
        /** @throws IllegalArgumentException when the query is nested too deeply */
        public Not {
            QuerySize.checkDepth(QuerySize.depthOver(List.of(query)));
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.not(this);
        }

        @Override
        public boolean takes(DeviceFacts device, Instant now) {
            return !query.takes(device, now);
        }

        @Override
        public List<Query> parts() {
            return List.of(query);
        }
    }

    /** Takes the devices with this value, or those without it. */
    record Comparison(Field field, Operator operator, String value) implements Query {
        /** The two ways to compare. */
        public enum Operator {
            EQUAL,
            /** Also true for a device that has no value at all. */
            NOT_EQUAL
        }

        /** @throws IllegalArgumentException when the field cannot have the value */
        public Comparison {
            field.checked(value);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.comparison(this);
        }

        @Override
        public boolean takes(DeviceFacts device, Instant now) {
            boolean equal = field.of(device).stream().anyMatch(value::equals);
            return equal == (operator == Operator.EQUAL);
        }
    }

    /** Takes the devices with one of these values. A value named twice is one. */
    record In(Field field, List<String> values) implements Query {
        /** @throws IllegalArgumentException when the field cannot have a value, or there are none or too many */
        public In {
            values = List.copyOf(new LinkedHashSet<>(values));
            if (values.isEmpty() || values.size() > MOST_VALUES) {
                throw new IllegalArgumentException(
                        "a list has 1 to " + MOST_VALUES + " values, this one has " + values.size());
            }
            values.forEach(field::checked);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.in(this);
        }

        @Override
        public boolean takes(DeviceFacts device, Instant now) {
            return field.of(device).stream().anyMatch(values::contains);
        }
    }

    /** Takes the devices whose last sign of life is further back than this age, or less far. */
    record Seen(Side side, Duration age) implements Query {
        /** The two sides of an age; a device seen exactly so long ago is on neither. */
        public enum Side {
            OLDER,
            NEWER
        }

        /** @throws IllegalArgumentException when the age is not of whole seconds, 1 second to ten years */
        public Seen {
            if (age.compareTo(Duration.ofSeconds(1)) < 0
                    || age.compareTo(LONGEST_AGE) > 0
                    || !age.equals(Duration.ofSeconds(age.toSeconds()))) {
                throw new IllegalArgumentException(
                        "an age is 1 second to " + LONGEST_AGE.toDays() + " days, in whole seconds");
            }
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.seen(this);
        }

        @Override
        public boolean takes(DeviceFacts device, Instant now) {
            return device.seen()
                    .map(seen -> Duration.between(seen, now).compareTo(age))
                    .filter(order -> side == Side.OLDER ? order > 0 : order < 0)
                    .isPresent();
        }
    }
}
