package dev.drydock.protocol.yaml;

/** A document that is refused. The message names what was expected and what was found, the place where. */
public final class MalformedYaml extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient YamlPlace place;

    public MalformedYaml(YamlPlace place, String message) {
        super(message, null, false, false);
        this.place = place;
    }

    public YamlPlace place() {
        return place;
    }

    /** The message, which is never null. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
