package dev.drydock.application.fleet.desk;

import java.util.function.Function;

/** The answer to an operator. */
public sealed interface Answer<T> {
    /** One result for each case. */
    interface Cases<T, R> {
        R done(T result);

        R objected(Objection objection, String sentence);
    }

    <R> R match(Cases<T, R> cases);

    /** The same answer for something that follows from the result. */
    default <U> Answer<U> then(Function<T, Answer<U>> next) {
        return match(new Cases<T, Answer<U>>() {
            @Override
            public Answer<U> done(T result) {
                return next.apply(result);
            }

            @Override
            public Answer<U> objected(Objection objection, String sentence) {
                return new Objected<>(objection, sentence);
            }
        });
    }

    /** It is done, and durable. */
    record Done<T>(T result) implements Answer<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.done(result);
        }
    }

    /**
     * Nothing was changed.
     *
     * @param sentence says why, and what to do
     */
    record Objected<T>(Objection objection, String sentence) implements Answer<T> {
        @Override
        public <R> R match(Cases<T, R> cases) {
            return cases.objected(objection, sentence);
        }
    }
}
