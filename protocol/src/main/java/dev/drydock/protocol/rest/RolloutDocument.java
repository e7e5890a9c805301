package dev.drydock.protocol.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.plan.Images;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.WavePlan;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.OnBad;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.Wave;
import dev.drydock.protocol.fleet.QueryText;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.rollout.WaveWord;
import dev.drydock.protocol.rollout.Words;
import java.util.List;
import java.util.Optional;

/** Rollouts with their waves. */
public final class RolloutDocument {
    private RolloutDocument() {}

    /** A rollout and its waves, at one moment. */
    public record Whole(RolloutEntry rollout, List<WaveEntry> waves, Optional<String> origin) {}

    public static String write(Whole whole) {
        return Json.write(node(whole));
    }

    /** Writes a page of rollouts. */
    public static String page(List<Whole> rollouts, Optional<String> next) {
        return PageDocument.page(rollouts, RolloutDocument::node, next);
    }

    private static ObjectNode node(Whole whole) {
        RolloutEntry rollout = whole.rollout();
        RolloutPlan plan = rollout.plan();
        ObjectNode node = Json.object()
                .put("name", plan.name())
                .put("id", rollout.id().value())
                .put("state", Words.of(rollout.state().name()));
        rollout.state().pausedBy().ifPresent(why -> node.put("pausedBy", Words.of(why)));
        ArrayNode distrust = node.putArray("distrust");
        rollout.state()
                .distrustedBy()
                .forEach(by -> distrust.addObject()
                        .put("code", by.code())
                        .put("device", by.device().value()));
        plan.rollout().acceptedRefusals().stream().sorted().forEach(node.putArray("acceptedRefusals")::add);
        node.put("priority", rollout.rank().priority());
        rollout.by().ifPresent(person -> node.put("by", person));
        plan.image().ifPresent(image -> image(node.putObject("image"), image));
        plan.images().flatMap(Images::fallback).ifPresent(image -> image(node.putObject("fallback"), image));
        node.put("onBad", plan.rollout().onBad() == OnBad.PAUSE ? "pause" : "rollback");
        plan.target().ifPresent(target -> node.put("target", QueryText.write(target.query())));
        whole.origin().ifPresent(origin -> node.put("origin", origin));
        node.put("dynamic", plan.rollout().isDynamic());
        node.put("acceptSimulated", plan.members().acceptsSimulated());
        plan.schedule().start().ifPresent(start -> node.put("start", start.toString()));
        node.put("revision", rollout.revision());
        node.set("counts", counts(WaveEntry.counts(whole.waves())));
        ArrayNode waves = node.putArray("waves");
        whole.waves().forEach(wave -> waves.add(wave(wave, plan)));
        return node;
    }

    private static void image(ObjectNode node, RolloutImage image) {
        node.put("name", image.name()).put("version", image.version().value());
        image.models().stream().sorted().forEach(node.putArray("models")::add);
        image.manifest()
                .ifPresent(manifest -> node.putObject("manifest")
                        .put("identity", manifest.identity().toString())
                        .put("sequence", manifest.numbers().sequence())
                        .put("securityCounter", manifest.numbers().securityCounter())
                        .put("expires", manifest.expires().toString()));
    }

    private static ObjectNode counts(Counts counts) {
        ObjectNode node = Json.object();
        for (Tally tally : Tally.values()) {
            if (counts.of(tally) > 0) {
                node.put(Words.of(tally), counts.of(tally));
            }
        }
        return node;
    }

    private static ObjectNode wave(WaveEntry entry, RolloutPlan plan) {
        Wave wave = entry.wave();
        ObjectNode node = Json.object()
                .put("number", entry.number() + 1)
                .put("state", wave.state().match(new WaveWord()))
                .put("size", wave.counts().size());
        node.set("counts", counts(wave.counts()));
        node.put("successes", wave.found().successes())
                .put("failures", wave.found().failures());
        if (!wave.state().hasPassed()) {
            node.put(
                    "outcomesMissing",
                    plan.gate().test().successesToGood(wave.evidence().ratio()));
        }
        wave.state().stoppedBy().ifPresent(verdict -> node.put("verdict", Words.of(verdict)));
        if (entry.number() < plan.waves().size()) {
            WavePlan planned = plan.waves().get(entry.number());
            node.put("soak", planned.soak().toString()).put("asks", planned.asks());
        }
        return node;
    }
}
