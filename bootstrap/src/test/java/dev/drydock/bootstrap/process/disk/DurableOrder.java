package dev.drydock.bootstrap.process.disk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks the order in which a device app forces files and names. A file is forced before it is given its name, as are all others
 * in that folder; the folder of a changed name is forced before the same thread begins with another file, and at the end.
 */
final class DurableOrder {
    private final String root;
    private final Set<String> unforced = new TreeSet<>();
    private final Map<String, Set<String>> changedFolders = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    private DurableOrder(String root) {
        this.root = root;
    }

    /** Every breach of the order in one state folder. */
    static List<String> violations(List<SystemCall> calls, String root) {
        DurableOrder order = new DurableOrder(root);
        calls.forEach(order::follow);
        order.changedFolders.forEach((thread, folders) ->
                folders.forEach(folder -> order.violations.add("at the end a name in " + folder + " is not forced")));
        order.unforced.forEach(file -> order.violations.add("at the end " + file + " is not forced"));
        return order.violations;
    }

    private void follow(SystemCall call) {
        switch (call.name()) {
            case "openat" -> {
                if (call.makesFile() && isWithin(call.named().get(0))) {
                    begin(call);
                    if (!isUnfinished(call.named().get(0))) {
                        changeName(call, call.named().get(0));
                    }
                }
            }
            case "mkdir", "mkdirat" -> {
                if (isWithin(call.named().get(0))) {
                    begin(call);
                    changeName(call, call.named().get(0));
                }
            }
            case "write", "pwrite64", "writev", "ftruncate" ->
                call.opened().filter(this::isWithin).ifPresent(unforced::add);
            case "fsync", "fdatasync" -> call.opened().ifPresent(this::force);
            case "rename", "renameat", "renameat2", "link", "linkat" -> {
                if (isWithin(call.named().get(0))) {
                    name(call);
                }
            }
            default -> {
                // what is deleted need not be forced to be so
            }
        }
    }

    private void begin(SystemCall call) {
        folders(call)
                .forEach(folder ->
                        violations.add("a name in " + folder + " is not forced when another file is begun: " + call));
    }

    private void name(SystemCall call) {
        String from = call.named().get(0);
        String folder = folder(from);
        unforced.stream()
                .filter(file -> file.equals(from) || (folder(file).equals(folder) && !isUnfinished(file)))
                .forEach(file -> violations.add(file + " is not forced before " + call));
        changeName(call, call.named().get(1));
    }

    private void changeName(SystemCall call, String path) {
        folders(call).add(folder(path));
    }

    private void force(String path) {
        unforced.remove(path);
        changedFolders.values().forEach(folders -> folders.remove(path));
    }

    private Set<String> folders(SystemCall call) {
        return changedFolders.computeIfAbsent(call.thread(), thread -> new HashSet<>());
    }

    private boolean isWithin(String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }

    private static boolean isUnfinished(String path) {
        return path.endsWith(".new");
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }
}
