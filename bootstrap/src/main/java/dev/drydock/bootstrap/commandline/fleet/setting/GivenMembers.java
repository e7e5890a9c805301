package dev.drydock.bootstrap.commandline.fleet.setting;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.protocol.plan.Given;
import dev.drydock.protocol.spec.SpecMember;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The members of a specification that somebody gave, for a server, which knows the defaults of the others. */
public final class GivenMembers {
    private GivenMembers() {}

    /**
     * The members of a command line, of a file behind it, and of what is set elsewhere.
     *
     * @param file with the specification; null for none
     */
    public static Map<SpecMember, List<String>> of(ParseResult commandLine, @Nullable Path file) {
        CommandLineSettings settings = CommandLineSettings.of(commandLine, file);
        Map<SpecMember, List<String>> given = new EnumMap<>(SpecMember.class);
        for (SpecMember member : SpecMember.values()) {
            if (settings.isGiven(member) || isSetElsewhere(commandLine, member)) {
                given.put(member, texts(settings, member));
            }
        }
        return given;
    }

    /** Whether there is any, in a file or on the command line itself. */
    public static boolean areIn(ParseResult commandLine, @Nullable Path file) {
        CommandLineSettings settings = CommandLineSettings.of(commandLine, null);
        return file != null || Arrays.stream(SpecMember.values()).anyMatch(settings::isGiven);
    }

    /** Those members that are on the command line itself, among the ones that may be. */
    public static Map<SpecMember, List<String>> among(ParseResult commandLine, Collection<SpecMember> members) {
        CommandLineSettings settings = CommandLineSettings.of(commandLine, null);
        Map<SpecMember, List<String>> given = new EnumMap<>(SpecMember.class);
        members.stream().filter(settings::isGiven).forEach(member -> given.put(member, texts(settings, member)));
        return given;
    }

    private static List<String> texts(CommandLineSettings settings, SpecMember member) {
        Set<String> names = new HashSet<>();
        for (Given given : settings.all(member)) {
            if (given.hasName() && settings.all(member).size() > 1 && !names.add(given.name())) {
                throw CommandFailure.wrongUse(
                        given.place() + ": '" + given.name() + "' has a value already; say it once");
            }
        }
        return settings.all(member).stream().map(Given::text).toList();
    }

    private static boolean isSetElsewhere(ParseResult commandLine, SpecMember member) {
        return CommandLineSettings.options(member).stream()
                .map(commandLine.commandSpec()::findOption)
                .filter(Objects::nonNull)
                .anyMatch(option -> isSetElsewhere(commandLine, option));
    }

    private static boolean isSetElsewhere(ParseResult commandLine, OptionSpec option) {
        IDefaultValueProvider elsewhere = commandLine.commandSpec().defaultValueProvider();
        try {
            return elsewhere != null && elsewhere.defaultValue(option) != null;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("defaults are read without a fault of their own", e);
        }
    }
}
