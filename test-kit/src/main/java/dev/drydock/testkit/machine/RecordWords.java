package dev.drydock.testkit.machine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes records and what they hold as short text that stays the same while they do. */
public final class RecordWords {
    private final Map<Class<?>, Function<Object, String>> own = new LinkedHashMap<>();

    /** Writes values of a type in another way. */
    public <T> RecordWords with(Class<T> type, Function<T, String> words) {
        own.put(type, value -> words.apply(type.cast(value)));
        return this;
    }

    /** The text of a value: a record by its name and its parts, an absent value as a dash, any other by itself. */
    public String of(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(this::of).orElse("-");
        }
        for (Map.Entry<Class<?>, Function<Object, String>> entry : own.entrySet()) {
            if (entry.getKey().isInstance(value)) {
                return entry.getValue().apply(value);
            }
        }
        return value.getClass().isRecord() && !isPlain(value) ? ofRecord(value) : value.toString();
    }

    /** Ids and versions are their own text. */
    private static boolean isPlain(Object value) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        return components.length == 1 && components[0].getName().equals("value");
    }

    private String ofRecord(Object value) {
        String parts = Arrays.stream(value.getClass().getRecordComponents())
                .map(component -> of(read(component, value)))
                .collect(Collectors.joining(", "));
        return Sealed.name(value) + (parts.isEmpty() ? "" : "(" + parts + ")");
    }

    private static Object read(RecordComponent component, Object value) {
        try {
            boolean unused = component.getAccessor().trySetAccessible();
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError(component + " cannot be read", e);
        }
    }
}
