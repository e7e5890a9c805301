package dev.drydock.http.address;

import java.net.URI;

/** A URI as messages name it: without its query, which often holds an access token, and without its fragment; short. */
public final class Place {
    private static final int LONGEST = 160;

    private Place() {}

    public static String of(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return cut(uri.getScheme() + "://" + uri.getHost() + port + path);
    }

    /** The same of text that may be no URI at all. */
    public static String of(String text) {
        String[] parts = text.split("[?#]", 2);
        String plain = parts[0].replaceFirst("//[^/]*@", "//***@");
        return cut(plain);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
