package dev.drydock.bootstrap.commandline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A manual page in the macros of man(7). */
final class ManPage {
    private final String version;
    private final StringBuilder page = new StringBuilder();

    ManPage(String version) {
        this.version = version;
    }

    /** The page of a command and its subcommands. */
    String of(CommandLine root) {
        CommandSpec spec = root.getCommandSpec();
        macro("TH " + spec.name().toUpperCase(java.util.Locale.ROOT) + " 1 \"\" \"" + spec.name() + " " + version
                + "\"");
        macro("SH NAME");
        text(spec.name() + " - "
                + lowerFirst(String.join(" ", spec.usageMessage().description())));
        macro("SH SYNOPSIS");
        bold(spec.name());
        text("COMMAND [OPTION]... [ARGUMENT]...");
        macro("SH COMMANDS");
        new LinkedHashSet<>(root.getSubcommands().values()).forEach(this::command);
        macro("SH \"ENVIRONMENT, FILES AND EXIT STATUS\"");
        footer(spec);
        return page.toString();
    }

    private void command(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        macro("SS \"" + spec.qualifiedName() + "\"");
        text(String.join(" ", spec.usageMessage().description()));
        macro("PP");
        text(new Help(spec, Help.defaultColorScheme(Ansi.OFF)).synopsis(0).strip());
        spec.positionalParameters().forEach(this::positional);
        spec.options().stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .forEach(this::option);
        if (spec.usageMessage().footer().length > 0) {
            macro("PP");
            footer(spec);
        }
        new LinkedHashSet<>(command.getSubcommands().values()).forEach(this::command);
    }

    private void positional(PositionalParamSpec parameter) {
        macro("TP");
        bold(parameter.paramLabel());
        described(parameter.description(), parameter.defaultValueString(true));
    }

    private void option(OptionSpec option) {
        String label = option.typeInfo().isBoolean() ? "" : " " + option.paramLabel();
        macro("TP");
        bold(String.join(", ", option.names()) + label);
        described(option.description(), option.defaultValueString(true));
    }

    /** picocli fills variables in when it prints help alone, so that it is done here once more. */
    private void described(String[] description, String defaultValue) {
        text(String.join(" ", description).replace("${DEFAULT-VALUE}", defaultValue));
    }

    private void footer(CommandSpec spec) {
        List<String> lines = Arrays.stream(spec.usageMessage().footer())
                .map(line -> line.replace("%n", ""))
                .filter(line -> !line.isBlank())
                .toList();
        for (String line : lines) {
            if (line.startsWith(" ")) {
                macro("br");
            }
            text(line.strip());
        }
    }

    private void bold(String words) {
        page.append(".B ").append(escaped(words)).append('\n');
    }

    private void text(String words) {
        page.append(escaped(words.replace("%%", "%"))).append('\n');
    }

    private void macro(String call) {
        page.append('.').append(call).append('\n');
    }

    /** A line that begins with a dot or a quote would be a macro. */
    private static String escaped(String words) {
        String escaped = words.replace("\\", "\\e").replace("-", "\\-").replaceAll("\\s+", " ");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private static String lowerFirst(String words) {
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
