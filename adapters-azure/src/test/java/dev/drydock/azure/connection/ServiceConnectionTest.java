package dev.drydock.azure.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceConnectionTest {
    private static final String KEY = "c2VjcmV0LW9mLXBvbGljeS0=";
    private static final String GOOD =
            "HostName=my-hub.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey=" + KEY;

    @Test
    void the_three_parts_are_read() {
        ServiceConnection connection = ServiceConnection.parse(GOOD);

        assertThat(connection.hub()).hasToString("my-hub.azure-devices.net");
        assertThat(connection.policy()).isEqualTo("iothubowner");
        assertThat(connection.key()).isEqualTo(KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SharedAccessKeyName=p;SharedAccessKey=KEY                                | no HostName",
                "HostName=;SharedAccessKeyName=p;SharedAccessKey=KEY                      | no HostName",
                "HostName=a.b;SharedAccessKey=KEY                                         | no SharedAccessKeyName",
                "HostName=a.b;SharedAccessKeyName=;SharedAccessKey=KEY                    | no SharedAccessKeyName",
                "HostName=a.b;SharedAccessKeyName=p                                       | no SharedAccessKey",
                "HostName=a.b;SharedAccessKeyName=p;SharedAccessKey=                      | no SharedAccessKey",
                "HostName=a.b;HostName=c.d;SharedAccessKeyName=p;SharedAccessKey=KEY      | HostName twice",
                "HostName=a.b;SharedAccessKeyName=p;SharedAccessKeyName=p;SharedAccessKey=KEY | SharedAccessKeyName twice",
                "HostName=a.b;SharedAccessKeyName=p;SharedAccessKey=KEY;SharedAccessKey=KEY | SharedAccessKey twice",
                "HostName=nodot;SharedAccessKeyName=p;SharedAccessKey=KEY                 | HostName in the connection string",
                "HostName=a.b:99999;SharedAccessKeyName=p;SharedAccessKey=KEY             | the port in HostName",
                "HostName=a.b;SharedAccessKeyName=p;SharedAccessKey=?KEY                  | SharedAccessKey in the connection string is not Base64",
                "HostName=a.b;SharedAccessKeyName=p;SharedAccessKey=KEY;Entity=KEY        | part 4 of the connection string",
                "HostName=a.b;DeviceId=d;SharedAccessKey=KEY                              | a device's connection string",
                "HostName=a.b;SharedAccessKeyName=p;x509=true                             | no SharedAccessKey",
            })
    void what_is_wrong_is_named_and_the_key_is_not(String text, String named) {
        assertThatThrownBy(() -> ServiceConnection.parse(text.replace("KEY", KEY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining(KEY)
                .hasNoCause();
    }

    @Test
    void nobody_reads_the_key_in_a_log() {
        assertThat(ServiceConnection.parse(GOOD)).hasToString("iothubowner of my-hub.azure-devices.net");
    }

    /** Computed by hand with openssl dgst -sha256 -mac HMAC. */
    @Test
    void a_token_names_the_hub_with_its_port_and_ends_in_time() {
        String token = ServiceConnection.parse(GOOD.replace(".net;", ".net:8443;"))
                .token(Instant.ofEpochSecond(1_800_000_000));

        assertThat(token)
                .startsWith(
                        "SharedAccessSignature sr=my-hub.azure-devices.net%3A8443&sig=9zLwQK3sQdHekY1Wz7PXVYl4Lj8toCUTEl7%2BhPeslBM%3D&se=")
                .contains("&se=1800000000&skn=iothubowner")
                .doesNotContain(KEY);
    }
}
