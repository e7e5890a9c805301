package dev.drydock.protocol.spec;

import java.util.Arrays;
import java.util.Optional;

/** The members of a specification. Those of the fleet describe devices that are drawn by chance. */
public enum SpecMember {
    NAME("name", Form.TEXT, "spring-2.1"),
    WAVES("waves", Form.WAVES, "1%,10%,100%", "1%,10%,100%"),
    SOAK("soak", Form.TEXT, "10m", "10m"),
    PATIENCE("patience", Form.TEXT, "24h", "24h"),
    GOOD("good", Form.TEXT, "2%", "2%"),
    BAD("bad", Form.TEXT, "8%", "8%"),
    ON_BAD("on-bad", Form.TEXT, "pause", "pause"),
    STOP_AFTER("stop-after", Form.NUMBER, "5"),
    MAX_FAILED("max-failed", Form.TEXT, "3%"),
    IN_FLIGHT("in-flight", Form.NUMBER_OR_TEXT, "100", "100"),
    PER_MINUTE("per-minute", Form.NUMBER, "600"),
    GROW("grow", Form.FACTOR, "1.5", "2"),
    START("start", Form.TEXT, "2027-03-01T02:00:00Z"),
    WINDOW("window", Form.TEXT, "Mon-Fri 22:00-05:00"),
    ZONE("zone", Form.TEXT, "Europe/Oslo", "UTC"),
    DEADLINE("deadline", Form.TEXT, "9d"),
    ANSWER_AFTER("answer-after", Form.TEXT, "1h", "1h"),
    ORDERS("orders", Form.TEXT, "auto", "auto"),
    RETRY("retry", Form.NUMBERS_BY_NAME, "download-timeout: 3"),
    STEP_TIMEOUT("step-timeout", Form.TEXTS_BY_NAME, "install: 90m"),
    OFFLINE("offline", Form.TEXT, "14d", "14d"),
    IMAGE("image", Form.TEXT, "gateway-2.1"),
    MANIFEST_SEQUENCE("manifest-sequence", Form.NUMBER, "31"),
    TARGET("target", Form.TEXT, "model = gateway"),
    PRIORITY("priority", Form.NUMBER, "10", "0"),
    DYNAMIC("dynamic", Form.FLAG, "true", "false"),
    NEEDS_APPROVAL("needs-approval", Form.FLAG, "true", "false"),
    ACCEPT_SIMULATED("accept-simulated", Form.FLAG, "true", "false"),
    ABORT_PATIENCE("abort-patience", Form.TEXT, "1h", "1h"),
    HUB_TIER("hub-tier", Form.TEXT, "s1"),
    HUB_UNITS("hub-units", Form.NUMBER, "1", "1"),
    SEED("seed", Form.NUMBER, "1", "1"),
    LONGEST("longest", Form.TEXT, "90d", "90d"),
    DEVICES("fleet.devices", Form.NUMBER, "100000", "1000"),
    FAILING("fleet.failing", Form.TEXT_OR_TEXTS_BY_NAME, "0.5%", "0.5%"),
    SILENT("fleet.silent", Form.TEXT, "10%", "0%"),
    FAILS_AFTER("fleet.fails-after", Form.TEXT, "3m", "3m"),
    AWAY("fleet.offline", Form.TEXT, "5%", "5%"),
    AWAY_FOR("fleet.offline-for", Form.TEXT, "1d", "1d"),
    DOWNLOAD_TIME("fleet.download-time", Form.TEXT, "5m"),
    IMAGE_SIZE("fleet.image-size", Form.TEXT, "200MB"),
    BANDWIDTH("fleet.bandwidth", Form.TEXT, "500kB/s"),
    SERVER_BANDWIDTH("fleet.server-bandwidth", Form.TEXT, "100MB/s"),
    INSTALL_TIME("fleet.install-time", Form.TEXT, "2m", "2m");

    /** The section of the simulated fleet. */
    static final String FLEET = "fleet";

    /** The kinds of values that a member takes. */
    enum Form {
        TEXT("a text such as "),
        NUMBER("a whole number such as "),
        NUMBER_OR_TEXT("a whole number such as "),
        FACTOR("a number such as "),
        FLAG("a boolean such as "),
        WAVES("shares such as "),
        NUMBERS_BY_NAME("members such as "),
        TEXTS_BY_NAME("members such as "),
        TEXT_OR_TEXTS_BY_NAME("a text such as ");

        private final String words;

        Form(String words) {
            this.words = words;
        }
    }

    private final String path;
    private final Form form;
    private final String example;
    private final Optional<String> standard;

    SpecMember(String path, Form form, String example) {
        this(path, form, example, Optional.empty());
    }

    SpecMember(String path, Form form, String example, String standard) {
        this(path, form, example, Optional.of(standard));
    }

    SpecMember(String path, Form form, String example, Optional<String> standard) {
        this.path = path;
        this.form = form;
        this.example = example;
        this.standard = standard;
    }

    /** The names that lead to the member, with dots between them. */
    public String path() {
        return path;
    }

    /** The last of its names. */
    public String shortName() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The default that is built in, as it is written on the command line; empty when there is none. */
    public Optional<String> standard() {
        return standard;
    }

    Form form() {
        return form;
    }

    /** The kind of value that is expected, for messages. */
    String expected() {
        return form.words + example;
    }

    static Optional<SpecMember> find(String path) {
        return Arrays.stream(values())
                .filter(member -> member.path.equals(path))
                .findFirst();
    }
}
