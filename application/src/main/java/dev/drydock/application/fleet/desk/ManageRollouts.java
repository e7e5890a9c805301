package dev.drydock.application.fleet.desk;

import dev.drydock.application.fleet.explain.StateName;
import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutLedger.Precedence;
import dev.drydock.application.fleet.plan.ImageNames;
import dev.drydock.application.fleet.plan.Images;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.prepare.RetryMembers;
import dev.drydock.application.fleet.run.RunRollouts;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.rollout.BeforeStart;
import dev.drydock.domain.rollout.Refusal;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Creates rollouts, and moves them by the words of operators, who know them by their names. */
public final class ManageRollouts {
    private final RolloutLedger ledger;
    private final RunRollouts server;
    private final Supplier<RolloutId> ids;
    private final RetryMembers retry;

    /** @param ids draws the id of a rollout */
    public ManageRollouts(RolloutLedger ledger, RunRollouts server, Supplier<RolloutId> ids) {
        this.ledger = ledger;
        this.server = server;
        this.ids = ids;
        this.retry = new RetryMembers(ledger, server.engine(), server.prepare(), ids);
    }

    /**
     * A word about one rollout.
     *
     * @param name of the rollout
     * @param person who says it
     * @param revision that the person has seen; empty for any
     */
    public record Word(String name, String person, OptionalLong revision) {}

    /** The plan with its images, as they are in the inventory now. */
    public Answer<RolloutPlan> withImages(RolloutPlan plan, ImageNames names) {
        return ledger.read(view -> {
            Optional<FleetImage> brought = view.images().image(names.brought());
            Optional<FleetImage> fallback = names.fallback().flatMap(view.images()::image);
            if (brought.isEmpty()) {
                return KeepImages.noSuch(names.brought());
            }
            if (names.fallback().isPresent() && fallback.isEmpty()) {
                return KeepImages.noSuch(names.fallback().get());
            }
            if (fallback.filter(image -> image.version().equals(brought.get().version()))
                    .isPresent()) {
                return new Answer.Objected<>(
                        Objection.MALFORMED, "the image for the way back has the version of the one that it replaces");
            }
            return KeepImages.planned(brought.get(), names.sequence())
                    .then(image -> new Answer.Done<>(plan.with(new Images(image, fallback.map(FleetImage::planned)))));
        });
    }

    /** Creates a draft, which does nothing until it is submitted. */
    public Answer<RolloutEntry> create(RolloutPlan plan, int priority, String person) {
        RolloutId id = ids.get();
        return server.engine().create(id, plan, priority, person)
                ? found(id)
                : new Answer.Objected<>(
                        Objection.NAME_TAKEN,
                        "there is a rollout of the name " + plan.name() + " already; choose another name");
    }

    private Answer<RolloutEntry> found(RolloutId id) {
        return new Answer.Done<>(server.engine().rollout(id).orElseThrow());
    }

    /** Submits a draft, which keeps the manifests that it has then; its members are written after that. */
    public Answer<RolloutEntry> submit(Word word) {
        return answer(word, (book, draft) -> {
                    RolloutEntry rollout = draft.with(book.images().frozen(draft.plan()));
                    long members = server.prepare().count(book, rollout.plan());
                    return server.prepare()
                            .shutWayBack(book, rollout.plan())
                            .<Answer<Optional<Refusal>>>map(why -> new Answer.Objected<>(Objection.REFUSED, why))
                            .orElseGet(() -> new Answer.Done<>(server.engine().submit(book, rollout, members)));
                })
                .then(rollout -> {
                    server.prepareMembers();
                    return new Answer.Done<>(rollout);
                });
    }

    /** Lets a rollout meet the event that is the word of an operator. */
    public Answer<RolloutEntry> say(Word word, RolloutEvent event) {
        return change(word, rollout -> rollout, rollout -> event);
    }

    /**
     * Lets a rollout that is paused go on.
     *
     * @param codes of trust with which devices may refuse the image from now on
     */
    public Answer<RolloutEntry> resume(Word word, boolean acceptsFailures, Set<String> codes) {
        return change(
                word,
                rollout -> rollout.with(
                        rollout.plan().with(rollout.plan().rollout().accepting(codes))),
                rollout -> new RolloutEvent.ResumeAsked(acceptsFailures));
    }

    /** Approves a rollout, which another person has to have submitted. */
    public Answer<RolloutEntry> approve(Word word) {
        return change(
                word,
                rollout -> rollout,
                rollout -> new RolloutEvent.Approved(!rollout.by().equals(Optional.of(word.person()))));
    }

    /**
     * Rolls a rollout back, also one that has ended with its image on devices.
     *
     * @param to the image that its devices get; empty for the one of its plan
     */
    public Answer<RolloutEntry> rollBack(Word word, Optional<String> to) {
        return answer(word, (book, rollout) -> new RollBackFleet(server.engine(), book).rollBack(rollout, to));
    }

    /** Changes the plan of a rollout. */
    public Answer<RolloutEntry> change(Word word, PlanChange change) {
        return onRollout(word, (book, rollout) -> change(book, rollout, change));
    }

    private Optional<Refusal> change(RolloutBook book, RolloutEntry rollout, PlanChange change) {
        Optional<Refusal> refusal = Optional.empty();
        for (RolloutEvent event : events(rollout, change)) {
            RolloutEntry now = book.rollout(rollout.id()).orElseThrow();
            refusal = server.engine().command(book, now.with(change.edit().apply(now.plan())), event);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return refusal;
    }

    /** Before it begins, a change of any kind voids its approval. */
    private static List<RolloutEvent> events(RolloutEntry rollout, PlanChange change) {
        if (rollout.state() instanceof BeforeStart) {
            return List.of(new RolloutEvent.TermsEdited());
        }
        List<RolloutEvent> events = new ArrayList<>();
        if (change.limits()) {
            events.add(new RolloutEvent.LimitsChanged());
        }
        if (change.deadline()) {
            events.add(new RolloutEvent.DeadlineMoved());
        }
        if (change.terms()) {
            events.add(new RolloutEvent.TermsEdited());
        }
        return events;
    }

    private Answer<RolloutEntry> change(
            Word word, UnaryOperator<RolloutEntry> change, Function<RolloutEntry, RolloutEvent> event) {
        return onRollout(
                word, (book, rollout) -> server.engine().command(book, change.apply(rollout), event.apply(rollout)));
    }

    /**
     * Lets the next wave begin, which was to be asked for, or lets one pass that could not be decided.
     *
     * @param acceptsUndecided whether a wave may pass without a verdict
     */
    public Answer<RolloutEntry> advance(Word word, boolean acceptsUndecided) {
        return answer(
                word, (book, rollout) -> new AdvanceRollout(server.engine(), book).advance(rollout, acceptsUndecided));
    }

    /**
     * Lets members be tried again that had no success; of a rollout that has ended in one of their own.
     *
     * @return the rollout that gives them their orders
     */
    public Answer<RolloutEntry> retry(Word word) {
        return onRollout(word, (book, rollout) -> Optional.empty())
                .then(rollout -> retry.retry(rollout.id(), word.person())
                        .<Answer<RolloutEntry>>map(retried -> found(retried.rollout()))
                        .orElseGet(() -> new Answer.Objected<>(
                                Objection.REFUSED, "no member of " + word.name() + " can be tried again")))
                .then(this::woken);
    }

    /**
     * Lets one member be tried again; of a rollout that has ended in one of its own.
     *
     * @param isForced whether an older rollout may undo a newer one
     * @return the rollout that gives it its order
     */
    public Answer<RolloutEntry> retry(Word word, DeviceId device, boolean isForced) {
        return onRollout(word, (book, rollout) -> Optional.empty())
                .then(rollout -> retry.retry(rollout.id(), device, isForced, word.person())
                        .<Answer<RolloutEntry>>map(retried -> found(retried.rollout()))
                        .orElseGet(() -> new Answer.Objected<>(
                                Objection.REFUSED,
                                "device " + device + " cannot be tried again in " + word.name()
                                        + "; 'drydock rollout why " + device + "' tells why")))
                .then(this::woken);
    }

    private Answer<RolloutEntry> woken(RolloutEntry rollout) {
        server.wake();
        return new Answer.Done<>(rollout);
    }

    /** Takes a draft away. */
    public Answer<RolloutEntry> delete(Word word) {
        return ledger.exchange(
                Precedence.COMMAND,
                book -> find(book, word).then(rollout -> {
                    if (!(rollout.state() instanceof BeforeStart.Draft)) {
                        return new Answer.Objected<>(
                                Objection.REFUSED, "only a draft can be deleted; abort or close " + word.name());
                    }
                    book.remove(rollout.id());
                    return new Answer.Done<>(rollout);
                }));
    }

    private Answer<RolloutEntry> onRollout(Word word, BiFunction<RolloutBook, RolloutEntry, Optional<Refusal>> deed) {
        return answer(word, (book, rollout) -> new Answer.Done<>(deed.apply(book, rollout)));
    }

    private Answer<RolloutEntry> answer(
            Word word, BiFunction<RolloutBook, RolloutEntry, Answer<Optional<Refusal>>> deed) {
        Answer<RolloutEntry> answer = ledger.exchange(
                Precedence.COMMAND,
                book -> find(book, word)
                        .then(rollout -> deed.apply(book, rollout)
                                .then(refusal -> refusal.<Answer<RolloutEntry>>map(why -> refused(book, rollout, why))
                                        .orElseGet(() -> new Answer.Done<>(
                                                book.rollout(rollout.id()).orElseThrow())))));
        server.wake();
        return answer;
    }

    private static Answer<RolloutEntry> refused(RolloutBook book, RolloutEntry rollout, Refusal refusal) {
        String why = refusal == Refusal.NOT_NOW
                ? Possible.sentence(rollout, book.waves(rollout.id()))
                : refusal.description();
        return new Answer.Objected<>(
                Objection.REFUSED, "rollout " + rollout.plan().name() + ": " + why);
    }

    /** The rollout that the word is about, locked within the transaction. */
    private static Answer<RolloutEntry> find(RolloutBook book, Word word) {
        Optional<RolloutEntry> rollout = book.named(word.name()).flatMap(found -> book.rollout(found.id()));
        if (rollout.isEmpty()) {
            return noSuch(word.name());
        }
        long now = rollout.get().revision();
        if (word.revision().isPresent() && word.revision().getAsLong() != now) {
            return new Answer.Objected<>(
                    Objection.CHANGED_SINCE,
                    "rollout " + word.name() + " was changed since revision "
                            + word.revision().getAsLong() + ": it is at revision " + now + " and "
                            + StateName.of(rollout.get().state()) + " now; look at it again");
        }
        return new Answer.Done<>(rollout.get());
    }

    static <T> Answer<T> noSuch(String name) {
        return new Answer.Objected<>(
                Objection.NO_SUCH_ROLLOUT, "there is no rollout '" + name + "'; 'drydock rollout list' shows them");
    }

    /** The youngest rollout of a name. */
    public Answer<RolloutEntry> rollout(String name) {
        return ledger.<Optional<RolloutEntry>>read(view -> view.named(name))
                .<Answer<RolloutEntry>>map(Answer.Done::new)
                .orElseGet(() -> noSuch(name));
    }

    /** The rollouts that are there, the youngest first. */
    public List<RolloutEntry> rollouts(Optional<String> before, int atMost) {
        return ledger.read(view -> view.history(before.flatMap(view::named).map(RolloutEntry::id), atMost));
    }
}
