package dev.drydock.azure.service;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tags between names with dots and the objects of a twin. No name within a twin has a dot, so that {@code location.city} is the member
 * {@code city} of the object {@code location}, as it is in the hub's own queries. Texts, numbers and truth values are tags; what else a
 * twin has among its tags is left alone.
 */
final class TagPaths {
    private TagPaths() {}

    /** The tags of a twin by their names. */
    static Map<String, String> read(JsonObject tags) {
        Map<String, String> read = new HashMap<>();
        read("", tags, read);
        return read;
    }

    private static void read(String prefix, JsonObject group, Map<String, String> into) {
        for (Map.Entry<String, JsonElement> member : group.entrySet()) {
            String name = prefix + member.getKey();
            if (member.getKey().startsWith("$")) {
                continue;
            }
            if (member.getValue() instanceof JsonObject inner) {
                read(name + ".", inner, into);
            } else if (member.getValue() instanceof JsonPrimitive value) {
                into.put(name, text(value));
            }
        }
    }

    /** A whole number has no decimal point, which it gets on its way through the SDK. */
    private static String text(JsonPrimitive value) {
        return value.isNumber()
                ? new BigDecimal(value.getAsString()).stripTrailingZeros().toPlainString()
                : value.getAsString();
    }

    /** The reason for which tags cannot be changed like that; empty when they can. */
    static Optional<String> objection(Set<String> before, Set<String> set, Set<String> removed) {
        Set<String> after = new HashSet<>(before);
        after.removeAll(removed);
        after.addAll(set);
        for (String name : set) {
            if (isNoPath(name)) {
                return Optional.of("IoT Hub has no tag '" + name
                        + "': a dot stands between a group and its tag, as in location.city");
            }
            Optional<String> group = after.stream()
                    .filter(other -> isWithin(other, name) || isWithin(name, other))
                    .findFirst();
            if (group.isPresent()) {
                return Optional.of("on IoT Hub '" + name + "' and '" + group.get()
                        + "' cannot be tags of one device: the shorter is the group of the longer; remove one of them");
            }
        }
        return removed.stream()
                .filter(name -> before.stream().anyMatch(other -> isWithin(other, name)))
                .findFirst()
                .map(name -> "'" + name + "' is a group of tags; remove its tags one by one, such as "
                        + before.stream()
                                .filter(other -> isWithin(other, name))
                                .sorted()
                                .findFirst()
                                .orElse(name));
    }

    private static boolean isWithin(String name, String group) {
        return name.startsWith(group + ".");
    }

    private static boolean isNoPath(String name) {
        return name.endsWith(".") || name.contains("..");
    }

    /** The members of a patch that changes these tags; a null removes. */
    static Map<String, @Nullable Object> patch(Map<String, String> set, Set<String> removed) {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        removed.stream().filter(name -> !isNoPath(name)).forEach(name -> put(patch, name, null));
        set.forEach((name, value) -> put(patch, name, value));
        return patch;
    }

    private static void put(Map<String, @Nullable Object> group, String path, @Nullable String value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            group.put(path, value);
            return;
        }
        @SuppressWarnings("unchecked")
        Map<String, @Nullable Object> inner = (Map<String, @Nullable Object>)
                group.computeIfAbsent(path.substring(0, dot), none -> new LinkedHashMap<String, @Nullable Object>());
        if (inner != null) {
            put(inner, path.substring(dot + 1), value);
        }
    }
}
