package dev.drydock.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandAdaptersTest {
    private static Command command(String text) {
        return new Command(text, Duration.ofSeconds(20));
    }

    private static Optional<Reason> health(String text, StopSignal stop) {
        return new CommandHealthCheck(command(text)).complaint(Samples.ORDER, Slot.B, stop);
    }

    @Test
    void a_health_check_that_exits_with_zero_says_that_all_is_well() {
        String expected = "u-1 B 2.0.0 10 sha256:" + "a".repeat(64);
        String text = "test \"$DRYDOCK_UPDATE_ID $DRYDOCK_SLOT $DRYDOCK_VERSION $DRYDOCK_SIZE $DRYDOCK_DIGEST\" = \""
                + expected + "\"";
        assertThat(health(text, new StopSignal())).isEmpty();
    }

    @Test
    void a_health_check_that_fails_is_quoted() {
        assertThat(health("echo 'no route to the gateway'; exit 7", new StopSignal()))
                .contains(new Reason(
                        ReasonCode.UNHEALTHY,
                        "the health check command ended with exit code 7; it said: no route to the gateway"));
        assertThat(health("no-such-command", new StopSignal()).orElseThrow().message())
                .contains("exit code 127");
    }

    @Test
    void a_health_check_never_sees_the_uri_with_its_token() {
        assertThat(health("env | grep -c secret && exit 1; true", new StopSignal()))
                .isEmpty();
    }

    @Test
    void a_health_check_that_is_stopped_is_no_pass() {
        StopSignal stop = new StopSignal();
        stop.stop();
        assertThat(health("true", stop).orElseThrow().code()).isEqualTo(ReasonCode.UNHEALTHY);
    }

    @Test
    void a_version_is_the_first_line_trimmed() {
        assertThat(new CommandVersionProbe(command("echo noise >&2; echo ' 2.0.0 '; echo more")).tell())
                .contains(new Version("2.0.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "echo 2.0.0; exit 1", "echo 'two words'", "printf '\\033[2J'", "no-such-command"})
    void a_version_command_that_does_not_tell_is_silent(String text) {
        assertThat(new CommandVersionProbe(command(text)).tell()).isEmpty();
    }

    @Test
    void a_restart_that_is_refused_says_why() {
        assertThat(new CommandRestart(command("true")).request()).isEmpty();
        assertThat(new CommandRestart(command("echo 'must be root' >&2; exit 1")).request())
                .contains(new Reason(
                        ReasonCode.RESTART_FAILED,
                        "the restart command ended with exit code 1; it said: must be root"));
    }
}
