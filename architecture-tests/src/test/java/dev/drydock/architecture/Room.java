package dev.drydock.architecture;

import static dev.drydock.architecture.Library.ARTEMIS;
import static dev.drydock.architecture.Library.BOUNCY_CASTLE;
import static dev.drydock.architecture.Library.FLYWAY;
import static dev.drydock.architecture.Library.GSON;
import static dev.drydock.architecture.Library.GUICE;
import static dev.drydock.architecture.Library.HIKARI;
import static dev.drydock.architecture.Library.JACKSON;
import static dev.drydock.architecture.Library.JDBI;
import static dev.drydock.architecture.Library.JSPECIFY;
import static dev.drydock.architecture.Library.NETTY_MQTT;
import static dev.drydock.architecture.Library.PAHO;
import static dev.drydock.architecture.Library.PICOCLI;
import static dev.drydock.architecture.Library.PROGRESSBAR;
import static dev.drydock.architecture.Library.VERTX;
import static dev.drydock.architecture.Library.VERTX_MQTT;
import static dev.drydock.architecture.Library.YAML;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The table of the house: a module, its package, and what its pom lists. What its classes may know follows: what is listed, and the
 * rooms that those rooms list.
 */
enum Room {
    DOMAIN("domain", "domain", List.of(), List.of(JSPECIFY)),
    APPLICATION("application", "application", List.of(DOMAIN), List.of(JSPECIFY)),
    PROTOCOL("protocol", "protocol", List.of(APPLICATION), List.of(JACKSON, YAML, JSPECIFY)),
    FILES("adapters-files", "files", List.of(APPLICATION), List.of(JACKSON, JSPECIFY)),
    HTTP("adapters-http", "http", List.of(APPLICATION), List.of(VERTX, JSPECIFY)),
    PROCESS("adapters-process", "process", List.of(APPLICATION), List.of(JSPECIFY)),
    JOSE("adapters-jose", "jose", List.of(APPLICATION), List.of(JSPECIFY)),
    JDBC(
            "adapters-jdbc",
            "jdbc",
            List.of(APPLICATION, PROTOCOL),
            List.of(JDBI, HIKARI, FLYWAY, Library.SQLITE, Library.POSTGRES, JSPECIFY)),
    REST("adapters-rest", "rest", List.of(APPLICATION, PROTOCOL), List.of(VERTX, JSPECIFY)),
    MQTT("adapters-mqtt", "mqtt", List.of(APPLICATION, PROTOCOL), List.of(PAHO, JSPECIFY)),
    AZURE("adapters-azure", "azure", List.of(APPLICATION, PROTOCOL), List.of(Library.AZURE, GSON, JSPECIFY)),
    BROKER("local-broker", "broker", List.of(), List.of(ARTEMIS, NETTY_MQTT, JSPECIFY)),
    HUB("local-hub", "hub", List.of(), List.of(VERTX, VERTX_MQTT, NETTY_MQTT, JACKSON, BOUNCY_CASTLE, JSPECIFY)),
    BOOTSTRAP(
            "bootstrap",
            "bootstrap",
            List.of(APPLICATION, PROTOCOL, FILES, HTTP, PROCESS, JOSE, JDBC, REST, MQTT, AZURE, BROKER, HUB),
            List.of(GUICE, PICOCLI, PROGRESSBAR, JSPECIFY));

    static final Set<Room> ADAPTERS = EnumSet.of(FILES, HTTP, PROCESS, JOSE, JDBC, REST, MQTT, AZURE, BROKER, HUB);

    final String module;
    final List<Room> rooms;
    final List<Library> libraries;
    private final String name;

    Room(String module, String name, List<Room> rooms, List<Library> libraries) {
        this.module = module;
        this.name = name;
        this.rooms = rooms;
        this.libraries = libraries;
    }

    /** The packages of the room, as ArchUnit writes them. */
    String in(String root) {
        return root + "." + name + "..";
    }

    /** The packages, itself included, that the classes of the room may know, the JDK's apart. */
    String[] known(String root) {
        List<String> packages = new ArrayList<>();
        knownRooms().forEach(room -> packages.add(room.in(root)));
        libraries.forEach(library -> packages.addAll(library.packages));
        return packages.toArray(String[]::new);
    }

    boolean holds(String packageName, String root) {
        String own = root + "." + name;
        return packageName.equals(own) || packageName.startsWith(own + ".");
    }

    /** Whether the room has been built: adapters-azure and local-hub are in the table before they are in the house. */
    boolean stands(Path repository) {
        return repository.resolve(module).resolve("pom.xml").toFile().isFile();
    }

    static String[] all(String root) {
        return Arrays.stream(values()).map(room -> room.in(root)).toArray(String[]::new);
    }

    /** The packages of the rooms that list a library. */
    static String[] homesOf(Library library, String root) {
        return Arrays.stream(values())
                .filter(room -> room.libraries.contains(library))
                .map(room -> room.in(root))
                .toArray(String[]::new);
    }

    /** The room whose jar or folder of classes a class was read from. */
    static Optional<Room> builtAs(URI classFile) {
        String place = classFile.toString();
        return Arrays.stream(values())
                .filter(room -> place.contains("/" + room.module + "/target/classes/")
                        || place.matches(".*/drydock-" + room.module + "-[0-9][^/]*[.]jar!/.*"))
                .findFirst();
    }

    private Set<Room> knownRooms() {
        Set<Room> known = EnumSet.of(this);
        rooms.forEach(room -> known.addAll(room.knownRooms()));
        return known;
    }
}
