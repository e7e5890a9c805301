package dev.drydock.http.address;

import java.net.URI;

/** The form of a URI in messages: short, without its query, which often holds an access token, and without its fragment. */
public final class Place {
    private static final int LONGEST = 160;

    private Place() {}

    public static String of(URI uri) {
        return of(uri.toString());
    }

    /** The same of text that may be no URI at all; user information is masked. */
    public static String of(String text) {
        String[] parts = text.split("[?#]", 2);
        String plain = parts[0].replaceFirst("//[^/]*@", "//***@");
        return cut(plain);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
