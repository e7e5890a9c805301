package dev.drydock.rest.bench;

import io.vertx.core.json.JsonObject;

/** Bodies that the server takes. */
public final class Bodies {
    /** The check value of an image. */
    public static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    private Bodies() {}

    /** An image that somebody else serves. */
    public static JsonObject image(String version) {
        return new JsonObject()
                .put("version", version)
                .put("uri", "https://images.example/" + version + "?key=secret")
                .put("size", 5)
                .put("digest", DIGEST);
    }

    /** A rollout of the image of version 2.0.0 to every device. */
    public static JsonObject rollout(String name) {
        return new JsonObject()
                .put("name", name)
                .put("image", "image-2.0.0")
                .put("target", "all")
                .put("waves", "50%,100%")
                .put("soak", "5m");
    }
}
