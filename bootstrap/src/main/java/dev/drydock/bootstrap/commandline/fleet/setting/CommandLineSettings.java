package dev.drydock.bootstrap.commandline.fleet.setting;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.file.NamedFile;
import dev.drydock.bootstrap.file.TextFile;
import dev.drydock.protocol.plan.Given;
import dev.drydock.protocol.plan.Settings;
import dev.drydock.protocol.spec.RolloutSpec;
import dev.drydock.protocol.spec.SpecMember;
import dev.drydock.protocol.spec.SpecValue;
import dev.drydock.protocol.yaml.MalformedYaml;
import dev.drydock.protocol.yaml.Yaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The settings of a dry run: the command line comes before the specification, and that before every default. */
public final class CommandLineSettings implements Settings {
    /** The options that have another name than their member, as a fleet and its rollout have one of the same name. */
    private static final Map<SpecMember, String> RENAMED = Map.of(SpecMember.OFFLINE, "--offline-wait");

    /** The option that has one wave. */
    private static final String WAVE = "--wave";

    private static final int BYTES_PER_CHARACTER = 4;

    private final ParseResult commandLine;
    private final String path;
    private final RolloutSpec spec;

    private CommandLineSettings(ParseResult commandLine, String path, RolloutSpec spec) {
        this.commandLine = commandLine;
        this.path = path;
        this.spec = spec;
    }

    /**
     * The settings of one command line.
     *
     * @param file with the specification; null for none
     */
    public static CommandLineSettings of(ParseResult commandLine, @Nullable Path file) {
        if (file == null) {
            return new CommandLineSettings(commandLine, "", RolloutSpec.NONE);
        }
        refuseLarge(file);
        try {
            return new CommandLineSettings(
                    commandLine, file.toString(), RolloutSpec.read(TextFile.read("--file", file)));
        } catch (MalformedYaml e) {
            throw CommandFailure.wrongUse(file + ", " + e.place() + ": " + e.what());
        }
    }

    /**
     * The settings of one command line over those of a rollout that is there.
     *
     * @param rollout its name, for messages
     */
    public static CommandLineSettings over(RolloutSpec spec, String rollout, ParseResult commandLine) {
        return new CommandLineSettings(commandLine, "rollout " + rollout, spec);
    }

    /** A file that is too large is not read at all. */
    private static void refuseLarge(Path file) {
        long bytes = NamedFile.file("--file", file).toFile().length();
        if (bytes > (long) BYTES_PER_CHARACTER * Yaml.LONGEST) {
            throw CommandFailure.wrongUse("--file: '" + file + "' has " + bytes + " bytes; a specification has at most "
                    + Yaml.LONGEST + " characters");
        }
    }

    /** The option that stands for a member. */
    public static String option(SpecMember member) {
        return RENAMED.getOrDefault(member, "--" + member.shortName());
    }

    /** The options that stand for a member, one of which is given. */
    static List<String> options(SpecMember member) {
        return member == SpecMember.WAVES ? List.of(option(member), WAVE) : List.of(option(member));
    }

    @Override
    public List<Given> all(SpecMember member) {
        return isOnCommandLine(member) || !spec.values().containsKey(member)
                ? ofOption(member)
                : ofSpec(member, spec.values().getOrDefault(member, List.of()));
    }

    @Override
    public boolean isGiven(SpecMember member) {
        return isOnCommandLine(member) || spec.values().containsKey(member);
    }

    private boolean isOnCommandLine(SpecMember member) {
        return options(member).stream().anyMatch(commandLine::hasMatchedOption);
    }

    private List<Given> ofSpec(SpecMember member, List<SpecValue> values) {
        return values.stream()
                .map(value -> new Given(value.text(), path + ", " + value.place() + ": " + member.path()))
                .toList();
    }

    /** The waves that are given one by one; what is on the command line itself comes first. */
    private List<?> waves() {
        boolean areAllGiven = commandLine.hasMatchedOption(option(SpecMember.WAVES));
        if (areAllGiven && commandLine.hasMatchedOption(WAVE)) {
            throw CommandFailure.wrongUse("--waves and --wave both describe the waves; leave one of them out");
        }
        OptionSpec option = commandLine.commandSpec().findOption(WAVE);
        return !areAllGiven && option != null && option.getValue() instanceof List<?> several ? several : List.of();
    }

    private List<Given> ofOption(SpecMember member) {
        List<?> waves = member == SpecMember.WAVES ? waves() : List.of();
        if (!waves.isEmpty()) {
            return List.of(new Given(WaveByWave.line(waves), WAVE));
        }
        OptionSpec option = commandLine.commandSpec().findOption(option(member));
        if (option == null) {
            return member.standard().stream()
                    .map(text -> new Given(text, member.path()))
                    .toList();
        }
        Object value = option.getValue();
        if (value == null) {
            return List.of();
        }
        List<?> values = value instanceof List<?> several ? several : List.of(value);
        return values.stream()
                .map(one -> new Given(String.valueOf(one), option(member)))
                .toList();
    }
}
