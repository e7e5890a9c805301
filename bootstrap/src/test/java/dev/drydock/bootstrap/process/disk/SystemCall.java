package dev.drydock.bootstrap.process.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A system call on files, as {@code strace -f -y} tells of it.
 *
 * @param thread the process id of the thread that made it
 * @param arguments its arguments as they stand in the trace, with the path of each file descriptor
 */
record SystemCall(String thread, String name, String arguments) {
    /** The calls to be traced: all that open, change, name or force files. */
    static final String ALL = "openat,write,pwrite64,writev,ftruncate,fsync,fdatasync,rename,renameat,renameat2,"
            + "link,linkat,unlink,unlinkat,mkdir,mkdirat";

    private static final Pattern BEGUN = Pattern.compile("(\\d+) +(\\w+)\\((.*) <unfinished \\.\\.\\.>");
    private static final Pattern RESUMED = Pattern.compile("(\\d+) +<\\.\\.\\. (\\w+) resumed>(.*)\\) += (-?\\d+).*");
    private static final Pattern WHOLE = Pattern.compile("(\\d+) +(\\w+)\\((.*)\\) += (-?\\d+).*");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern OPENED = Pattern.compile("^\\d+<([^>]*)>");

    /** The calls of a trace that succeeded, each when it had ended. */
    static List<SystemCall> read(Path trace) throws IOException {
        List<SystemCall> calls = new ArrayList<>();
        Map<String, String> begun = new HashMap<>();
        for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
            read(line, begun).ifPresent(calls::add);
        }
        return calls;
    }

    private static Optional<SystemCall> read(String line, Map<String, String> begun) {
        Matcher first = BEGUN.matcher(line);
        if (first.matches()) {
            begun.put(first.group(1), first.group(3));
            return Optional.empty();
        }
        Matcher rest = RESUMED.matcher(line);
        Matcher whole = WHOLE.matcher(line);
        Matcher found = rest.matches() ? rest : whole;
        if (found == whole && !whole.matches() || found.group(4).startsWith("-")) {
            return Optional.empty();
        }
        String before = found == rest ? begun.getOrDefault(rest.group(1), "") : "";
        return Optional.of(new SystemCall(found.group(1), found.group(2), before + found.group(3)));
    }

    /** The path of the open file that it is about; empty when it names its files. */
    Optional<String> opened() {
        Matcher matcher = OPENED.matcher(arguments);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The paths that it names, in their order. */
    List<String> named() {
        return QUOTED.matcher(arguments).results().map(match -> match.group(1)).toList();
    }

    boolean makesFile() {
        return name.equals("openat") && arguments.contains("O_CREAT");
    }

    boolean forces() {
        return name.equals("fsync") || name.equals("fdatasync");
    }

    @Override
    public String toString() {
        return thread + " " + name + "(" + arguments + ")";
    }
}
