package dev.drydock.rest.route;

import dev.drydock.application.fleet.desk.ManageRollouts.Word;
import dev.drydock.application.fleet.explain.Origin;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.plan.ImageNames;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.Tally;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.plan.ChangeReading;
import dev.drydock.protocol.plan.Given;
import dev.drydock.protocol.plan.PlanReading;
import dev.drydock.protocol.plan.PlanWriting;
import dev.drydock.protocol.plan.SpecSettings;
import dev.drydock.protocol.rest.MemberDocument;
import dev.drydock.protocol.rest.PreviewDocument;
import dev.drydock.protocol.rest.RolloutDocument;
import dev.drydock.protocol.rollout.Words;
import dev.drydock.protocol.spec.RolloutSpec;
import dev.drydock.protocol.spec.SpecDocument;
import dev.drydock.protocol.yaml.MalformedYaml;
import dev.drydock.rest.desk.Desk;
import dev.drydock.rest.door.Call;
import dev.drydock.rest.door.Front;
import dev.drydock.rest.door.Problem;
import dev.drydock.rest.door.Reply;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rollouts and their members. */
public final class RolloutRoutes {
    private static final String ALL = "/api/v1/rollouts";
    private static final String ONE = ALL + "/:name";

    private final Desk desk;
    private final Verbs verbs;

    public RolloutRoutes(Desk desk) {
        this.desk = desk;
        this.verbs = new Verbs(desk.rollouts(), desk.images());
    }

    public void addTo(Front front) {
        front.on(HttpMethod.GET, ALL, this::list);
        front.on(HttpMethod.POST, ALL, this::create);
        front.on(HttpMethod.POST, ALL + "/preview", this::previewSpecification);
        front.on(HttpMethod.GET, ONE, call -> reply(find(call)));
        front.on(HttpMethod.PATCH, ONE, this::change);
        front.on(HttpMethod.DELETE, ONE, this::delete);
        front.on(HttpMethod.GET, ONE + "/preview", this::preview);
        front.on(HttpMethod.GET, ONE + "/specification", this::specification);
        front.on(HttpMethod.GET, ONE + "/members", this::members);
        front.on(HttpMethod.GET, ONE + "/reasons", this::reasons);
        Verbs.NAMES.forEach(verb -> front.on(
                HttpMethod.POST,
                ONE + "/" + verb,
                call -> reply(Problem.orResult(verbs.say(verb, word(call), call.body())))));
    }

    private static Word word(Call call) {
        return new Word(call.part("name"), call.person(), call.ifMatch());
    }

    private Reply reply(RolloutEntry rollout) {
        return Reply.ok(RolloutDocument.write(whole(rollout))).of(rollout);
    }

    private RolloutDocument.Whole whole(RolloutEntry rollout) {
        return desk.ledger()
                .read(view -> new RolloutDocument.Whole(rollout, view.waves(rollout.id()), Origin.of(view, rollout)));
    }

    private RolloutEntry find(Call call) {
        return Problem.orResult(desk.rollouts().rollout(call.part("name")));
    }

    private Reply list(Call call) {
        int limit = call.limit();
        Optional<String> after = call.cursor();
        if (after.filter(name -> !isKnown(name)).isPresent()) {
            throw Problem.malformed("parameter 'cursor': the rollout at which the list goes on is gone; begin anew");
        }
        Page<RolloutEntry> page = Page.of(
                desk.rollouts().rollouts(after, limit + 1),
                limit,
                rollout -> rollout.plan().name());
        return Reply.ok(
                RolloutDocument.page(page.items().stream().map(this::whole).toList(), page.next()));
    }

    private boolean isKnown(String name) {
        return desk.ledger().read(view -> view.named(name)).isPresent();
    }

    /** All that a specification says of a rollout. */
    private record Wanted(RolloutPlan plan, int priority) {}

    private Wanted wanted(Call call) throws MalformedYaml {
        String text = new String(call.body(), StandardCharsets.UTF_8);
        PlanReading reading = new PlanReading(new SpecSettings(RolloutSpec.read(text)));
        return new Wanted(plan(reading), reading.priority());
    }

    private RolloutPlan plan(PlanReading reading) {
        Given image = reading.image()
                .orElseThrow(
                        () -> Problem.malformed("the member 'image' is missing; name one of 'drydock image list'"));
        ImageNames names =
                new ImageNames(name(image), reading.fallback().map(RolloutRoutes::name), reading.manifestSequence());
        return Problem.orResult(desk.rollouts().withImages(reading.created(), names));
    }

    private static String name(Given image) {
        return Call.plain("the name of an image", image.text());
    }

    private Reply create(Call call) throws MalformedYaml {
        Wanted wanted = wanted(call);
        RolloutEntry draft = Problem.orResult(desk.rollouts().create(wanted.plan(), wanted.priority(), call.person()));
        return Reply.created(RolloutDocument.write(whole(draft))).of(draft);
    }

    private Reply change(Call call) throws MalformedYaml {
        String text = new String(call.body(), StandardCharsets.UTF_8);
        return reply(Problem.orResult(
                desk.rollouts().change(word(call), new ChangeReading(RolloutSpec.readPart(text)).change())));
    }

    private Reply previewSpecification(Call call) throws MalformedYaml {
        return Reply.ok(
                PreviewDocument.write(desk.preview().preview(wanted(call).plan())));
    }

    private Reply preview(Call call) {
        return Reply.ok(PreviewDocument.write(desk.preview().preview(find(call).plan())));
    }

    private Reply specification(Call call) {
        RolloutEntry rollout = find(call);
        return Reply.ok(SpecDocument.write(
                        PlanWriting.of(rollout.plan(), rollout.rank().priority())))
                .of(rollout);
    }

    private Reply delete(Call call) {
        Problem.orResult(desk.rollouts().delete(word(call)));
        return Reply.NOTHING;
    }

    private static Set<Tally> tallies(Call call) {
        Set<Tally> tallies = EnumSet.noneOf(Tally.class);
        for (String word : call.parameters("state")) {
            tallies.add(Arrays.stream(Tally.values())
                    .filter(tally -> Words.of(tally).equals(word))
                    .findFirst()
                    .orElseThrow(() -> Problem.malformed("parameter 'state': there is no state '" + word
                            + "'; expected "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Tally.values()).map(Words::of).toList()))));
        }
        return tallies.isEmpty() ? EnumSet.allOf(Tally.class) : tallies;
    }

    private Reply members(Call call) {
        int limit = call.limit();
        Set<Tally> tallies = tallies(call);
        Optional<DeviceId> after = call.cursor().map(text -> Call.formed("parameter 'cursor'", text, DeviceId::new));
        RolloutEntry rollout = find(call);
        List<MemberEntry> found = desk.ledger().read(view -> view.members(rollout.id(), tallies, after, limit + 1));
        Page<MemberEntry> page = Page.of(found, limit, member -> member.device().value());
        return Reply.ok(MemberDocument.page(page.items(), page.next()));
    }

    private Reply reasons(Call call) throws MalformedDocument {
        Set<Tally> tallies = tallies(call);
        RolloutEntry rollout = find(call);
        Map<MemberState, Integer> states = desk.ledger().read(view -> view.states(rollout.id(), tallies));
        return Reply.ok(MemberDocument.reasons(states));
    }
}
