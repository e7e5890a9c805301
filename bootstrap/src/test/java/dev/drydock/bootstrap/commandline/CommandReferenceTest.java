package dev.drydock.bootstrap.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class CommandReferenceTest {
    private static final Path REFERENCE = Path.of("..", "docs", "commands.md");
    private static final int WIDTH = 110;

    @Test
    void the_reference_of_commands_is_what_their_help_says() throws IOException {
        String written = reference();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(REFERENCE, written);
        }
        assertThat(Files.readString(REFERENCE)).isEqualTo(written);
    }

    private static String reference() {
        CommandLine drydock = DrydockCommand.tree(new TestConsole().console());
        StringBuilder reference = new StringBuilder("""
                # Commands

                Made from what `--help` prints; a test compares them. Durations are written `500ms`, `15s`, `10m`, `1h` or `7d`.
                """);
        append(reference, drydock);
        return reference.toString();
    }

    private static void append(StringBuilder reference, CommandLine command) {
        command.setUsageHelpWidth(WIDTH);
        reference
                .append("\n## `")
                .append(command.getCommandSpec().qualifiedName())
                .append("`\n\n```\n")
                .append(command.getUsageMessage(Ansi.OFF).stripTrailing().replaceAll("(?m) +$", ""))
                .append("\n```\n");
        command.getSubcommands().values().forEach(sub -> append(reference, sub));
    }
}
