package dev.drydock.application.device.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.DirectExecutor;
import dev.drydock.application.fakes.FakeSlots;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fakes.trust.ReleaseDesk;
import dev.drydock.application.fakes.trust.TrustPlaces;
import dev.drydock.application.time.WallTime;
import dev.drydock.domain.admission.Admission;
import dev.drydock.domain.admission.Candidate;
import dev.drydock.domain.admission.Decision;
import dev.drydock.domain.admission.Rule;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.boot.Trial;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.RunningFirmware;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.ReleaseKey;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.domain.trust.manifest.Audience;
import dev.drydock.domain.trust.manifest.Manifest;
import dev.drydock.domain.trust.memory.Floor;
import dev.drydock.domain.update.AtRest.Idle;
import dev.drydock.domain.update.Starting;
import dev.drydock.domain.update.Update;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.domain.update.Waiting;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each rule of a device that asks for manifests by itself, on an order that it alone decides on; the signatures are real. */
class SignedRulesTest {
    private static final Instant NOW = ManualDeadlines.BEGINNING;
    private static final List<Rule> ALL = Admission.signed(false, false).rules();
    private static final UpdateOrder PLAIN = Images.order("u1");
    private static final Manifest MANIFEST = ReleaseDesk.manifest(PLAIN, 31, 4);
    private static final UpdateOrder ORDER = ReleaseDesk.signed(PLAIN, MANIFEST);
    private static final UpdateOrder AGAIN = ReleaseDesk.signed(PLAIN, 32, 4);
    private static final UpdateState UNDER_WAY = new Waiting(Update.of(ORDER, Slot.B));
    private static final UpdateLedger ACCEPTED = UpdateLedger.EMPTY.withAccepted(ORDER);
    private static final UpdateLedger NONE = UpdateLedger.EMPTY;
    private static final Boot SETTLED = new Boot(new BootId("b"), Slot.A, Slot.A, Optional.empty());

    private final TrustPlaces places = new TrustPlaces();
    private final Map<String, Candidate> samples = new LinkedHashMap<>();

    @Test
    void every_rule_decides_on_its_order_and_without_the_rule_the_decision_is_another() {
        draw();
        assertThat(samples.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        ALL.stream().map(Rule::name).toList());
        for (Rule rule : ALL) {
            Candidate candidate = samples.get(rule.name());
            Decision decision = new Admission(ALL).decide(candidate);
            assertThat(new Admission(List.of(rule)).decide(candidate))
                    .as(rule.name())
                    .isEqualTo(decision);
            assertThat(refusal(decision)).as(rule.name()).isEqualTo(rule.code());
            List<Rule> others =
                    ALL.stream().filter(other -> !other.equals(rule)).toList();
            assertThat(new Admission(others).decide(candidate))
                    .as("without the rule %s", rule.name())
                    .isNotEqualTo(decision);
        }
    }

    @Test
    void a_device_that_takes_unsigned_orders_too_asks_what_a_device_asks_for_them() {
        List<Rule> mixed = Admission.signed(false, true).rules();

        assertThat(mixed.stream().map(Rule::name))
                .containsAll(new Admission(false, false)
                        .rules().stream().map(Rule::name).toList())
                .containsAll(ALL.stream()
                        .map(Rule::name)
                        .filter(name -> !name.equals("manifest-present"))
                        .toList())
                .doesNotContain("manifest-present");
        assertThat(new Admission(mixed).decide(candidate(PLAIN, NONE, Idle.FRESH)))
                .isEqualTo(new Decision.Accept());
        assertThat(new Admission(mixed).decide(candidate(ReleaseDesk.withWrongSignature(ORDER), NONE, Idle.FRESH)))
                .as("a manifest that is there has to be valid")
                .matches(decision -> refusal(decision).equals(Optional.of(ReasonCode.SIGNATURE_WRONG)));
    }

    @Test
    void an_order_that_brings_its_manifest_again_names_no_other_image_and_no_other_signature() {
        UpdateOrder elsewhere = Images.renewed(ORDER, "http://evil.example/u1");
        UpdateOrder evil = Images.order("u1", "evil");
        UpdateOrder ofAnother = evil.with(ORDER.manifest());
        UpdateOrder foreign = new UpdateOrder(
                ORDER.id(),
                evil.uri(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("crc32:1"),
                Optional.empty(),
                ORDER.manifest());

        assertThat(decide(elsewhere, ACCEPTED, UNDER_WAY)).isEqualTo(new Decision.Renew());
        assertThat(refusal(decide(ofAnother, ACCEPTED, UNDER_WAY))).contains(ReasonCode.UPDATE_ID_REUSED);
        assertThat(refusal(decide(foreign, ACCEPTED, UNDER_WAY))).contains(ReasonCode.UPDATE_ID_REUSED);
        assertThat(decide(ReleaseDesk.withWrongSignature(elsewhere), ACCEPTED, UNDER_WAY))
                .as("its text would replace the good one")
                .isEqualTo(new Decision.Repeat());
    }

    @Test
    void an_order_that_was_admitted_is_objected_to_once_it_names_another_image_than_its_manifest() {
        SignedTrust trust = trust(new FakeSlots());

        assertThat(trust.objection(ORDER)).isEmpty();
        assertThat(trust.objection(Images.order("u1", "evil").with(ORDER.manifest()))
                        .map(why -> why.code()))
                .contains(ReasonCode.MANIFEST_DISAGREES);
        assertThat(trust.objection(bare(ORDER)).map(why -> why.code()))
                .as("what is not named is not compared")
                .contains(ReasonCode.MANIFEST_DISAGREES);
    }

    @Test
    void an_order_need_not_repeat_what_its_manifest_says() {
        Examined examined = trust(new FakeSlots()).examine(bare(ORDER));

        assertThat(examined.order()).isEqualTo(ORDER);
    }

    private static UpdateOrder bare(UpdateOrder order) {
        return new UpdateOrder(
                        order.id(), order.uri(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())
                .with(order.manifest());
    }

    private void draw() {
        UpdateOrder other = ReleaseDesk.signed(Images.order("u2"), 31, 4);
        sample("ready", candidate(ORDER, NONE, new Starting(Idle.FRESH)));
        sample("cancelled-before", candidate(ORDER, NONE.withCancelled(ORDER.id()), Idle.FRESH));
        sample(
                "same-id-same-image",
                candidate(ReleaseDesk.signed(Images.order("u1", "other"), 32, 4), ACCEPTED, UNDER_WAY));
        sample("same-id-same-manifest", candidate(AGAIN, ACCEPTED, Idle.FRESH));
        sample("renewal", candidate(Images.renewed(ORDER, "http://mirror.example/u1"), ACCEPTED, UNDER_WAY));
        sample("once", candidate(ORDER, ACCEPTED, Idle.FRESH));
        sample("not-expired", candidate(until(NOW.minusSeconds(1)), NONE, Idle.FRESH));
        sample("manifest-present", candidate(PLAIN, NONE, Idle.FRESH));
        sample("manifest-sound", candidate(ReleaseDesk.malformed(PLAIN), NONE, Idle.FRESH));
        sample("format-known", candidate(ReleaseDesk.ofLaterFormat(PLAIN), NONE, Idle.FRESH));
        sample("agreeing", candidate(versioned("v-other"), NONE, Idle.FRESH));
        sample("signed", candidate(ReleaseDesk.withWrongSignature(ORDER), NONE, Idle.FRESH));
        sample("key-known", candidate(ReleaseDesk.signedBy(ReleaseDesk.SECOND, PLAIN, MANIFEST), NONE, Idle.FRESH));
        sample("key-not-revoked", device -> device.ofImage = revoked());
        sample("key-in-time", device -> device.ofImage = expiring(NOW.minusSeconds(1)));
        sample("right-model", ReleaseDesk.to(new Audience(List.of("gw-10"), List.of(), List.of()), MANIFEST));
        sample(
                "right-hardware",
                ReleaseDesk.to(new Audience(List.of("gateway"), List.of("rev-b"), List.of()), MANIFEST));
        sample(
                "right-device",
                ReleaseDesk.to(new Audience(List.of("gateway"), List.of(), List.of(new DeviceId("gw-2"))), MANIFEST));
        sample("right-type", ReleaseDesk.typed("bundle", MANIFEST));
        sample("in-time", ReleaseDesk.until(NOW.minusSeconds(1), MANIFEST));
        sample("sequence-grows", device -> device.floor.save(floor(31, 4)));
        sample("counter-not-below", device -> device.floor.save(floor(30, 5)));
        sample("counter-not-far-above", ReleaseDesk.manifest(PLAIN, 31, 1_001));
        sample("fetchable", candidate(Images.renewed(ORDER, "file:///image"), NONE, Idle.FRESH));
        sample("manifest-renewal", candidate(AGAIN, ACCEPTED, UNDER_WAY));
        sample("one-at-a-time", candidate(other, ACCEPTED, UNDER_WAY));
        sample("settled", candidate(ORDER, NONE, Idle.FRESH, armed(), RunningFirmware.UNKNOWN));
        sample(
                "not-installed-yet",
                candidate(ORDER, NONE, Idle.FRESH, SETTLED, new RunningFirmware(Optional.empty(), ORDER.digest())));
        sample("from-here", ReleaseDesk.onlyFrom(MANIFEST, 30L));
    }

    private void sample(String rule, Candidate candidate) {
        samples.put(rule, candidate);
    }

    private void sample(String rule, Manifest manifest) {
        sample(rule, candidate(ReleaseDesk.signed(PLAIN, manifest), NONE, Idle.FRESH));
    }

    private void sample(String rule, Consumer<TrustPlaces> change) {
        TrustPlaces changed = new TrustPlaces();
        change.accept(changed);
        sample(rule, candidate(ORDER, NONE, Idle.FRESH, SETTLED, RunningFirmware.UNKNOWN, changed));
    }

    private Decision decide(UpdateOrder order, UpdateLedger ledger, UpdateState state) {
        return new Admission(ALL).decide(candidate(order, ledger, state));
    }

    private Candidate candidate(UpdateOrder order, UpdateLedger ledger, UpdateState state) {
        return candidate(order, ledger, state, SETTLED, RunningFirmware.UNKNOWN);
    }

    private Candidate candidate(
            UpdateOrder order, UpdateLedger ledger, UpdateState state, Boot boot, RunningFirmware firmware) {
        return candidate(order, ledger, state, boot, firmware, places);
    }

    private static Candidate candidate(
            UpdateOrder order,
            UpdateLedger ledger,
            UpdateState state,
            Boot boot,
            RunningFirmware firmware,
            TrustPlaces device) {
        SignedTrust trust = device.trust(new FakeSlots(), new WallTime(new ManualDeadlines().clock()), Runnable::run);
        trust.begin();
        Examined examined = trust.examine(order);
        return new Candidate(examined.order(), ledger, state, boot, firmware, NOW, examined.vouching());
    }

    private SignedTrust trust(FakeSlots slots) {
        SignedTrust trust = places.trust(slots, new WallTime(new ManualDeadlines().clock()), new DirectExecutor());
        trust.begin();
        return trust;
    }

    private static Optional<ReasonCode> refusal(Decision decision) {
        if (decision instanceof Decision.Busy) {
            return Optional.of(ReasonCode.BUSY);
        }
        return decision instanceof Decision.NotNow later
                ? Optional.of(later.reason().code())
                : Optional.of(decision)
                        .filter(Decision.Refuse.class::isInstance)
                        .map(refused -> ((Decision.Refuse) refused).reason().code());
    }

    private static SignedKeySet revoked() {
        KeySet first = ReleaseDesk.keySet().set();
        return ReleaseDesk.signed(first.withRevoked(ReleaseDesk.RELEASE.open().thumbprint()));
    }

    private static SignedKeySet expiring(Instant notAfter) {
        KeySet first = ReleaseDesk.keySet().set();
        return ReleaseDesk.signed(first.withReleaseKey(new ReleaseKey(ReleaseDesk.RELEASE.open(), notAfter)));
    }

    private static Floor floor(long sequence, int counter) {
        return new Floor(Optional.empty(), new ReleaseNumbers(sequence, counter), Optional.empty());
    }

    private static Boot armed() {
        return new Boot(new BootId("b"), Slot.A, Slot.A, Optional.of(new Trial(Slot.B, 2)));
    }

    private static UpdateOrder until(Instant notAfter) {
        return new UpdateOrder(
                        new UpdateId("u1"),
                        PLAIN.uri(),
                        PLAIN.version(),
                        PLAIN.size(),
                        PLAIN.digest(),
                        Optional.of(notAfter))
                .with(ORDER.manifest());
    }

    private static UpdateOrder versioned(String version) {
        return new UpdateOrder(
                        PLAIN.id(),
                        new ImageUri(PLAIN.uri().value()),
                        Optional.of(new Version(version)),
                        PLAIN.size(),
                        PLAIN.digest(),
                        Optional.empty())
                .with(ORDER.manifest());
    }
}
