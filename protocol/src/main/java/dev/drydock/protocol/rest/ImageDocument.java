package dev.drydock.protocol.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.application.fleet.image.ImageManifest;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.target.Field;
import dev.drydock.domain.trust.manifest.Manifest;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.json.Members;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Images of a server. */
public final class ImageDocument {
    private ImageDocument() {}

    /**
     * An image with the place at which devices find it.
     *
     * @param warning the reason why they may not reach it
     */
    public record Placed(FleetImage image, ImageUri place, Optional<String> warning) {}

    public static String write(Placed image) {
        return Json.write(node(image));
    }

    /** Writes all images. */
    public static String writeAll(List<Placed> images) {
        return PageDocument.whole(images, ImageDocument::node);
    }

    private static ObjectNode node(Placed placed) {
        FleetImage image = placed.image();
        ObjectNode node = Json.object()
                .put("name", image.name())
                .put("version", image.version().value());
        image.models().stream().sorted().forEach(node.putArray("models")::add);
        node.put("size", image.size())
                .put("digest", image.digest().toString())
                .put("uri", placed.place().withoutSecrets())
                .put("kept", image.uri().isEmpty())
                .put("added", image.added().toString());
        ArrayNode manifests = node.putArray("manifests");
        image.manifests().forEach(manifest -> manifests.add(node(manifest)));
        placed.warning().ifPresent(warning -> node.put("warning", warning));
        return node;
    }

    /** Everything but the text, which would let its reader order the image. */
    private static ObjectNode node(ImageManifest manifest) {
        Manifest said = manifest.said();
        ObjectNode node = Json.object()
                .put("identity", manifest.identity().toString())
                .put("sequence", manifest.sequence())
                .put("securityCounter", said.numbers().securityCounter())
                .put("expires", said.validity().expires().toString())
                .put("signer", manifest.signer().value());
        said.audience().models().forEach(node.putArray("models")::add);
        if (!said.onlyFrom().isEmpty()) {
            said.onlyFrom().stream().sorted().forEach(node.putArray("onlyFrom")::add);
        }
        return node.put("added", manifest.added().toString());
    }

    /** Reads the text of a manifest that is to be added to an image: {@code {"manifest":"…"}}. */
    public static String readManifest(byte[] body) throws MalformedDocument {
        return needed(RequestBody.object(body, "manifest").text("manifest"), "manifest");
    }

    /** Reads an image that somebody else serves. */
    public static FleetImage read(byte[] body, Instant now) throws MalformedDocument {
        Members members = RequestBody.object(body, "name", "version", "models", "uri", "size", "digest");
        Version version = needed(members.text("version", Version::new), "version");
        Set<String> models = Set.copyOf(members.texts("models", Field.Fixed.MODEL::checked));
        try {
            return new FleetImage(
                    members.text("name").orElseGet(() -> nameOf(models, version)),
                    version,
                    models,
                    needed(members.positive("size"), "size"),
                    needed(members.text("digest", Digest::parse), "digest"),
                    Optional.of(needed(members.text("uri", ImageUri::new), "uri")),
                    now);
        } catch (IllegalArgumentException e) {
            throw new MalformedDocument(String.valueOf(e.getMessage()));
        }
    }

    /** The name of an image that was given none. */
    public static String nameOf(Set<String> models, Version version) {
        String first = models.stream().sorted().findFirst().orElse("image");
        return (first + "-" + version).replaceAll("[^A-Za-z0-9._+-]", "_");
    }

    private static <T> T needed(Optional<T> value, String name) throws MalformedDocument {
        return value.orElseThrow(() -> new MalformedDocument("member '" + name + "' is missing"));
    }
}
