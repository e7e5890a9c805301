package dev.drydock.bootstrap.process.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of one section of a document, and the lines that it shows of their output.
 *
 * @param commands the lines of its fenced {@code sh} blocks
 * @param shown the shapes of the lines of its other blocks
 */
record DocumentedWalk(List<Command> commands, List<String> shown) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern STATUS = Pattern.compile("# exit status (\\d+)$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /**
     * A command line.
     *
     * @param words without quotes, the first being the program
     * @param status the exit status that the document says, or 0
     * @param waits whether it is refused until something has happened
     */
    record Command(List<String> words, int status, boolean waits) {
        boolean isDrydock() {
            return words.get(0).equals("./drydock");
        }

        List<String> arguments() {
            return words.subList(1, into().isEmpty() ? words.size() : words.size() - 2);
        }

        /** The file that its output goes to; empty for none. */
        String into() {
            int arrow = words.size() - 2;
            return arrow > 0 && words.get(arrow).equals(">") ? words.get(arrow + 1) : "";
        }
    }

    /** Reads a section, from its heading to the next of the same level. */
    static DocumentedWalk of(Path document, String heading) throws IOException {
        String page = Files.readString(document);
        int begin = page.indexOf("\n## " + heading + "\n");
        assertThat(begin).as("the heading '" + heading + "'").isNotNegative();
        String section = page.substring(begin + 1, page.indexOf("\n## ", begin + 1));
        List<Command> commands = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        BLOCK.matcher(section).results().forEach(block -> {
            if (block.group(1).equals("sh")) {
                addCommands(block.group(2), commands);
            } else {
                block.group(2).lines().map(DocumentedWalk::shape).forEach(shown::add);
            }
        });
        assertThat(commands).hasSizeGreaterThan(20);
        assertThat(shown).hasSizeGreaterThan(10);
        return new DocumentedWalk(commands, shown);
    }

    private static void addCommands(String block, List<Command> commands) {
        boolean waits = false;
        for (String line : block.lines().toList()) {
            if (line.startsWith("# once ")) {
                waits = true;
                continue;
            }
            Matcher status = STATUS.matcher(line);
            int expected = status.find() ? Integer.parseInt(status.group(1)) : 0;
            List<String> words = WORD.matcher(line.replaceFirst(" +# .*$", ""))
                    .results()
                    .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                    .toList();
            commands.add(new Command(words, expected, waits));
            waits = false;
        }
    }

    /** A line without what differs from run to run: numbers, and the gaps between columns. */
    static String shape(String line) {
        return line.strip().replaceAll("[0-9][0-9,]*", "#").replaceAll(" +", " ");
    }
}
