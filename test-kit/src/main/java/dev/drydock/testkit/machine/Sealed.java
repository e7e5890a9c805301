package dev.drydock.testkit.machine;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Kinds of values in a sealed hierarchy: a walk that misses one is incomplete. */
public final class Sealed {
    private Sealed() {}

    /** The types of a hierarchy that are not sealed themselves. */
    public static Set<Class<?>> kinds(Class<?> type) {
        return leaves(type).collect(Collectors.toSet());
    }

    /** The types of these values. */
    public static Set<Class<?>> kindsOf(Collection<?> samples) {
        return samples.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    /** The name of a value's type, as tables and diagrams show it. */
    public static String name(Object value) {
        return value.getClass().getSimpleName();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Sealed::leaves) : Stream.of(type);
    }
}
