package dev.drydock.domain.member;

import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.testkit.machine.RecordWords;
import dev.drydock.testkit.machine.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The walk over all members and events, in words. */
final class MemberWalk {
    private static final RecordWords RECORDS = new RecordWords()
            .with(Blocker.class, Blocker::toString)
            .with(Failure.class, Failure::toString)
            .with(Duration.class, duration -> duration.toString().substring(2).toLowerCase(java.util.Locale.ROOT));

    private MemberWalk() {}

    static List<Step<Member, MemberEvent, MemberTransition>> steps() {
        return dev.drydock.testkit.machine.Walk.steps(
                MemberSamples.all(),
                member -> MemberEventSamples.all(),
                (member, event) -> member.on(event, Terms.STANDARD));
    }

    static String words(Member member) {
        return RECORDS.of(member.state()) + " #" + member.attempt()
                + member.left().map(order -> ", #" + order + " left").orElse("")
                + reach(member.reach());
    }

    private static String reach(Member.Reach reach) {
        return switch (reach) {
            case NONE -> ", never ordered";
            case DEVICE -> "";
            case ROLLED_BACK -> ", rolled back";
        };
    }

    static Optional<String> words(MemberTransition result) {
        return result.match(new MemberTransition.Cases<>() {
            @Override
            public Optional<String> moved(MemberTransition.Moved moved) {
                return Optional.of(
                        words(moved.next()) + " | due " + RECORDS.of(moved.due()) + effects(moved.effects()));
            }

            @Override
            public Optional<String> continued(MemberTransition.Continued continued) {
                return Optional.of("goes on as " + words(continued.next()) + effects(continued.effects()));
            }

            @Override
            public Optional<String> refused(MemberTransition.Refused refused) {
                return Optional.empty();
            }
        });
    }

    private static String effects(List<MemberEffect> effects) {
        return effects.isEmpty() ? "" : effects.stream().map(RECORDS::of).collect(Collectors.joining(", ", " | ", ""));
    }
}
