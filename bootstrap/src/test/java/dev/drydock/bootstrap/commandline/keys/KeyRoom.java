package dev.drydock.bootstrap.commandline.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.TestConsole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A folder in which keys are made and used. In a command, {@code @name} is the file of that name in it. */
public final class KeyRoom {
    public static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    private static final Pattern THUMBPRINT = Pattern.compile("(?m)^Thumbprint: +(\\S+)$");

    private final Path folder;
    private Instant now = NOW;

    public KeyRoom(Path folder) {
        this.folder = folder;
    }

    public KeyRoom at(Instant time) {
        now = time;
        return this;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    public String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public KeyRoom write(String name, String text) {
        try {
            makeFolderOf(name);
            Files.writeString(file(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeFolderOf(String name) {
        try {
            Files.createDirectories(file(name).getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command, words parted by blanks, that succeeds; returns what it printed. */
    public String run(String words, String... more) {
        TestConsole console = console();
        assertThat(console.run(arguments(words, more)))
                .as("%s: %s", words, console)
                .isZero();
        return console.out();
    }

    /** Runs a command that ends with a status other than 0; returns all that it printed. */
    public String refused(int status, String words, String... more) {
        return refused(console(), status, words, more);
    }

    public String refused(TestConsole console, int status, String words, String... more) {
        assertThat(console.run(arguments(words, more)))
                .as("%s: %s", words, console)
                .isEqualTo(status);
        return console.out() + console.err();
    }

    public TestConsole console() {
        return new TestConsole().at(now);
    }

    public String[] arguments(String words, String... more) {
        List<String> all = new ArrayList<>(List.of(words.split(" ")));
        all.addAll(Arrays.asList(more));
        return all.stream()
                .map(word -> word.startsWith("@") ? file(word.substring(1)).toString() : word)
                .toArray(String[]::new);
    }

    /** Makes keys, and returns the thumbprint of the last. */
    public String keys(String... names) {
        String thumbprint = "";
        for (String name : names) {
            thumbprint = found(run("keys new @" + name + ".pem"));
        }
        return thumbprint;
    }

    public String thumbprint(String key) {
        return found(run("keys show @" + key + ".jwk"));
    }

    /** Makes the roots a, b and c, of which two have to sign, the release key r, and the trust folder with their key set. */
    public KeyRoom withKeySet() {
        keys("a", "b", "c", "r");
        run("keys init-root --root @a.jwk --root @b.jwk --root @c.jwk --threshold 2 --release @r.jwk -o @draft");
        finish("draft", "", "trust/keyset.json", "a", "c");
        return this;
    }

    /** Signs a draft with roots, each on a copy of its own, and finishes it. */
    public void finish(String draft, String after, String finished, String... roots) {
        run(finishing(draft, after, finished, roots));
    }

    public String finishing(String draft, String after, String finished, String... roots) {
        StringBuilder parts = new StringBuilder("keys finish");
        for (String root : roots) {
            String part = draft + "." + root + "." + finished.replace('/', '.');
            run("keys sign @" + draft + " --key @" + root + ".pem -o @" + part
                    + (after.isEmpty() ? "" : " --after @" + after));
            parts.append(" @").append(part);
        }
        makeFolderOf(finished);
        return parts + " -o @" + finished + (after.isEmpty() ? "" : " --after @" + after);
    }

    private static String found(String printed) {
        return THUMBPRINT
                .matcher(printed)
                .results()
                .map(result -> result.group(1))
                .findFirst()
                .orElseThrow();
    }
}
