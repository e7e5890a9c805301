package dev.drydock.protocol.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.domain.member.terms.BackOff;
import dev.drydock.domain.member.terms.Ordering;
import dev.drydock.domain.member.terms.Retries;
import dev.drydock.domain.member.terms.StageLimits;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.update.Stage;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.json.Members;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The terms for members: {@code {"claim":…,"offline":…,"stages":{"downloading":…},"retries":{"download-timeout":3},
 * "backOff":…,"longestBackOff":…,"ordering":"auto",
 * "acceptSimulated":false}}.
 */
final class TermsForm {
    private TermsForm() {}

    static ObjectNode write(Terms terms) {
        ObjectNode node = Json.object()
                .put("claim", terms.claim().toString())
                .put("offline", terms.offline().toString())
                .put("backOff", terms.backOff().first().toString())
                .put("longestBackOff", terms.backOff().longest().toString())
                .put("ordering", Words.of(terms.ordering()))
                .put("acceptSimulated", terms.acceptsSimulated());
        ObjectNode stages = node.putObject("stages");
        terms.stages().byStage().forEach((stage, limit) -> stages.put(Words.of(stage), limit.toString()));
        ObjectNode retries = node.putObject("retries");
        new TreeMap<>(terms.retries().byCode()).forEach(retries::put);
        return node;
    }

    static Terms read(Members terms) throws MalformedDocument {
        return new Terms(
                Needed.duration(terms, "claim"),
                new StageLimits(stages(Needed.of(terms.object("stages"), "stages"))),
                Needed.duration(terms, "offline"),
                new Retries(retries(Needed.of(terms.object("retries"), "retries"))),
                new BackOff(Needed.duration(terms, "backOff"), Needed.duration(terms, "longestBackOff")),
                Words.read(Ordering.class, Needed.of(terms.text("ordering"), "ordering")),
                // A plan of before this word took simulated devices like others.
                terms.flag("acceptSimulated").orElse(true));
    }

    private static Map<Stage, Duration> stages(Members members) throws MalformedDocument {
        Map<Stage, Duration> stages = new EnumMap<>(Stage.class);
        for (String name : members.names()) {
            stages.put(Words.read(Stage.class, name), Needed.duration(members, name));
        }
        return stages;
    }

    private static Map<String, Integer> retries(Members members) throws MalformedDocument {
        Map<String, Integer> retries = new HashMap<>();
        for (String code : members.names()) {
            retries.put(code, Needed.number(members, code));
        }
        return retries;
    }
}
