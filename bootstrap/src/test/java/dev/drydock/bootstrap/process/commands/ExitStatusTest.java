package dev.drydock.bootstrap.process.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.bootstrap.process.SharedBroker;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exit status of a whole process; what leads to each status is tested within the tests' own process. */
@Execution(ExecutionMode.CONCURRENT)
class ExitStatusTest {
    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @ParameterizedTest
    @CsvSource({
        "0, broker,  devices",
        "1, broker,  show never-seen",
        "2, broker,  devices --nonsense",
        "3, nowhere, devices --connect-timeout 100ms",
        "4, broker,  update new-here --uri http://127.0.0.1:9/x --version 2 --bare --new-device"
    })
    void a_process_ends_with_the_status_of_its_run(int status, String where, String command) {
        String broker = where.equals("broker") ? BROKER.uri() : "mqtt://127.0.0.1:1";

        DrydockProcess process = bench.runProcess((command + " --broker " + broker).split(" "));

        assertThat(process.exitStatus()).as(process.toString()).isEqualTo(status);
        assertThat(process.errors()).doesNotContain("\tat ");
    }
}
