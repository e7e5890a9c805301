package dev.drydock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of the source text, which classes do not show: no test sleeps, and no file is too long. */
class SourcesTest {
    private static final int LONGEST = 300;

    private static final Path OFFENDERS =
            Repository.ROOT.resolve("architecture-tests/src/test/java/dev/drydock/offenders");

    private static final Pattern COMMENT_OR_STRING = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'", Pattern.DOTALL);
    private static final Pattern SLEEP =
            Pattern.compile("[.\\s]sleep\\s*\\(|::\\s*sleep\\b|import\\s+static[^;]*[.]sleep\\s*;");

    /** The first word of a Javadoc. */
    private static final Pattern QUESTION = Pattern.compile("/\\*\\*[\\s*]*(?:What|Who|How|Says|Where|When|Why)\\b");

    @TempDir
    Path folder;

    @Test
    void no_source_is_longer_than_300_lines() {
        assertThat(tooLong(Repository.ROOT)).isEmpty();
    }

    @Test
    void a_source_of_301_lines_is_found() throws IOException {
        Path source = write("Long.java", "//\n".repeat(LONGEST + 1));
        write("Longest.java", "//\n".repeat(LONGEST));

        assertThat(tooLong(folder)).containsExactly(source);
    }

    @Test
    void no_source_sleeps_not_even_in_a_test() {
        assertThat(sleeping(Repository.ROOT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thread.sleep(1);",
                "java.lang.Thread . sleep (1);",
                "TimeUnit.SECONDS.sleep(1);",
                "Waiting waiting = Thread::sleep;",
                "import static java.lang.Thread.sleep;",
                "\"//\"; Thread.sleep(1);",
            })
    void a_source_that_sleeps_is_found(String line) throws IOException {
        Path source = write("Sleeps.java", line);
        write("Calm.java", "// Thread.sleep(1)\n/* sleep(\n2) */\nrun(\"sleep(3)\");\nasleep(4);\n");

        assertThat(sleeping(folder)).containsExactly(source);
    }

    @Test
    void no_javadoc_of_production_code_begins_with_a_question_word() {
        assertThat(asking(Repository.ROOT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** What it is. */",
                "/**\n * Who does it.\n */",
                "    /**\n     * How often\n     * it is done. */",
                "/** Says so. */",
                "/** Where it lies. */",
                "/** Whether it is so. */ /** What. */",
            })
    void a_javadoc_that_begins_with_a_question_word_is_found(String text) throws IOException {
        Path source = write("main", "Asks.java", text);
        write("test", "AsksInATest.java", text);
        write(
                "main",
                "Tells.java",
                "/** A thing. */\n/** Whether it is so. */\n// What\n/* What */\n/** @param a What */");

        assertThat(asking(folder)).containsExactly(source);
    }

    @Test
    void the_sources_of_every_module_are_read() {
        for (Room room : Room.values()) {
            if (room.stands(Repository.ROOT)) {
                Path module = Repository.ROOT.resolve(room.module);
                assertThat(Repository.sources())
                        .as(room.module)
                        .anyMatch(source -> source.startsWith(module.resolve("src/main")));
            }
        }
    }

    private static List<Path> tooLong(Path root) {
        return Repository.sourcesUnder(root).stream()
                .filter(source -> Repository.text(source).lines().count() > LONGEST)
                .toList();
    }

    private static List<Path> sleeping(Path root) {
        return Repository.sourcesUnder(root).stream()
                .filter(source -> !source.startsWith(OFFENDERS))
                .filter(source -> sleeps(Repository.text(source)))
                .toList();
    }

    private static List<Path> asking(Path root) {
        return Repository.sourcesUnder(root).stream()
                .filter(source -> source.toString().contains("/src/main/"))
                .filter(source -> QUESTION.matcher(Repository.text(source)).find())
                .toList();
    }

    private static boolean sleeps(String source) {
        return SLEEP.matcher(COMMENT_OR_STRING.matcher(source).replaceAll(" ")).find();
    }

    private Path write(String name, String text) throws IOException {
        return write("test", name, text);
    }

    private Path write(String kind, String name, String text) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("module/src/" + kind + "/java"));
        return Files.writeString(sources.resolve(name), text);
    }
}
