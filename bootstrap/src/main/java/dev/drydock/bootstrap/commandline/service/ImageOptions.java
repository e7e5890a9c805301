package dev.drydock.bootstrap.commandline.service;

import dev.drydock.bootstrap.commandline.signing.ManifestFile;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.service.image.OrderedImage;
import dev.drydock.bootstrap.service.image.OrderedManifest;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.trust.manifest.Manifest;
import dev.drydock.http.address.AllowedHosts;
import dev.drydock.http.download.DownloadLimits;
import dev.drydock.http.download.HttpImageSource;
import dev.drydock.http.proxy.Proxies;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the image that is ordered. */
public final class ImageOptions {
    @Option(
            names = "--image",
            paramLabel = "FILE",
            description = "Serve FILE to the devices while the command runs. Either this or --uri.")
    @Nullable
    Path image;

    @Option(
            names = "--uri",
            paramLabel = "URI",
            description = "Let the devices fetch the image from URI. Given several times: from the first that has it.")
    List<String> uris = new ArrayList<>();

    @Option(names = "--version", paramLabel = "VERSION", description = "The image's version. Only --bare needs none.")
    @Nullable
    String version;

    @Option(
            names = "--size",
            paramLabel = "BYTES",
            description = "With --uri: the image's size. Without it the image is fetched once and measured.")
    @Nullable
    Long size;

    @Option(
            names = "--check-value",
            paramLabel = "sha256:HEX",
            description = "With --uri: the image's digest. Without it the image is fetched once and measured.")
    @Nullable
    String checkValue;

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "Send the manifest in FILE, which 'drydock sign' made, with the order. It says the version, "
                    + "the size and the digest.")
    @Nullable
    Path manifest;

    @Option(
            names = "--bare",
            description = "With --uri: order as the tutorial does, with nothing but the URI. For simulated devices.")
    boolean bare;

    @Option(
            names = "--not-after",
            paramLabel = "TIME",
            description = "The order is not to be begun after TIME, such as 2026-12-01T00:00:00Z.")
    @Nullable
    String notAfter;

    @Option(
            names = "--serve-at",
            paramLabel = "URL",
            description = "With --image: the address at which devices see this machine, such as http://10.0.0.5:8090.")
    @Nullable
    String serveAt;

    /** Whether another server has the image, so that it can be fetched after the command has ended. */
    public boolean servedElsewhere() {
        return image == null;
    }

    /**
     * The image, measured, and served if it has to be.
     *
     * @param tls for images that are fetched over https to be measured
     */
    public OrderedImage prepare(Console console, URI peer, Optional<SSLContext> tls) {
        Optional<OrderedManifest> signed =
                Optional.ofNullable(manifest).map(file -> OrderedManifest.read(ManifestFile.token("--manifest", file)));
        return signed.map(it -> prepare(console, peer, tls, signed).with(it, !bare))
                .orElseGet(() -> prepare(console, peer, tls, signed));
    }

    private OrderedImage prepare(
            Console console, URI peer, Optional<SSLContext> tls, Optional<OrderedManifest> signed) {
        if ((image == null) == uris.isEmpty()) {
            throw CommandFailure.wrongUse(
                    image == null
                            ? "name the image: --image FILE or --uri URI"
                            : "--image and --uri exclude each other; give one of them");
        }
        Optional<Version> named = parse("--version", version, Version::new);
        Optional<Version> wanted = signed.map(OrderedManifest::said)
                .map(Manifest::version)
                .filter(it -> named.isEmpty())
                .or(() -> named);
        Optional<Instant> end = parse("--not-after", notAfter, ImageOptions::time);
        if (wanted.isEmpty() && !bare) {
            throw CommandFailure.wrongUse("--version VERSION is missing: a device has to know what it will run "
                    + "(only a simulated one does without: --bare)");
        }
        if (size != null && size < 1) {
            throw CommandFailure.wrongUse("--size wants a number of bytes, at least 1, and got " + size);
        }
        if (image != null) {
            if (size != null || checkValue != null || bare) {
                throw CommandFailure.wrongUse("--size, --check-value and --bare go with --uri; a file is measured");
            }
            OrderedImage served = OrderedImage.served(image, wanted, end, Optional.ofNullable(serveAt), peer);
            served.warning().ifPresent(console.err()::println);
            return served;
        }
        if (serveAt != null) {
            throw CommandFailure.wrongUse("--serve-at goes with --image");
        }
        List<ImageUri> places = places();
        if (bare) {
            return OrderedImage.bare(places, wanted, end);
        }
        if ((size == null) != (checkValue == null)) {
            throw CommandFailure.wrongUse("--size and --check-value go together");
        }
        return OrderedImage.elsewhere(
                console.err(),
                new HttpImageSource(DownloadLimits.STANDARD, AllowedHosts.ALL, tls, Proxies.of(console.environment())),
                places,
                wanted,
                signed.map(it -> it.said().image().size())
                        .filter(it -> size == null)
                        .or(() -> Optional.ofNullable(size)),
                signed.map(it -> it.said().image().digest())
                        .filter(it -> checkValue == null)
                        .or(() -> parse("--check-value", checkValue, Digest::parse)),
                end);
    }

    private List<ImageUri> places() {
        List<ImageUri> places = uris.stream()
                .distinct()
                .map(uri -> parse("--uri", uri, ImageUri::new).orElseThrow())
                .toList();
        if (places.size() > UpdateOrder.MOST_PLACES) {
            throw CommandFailure.wrongUse("--uri can be given " + UpdateOrder.MOST_PLACES + " times at most");
        }
        return places;
    }

    private static <T> Optional<T> parse(String option, @Nullable String text, Function<String, T> form) {
        try {
            return Optional.ofNullable(text).map(form);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse(option + ": " + e.getMessage());
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("expected a time such as 2026-12-01T00:00:00Z", e);
        }
    }
}
