package dev.drydock.bootstrap.console;

import dev.drydock.protocol.text.Plain;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Collectors;

/** The account of a bug for its finder: that it is one, and where in the program it happened. */
public final class BugReport {
    private BugReport() {}

    public static void print(PrintStream to, Throwable bug) {
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace, true));
        to.println("drydock: this is a bug: " + Plain.text(bug.toString()));
        to.println(trace.toString()
                .replace("\t", "    ")
                .lines()
                .map(Plain::text)
                .collect(Collectors.joining(System.lineSeparator())));
    }
}
