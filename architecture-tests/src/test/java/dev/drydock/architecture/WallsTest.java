package dev.drydock.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each wall stands around Drydock, and each stops the classes that were written to run into it. */
class WallsTest {
    private static final String ROOT = "dev.drydock";
    private static final String OFFENDERS = "dev.drydock.offenders";

    private static final JavaClasses PRODUCTION = Production.CLASSES;
    private static final JavaClasses OFFENDING = new ClassFileImporter().importPackages(OFFENDERS);

    static List<Wall> walls() {
        return Stream.of(
                        RoomWalls.all(),
                        DomainWalls.all(),
                        ApplicationWalls.all(),
                        DiskWalls.all(),
                        BootstrapWalls.all(),
                        NameWalls.all(),
                        UnionWalls.all())
                .flatMap(List::stream)
                .toList();
    }

    static List<Wall> wallsOfMethods() {
        return walls().stream().filter(Wall::everyMethod).toList();
    }

    @ParameterizedTest
    @MethodSource("walls")
    void drydock_keeps_to(Wall wall) {
        wall.under(ROOT).check(PRODUCTION);
    }

    @ParameterizedTest
    @MethodSource("walls")
    void the_offenders_run_into(Wall wall) {
        assertThat(wall.offenders()).isNotEmpty();
        for (Class<?> offender : wall.offenders()) {
            assertThatThrownBy(() -> wall.under(OFFENDERS).check(OFFENDING))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(offender.getName());
        }
    }

    @ParameterizedTest
    @MethodSource("wallsOfMethods")
    void every_method_of_an_offender_runs_into(Wall wall) {
        List<String> found =
                wall.under(OFFENDERS).evaluate(OFFENDING).getFailureReport().getDetails();
        for (Class<?> offender : wall.offenders()) {
            for (Method method : offender.getDeclaredMethods()) {
                String name = offender.getName() + "." + method.getName() + "(";
                if (!method.isSynthetic()) {
                    assertThat(found).as(name).anyMatch(line -> line.contains(name));
                }
            }
        }
    }

    @Test
    void every_offender_has_its_wall() {
        Set<String> caught = walls().stream()
                .flatMap(wall -> wall.offenders().stream())
                .map(Class::getName)
                .collect(Collectors.toSet());
        List<String> idle = OFFENDING.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.isAnnotatedWith(dev.drydock.offenders.Bystander.class))
                .filter(type -> !type.isEquivalentTo(dev.drydock.offenders.Bystander.class))
                .filter(type ->
                        Stream.concat(Stream.of(type.getName()), nested(type)).noneMatch(caught::contains))
                .map(JavaClass::getName)
                .toList();
        assertThat(idle).isEmpty();
    }

    @Test
    void no_two_walls_have_the_same_name() {
        assertThat(walls()).extracting(Wall::name).doesNotHaveDuplicates();
    }

    private static Stream<String> nested(JavaClass type) {
        return Arrays.stream(type.reflect().getDeclaredClasses()).map(Class::getName);
    }
}
