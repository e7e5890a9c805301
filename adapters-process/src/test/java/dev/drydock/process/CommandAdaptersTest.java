package dev.drydock.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.health.VersionAnswer;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                .isEqualTo(new VersionAnswer.Told(new Version("2.0.0")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true                          | the version command printed ''",
                "echo 2.0.0; exit 1            | the version command ended with exit code 1; it said: 2.0.0",
                "echo 1; echo broken >&2; exit 2 | the version command ended with exit code 2; it said: broken",
                "echo 'two words'              | the version command printed 'two words'",
                "printf '\033[2J'              | the version command printed '?[2J'",
                "no-such-command               | the version command ended with exit code 127; it said: "
            })
    void a_version_command_that_fails_is_quoted(String text, String words) {
        VersionAnswer answer = new CommandVersionProbe(command(text)).tell();
        assertThat(answer.version()).isEmpty();
        Reason why = answer.complaint().orElseThrow();
        assertThat(why.code()).isEqualTo(ReasonCode.VERSION_UNKNOWN);
        assertThat(why.message()).startsWith(words.strip());
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
