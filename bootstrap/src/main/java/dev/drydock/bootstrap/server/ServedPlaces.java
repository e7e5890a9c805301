package dev.drydock.bootstrap.server;

import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.rest.desk.PlacedImages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/**
 * The places of images: where somebody else serves them, or where this server does.
 *
 * @param base the address at which devices find this server's images, without a slash at its end
 */
record ServedPlaces(String base) implements PlacedImages {
    @Override
    public ImageUri of(FleetImage image) {
        return image.uri()
                .orElseGet(() -> new ImageUri(base + "/images/" + image.digest().hex()));
    }

    @Override
    public Optional<String> warning(FleetImage image) {
        return of(image)
                .fetchable()
                .map(URI::getHost)
                .filter(ServedPlaces::isOfThisMachineAlone)
                .map(host -> "devices on other machines cannot fetch it from " + host
                        + (image.uri().isPresent()
                                ? "; add it with an address that they can reach"
                                : "; start the server with --images-listen and --serve-at that they can reach"));
    }

    private static boolean isOfThisMachineAlone(String host) {
        try {
            InetAddress address = InetAddress.getByName(host.replaceAll("^\\[|]$", ""));
            return address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isAnyLocalAddress();
        } catch (IOException e) {
            return false;
        }
    }
}
