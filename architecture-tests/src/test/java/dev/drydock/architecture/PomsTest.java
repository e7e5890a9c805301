package dev.drydock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The poms say what the table says. */
class PomsTest {
    /** The libraries that are there to run, or to compile, alone. */
    private static final Map<Room, List<String>> AT_RUN_TIME = Map.of(
            Room.BOOTSTRAP, List.of("org.slf4j:slf4j-jdk14"), Room.AZURE, List.of("commons-codec:commons-codec"));

    private static final Map<Room, List<String>> PROVIDED = Map.of(Room.DOMAIN, Library.JSPECIFY.artifacts);

    @TempDir
    Path folder;

    static List<Room> rooms() {
        return Arrays.stream(Room.values())
                .filter(room -> room.stands(Repository.ROOT))
                .toList();
    }

    static List<String> modules() {
        return Pom.read(Repository.ROOT.resolve("pom.xml")).modules();
    }

    @Test
    void every_module_is_in_the_table() {
        assertThat(modules())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                rooms().stream().map(room -> room.module),
                                Stream.of("architecture-tests", "bench", "test-kit"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_module_lists_what_the_table_says(Room room) {
        Pom pom = pomOf(room.module);

        assertThat(pom.dependencies("compile")).containsExactlyInAnyOrderElementsOf(table(room));
        assertThat(pom.dependencies("runtime")).isEqualTo(AT_RUN_TIME.getOrDefault(room, List.of()));
        assertThat(pom.dependencies("provided")).isEqualTo(PROVIDED.getOrDefault(room, List.of()));
        assertThat(pom.dependencies("system")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void a_module_takes_its_versions_from_the_parent(String module) {
        assertThat(pomOf(module).versioned()).isEmpty();
    }

    @Test
    void nothing_but_tests_is_in_this_module() {
        Pom pom = pomOf("architecture-tests");

        assertThat(pom.dependencies("compile")).isEmpty();
        assertThat(Repository.ROOT.resolve("architecture-tests/src/main")).doesNotExist();
    }

    @Test
    void the_test_kit_needs_nothing_of_the_house() {
        assertThat(pomOf("test-kit").dependencies("compile")).isEqualTo(Library.JSPECIFY.artifacts);
    }

    @Test
    void a_pom_that_lists_more_than_the_table_says_is_found() throws IOException {
        Pom pom = pom("""
                <project>
                  <dependencies>
                    <dependency><groupId>dev.drydock</groupId><artifactId>drydock-protocol</artifactId></dependency>
                    <dependency><groupId>g</groupId><artifactId>a</artifactId><scope>compile</scope></dependency>
                    <dependency><groupId>g</groupId><artifactId>t</artifactId><scope>test</scope></dependency>
                    <dependency>
                      <groupId>dev.drydock</groupId><artifactId>drydock-application</artifactId><type>test-jar</type>
                    </dependency>
                  </dependencies>
                  <profiles><profile><dependencies>
                    <dependency><groupId>g</groupId><artifactId>p</artifactId></dependency>
                  </dependencies></profile></profiles>
                  <build><plugins><plugin><dependencies>
                    <dependency><groupId>g</groupId><artifactId>of-a-plugin</artifactId></dependency>
                  </dependencies></plugin></plugins></build>
                </project>
                """);

        assertThat(pom.dependencies("compile"))
                .containsExactly(
                        "dev.drydock:drydock-protocol", "g:a", "dev.drydock:drydock-application:test-jar", "g:p");
    }

    @Test
    void a_version_in_a_child_is_found_wherever_it_is() throws IOException {
        Pom pom = pom("""
                <project>
                  <parent><artifactId>drydock</artifactId><version>1</version></parent>
                  <dependencies>
                    <dependency><groupId>g</groupId><artifactId>a</artifactId><version>1</version></dependency>
                  </dependencies>
                  <profiles><profile><build><plugins><plugin>
                    <artifactId>p</artifactId><version>1</version>
                    <dependencies>
                      <dependency><groupId>g</groupId><artifactId>d</artifactId><version>1</version></dependency>
                    </dependencies>
                  </plugin></plugins></build></profile></profiles>
                </project>
                """);

        assertThat(pom.versioned()).containsExactly("g:a", "org.apache.maven.plugins:p", "g:d");
    }

    private static List<String> table(Room room) {
        Stream<String> rooms = room.rooms.stream()
                .filter(other -> other.stands(Repository.ROOT))
                .map(other -> "dev.drydock:drydock-" + other.module);
        Stream<String> libraries = room.libraries.stream().flatMap(library -> library.artifacts.stream());
        List<String> provided = PROVIDED.getOrDefault(room, List.of());
        return Stream.concat(rooms, libraries)
                .filter(artifact -> !provided.contains(artifact))
                .toList();
    }

    private static Pom pomOf(String module) {
        return Pom.read(Repository.ROOT.resolve(module).resolve("pom.xml"));
    }

    private Pom pom(String text) throws IOException {
        return Pom.read(Files.writeString(folder.resolve("pom.xml"), text));
    }
}
