package dev.drydock.protocol.order;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Payloads that are no order, each with a part of the message that says so. */
final class RefusedOrders {
    private RefusedOrders() {}

    /** Documents that are wrong as a whole. */
    static Stream<Arguments> documents() {
        return Stream.of(
                arguments("", "nothing"),
                arguments("   ", "nothing"),
                arguments("null", "found null"),
                arguments("true", "found a boolean"),
                arguments("7", "found a number"),
                arguments("[]", "found an array"),
                arguments("[{\"fwPackageUri\":\"u\"}]", "found an array"),
                arguments("\"text\"", "not JSON"),
                arguments("\"\"", "nothing"),
                arguments("\"\\\"{}\\\"\"", "found a string"),
                arguments("\"[]\"", "found an array"),
                arguments("{", "not JSON"),
                arguments("{\"fwPackageUri\"", "not JSON"),
                arguments("{\"fwPackageUri\":}", "not JSON"),
                arguments("{'fwPackageUri':'u'}", "not JSON"),
                arguments("{fwPackageUri:\"u\"}", "not JSON"),
                arguments("{\"fwPackageUri\":\"u\",}", "not JSON"),
                arguments("{\"fwPackageUri\":\"u\"}}", "not JSON"),
                arguments("{\"fwPackageUri\":\"u\"} {}", "not JSON"),
                arguments("{\"fwPackageUri\":\"u\"} x", "not JSON"),
                arguments("{\"fwPackageUri\":\"u\"}/* c */", "not JSON"),
                arguments("{\"fwPackageUri\":\"u\",\"fwPackageUri\":\"u\"}", "not JSON"),
                arguments("{\"fwPackageUri\":\"u\",\"fwSize\":1,\"fwSize\":1}", "not JSON"),
                arguments("{\"fwPackageUri\":\"u\",\"fwSi\\u007ae\":1,\"fwSize\":2}", "not JSON"),
                arguments("NaN", "not JSON"),
                arguments("{\"fwPackageUri\":\"a\nb\"}", "not JSON"),
                arguments("\u0000", "not JSON"));
    }

    /** Members of a wrong type or form: the message names the member. */
    static Stream<Arguments> members() {
        return Stream.of(
                arguments("{}", "member 'fwPackageUri': expected a string, found nothing"),
                arguments("{\"fwPackageUri\":null}", "member 'fwPackageUri'"),
                arguments("{\"FWPACKAGEURI\":\"u\"}", "member 'fwPackageUri'"),
                arguments("{\"fwPackageUri\":7}", "member 'fwPackageUri': expected a string, found a number"),
                arguments("{\"fwPackageUri\":true}", "member 'fwPackageUri'"),
                arguments("{\"fwPackageUri\":[\"u\"]}", "member 'fwPackageUri'"),
                arguments("{\"fwPackageUri\":{}}", "member 'fwPackageUri'"),
                arguments("{\"fwPackageUri\":\"\"}", "member 'fwPackageUri'"),
                arguments("{\"fwPackageUri\":\"a b\"}", "member 'fwPackageUri'"),
                arguments("{\"fwPackageUri\":\"a\\nb\"}", "member 'fwPackageUri'"),
                arguments("{\"fwPackageUri\":\"a\\u0000b\"}", "member 'fwPackageUri'"),
                arguments("{\"fwPackageUri\":\"http://ex\u0430mple/\"}", "member 'fwPackageUri'"),
                arguments("{\"fwPackageUri\":\"http://a/\\u202egpj.exe\"}", "member 'fwPackageUri'"),
                arguments("{\"fwPackageUri\":\"\\ud800\"}", "member 'fwPackageUri'"),
                arguments("{\"fwPackageUri\":\"" + "u".repeat(8193) + "\"}", "member 'fwPackageUri'"),
                arguments("{\"fwPackageURI\":7}", "member 'fwPackageURI'"),
                arguments("{\"fwPackageUris\":[]}", "member 'fwPackageUri': expected a string, found nothing"),
                arguments(
                        with("fwPackageUris", "\"u\""),
                        "'fwPackageUris': expected an array of strings, found a string"),
                arguments(with("fwPackageUris", "{}"), "member 'fwPackageUris': expected an array of strings"),
                arguments(
                        with("fwPackageUris", "[7]"), "'fwPackageUris': expected an array of strings, found a number"),
                arguments(
                        with("fwPackageUris", "[\"a\",null]"), "member 'fwPackageUris': expected an array of strings"),
                arguments(with("fwPackageUris", "[\"a b\"]"), "member 'fwPackageUris': an image URI is"),
                arguments(
                        "{\"fwPackageUri\":\"a\",\"fwPackageURI\":\"b\"}", "'fwPackageUri' and 'fwPackageURI' differ"),
                arguments(with("fwVersion", "2"), "member 'fwVersion': expected a string, found a number"),
                arguments(with("fwVersion", "\"\""), "member 'fwVersion'"),
                arguments(with("fwVersion", "\"../2\""), "member 'fwVersion'"),
                arguments(with("fwVersion", "\"2\u00a0\""), "member 'fwVersion'"),
                arguments(with("fwVersion", "\"\uff12\""), "member 'fwVersion'"),
                arguments(with("fwVersion", "\"" + "2".repeat(65) + "\""), "member 'fwVersion'"),
                arguments(with("fwSize", "\"42\""), "member 'fwSize': expected a whole number, found a string"),
                arguments(with("fwSize", "0"), "member 'fwSize': expected 1 to"),
                arguments(with("fwSize", "-0"), "member 'fwSize': expected 1 to"),
                arguments(with("fwSize", "-1"), "member 'fwSize': expected 1 to"),
                arguments(with("fwSize", "1.0"), "member 'fwSize'"),
                arguments(with("fwSize", "1e3"), "member 'fwSize'"),
                arguments(with("fwSize", "1e999"), "member 'fwSize'"),
                arguments(with("fwSize", "4503599627370496"), "member 'fwSize': expected 1 to"),
                arguments(with("fwSize", "9223372036854775807"), "member 'fwSize'"),
                arguments(with("fwSize", "9223372036854775808"), "member 'fwSize'"),
                arguments(with("fwSize", "18446744073709551617"), "member 'fwSize'"),
                arguments(with("fwSize", "1" + "0".repeat(400)), "not JSON"),
                arguments(with("fwSize", "NaN"), "not JSON"),
                arguments(with("fwSize", "Infinity"), "not JSON"),
                arguments(with("fwSize", "0x10"), "not JSON"),
                arguments(with("fwSize", "010"), "not JSON"),
                arguments(with("fwSize", "+1"), "not JSON"),
                arguments(with("fwSize", "true"), "member 'fwSize'"),
                arguments(with("fwSize", "[1]"), "member 'fwSize'"),
                arguments(with("fwPackageCheckValue", "\"sha256:\""), "member 'fwPackageCheckValue'"),
                arguments(with("fwPackageCheckValue", "\"" + "0".repeat(257) + "\""), "member 'fwPackageCheckValue'"),
                arguments(with("fwPackageCheckValue", "\"\""), "member 'fwPackageCheckValue'"),
                arguments(
                        with("fwPackageCheckValue", "\"sha256:" + "g".repeat(64) + "\""),
                        "member 'fwPackageCheckValue'"),
                arguments(
                        with("fwPackageCheckValue", "\"sha256:" + "0".repeat(63) + "\""),
                        "member 'fwPackageCheckValue'"),
                arguments(with("fwPackageCheckValue", "1"), "member 'fwPackageCheckValue'"),
                arguments(with("updateId", "1"), "member 'updateId'"),
                arguments(with("updateId", "\"\""), "member 'updateId'"),
                arguments(with("updateId", "\"a/b\""), "member 'updateId'"),
                arguments(with("updateId", "\"a b\""), "member 'updateId'"),
                arguments(with("updateId", "\"" + "i".repeat(65) + "\""), "member 'updateId'"),
                arguments(with("notAfter", "\"tomorrow\""), "member 'notAfter'"),
                arguments(with("notAfter", "\"2026-12-01\""), "member 'notAfter'"),
                arguments(with("notAfter", "\"2026-13-01T00:00:00Z\""), "member 'notAfter'"),
                arguments(with("notAfter", "1764547200"), "member 'notAfter': expected a string, found a number"));
    }

    private static String with(String member, String value) {
        return "{\"fwPackageUri\":\"u\",\"" + member + "\":" + value + "}";
    }
}
