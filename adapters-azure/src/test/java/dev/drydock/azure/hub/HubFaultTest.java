package dev.drydock.azure.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.sdk.iot.service.exceptions.IotHubException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubExceptionManager;
import com.microsoft.azure.sdk.iot.service.transport.http.HttpResponse;
import dev.drydock.azure.connection.ServiceConnection;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HubFaultTest {
    private static final String KEY = "c2VjcmV0LW9mLXBvbGljeS0=";
    private static final ServiceConnection CONNECTION = ServiceConnection.parse(
            "HostName=my-hub.azure-devices.net;SharedAccessKeyName=owner;SharedAccessKey=" + KEY);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400001 | Refused        | false | the hub refuses it (400001): because",
                "400004 | Refused        | false | the hub refuses it (400004): because",
                "401002 | Refused        | false | SharedAccessKey is wrong, or the clock here is off",
                "401003 | Refused        | false | my-hub.azure-devices.net does not let owner in",
                "403002 | Refused        | false | filled at midnight UTC",
                "403004 | Refused        | false | the hub forbids it (403004)",
                "404001 | UnknownDevice  | false | register it first",
                "404103 | NotConnected   | false | call again when it is",
                "409001 | AlreadyThere   | false | has one of that name already",
                "412001 | Refused        | false | the hub refuses it (412001): because",
                "413001 | Refused        | false | the hub refuses it (413001): because",
                "429001 | Throttled      | true  | its tier and its units",
                "429002 | Throttled      | true  | its tier and its units",
                "429003 | Throttled      | true  | its tier and its units",
                "500001 | OutcomeUnknown | true  | the hub failed (500001); try again later",
                "502000 | OutcomeUnknown | true  | the hub failed (502000); try again later",
                "503001 | OutcomeUnknown | true  | the hub failed (503001); try again later",
                "504101 | OutcomeUnknown | true  | the device did not answer the hub in time",
            })
    void what_the_hub_answers_is_told_in_words(int code, String kind, boolean isTransient, String why) {
        check(HubFault.of(answer(code / 1000, json(code)), CONNECTION), kind, isTransient, why);
    }

    @ParameterizedTest
    @CsvSource({
        "401, Refused",
        "404, UnknownDevice",
        "429, Throttled",
        "500, OutcomeUnknown",
        "502, OutcomeUnknown",
        "503, OutcomeUnknown",
        "504, OutcomeUnknown",
    })
    void what_stands_between_us_and_the_hub_answers_without_a_code(int status, String kind) {
        for (String body : new String[] {"", "<html>Bad gateway</html>", "{}", "{\"Message\":\"no\"}"}) {
            assertThat(HubFault.of(answer(status, body), CONNECTION).getClass().getSimpleName())
                    .as(body)
                    .isEqualTo(kind);
        }
    }

    static Stream<Arguments> sockets() {
        return Stream.of(
                Arguments.of(new UnknownHostException("my-hub"), "NotReached", "see HostName"),
                Arguments.of(
                        new ConnectException("Connection refused"), "NotReached", "does not answer (Connection re"),
                Arguments.of(new NoRouteToHostException("No route"), "NotReached", "lets connections out"),
                Arguments.of(new SocketTimeoutException("Connect timed out"), "NotReached", "does not answer"),
                Arguments.of(new SocketTimeoutException("connect timed out"), "NotReached", "does not answer"),
                Arguments.of(new SSLHandshakeException("Received fatal alert"), "NotReached", "does not prove"),
                Arguments.of(
                        new SSLHandshakeException("x").initCause(new CertificateException("No name matching found")),
                        "NotReached",
                        "(No name matching found); for a hub of a private authority name its CA file"),
                Arguments.of(
                        new SSLHandshakeException("Remote host terminated").initCause(new EOFException("shut down")),
                        "NotReached",
                        "does not answer (it ended the connection"),
                Arguments.of(new SSLException("Connection reset"), "OutcomeUnknown", "may have been done or not"),
                Arguments.of(new SocketTimeoutException("Read timed out"), "OutcomeUnknown", "(Read timed out)"),
                Arguments.of(new SocketException("Connection reset"), "OutcomeUnknown", "may have been done or not"),
                Arguments.of(new IOException("Premature EOF"), "OutcomeUnknown", "broke (Premature EOF)"));
    }

    @ParameterizedTest
    @MethodSource("sockets")
    void a_broken_connection_leaves_nothing_done_only_if_it_never_stood(Throwable fault, String kind, String why) {
        check(HubFault.of(fault, CONNECTION), kind, kind.equals("OutcomeUnknown"), why);
    }

    private static void check(HubFault fault, String kind, boolean isTransient, String why) {
        assertThat(fault.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(fault.isTransient()).isEqualTo(isTransient);
        assertThat(fault.why()).contains(why).doesNotContain(KEY);
    }

    private static String json(int code) {
        return "{\"Message\":\"{\\\"errorCode\\\":" + code + ",\\\"message\\\":\\\"because\\\"}\"}";
    }

    private static IotHubException answer(int status, String body) {
        try {
            IotHubExceptionManager.httpResponseVerification(
                    new HttpResponse(status, new byte[0], Map.of(), body.getBytes(StandardCharsets.UTF_8)));
            throw new AssertionError("the SDK takes " + status + " for an answer");
        } catch (IotHubException e) {
            return e;
        }
    }
}
