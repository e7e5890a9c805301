package dev.drydock.domain.member;

import dev.drydock.domain.member.MemberEffect.WithdrawOrder;
import dev.drydock.domain.member.MemberEvent.FailureReported;
import dev.drydock.domain.member.MemberEvent.RetryAsked;
import dev.drydock.domain.member.MemberEvent.ReversionReported;
import dev.drydock.domain.member.MemberEvent.StageReported;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.member.terms.Ordering;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.update.Stage;
import dev.drydock.testkit.machine.Sample;
import dev.drydock.testkit.machine.Sealed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;

/** A member that meets events by chance, in any order, and holds every step against the promises of the machine. */
final class RandomMember {
    private static final List<Failure> FAILURES =
            List.of(new Failure("disk-full"), new Failure("unhealthy"), Failure.OUTCOME_UNKNOWN);

    private final Random dice;
    private final Terms terms;
    private final List<IntFunction<MemberEvent>> ofAnOrder;
    private final List<MemberEvent> ofTheRollout;
    private final List<String> story = new ArrayList<>();
    private Member member = Member.HELD;
    private Optional<Duration> due = Optional.empty();

    RandomMember(long seed) {
        dice = new Random(seed);
        Terms standard = Terms.STANDARD;
        terms = new Terms(
                standard.claim(),
                standard.stages(),
                dice.nextBoolean() ? standard.offline() : Duration.ofHours(1),
                standard.retries(),
                standard.backOff(),
                pick(List.of(Ordering.values())),
                false);
        ofAnOrder = ofAnOrder();
        ofTheRollout = ofTheRollout();
    }

    Member member() {
        return member;
    }

    /** The steps so far, one a line. */
    String story() {
        return String.join("\n", story);
    }

    /** One event, of its order more often than of a former one or of one that nobody gave. Gives its kind. */
    Class<?> somethingHappens() {
        MemberEvent event = dice.nextBoolean() ? pick(ofAnOrder).apply(anOrder()) : pick(ofTheRollout);
        Member before = member;
        story.add(before + " <- " + event);
        List<MemberEffect> effects = take(before.on(event, terms));
        checkEffects(event, effects);
        checkAttempt(before, event);
        checkLeft();
        checkDue();
        checkTruth(before, event);
        return event.getClass();
    }

    private List<MemberEffect> take(MemberTransition transition) {
        return transition.match(new MemberTransition.Cases<>() {
            @Override
            public List<MemberEffect> moved(MemberTransition.Moved moved) {
                member = moved.next();
                due = moved.due();
                return moved.effects();
            }

            @Override
            public List<MemberEffect> continued(MemberTransition.Continued continued) {
                check(continued.next().state().equals(member.state()), "a member that goes on stays in its state");
                member = continued.next();
                return continued.effects();
            }

            @Override
            public List<MemberEffect> refused(MemberTransition.Refused refused) {
                check(refused.member().equals(member), "a refusal changes nothing");
                return List.of();
            }
        });
    }

    private void checkEffects(MemberEvent event, List<MemberEffect> effects) {
        for (MemberEffect effect : effects) {
            effect.performBy(new MemberEffect.Performer() {
                @Override
                public void sendOrder(MemberEffect.SendOrder order) {
                    check(order.attempt() == member.attempt(), "only the order of the attempt is sent");
                    check(member.state() instanceof Ordered, "only an ordered member's order is sent");
                }

                @Override
                public void leaveOrder(MemberEffect.LeaveOrder order) {
                    check(order.attempt() == member.attempt(), "only the order of the attempt is left");
                    check(member.state() instanceof Left, "only the order of a member that is left is");
                }

                @Override
                public void withdrawOrder(MemberEffect.WithdrawOrder order) {
                    check(member.left().equals(Optional.of(order.attempt())), "only what was left is withdrawn");
                }

                @Override
                public void cancelUpdate(MemberEffect.CancelUpdate cancel) {
                    boolean isFormer = event instanceof StageReported report
                            && report.attempt() < member.attempt()
                            && cancel.attempt() == report.attempt();
                    check(
                            isFormer || cancel.attempt() == member.attempt(),
                            "only the order of the attempt is cancelled, or a former one that the device works on");
                }

                @Override
                public void readReport(MemberEffect.ReadReport read) {
                    check(member.state() instanceof Quiet, "only a quiet device's report is read");
                }
            });
        }
    }

    private void checkAttempt(Member before, MemberEvent event) {
        int risen = member.attempt() - before.attempt();
        boolean mayRise = event instanceof FailureReported || event instanceof RetryAsked || before.isCancelled();
        check(
                risen == 0 || (risen == 1 && mayRise),
                "the attempt rises by one, by a failure, by a retry, or after a cancel");
        boolean getsOrder = EnumSet.of(Tally.HELD, Tally.WAITING, Tally.BLOCKED, Tally.LEFT)
                .contains(member.state().tally());
        check(!getsOrder || !member.isCancelled(), "an order that was cancelled is not given again");
    }

    private void checkLeft() {
        check(
                !(member.state() instanceof Left) || member.left().equals(Optional.of(member.attempt())),
                "a member that is left has its order left");
        check(
                member.left().stream().allMatch(order -> order <= member.attempt()),
                "no order is left before it is given");
        Optional<Integer> mustGo = member.left()
                .filter(order -> order != member.attempt() || !member.state().keepsDesired());
        check(
                member.resume().stream()
                        .filter(WithdrawOrder.class::isInstance)
                        .toList()
                        .equals(mustGo.stream()
                                .map(order -> new WithdrawOrder(order, member.leavings()))
                                .toList()),
                "what was left is withdrawn unless the state keeps it, and nothing else is");
    }

    private void checkDue() {
        boolean needsNone = member.state() instanceof Ended || member.state() instanceof Held;
        check(due.isEmpty() == needsNone, "whoever has not ended and is not held has a due time, and nobody else");
        check(due.equals(member.state().due(terms)), "the due time is that of the state");
    }

    private void checkTruth(Member before, MemberEvent event) {
        boolean changed = !member.state().equals(before.state());
        check(
                !(before.state() instanceof Ended.Succeeded) || !changed || event instanceof ReversionReported,
                "only an update that is undone ends a success");
        check(
                !(event instanceof StageReported report) || report.deviceIsFree() || member.equals(before),
                "a busy device is not taken");
    }

    private int anOrder() {
        int draw = dice.nextInt(10);
        return member.attempt() + (draw == 0 ? 1 : draw <= 2 ? -1 : 0);
    }

    private List<IntFunction<MemberEvent>> ofAnOrder() {
        return List.of(
                MemberEvent.OrderAccepted::new,
                MemberEvent.OrderPutOff::new,
                order -> new MemberEvent.OrderRefused(order, pick(FAILURES)),
                MemberEvent.DeviceNotReached::new,
                MemberEvent.DeviceUnknown::new,
                MemberEvent.OrderHeldBack::new,
                order -> new MemberEvent.WithdrawalConfirmed(order, member.leavings() - dice.nextInt(2)),
                order -> new StageReported(order, pick(List.of(Stage.values())), dice.nextInt(4) > 0),
                MemberEvent.CompletionReported::new,
                order -> new FailureReported(order, pick(FAILURES)),
                MemberEvent.CancelReported::new,
                MemberEvent.FoundInstalledReported::new,
                ReversionReported::new);
    }

    private static List<MemberEvent> ofTheRollout() {
        return MemberEventSamples.all().stream()
                .map(Sample::event)
                .filter(event -> event.getClass().getRecordComponents().length == 0
                        || !event.getClass().getRecordComponents()[0].getName().equals("attempt"))
                .flatMap(event -> Collections.nCopies(weight(event), event).stream())
                .toList();
    }

    /** What moves a member on is more common than the rest, so that a walk gets anywhere. */
    private static int weight(MemberEvent event) {
        return switch (Sealed.name(event)) {
            case "Claimed", "TimePassed" -> 6;
            case "RetryAsked" -> 3;
            default -> 1;
        };
    }

    private <T> T pick(List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }

    private static void check(boolean kept, String promise) {
        if (!kept) {
            throw new AssertionError(promise);
        }
    }
}
