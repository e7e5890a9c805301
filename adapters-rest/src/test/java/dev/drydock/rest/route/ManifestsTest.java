package dev.drydock.rest.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.application.fleet.image.ImageManifest;
import dev.drydock.application.fleet.image.SignedImages;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.target.DeviceTrust;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Bodies;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manifests of images, which go in with their text and come out without it. */
class ManifestsTest extends SpringScene {
    private static final String IMAGE = "/api/v1/images/image-2.0.0";
    private static final ImageManifest FIRST = SignedImages.manifest(image("2.0.0", 5), 31, 7);
    private static final ImageManifest SECOND = SignedImages.manifest(image("2.0.0", 5), 32, 7);

    private static FleetImage image(String version, long size) {
        return new FleetImage(
                "image-2.0.0",
                new Version(version),
                Set.of(),
                size,
                Digest.parse(Bodies.DIGEST),
                Optional.empty(),
                Instant.EPOCH);
    }

    private static String text(ImageManifest manifest) {
        return manifest.statement().text().orElseThrow();
    }

    private Answered add(String text) {
        return anna.post(
                IMAGE + "/manifests", new JsonObject().put("manifest", text).encode());
    }

    private static List<JsonObject> manifests(Answered image) {
        return image.json().getJsonArray("manifests").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private JsonObject planned(String image) {
        return anna.get(SPRING).json().getJsonObject(image).getJsonObject("manifest");
    }

    @Test
    void a_manifest_is_added_to_an_image_that_is_there_and_shown_with_it() {
        assertThat(manifests(anna.get(IMAGE))).isEmpty();

        add(text(SECOND));
        Answered added = add(text(FIRST));

        assertThat(added.status()).isEqualTo(201);
        assertThat(manifests(added))
                .extracting(manifest -> manifest.getLong("sequence"))
                .containsExactly(31L, 32L);
        assertThat(manifests(added).get(0).getString("identity"))
                .isEqualTo(FIRST.identity().toString());
        assertThat(manifests(added).get(0).getInteger("securityCounter")).isEqualTo(7);
        assertThat(manifests(added).get(0).getString("expires")).isEqualTo("2027-11-01T10:00:00Z");
        assertThat(manifests(added).get(0).getString("signer")).isEqualTo(SignedImages.SIGNER.value());
        assertThat(anna.get(IMAGE).json()).isEqualTo(added.json());
        assertThat(anna.get("/api/v1/images").json().getJsonArray("items")).containsExactly(added.json());
    }

    @Test
    void the_same_manifest_may_be_added_again_and_so_may_the_image() {
        add(text(FIRST));
        add(text(SignedImages.manifest(image("2.0.0", 5), 31, 7, 1)));
        Answered again = anna.post("/api/v1/images", Bodies.image("2.0.0").encode());

        assertThat(manifests(again)).hasSize(1);
        assertThat(manifests(anna.get(IMAGE))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"2.0.1,5,version 2.0.1", "2.0.0,6,6 bytes"})
    void a_manifest_of_another_image_is_refused(String version, long size, String found) {
        Answered refused = add(text(SignedImages.manifest(image(version, size), 31, 7)));

        assertThat(refused.problem()).isEqualTo("422 manifest-disagrees");
        assertThat(refused.detail()).contains(found, "image-2.0.0 of version 2.0.0 with 5 bytes");
        assertThat(manifests(anna.get(IMAGE))).isEmpty();
    }

    @Test
    void what_is_no_manifest_is_refused() {
        String[] parts = text(FIRST).split("\\.");
        String other = Base64Url.encode("{\"format\":2}".getBytes(StandardCharsets.UTF_8));

        assertThat(add("nothing").problem()).isEqualTo("422 manifest-malformed");
        assertThat(add("").problem()).isEqualTo("422 manifest-malformed");
        assertThat(add("x".repeat(5_000)).problem()).isEqualTo("422 manifest-malformed");
        assertThat(add(parts[0] + "." + Base64Url.encode(new byte[] {'{', '}'}) + "." + parts[2])
                        .problem())
                .isEqualTo("422 manifest-malformed");
        assertThat(add(parts[0] + "." + other + "." + parts[2]).problem()).isEqualTo("422 format-unknown");
        assertThat(anna.post(IMAGE + "/manifests", "{}").problem()).isEqualTo("400 malformed");
        assertThat(anna.post("/api/v1/images/winter/manifests", "{\"manifest\":\"" + text(FIRST) + "\"}")
                        .problem())
                .isEqualTo("404 no-such-image");
    }

    @Test
    void an_image_has_a_limited_number_of_manifests() {
        for (int sequence = 1; sequence <= FleetImage.MOST_MANIFESTS; sequence++) {
            assertThat(add(text(SignedImages.manifest(image("2.0.0", 5), sequence, 7)))
                            .status())
                    .isEqualTo(201);
        }

        assertThat(add(text(SignedImages.manifest(image("2.0.0", 5), 999, 7))).problem())
                .isEqualTo("409 too-many-manifests");
        assertThat(add(text(SignedImages.manifest(image("2.0.0", 5), 1, 7))).status())
                .isEqualTo(201);
    }

    @Test
    void a_rollout_takes_the_manifest_that_has_the_highest_sequence_when_it_is_submitted() {
        create(Bodies.rollout("spring"));
        assertThat(planned("image")).isNull();
        add(text(FIRST));
        say("submit");
        add(text(SECOND));

        assertThat(planned("image").getLong("sequence")).isEqualTo(31);
        assertThat(planned("image").getString("identity"))
                .isEqualTo(FIRST.identity().toString());
        bench.settle();
        assertThat(bench.fleet.device("d00").orders().get(0).manifest()).hasValue(FIRST.statement());
    }

    @Test
    void a_sequence_that_was_chosen_stays() {
        add(text(FIRST));
        create(Bodies.rollout("spring").put("manifest-sequence", 31));
        add(text(SECOND));
        say("submit");

        assertThat(planned("image").getLong("sequence")).isEqualTo(31);
        assertThat(anna.get(SPRING + "/specification").json().getInteger("manifest-sequence"))
                .isEqualTo(31);
    }

    @Test
    void a_sequence_that_the_image_has_not_is_refused() {
        add(text(FIRST));

        Answered refused = anna.post(
                "/api/v1/rollouts",
                Bodies.rollout("spring").put("manifest-sequence", 32).encode());

        assertThat(refused.problem()).isEqualTo("404 no-such-manifest");
        assertThat(refused.detail()).contains("image image-2.0.0 has no manifest with the sequence 32");
    }

    private void tell(String device, DeviceTrust trust) {
        KnownDevice known = bench.ledger.<KnownDevice>read(
                view -> view.fleet().devices(Set.of(new DeviceId(device))).get(new DeviceId(device)));
        DeviceFacts told = new DeviceFacts(
                known.id(),
                Optional.of("gateway"),
                known.facts().version(),
                known.facts().state(),
                Optional.empty(),
                true,
                Optional.empty(),
                Map.of(),
                Map.of(),
                known.facts().seen());
        bench.known(List.of(new KnownDevice(
                told.with(Optional.of("rev b"), trust), known.hash(), known.lineage(), known.update())));
    }

    private static DeviceTrust signed(long sequence) {
        return new DeviceTrust(
                DeviceTrust.SIGNED,
                Optional.empty(),
                Optional.empty(),
                new ReleaseNumbers(sequence, 7),
                List.of(1),
                List.of(1),
                Optional.empty());
    }

    @Test
    void a_preview_counts_the_devices_that_would_refuse_the_image_and_they_get_no_order() {
        tell("d00", signed(30));
        tell("d01", signed(32));
        run(Bodies.rollout("spring").put("waves", "100%"));
        JsonObject without = anna.get(SPRING + "/preview").json().getJsonObject("skipped");
        assertThat(without.getInteger("needs-signature")).isEqualTo(2);
        assertThat(anna.get(SPRING + "/members?state=skipped").items("reason")).containsOnly("needs-signature");
        assertThat(anna.get(SPRING + "/members?state=skipped").items("device")).containsExactly("d00", "d01");

        add(text(FIRST));
        Answered with =
                anna.post("/api/v1/rollouts/preview", Bodies.rollout("summer").encode());
        assertThat(with.json().getJsonObject("skipped").encode()).isEqualTo("{\"sequence-too-low\":1}");
    }

    @Test
    void a_rollout_that_could_not_lead_signed_devices_back_is_not_submitted() {
        add(text(FIRST));
        anna.post("/api/v1/images", Bodies.image("1.9.0").encode());
        create(Bodies.rollout("spring").put("on-bad", "rollback=image-1.9.0"));
        tell("d00", signed(30));

        Answered refused = say("submit");
        assertThat(refused.problem()).isEqualTo("409 refused");
        assertThat(refused.detail()).contains("would not go back", "it has none");
        assertThat(state()).isEqualTo("draft");

        ImageManifest back = SignedImages.manifest(image("1.9.0", 5), 32, 7);
        assertThat(anna.post(
                                "/api/v1/images/image-1.9.0/manifests",
                                new JsonObject().put("manifest", text(back)).encode())
                        .status())
                .isEqualTo(201);
        assertThat(say("submit").status()).isEqualTo(200);
        assertThat(planned("fallback").getLong("sequence")).isEqualTo(32);
    }

    @Test
    void a_device_is_shown_with_what_it_tells_of_its_trust_and_found_by_it() {
        DeviceTrust trust = new DeviceTrust(
                DeviceTrust.SIGNED,
                Optional.of(new KeySetVersion(1, 3)),
                Optional.of(FIRST.identity()),
                new ReleaseNumbers(31, 7),
                List.of(1),
                List.of(1),
                Optional.of(new DeviceTrust.Refused(Optional.of(new UpdateId("u1")), "unknown-key", "who is that")));
        tell("d01", trust);

        JsonObject shown = anna.get("/api/v1/fleet/devices/d01").json();
        assertThat(shown.getString("hardware")).isEqualTo("rev b");
        assertThat(shown.getJsonObject("trust").encode())
                .isEqualTo("{\"mode\":\"signed\",\"keySet\":{\"epoch\":1,\"version\":3},\"manifest\":\""
                        + FIRST.identity() + "\",\"sequence\":31,\"counter\":7,"
                        + "\"formats\":{\"manifest\":[1],\"keySet\":[1]},"
                        + "\"refused\":{\"updateId\":\"u1\",\"code\":\"unknown-key\",\"message\":\"who is that\"}}");
        assertThat(anna.get("/api/v1/fleet/devices?query=trust%20=%20signed").items("id"))
                .containsExactly("d01");
        assertThat(anna.get("/api/v1/fleet/devices?query=hardware%20=%20%22rev%20b%22")
                        .items("id"))
                .containsExactly("d01");
    }

    @Test
    void no_route_tells_the_text_of_a_manifest() {
        add(text(FIRST));
        run(Bodies.rollout("spring"));
        bench.pass(Duration.ofMinutes(1));
        String payload = text(FIRST).split("\\.")[1];

        for (String route : List.of(
                IMAGE,
                "/api/v1/images",
                "/api/v1/rollouts",
                SPRING,
                SPRING + "/preview",
                SPRING + "/specification",
                SPRING + "/members",
                SPRING + "/reasons",
                "/api/v1/fleet/devices",
                "/api/v1/fleet/devices/d00",
                "/api/v1/fleet/devices/d00/why")) {
            Answered told = anna.get(route);
            assertThat(told.status()).as(route).isEqualTo(200);
            assertThat(told.body()).as(route).doesNotContain(payload, text(FIRST));
        }
        assertThat(anna.get(IMAGE + "/manifests").status()).isEqualTo(405);
    }
}
