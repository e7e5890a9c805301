package dev.drydock.bootstrap.commandline.remote;

import dev.drydock.bootstrap.console.AsciiJson;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.protocol.remote.RemoteDocument;
import dev.drydock.protocol.text.Plain;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ways in which commands print what a server answers. */
public final class Said {
    private final Console console;
    private final boolean json;

    /** @param json whether documents are printed as they are */
    public Said(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    /** Prints one document: as it is, or as lines. */
    public void document(RemoteDocument document, Function<RemoteDocument, List<String>> lines) {
        if (json) {
            console.out().println(AsciiJson.of(document.write()));
        } else {
            lines.apply(document).forEach(console.out()::println);
        }
    }

    /** Prints the documents of one page: one a line as they are, or as rows of a table. */
    public void rows(List<RemoteDocument> items, Table table, Function<RemoteDocument, List<String>> row) {
        if (json) {
            items.forEach(item -> console.out().println(AsciiJson.of(item.write())));
        } else {
            table.lines(items.stream().map(row).toList()).forEach(console.out()::println);
        }
    }

    /** The number of what was listed, for people. */
    public void count(long number, String one, String many) {
        if (!json) {
            console.err().println(number == 1 ? "1 " + one + "." : number + " " + many + ".");
        }
    }

    /** A line with a name ahead of a text of anybody. */
    public static String line(String name, String text) {
        return String.format("%-13s%s", name + ":", Plain.text(text.isEmpty() ? "-" : text));
    }

    /** Values with their names: {@code held 3, succeeded 12}. */
    public static String counts(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + " " + value.getValue())
                .collect(Collectors.joining(", "));
    }
}
