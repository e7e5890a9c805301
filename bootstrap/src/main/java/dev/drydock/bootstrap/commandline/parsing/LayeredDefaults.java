package dev.drydock.bootstrap.commandline.parsing;

import dev.drydock.bootstrap.commandline.parsing.ConfigurationFile.Setting;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.protocol.text.Plain;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The values of options that are not on the command line: the environment, then a file, then what is built in. Of options that
 * exclude each other, the first of these layers that has one decides, and the command line comes before all of them.
 */
public final class LayeredDefaults implements IDefaultValueProvider {
    private static final String CONFIG = "--config";

    /** Options of one command that exclude each other. Argument groups of picocli do not take values from here. */
    private static final Set<String> EXCLUDING = Set.of("image", "uri");

    private final Supplier<CommandSpec> program;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final ConfigurationFile file;

    private LayeredDefaults(
            Supplier<CommandSpec> program,
            List<String> arguments,
            Map<String, String> environment,
            ConfigurationFile file) {
        this.program = program;
        this.arguments = arguments;
        this.environment = environment;
        this.file = file;
    }

    /**
     * Finds the file by the arguments, as every other option may be in it.
     *
     * @param program gives the command with all of its subcommands, whose options may be set
     */
    public static LayeredDefaults of(Supplier<CommandSpec> program, Map<String, String> environment, String... args) {
        List<String> arguments = Arrays.asList(args);
        Optional<String> path =
                configuration(arguments).or(() -> Optional.ofNullable(environment.get(EnvironmentNames.CONFIG)));
        return new LayeredDefaults(
                program,
                arguments,
                environment,
                path.map(ConfigurationFile::read).orElse(ConfigurationFile.NONE));
    }

    /** The environment variable of an option. */
    public static String variable(String option) {
        return EnvironmentNames.of(option);
    }

    /** Refuses names that no option has: a misspelt limit would otherwise be no limit. */
    public void refuseUnknownNames() {
        List<String> variables = environment.keySet().stream()
                .filter(EnvironmentNames::isForOptions)
                .toList();
        if (file.settings().isEmpty() && variables.isEmpty()) {
            return;
        }
        OptionNames names = OptionNames.of(program.get());
        file.settings().forEach((name, settings) -> {
            if (!names.has(name)) {
                throw CommandFailure.wrongUse(
                        file.place(settings.get(0)) + ": there is no option '" + Plain.text(name) + "'"
                                + names.nearest(name)
                                        .map(near -> "; did you mean '" + near + "'?")
                                        .orElse(""));
            }
        });
        variables.forEach(variable -> {
            String name = EnvironmentNames.option(variable);
            if (!names.has(name)) {
                throw CommandFailure.wrongUse("the environment variable " + Plain.text(variable) + " names no option"
                        + names.nearest(name)
                                .map(near -> "; did you mean " + EnvironmentNames.of(near) + "?")
                                .orElse(""));
            }
        });
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        List<OptionSpec> rivals = rivals(option);
        if (rivals.stream().anyMatch(this::isArgument)) {
            return null;
        }
        String fromEnvironment = environment.get(EnvironmentNames.of(OptionNames.name(option)));
        if (fromEnvironment != null) {
            return fromEnvironment;
        }
        return rivals.stream().anyMatch(this::isInEnvironment) || standsForTheSecretOfTheEnvironment(option)
                ? null
                : fromFile(option);
    }

    /** The layer that an option's value came from, for messages; empty for the command line and what is built in. */
    Optional<String> origin(OptionSpec option) {
        String name = OptionNames.name(option);
        if (isArgument(option)) {
            return Optional.empty();
        }
        return isInEnvironment(option)
                ? Optional.of("environment variable " + EnvironmentNames.of(name))
                : Optional.ofNullable(file.settings().get(name)).map(settings -> file.place(settings.get(0)));
    }

    private @Nullable String fromFile(OptionSpec option) {
        List<Setting> settings = file.settings().getOrDefault(OptionNames.name(option), List.of());
        if (settings.isEmpty()) {
            return null;
        }
        if (settings.size() > 1 && option.splitRegex().isEmpty()) {
            throw CommandFailure.wrongUse(file.place(settings.get(1)) + ": '" + OptionNames.name(option)
                    + "' is set a second time; the first is in line "
                    + settings.get(0).line());
        }
        return settings.stream().map(Setting::value).collect(Collectors.joining(option.splitRegex()));
    }

    /** The options that exclude an option. */
    private static List<OptionSpec> rivals(OptionSpec option) {
        return EXCLUDING.contains(OptionNames.name(option))
                ? option.command().options().stream()
                        .filter(other -> !other.equals(option) && EXCLUDING.contains(OptionNames.name(other)))
                        .toList()
                : List.of();
    }

    private boolean isArgument(OptionSpec option) {
        return Arrays.stream(option.names())
                .anyMatch(name -> arguments.contains(name)
                        || arguments.stream().anyMatch(argument -> argument.startsWith(name + "=")));
    }

    private boolean isInEnvironment(OptionSpec option) {
        return environment.containsKey(EnvironmentNames.of(OptionNames.name(option)));
    }

    /** A connection string in the environment comes before a file of one that the configuration names. */
    private boolean standsForTheSecretOfTheEnvironment(OptionSpec option) {
        return EnvironmentNames.of(OptionNames.name(option)).equals(EnvironmentNames.CONNECTION_STRING + "_FILE")
                && !environment
                        .getOrDefault(EnvironmentNames.CONNECTION_STRING, "")
                        .isBlank();
    }

    private static Optional<String> configuration(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).startsWith(CONFIG + "=")) {
                return Optional.of(arguments.get(i).substring(CONFIG.length() + 1));
            }
            if (arguments.get(i).equals(CONFIG) && i + 1 < arguments.size()) {
                return Optional.of(arguments.get(i + 1));
            }
        }
        return Optional.empty();
    }
}
