package dev.drydock.bootstrap.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Help, completion and the manual page come from the commands themselves. */
class HelpCommandsTest {
    @TempDir
    Path folder;

    private final TestConsole console = new TestConsole();

    static Set<String> commands() {
        return new LinkedHashSet<>(tree().getSubcommands().keySet());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_of_a_command_is_what_its_option_help_prints(String command) {
        TestConsole other = new TestConsole();
        assertThat(console.run("help", command)).isZero();
        assertThat(console.out()).contains("Usage: drydock " + command);
        if (!command.equals("help")) {
            assertThat(other.run(command, "--help")).isZero();
            assertThat(console.out()).isEqualTo(other.out());
        }
        assertThat(console.err()).isEmpty();
    }

    @Test
    void help_alone_lists_the_commands() {
        assertThat(console.run("help")).isZero();
        assertThat(console.out()).contains("Usage: drydock ").contains(commands());
    }

    @Test
    void help_of_nothing_is_wrong_use() {
        assertThat(console.run("help", "nope\u001b")).isEqualTo(2);
        assertThat(console.err()).isEqualTo("drydock: there is no command 'nope\\u001b'; 'drydock help' lists them\n");
    }

    @Test
    void the_completion_is_a_script_that_bash_reads() throws Exception {
        assertThat(console.run("completion")).isZero();
        Path script = Files.writeString(folder.resolve("completion"), console.out());
        String check = "compopt() { :; }; source " + script
                + " && COMP_WORDS=(drydock upd) COMP_CWORD=1 && _complete_drydock" + " && echo \"${COMPREPLY[@]}\"";
        assertThat(ran("bash", "-c", check)).isEqualTo("update\n");
    }

    @Test
    void the_manual_page_has_every_command_and_option_and_no_macro_that_is_wrong() throws Exception {
        assertThat(console.run("man")).isZero();
        String page = console.out();
        assertThat(page)
                .startsWith(".TH DRYDOCK 1 ")
                .doesNotContain("${")
                .doesNotContain("null")
                .doesNotContain("%%");
        for (CommandLine command : tree().getSubcommands().values()) {
            assertThat(page).contains(".SS \"" + command.getCommandSpec().qualifiedName() + "\"");
            for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(page).contains(option.longestName().replace("-", "\\-"));
            }
        }
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "groff is not installed");
        Path file = Files.writeString(folder.resolve("drydock.1"), page);
        assertThat(ran("groff", "-man", "-ww", "-z", file.toString())).isEmpty();
    }

    @Test
    void no_message_says_error_twice() {
        assertThat(console.run("update", "d", "--version", "2")).isEqualTo(2);
        assertThat(console.run("device")).isEqualTo(2);
        assertThat(console.err()).doesNotContain("Error:").contains("drydock: ");
    }

    private static CommandLine tree() {
        return DrydockCommand.tree(new TestConsole().console());
    }

    private static String ran(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
