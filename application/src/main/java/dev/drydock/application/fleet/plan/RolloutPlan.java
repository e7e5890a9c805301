package dev.drydock.application.fleet.plan;

import dev.drydock.domain.gate.Gate;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.rollout.OnBad;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.rollout.terms.Schedule;
import dev.drydock.domain.wave.WavePlace;
import dev.drydock.domain.wave.WaveTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The plan by which a rollout is moved.
 *
 * @param name as operators gave it
 * @param members the terms for each member
 * @param waves one or more
 * @param patience with each wave
 * @param images empty for a dry run
 * @param target empty for a dry run, which is given its devices
 */
public record RolloutPlan(
        String name,
        Terms members,
        Gate gate,
        List<WavePlan> waves,
        Duration patience,
        RolloutTerms rollout,
        Flow flow,
        Schedule schedule,
        Optional<Images> images,
        Optional<RolloutTarget> target) {
    /** The end of the name of a rollout that rolls another one back. */
    public static final String WAY_BACK = "-rollback";

    /** @throws IllegalArgumentException when it has no wave, or is to lead back to an image that is not there */
    public RolloutPlan {
        waves = List.copyOf(waves);
        boolean isKnown = images.isPresent();
        if (isKnown && rollout.hasWayBack() != images.flatMap(Images::fallback).isPresent()) {
            throw new IllegalArgumentException(
                    "a rollout leads back to another image where there is one, and then alone");
        }
        if (waves.isEmpty()) {
            throw new IllegalArgumentException("a rollout has 1 wave or more");
        }
    }

    /** The plan of a dry run with so many waves, on the usual terms. */
    public static RolloutPlan of(String name, int waves) {
        return new RolloutPlan(
                name,
                Terms.STANDARD,
                Gate.STANDARD,
                Collections.nCopies(waves, WavePlan.STANDARD),
                WaveTerms.STANDARD.patience(),
                RolloutTerms.STANDARD,
                Flow.STANDARD,
                Schedule.AT_ONCE,
                Optional.empty(),
                Optional.empty());
    }

    /** The same on other terms for members. */
    public RolloutPlan with(Terms other) {
        return new RolloutPlan(name, other, gate, waves, patience, rollout, flow, schedule, images, target);
    }

    /** The same with another gate. */
    public RolloutPlan with(Gate other) {
        return new RolloutPlan(name, members, other, waves, patience, rollout, flow, schedule, images, target);
    }

    /** The same with other waves. */
    public RolloutPlan with(List<WavePlan> others) {
        return new RolloutPlan(name, members, gate, others, patience, rollout, flow, schedule, images, target);
    }

    /** The same with a soak of this length for every wave. */
    public RolloutPlan soaking(Duration soak) {
        return with(waves.stream().map(wave -> new WavePlan(soak, wave.asks())).toList());
    }

    /** The same with another patience. */
    public RolloutPlan patient(Duration other) {
        return new RolloutPlan(name, members, gate, waves, other, rollout, flow, schedule, images, target);
    }

    /** The same on other terms for the rollout. */
    public RolloutPlan with(RolloutTerms other) {
        return new RolloutPlan(name, members, gate, waves, patience, other, flow, schedule, images, target);
    }

    /** The same with other limits of its orders. */
    public RolloutPlan with(Flow other) {
        return new RolloutPlan(name, members, gate, waves, patience, rollout, other, schedule, images, target);
    }

    /** The same at other times. */
    public RolloutPlan with(Schedule other) {
        return new RolloutPlan(name, members, gate, waves, patience, rollout, flow, other, images, target);
    }

    /** The same for an image. */
    public RolloutPlan with(RolloutImage brought) {
        return with(Images.of(brought));
    }

    /** The same for an image, and perhaps one for the way back. */
    public RolloutPlan with(Images others) {
        RolloutTerms terms = others.fallback().isPresent() ? rollout.withWayBack() : rollout;
        return new RolloutPlan(
                name, members, gate, waves, patience, terms, flow, schedule, Optional.of(others), target);
    }

    /** The same for other devices, whose shares tell the number of its waves; further ones are like the last. */
    public RolloutPlan with(RolloutTarget other) {
        int number = other.waves();
        List<WavePlan> planned = new ArrayList<>(waves.subList(0, Math.min(number, waves.size())));
        planned.addAll(Collections.nCopies(number - planned.size(), waves.get(waves.size() - 1)));
        return new RolloutPlan(
                name, members, gate, planned, patience, rollout, flow, schedule, images, Optional.of(other));
    }

    /** The plan of the rollout that rolls this one back: in one wave, at once, for devices as they end. */
    public RolloutPlan wayBack() {
        return new RolloutPlan(
                name + WAY_BACK,
                members,
                gate,
                List.of(WavePlan.STANDARD),
                patience,
                new RolloutTerms(false, true, OnBad.PAUSE, false, rollout.abortPatience()),
                flow,
                Schedule.AT_ONCE,
                images.flatMap(Images::fallback).map(Images::of),
                Optional.empty());
    }

    /** The same for devices that are tried once more, in one wave and under another name. */
    public RolloutPlan again(String another) {
        WavePlan last = waves.get(waves.size() - 1);
        RolloutTerms frozen = new RolloutTerms(
                rollout.needsApproval(), false, rollout.onBad(), rollout.hasWayBack(), rollout.abortPatience());
        return new RolloutPlan(
                another, members, gate, List.of(last), patience, frozen, flow, schedule, images, Optional.empty());
    }

    /** The names of the images that it brings, or may bring. */
    public List<String> imageNames() {
        return images.stream()
                .flatMap(own -> Stream.concat(Stream.of(own.brought()), own.fallback().stream()))
                .map(RolloutImage::name)
                .toList();
    }

    /** Whether an image of that name is one of its own. */
    public boolean needs(String image) {
        return imageNames().contains(image);
    }

    /** The image that it brings. */
    public Optional<RolloutImage> image() {
        return images.map(Images::brought);
    }

    /** The terms for a wave, counted from 0. */
    public WaveTerms wave(int number) {
        WavePlace last = rollout.isDynamic() ? WavePlace.OPEN_ENDED : WavePlace.LAST;
        WavePlace place = number == waves.size() - 1 ? last : WavePlace.FOLLOWED;
        boolean asks = number > 0 && waves.get(number - 1).asks();
        return new WaveTerms(gate, waves.get(number).soak(), patience, place, asks);
    }
}
