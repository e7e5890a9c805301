package dev.drydock.protocol.plan;

import dev.drydock.application.fleet.plan.Images;
import dev.drydock.application.fleet.plan.PlannedManifest;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.RolloutTarget;
import dev.drydock.application.fleet.plan.WavePlan;
import dev.drydock.domain.gate.Rate;
import dev.drydock.domain.member.terms.StageLimits;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.rollout.OnBad;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.rollout.terms.Schedule;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.wave.share.WaveShares;
import dev.drydock.domain.window.InstallWindow;
import dev.drydock.protocol.fleet.QueryText;
import dev.drydock.protocol.rollout.Words;
import dev.drydock.protocol.spec.SpecMember;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings that describe a plan: {@link PlanReading} reads them as that plan. */
public final class PlanWriting {
    private final RolloutPlan plan;
    private final Map<SpecMember, List<String>> members = new EnumMap<>(SpecMember.class);

    private PlanWriting(RolloutPlan plan) {
        this.plan = plan;
    }

    /** The members of a specification, of which none is left to its default. */
    public static Map<SpecMember, List<String>> of(RolloutPlan plan, int priority) {
        PlanWriting writing = new PlanWriting(plan);
        writing.put(SpecMember.NAME, plan.name());
        writing.devices();
        writing.judgement();
        writing.flow();
        writing.schedule();
        writing.members();
        writing.terms();
        writing.put(SpecMember.PRIORITY, priority);
        return writing.members;
    }

    private void put(SpecMember member, Object value) {
        members.put(member, List.of(String.valueOf(value)));
    }

    private void put(SpecMember member, Duration value) {
        put(member, DurationText.write(value));
    }

    /** The soak of the last wave is that of all which have no other. */
    private void devices() {
        List<String> ends = new ArrayList<>();
        plan.target().ifPresent(target -> {
            put(SpecMember.TARGET, QueryText.write(target.query()));
            target.first().forEach(query -> ends.add("where " + QueryText.write(query)));
        });
        ends.addAll(List.of(plan.target()
                .map(RolloutTarget::shares)
                .orElse(WaveShares.ONE_WAVE)
                .toString()
                .split(",")));
        Duration usual = plan.waves().get(plan.waves().size() - 1).soak();
        StringJoiner waves = new StringJoiner(",");
        for (int i = 0; i < ends.size(); i++) {
            WavePlan wave = plan.waves().get(i);
            waves.add(ends.get(i)
                    + (wave.soak().equals(usual) ? "" : " soak=" + DurationText.write(wave.soak()))
                    + (wave.asks() ? " then=ask" : ""));
        }
        put(SpecMember.WAVES, waves);
        put(SpecMember.SOAK, usual);
    }

    private void judgement() {
        put(SpecMember.PATIENCE, plan.patience());
        plan.gate().test().rates().ifPresent(rates -> {
            put(SpecMember.GOOD, text(rates.good()));
            put(SpecMember.BAD, text(rates.bad()));
        });
        plan.gate().limits().stopAfter().ifPresent(number -> put(SpecMember.STOP_AFTER, number));
        plan.gate().limits().maxFailed().ifPresent(rate -> put(SpecMember.MAX_FAILED, text(rate)));
    }

    private static String text(Rate rate) {
        return rate.toString().replace(" ", "");
    }

    private void flow() {
        put(SpecMember.IN_FLIGHT, plan.flow().inFlight().map(String::valueOf).orElse("all"));
        plan.flow().perMinute().ifPresent(number -> put(SpecMember.PER_MINUTE, number));
        put(SpecMember.GROW, plan.flow().growth());
    }

    private void schedule() {
        Schedule schedule = plan.schedule();
        schedule.start().ifPresent(start -> put(SpecMember.START, start));
        List<InstallWindow> windows = schedule.windows().windows();
        if (!windows.isEmpty()) {
            put(SpecMember.WINDOW, windows.stream().map(InstallWindow::toString).collect(Collectors.joining(";")));
            put(SpecMember.ZONE, schedule.zone().getId());
        }
        schedule.deadline().ifPresent(deadline -> put(SpecMember.DEADLINE, deadline));
    }

    private void members() {
        Terms terms = plan.members();
        put(SpecMember.ORDERS, Words.of(terms.ordering()));
        put(SpecMember.OFFLINE, terms.offline());
        put(SpecMember.ACCEPT_SIMULATED, terms.acceptsSimulated());
        List<String> retries = new TreeMap<>(terms.retries().byCode())
                .entrySet().stream()
                        .map(retry -> retry.getKey() + "=" + retry.getValue())
                        .toList();
        if (!retries.isEmpty()) {
            members.put(SpecMember.RETRY, retries);
        }
        List<String> limits = limits(terms.stages().byStage());
        if (!limits.isEmpty()) {
            members.put(SpecMember.STEP_TIMEOUT, limits);
        }
    }

    /** The limits of the steps that are not the usual ones, which differ from stage to stage. */
    private static List<String> limits(Map<Stage, Duration> limits) {
        List<String> given = new ArrayList<>();
        addLimit("download", Stage.DOWNLOADING, limits, given);
        addLimit("install", Stage.INSTALLING, limits, given);
        return given;
    }

    private static void addLimit(String step, Stage stage, Map<Stage, Duration> limits, List<String> given) {
        Duration limit = new StageLimits(limits).of(stage);
        if (!limit.equals(StageLimits.STANDARD.of(stage))) {
            given.add(step + "=" + DurationText.write(limit));
        }
    }

    private void terms() {
        RolloutTerms terms = plan.rollout();
        plan.image().ifPresent(image -> {
            put(SpecMember.IMAGE, image.name());
            image.manifest()
                    .filter(PlannedManifest::isChosen)
                    .ifPresent(manifest ->
                            put(SpecMember.MANIFEST_SEQUENCE, manifest.numbers().sequence()));
        });
        put(
                SpecMember.ON_BAD,
                plan.images()
                        .flatMap(Images::fallback)
                        .filter(image -> terms.onBad() == OnBad.ROLL_BACK)
                        .map(image -> "rollback=" + image.name())
                        .orElse("pause"));
        put(SpecMember.NEEDS_APPROVAL, terms.needsApproval());
        put(SpecMember.DYNAMIC, terms.isDynamic());
        put(SpecMember.ABORT_PATIENCE, terms.abortPatience());
    }
}
