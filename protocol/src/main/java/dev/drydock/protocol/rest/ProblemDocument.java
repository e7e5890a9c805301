package dev.drydock.protocol.rest;

import dev.drydock.protocol.json.Json;

/** A problem (RFC 9457): {@code {"type":"about:blank","title":…,"status":…,"code":…,"detail":…}}. */
public final class ProblemDocument {
    private ProblemDocument() {}

    /**
     * Writes a problem.
     *
     * @param code that scripts can rely on
     * @param detail a sentence
     */
    public static String write(int status, String title, String code, String detail) {
        return Json.write(Json.object()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("code", code)
                .put("detail", detail));
    }
}
