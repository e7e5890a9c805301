package dev.drydock.http.download;

import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.ContentRange;
import dev.drydock.http.Validator;
import dev.drydock.http.address.Place;
import dev.drydock.http.wire.Wire;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The answer of a server: its head, and its body on the way. Closing it closes the connection, from any thread. */
record Answer(URI uri, Wire.Answered answered, Wire wire, Pace.Waits waits) implements AutoCloseable {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern PARTS = Pattern.compile("\\s*multipart/byteranges\\b", Pattern.CASE_INSENSITIVE);

    /**
     * Codings that leave the bytes as they are. A store may repeat {@code aws-chunked}, the framing of an upload, with an image that it
     * sends without that framing; size and digest prove it.
     */
    private static final Set<String> PLAIN = Set.of("", "identity", "aws-chunked");

    int status() {
        return answered.head().status();
    }

    HttpHeaders headers() {
        return answered.fields();
    }

    Optional<Validator> validator() {
        return Validator.of(headers());
    }

    Optional<ContentRange> range() {
        return headers().firstValue("Content-Range").flatMap(ContentRange::parse);
    }

    /** Whether it is an answer to a request for the whole: 200, or 203 from a proxy (RFC 9110, 15.3.4). */
    boolean isFull() {
        return status() == 200 || status() == 203;
    }

    /** Whether it brings the whole image, be it as a range from end to end. */
    boolean isWhole() {
        Optional<ContentRange> range = range();
        return isFull() || (status() == 206 && range.isPresent() && range.get().isWhole());
    }

    /** Whether it brings several ranges, each with a head of its own, in one body (RFC 9110, 14.6). */
    boolean isInParts() {
        return headers().allValues("Content-Type").stream()
                .anyMatch(type -> PARTS.matcher(type).lookingAt());
    }

    /** Refuses compressed bytes: an order gives size and digest of the plain ones, and decompression has no bound. */
    void refuseCoding() throws FetchEnded {
        refuseField("Content-Encoding", Answer::isPlain);
        refuseField("Transfer-Encoding", coding -> coding.equalsIgnoreCase("chunked") || isPlain(coding));
    }

    private static boolean isPlain(String codings) {
        return Arrays.stream(codings.split(","))
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .allMatch(PLAIN::contains);
    }

    private void refuseField(String field, Predicate<String> allowed) throws FetchEnded {
        for (String found : headers().allValues(field)) {
            if (!allowed.test(found.strip())) {
                throw FetchEnded.because(
                        ReasonCode.SERVER_REFUSED,
                        "expected plain bytes of " + place() + ", found " + field + " '" + Place.of(found) + "'");
            }
        }
    }

    /** The stated length. One that is not in digits makes the answer unusable (RFC 9112, 6.3). */
    OptionalLong length() throws FetchEnded {
        Optional<String> stated = headers().firstValue("Content-Length");
        if (stated.isPresent() && !DIGITS.matcher(stated.get()).matches()) {
            throw FetchEnded.because(
                    ReasonCode.CONNECTION_BROKEN,
                    "expected a number as the Content-Length of " + place() + ", found '" + Place.of(stated.get())
                            + "'");
        }
        return stated.map(digits -> OptionalLong.of(Long.parseLong(digits))).orElseGet(OptionalLong::empty);
    }

    /** The stated length of the whole image. */
    OptionalLong wholeLength() throws FetchEnded {
        OptionalLong stated = length();
        Optional<ContentRange> range = status() == 206 ? range() : Optional.empty();
        return range.isPresent() ? range.get().total() : stated;
    }

    String place() {
        return Place.of(uri);
    }

    @Override
    public void close() {
        wire.close();
    }
}
