package dev.drydock.http.download;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.image.ImageSource;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.address.AllowedHosts;
import dev.drydock.http.address.NearHosts;
import dev.drydock.http.address.Place;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Images fetched over HTTP/1.1 with the JDK's client. Its own time-outs end at the head of an answer, and it follows redirects
 * to anywhere, so limits and redirects are looked after here. Thread-safe; fetches share one client, made by the first.
 */
public final class HttpImageSource implements ImageSource {
    /** Bytes that the JDK reads at once, 16 KiB unless told; read once, by the first client of the process. */
    private static final String READ_SIZE = "jdk.httpclient.bufsize";

    /** Named rather than left to the JDK, where a configuration of the machine may let older ones in again. */
    private static final String[] TLS_VERSIONS = {"TLSv1.3", "TLSv1.2"};

    /** Pieces that are asked for before one is taken: enough that neither the network nor the disk waits for the other. */
    private static final int AHEAD = 16;

    private final DownloadLimits limits;
    private final RedirectRule rule;
    private final @Nullable SSLContext tls;
    private @Nullable HttpClient client;

    /** Trusts, for https, the authorities that the JDK trusts. */
    public HttpImageSource(DownloadLimits limits) {
        this(limits, AllowedHosts.ALL);
    }

    /** @param tls whom to trust for https, and as whom to present oneself */
    public HttpImageSource(DownloadLimits limits, SSLContext tls) {
        this(limits, AllowedHosts.ALL, tls);
    }

    /** @param allowed whom to ask for an image, and where a redirect may lead */
    public HttpImageSource(DownloadLimits limits, AllowedHosts allowed) {
        this(limits, new RedirectRule(allowed, new NearHosts()), null);
    }

    /**
     * @param allowed whom to ask for an image, and where a redirect may lead
     * @param tls whom to trust for https, and as whom to present oneself
     */
    public HttpImageSource(DownloadLimits limits, AllowedHosts allowed, SSLContext tls) {
        this(limits, new RedirectRule(allowed, new NearHosts()), tls);
    }

    HttpImageSource(DownloadLimits limits, RedirectRule rule, @Nullable SSLContext tls) {
        this.limits = limits;
        this.rule = rule;
        this.tls = tls;
    }

    @Override
    public FetchResult fetch(
            ImageUri uri, Optional<Long> size, ImageSink sink, LongConsumer progress, StopSignal stop) {
        if (stop.isStopped()) {
            return new FetchResult.Stopped();
        }
        Optional<URI> start = uri.fetchable();
        if (start.isEmpty()) {
            String found = "expected an absolute http or https URI, found '" + Place.of(uri.value()) + "'";
            return new FetchResult.Broken(new Reason(ReasonCode.BAD_URI, found));
        }
        Pace pace = new Pace(limits, System::nanoTime);
        // a piece that was asked for comes, whatever the limit says by then
        int ahead = limits.mostRate().isPresent() ? 1 : AHEAD;
        return new ImageDownload(
                        new ImageRequest(client(), rule, ahead, pace, stop),
                        to -> new BodyTransfer(to, progress, pace, stop),
                        sink,
                        size,
                        limits.largest())
                .run(start.get());
    }

    private synchronized HttpClient client() {
        if (client == null) {
            if (System.getProperty(READ_SIZE) == null) {
                System.setProperty(READ_SIZE, "65536");
            }
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .sslParameters(new SSLParameters(null, TLS_VERSIONS))
                    .connectTimeout(limits.connect());
            client = (tls == null ? builder : builder.sslContext(tls)).build();
        }
        return client;
    }
}
