package dev.drydock.bootstrap.options;

import dev.drydock.bootstrap.CommandFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where an option's value comes from when it is not on the command line: the environment ({@code --ca-file} is
 * {@code DRYDOCK_CA_FILE}), then a file of {@code name=value} lines, then what is built in.
 */
public final class LayeredDefaults implements IDefaultValueProvider {
    private static final String CONFIG = "--config";

    private final Map<String, String> environment;
    private final Properties file;

    private LayeredDefaults(Map<String, String> environment, Properties file) {
        this.environment = environment;
        this.file = file;
    }

    /** Finds the file by the arguments, as every other option may be in it. */
    public static LayeredDefaults from(Map<String, String> environment, String[] args) {
        Optional<String> path = configuration(args).or(() -> Optional.ofNullable(environment.get("DRYDOCK_CONFIG")));
        return new LayeredDefaults(environment, path.map(LayeredDefaults::load).orElseGet(Properties::new));
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String name = option.longestName().replaceFirst("^--", "");
        String fromEnvironment = environment.get(variable(name));
        return fromEnvironment != null ? fromEnvironment : file.getProperty(name);
    }

    /** The environment's name of an option. */
    public static String variable(String option) {
        return "DRYDOCK_" + option.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static Optional<String> configuration(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith(CONFIG + "=")) {
                return Optional.of(args[i].substring(CONFIG.length() + 1));
            }
            if (args[i].equals(CONFIG) && i + 1 < args.length) {
                return Optional.of(args[i + 1]);
            }
        }
        return Optional.empty();
    }

    private static Properties load(String path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(path))) {
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw CommandFailure.wrongUse("the configuration file '" + path + "' cannot be read: " + NamedFile.why(e));
        }
    }
}
