package dev.drydock.domain.admission;

import static dev.drydock.domain.Example.NEW;
import static dev.drydock.domain.Example.OLD;
import static dev.drydock.domain.Example.ORDER;
import static dev.drydock.domain.Example.ORDERED_DIGEST;
import static dev.drydock.domain.Example.OTHER_ORDER;
import static dev.drydock.domain.Example.RENEWED;
import static dev.drydock.domain.Example.armed;
import static dev.drydock.domain.Example.at;
import static dev.drydock.domain.Example.settledOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.firmware.RunningFirmware;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Idle;
import dev.drydock.domain.update.Starting;
import dev.drydock.domain.update.Update;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.domain.update.Waiting;
import dev.drydock.testkit.golden.Golden;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each rule of admission by itself, on an order that it alone decides on. */
class RulesTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final List<Rule> ALL = new Admission(false, false).rules();
    private static final List<Rule> SIGNED = Admission.signed(false, false).rules();
    private static final UpdateState UNDER_WAY = new Waiting(Update.of(ORDER, NEW));
    private static final UpdateLedger ACCEPTED = UpdateLedger.EMPTY.withAccepted(ORDER);

    @Test
    void every_rule_decides_on_its_order_and_without_the_rule_the_decision_is_another() {
        Map<Rule, Candidate> samples = samples();
        assertThat(samples.keySet()).containsExactlyElementsOf(ALL);
        samples.forEach((rule, candidate) -> {
            Decision decision = new Admission(ALL).decide(candidate);
            assertThat(rule.judge(candidate)).as(rule.name()).contains(decision);
            List<Rule> others =
                    ALL.stream().filter(other -> !other.equals(rule)).toList();
            assertThat(new Admission(others).decide(candidate))
                    .as("without the rule %s", rule.name())
                    .isNotEqualTo(decision);
        });
    }

    @Test
    void what_a_rule_refuses_bears_its_code() {
        samples()
                .forEach((rule, candidate) -> assertThat(
                                new Admission(List.of(rule)).decide(candidate).match(new Codes()))
                        .as(rule.name())
                        .isEqualTo(rule.code()));
    }

    @Test
    void names_are_unique_and_meanings_are_sentences() {
        assertThat(ALL)
                .extracting(Rule::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
        assertThat(ALL).extracting(Rule::meaning).allMatch(meaning -> meaning.matches("[A-Z].*\\."));
    }

    @Test
    void an_order_on_which_no_rule_decides_is_accepted() {
        assertThat(new Admission(List.of()).decide(candidate(ORDER, UpdateLedger.EMPTY, Idle.FRESH)))
                .isEqualTo(new Decision.Accept());
    }

    @Test
    void simulated_and_lenient_devices_ask_fewer_rules() {
        assertThat(new Admission(false, true).rules()).containsExactlyElementsOf(without(Rules.VERIFIABLE));
        assertThat(new Admission(true, false).rules())
                .isEqualTo(new Admission(true, true).rules())
                .containsExactlyElementsOf(without(Rules.FETCHABLE, Rules.KNOWN_CHECK_VALUE, Rules.VERIFIABLE));
    }

    @Test
    void the_page_lists_the_rules_in_their_order() throws IOException {
        String signed =
                "\nA device with `--trust` asks these, in this order. With `--allow-unsigned` besides, the rules on signatures\n"
                        + "let an order without a manifest pass.\n\n";
        Golden.assertPage(
                "admission.md",
                table(ALL, RulesTest::notAskedBy) + signed + table(SIGNED, RulesTest::notAskedWithTrust));
    }

    private static String table(List<Rule> rules, Function<Rule, String> notAskedBy) {
        StringBuilder table = new StringBuilder(
                "| rule | meaning | reason of a refusal | not asked by |\n" + "| --- | --- | --- | --- |\n");
        for (Rule rule : rules) {
            String code = rule.code().map(found -> "`" + found + "`").orElse("");
            table.append(
                    "| %s | %s | %s | %s |\n".formatted(rule.name(), rule.meaning(), code, notAskedBy.apply(rule)));
        }
        return table.toString();
    }

    private static String notAskedWithTrust(Rule rule) {
        String simulated = named(Admission.signed(true, false)).contains(rule.name()) ? "" : "`--simulate`";
        boolean unsignedToo = named(Admission.signed(false, true)).contains(rule.name());
        return unsignedToo ? simulated : "`--allow-unsigned`";
    }

    private static List<String> named(Admission admission) {
        return admission.rules().stream().map(Rule::name).toList();
    }

    private static String notAskedBy(Rule rule) {
        if (new Admission(true, false).rules().contains(rule)) {
            return "";
        }
        return new Admission(false, true).rules().contains(rule)
                ? "`--simulate`"
                : "`--simulate`, `--allow-unverified`";
    }

    private static List<Rule> without(Rule... rules) {
        return ALL.stream().filter(rule -> !List.of(rules).contains(rule)).toList();
    }

    private static Map<Rule, Candidate> samples() {
        UpdateOrder bare = new UpdateOrder(
                ORDER.id(), ORDER.uri(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        UpdateOrder foreign = new UpdateOrder(
                ORDER.id(),
                ORDER.uri(),
                List.of(),
                ORDER.version(),
                ORDER.size(),
                Optional.empty(),
                Optional.of("crc32:1"),
                Optional.empty(),
                Optional.empty());
        UpdateOrder expired = new UpdateOrder(
                ORDER.id(), ORDER.uri(), ORDER.version(), ORDER.size(), ORDER.digest(), Optional.of(Instant.EPOCH));
        RunningFirmware ordered = new RunningFirmware(Optional.empty(), Optional.of(ORDERED_DIGEST));
        UpdateLedger none = UpdateLedger.EMPTY;
        Map<Rule, Candidate> samples = new LinkedHashMap<>();
        samples.put(Rules.READY, candidate(ORDER, none, new Starting(Idle.FRESH)));
        samples.put(Rules.CANCELLED_BEFORE, candidate(ORDER, none.withCancelled(ORDER.id()), Idle.FRESH));
        samples.put(Rules.SAME_ID_SAME_IMAGE, candidate(bare, ACCEPTED, Idle.FRESH));
        samples.put(Rules.RENEWAL, candidate(RENEWED, ACCEPTED, UNDER_WAY));
        samples.put(Rules.ONCE, candidate(ORDER, ACCEPTED, Idle.FRESH));
        samples.put(Rules.NOT_EXPIRED, candidate(expired, none, Idle.FRESH));
        samples.put(Rules.FETCHABLE, candidate(at("file:///image", ORDER), none, Idle.FRESH));
        samples.put(Rules.KNOWN_CHECK_VALUE, candidate(foreign, none, Idle.FRESH));
        samples.put(Rules.VERIFIABLE, candidate(bare, none, Idle.FRESH));
        samples.put(Rules.ONE_AT_A_TIME, candidate(OTHER_ORDER, ACCEPTED, UNDER_WAY));
        samples.put(Rules.SETTLED, candidate(ORDER, armed(NEW, 2), RunningFirmware.UNKNOWN));
        samples.put(Rules.NOT_INSTALLED_YET, candidate(ORDER, settledOn(OLD), ordered));
        return samples;
    }

    private static Candidate candidate(UpdateOrder order, UpdateLedger ledger, UpdateState state) {
        return new Candidate(order, ledger, state, settledOn(OLD), RunningFirmware.UNKNOWN, NOW);
    }

    private static Candidate candidate(UpdateOrder order, Boot boot, RunningFirmware firmware) {
        return new Candidate(order, UpdateLedger.EMPTY, Idle.FRESH, boot, firmware, NOW);
    }

    /** The reason's code of each decision that refuses. */
    private record Codes() implements Decision.Cases<Optional<ReasonCode>> {
        @Override
        public Optional<ReasonCode> accept(Decision.Accept decision) {
            return Optional.empty();
        }

        @Override
        public Optional<ReasonCode> alreadyInstalled(Decision.AlreadyInstalled decision) {
            return Optional.empty();
        }

        @Override
        public Optional<ReasonCode> repeat(Decision.Repeat decision) {
            return Optional.empty();
        }

        @Override
        public Optional<ReasonCode> renew(Decision.Renew decision) {
            return Optional.empty();
        }

        @Override
        public Optional<ReasonCode> busy(Decision.Busy decision) {
            return Optional.of(ReasonCode.BUSY);
        }

        @Override
        public Optional<ReasonCode> refuse(Decision.Refuse decision) {
            return Optional.of(decision.reason()).map(Reason::code);
        }

        @Override
        public Optional<ReasonCode> notNow(Decision.NotNow decision) {
            return Optional.of(decision.reason()).map(Reason::code);
        }
    }
}
