package dev.drydock.offenders.domain;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

/** Is never the same twice. */
public final class ThrowsDice {
    double math() {
        return Math.random();
    }

    int random() {
        return new Random(1).nextInt();
    }

    int splittable() {
        return new SplittableRandom(1).nextInt();
    }

    UUID uuid() {
        return UUID.randomUUID();
    }

    int identity(Object object) {
        return System.identityHashCode(object);
    }

    void shuffled(List<String> list) {
        Collections.shuffle(list);
    }
}
