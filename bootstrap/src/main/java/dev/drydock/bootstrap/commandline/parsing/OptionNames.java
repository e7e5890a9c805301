package dev.drydock.bootstrap.commandline.parsing;

import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The names, without dashes, of the options that can be set outside the command line: those of every command. */
final class OptionNames {
    private static final int MOST_MISTAKES = 3;

    private final NavigableSet<String> names = new TreeSet<>();

    private OptionNames() {}

    static OptionNames of(CommandSpec root) {
        OptionNames names = new OptionNames();
        names.add(root);
        return names;
    }

    private void add(CommandSpec command) {
        command.options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(OptionNames::name)
                .forEach(names::add);
        command.subcommands().values().stream().map(CommandLine::getCommandSpec).forEach(this::add);
    }

    static String name(OptionSpec option) {
        return option.longestName().replaceFirst("^--", "");
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** The name that was most likely meant. */
    Optional<String> nearest(String name) {
        return names.stream()
                .min(Comparator.comparingInt(known -> distance(known, name)))
                .filter(known -> distance(known, name) <= Math.min(MOST_MISTAKES, known.length() / 2));
    }

    /** The least number of letters to insert, remove or replace: Levenshtein's distance. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
