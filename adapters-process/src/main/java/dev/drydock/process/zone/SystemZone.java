package dev.drydock.process.zone;

import dev.drydock.application.time.DeviceZone;
import dev.drydock.domain.window.LocalZone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Optional;

/**
 * The time zone of a Linux machine: the environment variable {@code TZ}, else {@code /etc/localtime}, else {@code /etc/timezone},
 * else UTC. The files are read at each call, so that a change is followed; Java itself reads them once, and of a {@code TZ} as
 * POSIX writes it takes the present offset alone.
 */
public final class SystemZone implements DeviceZone {
    private static final String DATABASE = "zoneinfo/";
    private static final int LONGEST_FILE = 64 * 1024;

    private final Optional<String> setting;
    private final Path etc;

    /**
     * A zone that is read from here.
     *
     * @param setting value of {@code TZ}
     * @param etc folder of {@code localtime} and {@code timezone}
     */
    SystemZone(Optional<String> setting, Path etc) {
        this.setting = setting;
        this.etc = etc;
    }

    public static SystemZone ofThisMachine() {
        return new SystemZone(Optional.ofNullable(System.getenv("TZ")), Path.of("/etc"));
    }

    @Override
    public LocalZone now() {
        return setting.map(this::ofSetting).orElseGet(this::ofMachine);
    }

    /** As in the C library, a colon may come first, and a unknown value is UTC. */
    private LocalZone ofSetting(String value) {
        String text = value.startsWith(":") ? value.substring(1) : value;
        if (text.startsWith("/")) {
            return ofFile(Path.of(text)).orElse(LocalZone.UTC);
        }
        return named(text).or(() -> LocalZone.posix(text)).orElse(LocalZone.UTC);
    }

    private LocalZone ofMachine() {
        return ofFile(etc.resolve("localtime"))
                .or(() -> firstLine(etc.resolve("timezone")).flatMap(SystemZone::named))
                .orElse(LocalZone.UTC);
    }

    /** A link into the time zone database has the name of a zone; a copy of one of its files has rules. */
    private static Optional<LocalZone> ofFile(Path file) {
        try {
            String path = file.toRealPath().toString();
            int database = path.indexOf(DATABASE);
            Optional<LocalZone> zone =
                    database < 0 ? Optional.empty() : named(path.substring(database + DATABASE.length()));
            return zone.isPresent() ? zone : ofRules(file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The last line of a TZif file of version 2 or later is its rule for the future. See RFC 8536, section 3.3. */
    private static Optional<LocalZone> ofRules(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LONGEST_FILE) {
            return Optional.empty();
        }
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (!content.startsWith("TZif") || !content.endsWith("\n")) {
            return Optional.empty();
        }
        String lines = content.substring(0, content.length() - 1);
        return LocalZone.posix(lines.substring(lines.lastIndexOf('\n') + 1));
    }

    private static Optional<String> firstLine(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST_FILE
                    ? Files.readString(file, StandardCharsets.ISO_8859_1)
                            .lines()
                            .findFirst()
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Not all that {@link ZoneId} takes: in {@code TZ}, {@code UTC+3} is west of Greenwich. */
    private static Optional<LocalZone> named(String name) {
        String id = name.strip();
        return ZoneRulesProvider.getAvailableZoneIds().contains(id)
                ? Optional.of(LocalZone.of(ZoneId.of(id)))
                : Optional.empty();
    }
}
