package dev.drydock.jdbc.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A state in words: its name, and the words that qualify it, with spaces between. */
record Wording(String name, List<String> words) {
    static Wording of(String name) {
        return new Wording(name, List.of());
    }

    static Wording read(String text) {
        List<String> all = Arrays.asList(text.split(" "));
        return new Wording(all.get(0), all.subList(1, all.size()));
    }

    Wording with(String word) {
        List<String> more = new ArrayList<>(words);
        more.add(word);
        return new Wording(name, more);
    }

    Wording when(boolean holds, String word) {
        return holds ? with(word) : this;
    }

    boolean has(String word) {
        return words.contains(word);
    }

    String first() {
        return words.get(0);
    }

    /** The failure for a name that no program of this version writes. */
    IllegalStateException unknown() {
        return new IllegalStateException("the database holds a state '" + name + "', which this program does not know");
    }

    String text() {
        return words.isEmpty() ? name : name + " " + String.join(" ", words);
    }
}
