package dev.drydock.protocol.plan;

import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.member.terms.Ordering;
import dev.drydock.domain.member.terms.Retries;
import dev.drydock.domain.member.terms.StageLimits;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Stage;
import dev.drydock.protocol.spec.SpecMember;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The terms for members that settings describe. */
final class TermsReading {
    private static final int MOST_ORDERS = 100;

    private final Settings settings;

    TermsReading(Settings settings) {
        this.settings = settings;
    }

    Terms terms() {
        return new Terms(
                Terms.STANDARD.claim(),
                limits(),
                settings.one(SpecMember.OFFLINE).time(),
                retries(),
                Terms.STANDARD.backOff(),
                ordering(),
                settings.one(SpecMember.ACCEPT_SIMULATED).flag());
    }

    private Ordering ordering() {
        Given given = settings.one(SpecMember.ORDERS);
        return switch (given.text()) {
            case "auto" -> Ordering.AUTO;
            case "calls" -> Ordering.CALLS;
            case "desired" -> Ordering.DESIRED;
            default -> throw given.refused(" wants auto, calls or desired, and got '" + given.text() + "'");
        };
    }

    private Retries retries() {
        Map<String, Integer> byCode = new HashMap<>();
        for (Given given : settings.all(SpecMember.RETRY)) {
            if (!given.hasName()) {
                throw given.refused(" wants REASON=N, such as download-timeout=3, and got '" + given.text() + "'");
            }
            Failure failure = new Given(given.name(), given.place()).read(Failure::new);
            if (ReasonCode.find(failure.code()).isEmpty()) {
                throw given.refused(": there is no reason code '" + failure + "'; docs/reason-codes.md lists them");
            }
            int orders = (int) given.value().number(1, MOST_ORDERS);
            if (byCode.put(failure.code(), orders) != null) {
                throw given.refused(": the reason " + failure + " has a number already; say it once");
            }
        }
        return new Retries(byCode);
    }

    private StageLimits limits() {
        Map<Stage, Duration> byStage = new EnumMap<>(StageLimits.STANDARD.byStage());
        Set<String> known = new HashSet<>();
        for (Given given : settings.all(SpecMember.STEP_TIMEOUT)) {
            List<Stage> stages = switch (given.name()) {
                case "download" -> List.of(Stage.WAITING, Stage.DOWNLOADING);
                case "install" -> List.of(Stage.INSTALLING);
                default ->
                    throw given.refused(
                            " wants STEP=TIME with the step download or install, such as install=90m, and got '"
                                    + given.text() + "'");
            };
            if (!known.add(given.name())) {
                throw given.refused(": the step " + given.name() + " has a time already; say it once");
            }
            Duration time = given.value().time();
            stages.forEach(stage -> byStage.put(stage, time));
        }
        return new StageLimits(byStage);
    }
}
