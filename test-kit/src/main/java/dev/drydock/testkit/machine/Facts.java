package dev.drydock.testkit.machine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The questions that a closed union answers by itself, and its answers. */
public final class Facts {
    private Facts() {}

    /**
     * The answers of a value in the order of their names: those that are true, and those that are there.
     *
     * @param union whose methods without parameters are asked
     */
    public static List<String> of(Object value, Class<?> union) {
        return Arrays.stream(union.getMethods())
                .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() == boolean.class || method.getReturnType() == Optional.class)
                .sorted(Comparator.comparing(Method::getName))
                .flatMap(method -> words(method.getName(), ask(method, value)))
                .toList();
    }

    private static Stream<String> words(String name, Object answer) {
        if (answer instanceof Optional<?> some) {
            return some.map(found -> name + " " + found).stream();
        }
        return answer.equals(true) ? Stream.of(name) : Stream.empty();
    }

    private static Object ask(Method method, Object value) {
        try {
            return method.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(method + " cannot be asked", e);
        }
    }

    /** Cases, or a performer, of which each method gives the name that it has. */
    @SuppressWarnings("unchecked")
    public static <C> C naming(Class<? super C> type) {
        return (C) Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> method.getName());
    }
}
