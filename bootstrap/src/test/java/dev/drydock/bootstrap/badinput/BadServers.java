package dev.drydock.bootstrap.badinput;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The ways in which a server fails to send the image that was ordered. */
final class BadServers {
    private final Image image;
    private final String length;

    BadServers(Image image) {
        this.image = image;
        this.length = "Content-Length: " + image.bytes().length;
    }

    void halfAHead(ImageHost.Call call) throws IOException {
        call.raw("HTTP/1.1 200 OK\r\nContent-Le");
        call.hang();
    }

    void noBody(ImageHost.Call call) throws IOException {
        call.head("200 OK", length);
        call.hang();
    }

    void halfTheImage(ImageHost.Call call) throws IOException {
        call.head("200 OK", length);
        call.body(image.bytes(), 0, size() / 2);
        call.hang();
    }

    void drip(ImageHost.Call call) throws Exception {
        call.head("200 OK", length);
        CountDownLatch never = new CountDownLatch(1);
        for (int at = 0; at < size() && !never.await(100, TimeUnit.MILLISECONDS); at++) {
            call.body(image.bytes(), at, at + 1);
        }
    }

    void tooLittle(ImageHost.Call call) throws IOException {
        call.head("200 OK", length);
        call.body(image.bytes(), 0, size() - 1);
    }

    void tooLittleWithoutLength(ImageHost.Call call) throws IOException {
        call.head("200 OK");
        call.body(image.bytes(), 0, size() - 1);
    }

    void less(ImageHost.Call call) throws IOException {
        call.head("200 OK", "Content-Length: " + (size() - 1));
        call.body(image.bytes(), 0, size() - 1);
    }

    void more(ImageHost.Call call) throws IOException {
        call.head("200 OK", "Content-Length: " + (size() + 1));
        call.body(image.bytes(), 0, size());
        call.body(image.bytes(), 0, 1);
    }

    void endless(ImageHost.Call call) throws IOException {
        call.head("200 OK");
        while (true) {
            call.body(image.bytes(), 0, size());
        }
    }

    void endlessHead(ImageHost.Call call) throws IOException {
        call.raw("HTTP/1.1 200 OK\r\n");
        for (int i = 0; true; i++) {
            call.raw("X-" + i + ": " + "x".repeat(1000) + "\r\n");
        }
    }

    ImageHost.Script length(String said) {
        return call -> {
            call.head("200 OK", "Content-Length: " + said);
            call.body(image.bytes(), 0, size());
        };
    }

    void packed(ImageHost.Call call) throws IOException {
        call.head("200 OK", length, "Content-Encoding: gzip");
        call.body(image.bytes(), 0, size());
    }

    void partUnasked(ImageHost.Call call) throws IOException {
        call.head("206 Part", length, "Content-Range: bytes 1-" + size() + "/" + (size() + 1));
        call.body(image.bytes(), 0, size());
    }

    void webPage(ImageHost.Call call) throws IOException {
        byte[] page = "<html>Please log in to this network</html>".getBytes(StandardCharsets.UTF_8);
        call.head("200 OK", "Content-Type: text/html", "Content-Length: " + page.length);
        call.body(page, 0, page.length);
    }

    /** Begins with this image, breaks off, and goes on with the second half of another one. */
    ImageHost.Script thenGoesOnWith(Image other, String tag) {
        return call -> {
            int half = size() / 2;
            boolean asksForRest = call.request().fields().containsKey("Range");
            if (call.number() == 1) {
                call.head("200 OK", length, "ETag: \"v1\"");
                call.body(image.bytes(), 0, half);
            } else if (asksForRest) {
                call.head(
                        "206 Part",
                        "ETag: " + tag,
                        "Content-Length: " + (size() - half),
                        "Content-Range: bytes " + half + "-" + (size() - 1) + "/" + size());
                call.body(other.bytes(), half, size());
            } else {
                call.head("200 OK", length, "ETag: " + tag);
                call.body(other.bytes(), 0, size());
            }
        };
    }

    private int size() {
        return image.bytes().length;
    }
}
