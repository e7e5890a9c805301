package dev.drydock.protocol.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.fleet.plan.Images;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.RolloutTarget;
import dev.drydock.application.fleet.plan.WavePlan;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.gate.Gate;
import dev.drydock.domain.gate.Rate;
import dev.drydock.domain.gate.SequentialTest;
import dev.drydock.domain.gate.StopLimits;
import dev.drydock.domain.rollout.OnBad;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.wave.share.WaveShares;
import dev.drydock.protocol.fleet.QueryText;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.json.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The plan of a rollout as it is kept: {@code {"name":…,"waves":[{"soak":"PT10M","asks":false},…],"patience":…,"flow":{…},
 * "schedule":{…},"image":{"name":…,"version":…,"models":[…],"manifest":{…}},"fallback":{…},"target":…,"firstWaves":[…],"shares":…,"gate":{…},"members":{…},
 * "needsApproval":…,"dynamic":…,"onBad":…,"wayBack":…,"abortPatience":…,"acceptedRefusals":[…]}}. Durations are in ISO-8601. The gate is kept by its numbers,
 * not by the rates that they came from, so that a rollout is judged by the same ones to its end.
 */
public final class PlanDocument {
    private PlanDocument() {}

    public static String write(RolloutPlan plan) {
        ObjectNode node = Json.object()
                .put("name", plan.name())
                .put("patience", plan.patience().toString());
        ArrayNode waves = node.putArray("waves");
        plan.waves()
                .forEach(wave ->
                        waves.addObject().put("soak", wave.soak().toString()).put("asks", wave.asks()));
        node.set("flow", ScheduleForm.write(plan.flow()));
        node.set("schedule", ScheduleForm.write(plan.schedule()));
        plan.images().ifPresent(images -> {
            write(images.brought(), node.putObject("image"));
            images.fallback().ifPresent(fallback -> write(fallback, node.putObject("fallback")));
        });
        plan.target().ifPresent(target -> {
            node.put("target", QueryText.write(target.query()))
                    .put("shares", target.shares().toString());
            ArrayNode first = node.putArray("firstWaves");
            target.first().forEach(query -> first.add(QueryText.write(query)));
        });
        node.set("gate", gate(plan.gate()));
        node.set("members", TermsForm.write(plan.members()));
        RolloutTerms terms = plan.rollout();
        new TreeSet<>(terms.acceptedRefusals()).forEach(node.putArray("acceptedRefusals")::add);
        return Json.write(node.put("needsApproval", terms.needsApproval())
                .put("dynamic", terms.isDynamic())
                .put("onBad", Words.of(terms.onBad()))
                .put("wayBack", terms.hasWayBack())
                .put("abortPatience", terms.abortPatience().toString()));
    }

    private static void write(RolloutImage image, ObjectNode node) {
        ArrayNode models = node.put("name", image.name())
                .put("version", image.version().value())
                .putArray("models");
        new TreeSet<>(image.models()).forEach(models::add);
        image.manifest().ifPresent(manifest -> node.set("manifest", PlannedManifestForm.write(manifest)));
    }

    private static ObjectNode gate(Gate gate) {
        SequentialTest test = gate.test();
        ObjectNode node = Json.object()
                .put("success", test.success())
                .put("failure", test.failure())
                .put("goodBound", test.goodBound())
                .put("badBound", test.badBound())
                .put("slack", test.slack());
        gate.limits().stopAfter().ifPresent(number -> node.put("stopAfter", number));
        gate.limits().maxFailed().ifPresent(rate -> node.put("maxFailed", rate.toString()));
        return node;
    }

    /**
     * Reads what was written.
     *
     * @throws MalformedDocument when it is no such document
     */
    public static RolloutPlan read(String document) throws MalformedDocument {
        Members plan = new Members(Json.readObject(document.getBytes(UTF_8)));
        try {
            return new RolloutPlan(
                    Needed.of(plan.text("name"), "name"),
                    TermsForm.read(Needed.of(plan.object("members"), "members")),
                    gate(Needed.of(plan.object("gate"), "gate")),
                    waves(plan),
                    Needed.duration(plan, "patience"),
                    new RolloutTerms(
                            Needed.of(plan.flag("needsApproval"), "needsApproval"),
                            Needed.of(plan.flag("dynamic"), "dynamic"),
                            Words.read(OnBad.class, Needed.of(plan.text("onBad"), "onBad")),
                            Needed.of(plan.flag("wayBack"), "wayBack"),
                            Needed.duration(plan, "abortPatience"),
                            Set.copyOf(plan.texts("acceptedRefusals", Function.identity()))),
                    ScheduleForm.flow(Needed.of(plan.object("flow"), "flow")),
                    ScheduleForm.schedule(Needed.of(plan.object("schedule"), "schedule")),
                    images(plan),
                    target(plan));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedDocument("no plan of a rollout: " + e.getMessage());
        }
    }

    private static List<WavePlan> waves(Members plan) throws MalformedDocument {
        List<WavePlan> waves = new ArrayList<>();
        for (Members wave : plan.objects("waves")) {
            waves.add(new WavePlan(Needed.duration(wave, "soak"), Needed.of(wave.flag("asks"), "asks")));
        }
        return waves;
    }

    private static Optional<Images> images(Members plan) throws MalformedDocument {
        Optional<RolloutImage> brought = image(plan.object("image"));
        Optional<RolloutImage> fallback = image(plan.object("fallback"));
        return brought.map(image -> new Images(image, fallback));
    }

    private static Optional<RolloutImage> image(Optional<Members> image) throws MalformedDocument {
        if (image.isEmpty()) {
            return Optional.empty();
        }
        Version version = Needed.of(image.get().text("version", Version::new), "version");
        String name = Needed.of(image.get().text("name"), "name");
        Set<String> models = Set.copyOf(image.get().texts("models", Function.identity()));
        return Optional.of(new RolloutImage(
                name, version, models, PlannedManifestForm.read(image.get().object("manifest"))));
    }

    private static Optional<RolloutTarget> target(Members plan) throws MalformedDocument {
        Optional<Query> query = plan.text("target", QueryText::read);
        return query.isEmpty()
                ? Optional.empty()
                : Optional.of(new RolloutTarget(
                        query.get(),
                        plan.texts("firstWaves", QueryText::read),
                        Needed.of(plan.text("shares", WaveShares::parse), "shares")));
    }

    private static Gate gate(Members gate) throws MalformedDocument {
        SequentialTest test = new SequentialTest(
                Needed.of(gate.whole("success"), "success"),
                Needed.of(gate.whole("failure"), "failure"),
                Needed.of(gate.whole("goodBound"), "goodBound"),
                Needed.of(gate.whole("badBound"), "badBound"),
                Needed.of(gate.whole("slack"), "slack"));
        return new Gate(test, new StopLimits(Needed.small(gate, "stopAfter"), gate.text("maxFailed", Rate::parse)));
    }
}
