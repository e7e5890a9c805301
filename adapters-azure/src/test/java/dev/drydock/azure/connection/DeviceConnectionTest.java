package dev.drydock.azure.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceConnectionTest {
    private static final String KEY = "c2VjcmV0LW9mLWRldmljZS03";
    private static final String GOOD = "HostName=my-hub.azure-devices.net;DeviceId=device-7;SharedAccessKey=" + KEY;

    @Test
    void a_device_with_a_key_is_read_and_written_as_the_sdk_reads_it() {
        DeviceConnection connection = DeviceConnection.parse(GOOD);

        assertThat(connection.hub().host()).isEqualTo("my-hub.azure-devices.net");
        assertThat(connection.device().value()).isEqualTo("device-7");
        assertThat(connection.key()).contains(KEY);
        assertThat(connection.text()).isEqualTo(GOOD);
    }

    @Test
    void a_device_with_a_certificate_has_no_key() {
        DeviceConnection connection =
                DeviceConnection.parse("HostName=my-hub.azure-devices.net;DeviceId=device-7;x509=true");

        assertThat(connection.key()).isEmpty();
        assertThat(connection.text()).endsWith(";x509=true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  " + GOOD + "\n",
                GOOD + ";",
                "SharedAccessKey=" + KEY + "; DeviceId = device-7 ;HostName=my-hub.azure-devices.net",
                GOOD + ";x509=false",
            })
    void spaces_the_order_and_a_last_semicolon_do_not_matter(String text) {
        assertThat(DeviceConnection.parse(text)).isEqualTo(DeviceConnection.parse(GOOD));
    }

    @Test
    void a_port_is_kept() {
        assertThat(DeviceConnection.parse(GOOD.replace(".net;", ".net:8443;")).hub())
                .isEqualTo(new HubAddress("my-hub.azure-devices.net", Optional.of(8443)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DeviceId=d;SharedAccessKey=KEY                                | no HostName",
                "HostName=;DeviceId=d;SharedAccessKey=KEY                      | no HostName",
                "HostName=a.b;SharedAccessKey=KEY                              | no DeviceId",
                "HostName=a.b;DeviceId=;SharedAccessKey=KEY                    | no DeviceId",
                "HostName=a.b;DeviceId=d                                       | no SharedAccessKey",
                "HostName=a.b;DeviceId=d;SharedAccessKey=                      | no SharedAccessKey",
                "HostName=a.b;HostName=a.b;DeviceId=d;SharedAccessKey=KEY      | HostName twice",
                "HostName=a.b;DeviceId=d;DeviceId=d;SharedAccessKey=KEY        | DeviceId twice",
                "HostName=a.b;DeviceId=d;SharedAccessKey=KEY;SharedAccessKey=KEY | SharedAccessKey twice",
                "HostName=a.b;DeviceId=d;SharedAccessKey=;SharedAccessKey=KEY  | SharedAccessKey twice",
                "HostName=nodot;DeviceId=d;SharedAccessKey=KEY                 | HostName in the connection string",
                "HostName=https://a.b;DeviceId=d;SharedAccessKey=KEY           | HostName in the connection string",
                "HostName=KEY;DeviceId=d;SharedAccessKey=KEY                   | HostName in the connection string",
                "HostName=a.b:0;DeviceId=d;SharedAccessKey=KEY                 | the port in HostName",
                "HostName=a.b:65536;DeviceId=d;SharedAccessKey=KEY             | the port in HostName",
                "HostName=a.b;DeviceId=a b;SharedAccessKey=KEY                 | DeviceId in the connection string",
                "HostName=a.b;DeviceId=KEY/;SharedAccessKey=KEY                | DeviceId in the connection string",
                "HostName=a.b;DeviceId=d;SharedAccessKey=KEY!                  | SharedAccessKey in the connection string is not Base64",
                "HostName=a.b;DeviceId=d;SharedAccessKey=KEYA                  | SharedAccessKey in the connection string is not Base64",
                "HostName=a.b;DeviceId=d;SharedAccessKey=KEY;x509=true         | SharedAccessKey and x509=true",
                "HostName=a.b;DeviceId=d;SharedAccessKey=KEY;x509=maybe        | x509 in the connection string is true or false",
                "HostName=a.b;DeviceId=d;x509=false                            | no SharedAccessKey",
                "HostName=a.b;DeviceId=d;KEY                                   | part 3 of the connection string",
                "HostName=a.b;DeviceId=d;;SharedAccessKey=KEY                  | part 3 of the connection string",
                "HostName=a.b;DeviceId=d;Key=KEY                               | part 3 of the connection string",
                "HostName=a.b;DeviceId=d;SharedAccessKey=KEY;GatewayHostName=g | GatewayHostName",
                "HostName=a.b;SharedAccessKeyName=p;SharedAccessKey=KEY        | a service's connection string",
                "KEY                                                           | part 1 of the connection string",
                "''                                                            | part 1 of the connection string",
            })
    void what_is_wrong_is_named_and_the_key_is_not(String text, String named) {
        assertThatThrownBy(() -> DeviceConnection.parse(text.replace("KEY", KEY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining(KEY)
                .hasNoCause();
    }

    @Test
    void nobody_reads_the_key_in_a_log() {
        assertThat(DeviceConnection.parse(GOOD))
                .asString()
                .doesNotContain(KEY)
                .contains("device-7")
                .contains("my-hub");
    }
}
