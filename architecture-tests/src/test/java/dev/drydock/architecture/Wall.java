package dev.drydock.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/**
 * A rule over the packages under a root, and the classes under another root that break it.
 *
 * @param everyMethod whether each method of an offender breaks the rule, and has to be named
 */
record Wall(String name, Function<String, ArchRule> rule, List<Class<?>> offenders, boolean everyMethod) {
    static Wall of(String name, Function<String, ArchRule> rule, Class<?>... offenders) {
        return new Wall(name, rule, List.of(offenders), false);
    }

    /** A wall that each method of its offenders runs into. */
    static Wall ofMethods(String name, Function<String, ArchRule> rule, Class<?>... offenders) {
        return new Wall(name, rule, List.of(offenders), true);
    }

    /** The rule; a room that is not built yet breaks nothing. */
    ArchRule under(String root) {
        return rule.apply(root).allowEmptyShould(true);
    }

    @Override
    public String toString() {
        return name;
    }
}
