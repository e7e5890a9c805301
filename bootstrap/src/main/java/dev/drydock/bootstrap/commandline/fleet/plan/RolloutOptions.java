package dev.drydock.bootstrap.commandline.fleet.plan;

import dev.drydock.bootstrap.commandline.fleet.setting.GivenMembers;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.protocol.spec.SpecMember;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** The options that describe a rollout to a server, which reads their values and knows the defaults. */
public final class RolloutOptions {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Name of the rollout. Default: that in SPEC.")
    @Nullable
    String name;

    @Option(names = "--image", paramLabel = "IMAGE", description = "Name of the image that it brings.")
    @Nullable
    String image;

    @Option(
            names = "--manifest-sequence",
            paramLabel = "N",
            description = "Send the image's manifest with this sequence. Default: the highest, if it has a manifest.")
    @Nullable
    String manifestSequence;

    @Option(
            names = "--target",
            paramLabel = "QUERY",
            description = "The devices that it is for, such as 'model = gateway and tag.site = oslo', or 'all'.")
    @Nullable
    String target;

    @Mixin
    PlanOptions plan = new PlanOptions();

    @Option(
            names = "--priority",
            paramLabel = "N",
            defaultValue = "0",
            description = "Priority among rollouts that want the same device, -100 to 100. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String priority;

    @Option(names = "--dynamic", description = "Take devices too that fit the target later.")
    boolean dynamic;

    @Option(names = "--needs-approval", description = "Begin only when another person has approved it.")
    boolean needsApproval;

    @Option(names = "--accept-simulated", description = "Take simulated devices too, which only act updates out.")
    boolean acceptSimulated;

    @Option(
            names = "--abort-patience",
            paramLabel = "TIME",
            defaultValue = "1h",
            description = "Wait for devices under way for this long when it is aborted. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String abortPatience;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "SPEC",
            description =
                    "Read the rollout from SPEC, a YAML file; see docs/simulate.md. The command line comes before "
                            + "it, and it before the environment.")
    @Nullable
    Path file;

    /** The members that were given, the name among them. */
    public Map<SpecMember, List<String>> given(@Nullable CommandSpec command) {
        Map<SpecMember, List<String>> given = GivenMembers.of(parsed(command), file);
        if (name != null) {
            given.put(SpecMember.NAME, List.of(name));
        } else if (file == null) {
            throw CommandFailure.wrongUse("name the rollout, such as 'drydock rollout create spring-2.1', or a file "
                    + "that has its name, -f");
        }
        return given;
    }

    /**
     * The members of a rollout that is only looked at, and needs no name.
     *
     * @return empty when nothing but a name was given, which is that of a rollout that is there
     */
    public Optional<Map<SpecMember, List<String>>> described(@Nullable CommandSpec command) {
        if (!GivenMembers.areIn(parsed(command), file)) {
            return Optional.empty();
        }
        Map<SpecMember, List<String>> given = GivenMembers.of(parsed(command), file);
        if (name != null || file == null) {
            given.put(SpecMember.NAME, List.of(name == null ? "preview" : name));
        }
        return Optional.of(given);
    }

    /** The name of a rollout that is there. */
    public String nameOfKnown() {
        if (name == null) {
            throw CommandFailure.wrongUse("name a rollout, such as 'drydock rollout preview spring-2.1', or describe "
                    + "one, with -f or --image and --target");
        }
        return name;
    }

    private static ParseResult parsed(@Nullable CommandSpec command) {
        return Optional.ofNullable(command)
                .map(known -> known.commandLine().getParseResult())
                .orElseThrow(() -> new IllegalStateException("a command runs after it was parsed"));
    }
}
