package dev.drydock.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;

import com.tngtech.archunit.core.domain.InstanceofCheck;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.drydock.offenders.application.TakesApart;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A closed union is taken apart by its own methods, so that a new case does not compile until it is handled. */
final class UnionWalls {
    private UnionWalls() {}

    static List<Wall> all() {
        return List.of(Wall.ofMethods(
                "no method asks for more than one case of a closed union by instanceof",
                UnionWalls::noLadders,
                TakesApart.class));
    }

    private static ArchRule noLadders(String root) {
        return codeUnits()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .should(askForOneCaseAtMost());
    }

    private static ArchCondition<JavaCodeUnit> askForOneCaseAtMost() {
        return new ArchCondition<>("ask for at most one case of a closed union") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                Map<JavaClass, Set<JavaClass>> cases = unit.getInstanceofChecks().stream()
                        .map(InstanceofCheck::getRawType)
                        .distinct()
                        .flatMap(type -> unions(type).map(union -> Map.entry(union, type)))
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
                cases.forEach((union, asked) -> {
                    if (asked.size() > 1) {
                        events.add(SimpleConditionEvent.violated(
                                unit,
                                unit.getFullName() + " asks for " + asked.size() + " cases of " + union.getName()));
                    }
                });
            }
        };
    }

    private static Stream<JavaClass> unions(JavaClass type) {
        return type.getAllRawInterfaces().stream()
                .filter(parent -> parent.getPackageName().startsWith("dev.drydock"))
                .filter(parent -> parent.reflect().isSealed());
    }
}
