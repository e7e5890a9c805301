package dev.drydock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The classes that are checked are all that is built, each in the module of its package. */
class ModulesTest {
    private static final String ROOT = "dev.drydock";

    @Test
    void the_classes_of_every_module_are_read() {
        Set<Room> built = Arrays.stream(Room.values())
                .filter(room -> room.stands(Repository.ROOT))
                .collect(Collectors.toSet());

        assertThat(Production.CLASSES)
                .extracting(type -> Room.builtAs(placeOf(type))
                        .orElseThrow(() -> new AssertionError(placeOf(type).toString())))
                .containsAll(built);
    }

    @Test
    void a_module_holds_the_packages_of_its_room_alone() {
        assertThat(Production.CLASSES)
                .allSatisfy(type -> assertThat(isAtHome(placeOf(type), type.getPackageName()))
                        .as("%s in %s", type.getName(), placeOf(type))
                        .isTrue());
    }

    @Test
    void a_package_in_the_module_of_another_room_is_found() {
        URI jar = URI.create("jar:file:/home/drydock-adapters-mqtt-1.0.0.jar!/dev/drydock/files/Disk.class");
        URI folder = URI.create("file:/home/adapters-mqtt/target/classes/dev/drydock/files/Disk.class");

        assertThat(isAtHome(jar, "dev.drydock.files")).isFalse();
        assertThat(isAtHome(folder, "dev.drydock.files")).isFalse();
        assertThat(isAtHome(folder, "dev.drydock.mqttfiles")).isFalse();
        assertThat(isAtHome(folder, "dev.drydock.mqtt.link")).isTrue();
    }

    @Test
    void the_domain_module_needs_nothing_but_java_base() throws URISyntaxException {
        Path place = Path.of(dev.drydock.domain.update.UpdateState.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ModuleDescriptor domain = ModuleFinder.of(place)
                .find("dev.drydock.domain")
                .map(ModuleReference::descriptor)
                .orElseThrow();

        assertThat(neededAtRunTime(domain)).containsExactly("java.base");
    }

    @Test
    void a_module_that_needs_another_is_found() {
        ModuleDescriptor offender = ModuleDescriptor.newModule("offender")
                .requires("java.base")
                .requires(Set.of(Requires.Modifier.STATIC), "org.jspecify")
                .requires("java.logging")
                .build();

        assertThat(neededAtRunTime(offender)).containsExactlyInAnyOrder("java.base", "java.logging");
    }

    private static Set<String> neededAtRunTime(ModuleDescriptor module) {
        return module.requires().stream()
                .filter(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
                .map(Requires::name)
                .collect(Collectors.toSet());
    }

    private static boolean isAtHome(URI classFile, String packageName) {
        return Room.builtAs(classFile)
                .map(room -> room.holds(packageName, ROOT))
                .orElse(false);
    }

    private static URI placeOf(JavaClass type) {
        return type.getSource().orElseThrow().getUri();
    }
}
