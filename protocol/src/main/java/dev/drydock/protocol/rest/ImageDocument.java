package dev.drydock.protocol.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.target.Field;
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
        placed.warning().ifPresent(warning -> node.put("warning", warning));
        return node;
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
