package dev.drydock.protocol.rest;

import dev.drydock.protocol.json.Json;

/** Whether a server is ready: {@code {"ready":true,"why":"…"}}. */
public final class ReadinessDocument {
    private ReadinessDocument() {}

    public static String write(boolean isReady, String why) {
        return Json.write(Json.object().put("ready", isReady).put("why", why));
    }
}
