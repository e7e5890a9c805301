package dev.drydock.bootstrap.process.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The lines of the demo that the README shows, by their shape: ports, digests and times differ from run to run. */
public final class ReadmeDemo {
    private ReadmeDemo() {}

    /** The shapes of the lines in the README. */
    static List<String> shown() throws IOException {
        List<String> lines = lines("demo").stream().map(ReadmeDemo::shape).toList();
        assertThat(lines).as("lines of real output").hasSizeGreaterThanOrEqualTo(12);
        return lines;
    }

    /** The lines in the README between the marks of a name, as they stand there. */
    public static List<String> lines(String name) throws IOException {
        String page = Files.readString(Path.of("../README.md"));
        String mark = "<!-- " + name + ": begin -->";
        int begin = page.indexOf(mark);
        int end = page.indexOf("<!-- " + name + ": end -->");
        assertThat(begin).as("the README's marker").isNotNegative().isLessThan(end);
        return page.substring(begin + mark.length(), end)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("```"))
                .toList();
    }

    /** The shapes of what a run printed on both of its streams. */
    static List<String> shapes(List<String> output, List<String> errors) {
        return Stream.concat(output.stream(), errors.stream())
                .map(ReadmeDemo::shape)
                .toList();
    }

    private static String shape(String line) {
        return line.replaceAll("127\\.0\\.0\\.1:\\d+", "HOST")
                .replaceAll("[0-9a-f]{12}\\.bin", "IMAGE")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME");
    }
}
