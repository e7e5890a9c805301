package dev.drydock.bootstrap.commandline.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bootstrap.process.Program;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A shell that runs scripts in a folder. */
record Shell(Path folder, Map<String, String> environment) {
    /** Skips the test where a program is not installed. */
    static void needs(String... programs) {
        assumeTrue(
                Program.missing(programs).isEmpty(),
                () -> String.join(", ", Program.missing(programs)) + " is not installed");
    }

    /** Runs a script that succeeds, and returns all that it said. */
    String run(String script) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PATH", Program.PATH);
        Program.End end = Program.run(all, "/bin/bash", "-euo", "pipefail", "-c", "cd '" + folder + "'\n" + script);
        assertThat(end.status()).as(end.said()).isZero();
        return end.said();
    }
}
