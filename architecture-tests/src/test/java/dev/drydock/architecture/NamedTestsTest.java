package dev.drydock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests that the documentation names are there: {@code `Name`}, or {@code `Name.method`} for one of a class. */
class NamedTestsTest {
    private static final Pattern NAMED =
            Pattern.compile("`(?<name>[A-Z][A-Za-z]*(?:Test|Contract))(?:[.](?<method>[a-z0-9_]+))?`");

    @TempDir
    Path folder;

    @Test
    void every_test_that_a_page_names_is_there() {
        List<Path> pages = pagesOf(Repository.ROOT);
        assertThat(pages).anyMatch(page -> page.endsWith("docs/reliability.md"));
        assertThat(missing(pages, Repository.sources())).isEmpty();
    }

    @Test
    void a_class_and_a_method_that_are_missing_are_found() throws IOException {
        Path page = Files.writeString(
                folder.resolve("page.md"),
                "`KeptTest`, `KeptTest.it_holds`, `KeptTest.it_is_gone`, `GoneTest`, `LostContract.it_holds`, `Gone`");
        Path source = Files.writeString(folder.resolve("KeptTest.java"), "@Test void it_holds() {}");
        assertThat(missing(List.of(page), List.of(source)))
                .containsExactly("page.md: KeptTest.it_is_gone", "page.md: GoneTest", "page.md: LostContract.it_holds");
    }

    private static List<Path> pagesOf(Path root) {
        try (Stream<Path> docs = Files.list(root.resolve("docs"));
                Stream<Path> top = Files.list(root)) {
            return Stream.concat(docs, top)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> missing(List<Path> pages, List<Path> sources) {
        Map<String, List<Path>> byName = sources.stream()
                .collect(Collectors.groupingBy(
                        source -> source.getFileName().toString().replaceFirst("[.]java$", "")));
        return pages.stream()
                .flatMap(page -> NAMED.matcher(Repository.text(page))
                        .results()
                        .map(MatchResult::group)
                        .filter(named -> !isThere(named, byName))
                        .map(named -> page.getFileName() + ": " + named.replace("`", "")))
                .toList();
    }

    private static boolean isThere(String named, Map<String, List<Path>> byName) {
        Matcher parts = NAMED.matcher(named);
        Optional<String> method = parts.matches() ? Optional.ofNullable(parts.group("method")) : Optional.empty();
        return byName.getOrDefault(parts.group("name"), List.of()).stream()
                .map(Repository::text)
                .anyMatch(source -> method.isEmpty() || source.contains(" " + method.get() + "("));
    }
}
