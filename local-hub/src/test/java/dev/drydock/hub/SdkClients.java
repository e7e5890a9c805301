package dev.drydock.hub;

import com.azure.core.credential.AzureSasCredential;
import com.microsoft.azure.sdk.iot.device.ClientOptions;
import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import com.microsoft.azure.sdk.iot.device.twin.DirectMethodResponse;
import com.microsoft.azure.sdk.iot.device.twin.TwinCollection;
import com.microsoft.azure.sdk.iot.service.configurations.ConfigurationsClient;
import com.microsoft.azure.sdk.iot.service.jobs.ScheduledJobsClient;
import com.microsoft.azure.sdk.iot.service.query.QueryClient;
import com.microsoft.azure.sdk.iot.service.twin.TwinClient;
import dev.drydock.hub.sas.SharedAccessKey;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The clients of Microsoft's SDKs for one hub, whose certificate authority the whole JVM trusts from then on. */
record SdkClients(
        ScheduledJobsClient jobs, ConfigurationsClient configurations, QueryClient queries, TwinClient twins) {
    private static final int TIMEOUT_MS = 60_000;
    private static final int AN_HOUR = 3600;

    static SdkClients of(LocalHub hub) throws Exception {
        HttpsURLConnection.setDefaultSSLSocketFactory(trust(hub.authorityFile()).getSocketFactory());
        String host = hub.hostName() + ":" + hub.restPort();
        String connection = hub.serviceConnectionString();
        String name = "SharedAccessKey=";
        SharedAccessKey key = new SharedAccessKey(connection.substring(connection.indexOf(name) + name.length()));
        AzureSasCredential credential = new AzureSasCredential(token(host, key));
        return new SdkClients(
                new ScheduledJobsClient(host, credential),
                new ConfigurationsClient(host, credential),
                new QueryClient(host, credential),
                new TwinClient(host, credential));
    }

    /** A registered device that is connected, answers every method with its name, and notes what is desired of it. */
    static DeviceClient connect(LocalHub hub, String id, List<TwinCollection> desired) throws Exception {
        DeviceClient device = new DeviceClient(
                hub.registerDevice(id),
                IotHubClientProtocol.MQTT,
                ClientOptions.builder()
                        .sslContext(trust(hub.authorityFile()))
                        .logRoutineDisconnectsAsErrors(false)
                        .build());
        device.open(false);
        device.subscribeToMethods(
                (method, payload, context) -> new DirectMethodResponse(200, method), null, TIMEOUT_MS);
        device.subscribeToDesiredProperties(
                (twin, context) -> desired.add(twin.getDesiredProperties()), null, TIMEOUT_MS);
        return device;
    }

    private static String token(String host, SharedAccessKey key) {
        String resource = URLEncoder.encode(host, StandardCharsets.UTF_8);
        long expiry = Instant.now().plusSeconds(AN_HOUR).getEpochSecond();
        String signature = URLEncoder.encode(key.sign(resource + "\n" + expiry), StandardCharsets.UTF_8);
        return "SharedAccessSignature sr=" + resource + "&sig=" + signature + "&se=" + expiry + "&skn="
                + LocalHub.POLICY;
    }

    private static SSLContext trust(Path authority) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, new char[0]);
        try (InputStream pem = Files.newInputStream(authority)) {
            trusted.setCertificateEntry(
                    "hub", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
