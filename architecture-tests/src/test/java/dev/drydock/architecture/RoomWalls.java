package dev.drydock.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.drydock.offenders.application.KnowsGuice;
import dev.drydock.offenders.application.WritesJson;
import dev.drydock.offenders.attic.LivesNowhere;
import dev.drydock.offenders.azure.KnowsProgressBars;
import dev.drydock.offenders.bootstrap.DeviceMain;
import dev.drydock.offenders.bootstrap.KnowsJackson;
import dev.drydock.offenders.broker.KnowsMqttServers;
import dev.drydock.offenders.broker.KnowsTheApplication;
import dev.drydock.offenders.broker.KnowsVertx;
import dev.drydock.offenders.domain.AsksUpwards;
import dev.drydock.offenders.files.KnowsHttp;
import dev.drydock.offenders.files.ReadsYaml;
import dev.drydock.offenders.http.KnowsDatabases;
import dev.drydock.offenders.http.KnowsFiles;
import dev.drydock.offenders.hub.KnowsTheAzureSdk;
import dev.drydock.offenders.jdbc.KnowsSockets;
import dev.drydock.offenders.jose.KnowsItsDocuments;
import dev.drydock.offenders.mqtt.KnowsArtemis;
import dev.drydock.offenders.mqtt.KnowsBootstrap;
import dev.drydock.offenders.mqtt.KnowsGson;
import dev.drydock.offenders.mqtt.KnowsMqttPackets;
import dev.drydock.offenders.process.IsInjected;
import dev.drydock.offenders.process.KnowsPicocli;
import dev.drydock.offenders.protocol.KnowsBouncyCastle;
import dev.drydock.offenders.protocol.KnowsPaho;
import dev.drydock.offenders.rest.AsksTheDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** A room knows what its pom lists, and nothing else. */
final class RoomWalls {
    private static final Map<Room, Class<?>> TRESPASSERS = Map.ofEntries(
            Map.entry(Room.DOMAIN, AsksUpwards.class),
            Map.entry(Room.APPLICATION, KnowsGuice.class),
            Map.entry(Room.PROTOCOL, KnowsPaho.class),
            Map.entry(Room.FILES, KnowsHttp.class),
            Map.entry(Room.HTTP, KnowsFiles.class),
            Map.entry(Room.PROCESS, KnowsPicocli.class),
            Map.entry(Room.JOSE, KnowsItsDocuments.class),
            Map.entry(Room.JDBC, KnowsSockets.class),
            Map.entry(Room.REST, AsksTheDatabase.class),
            Map.entry(Room.MQTT, KnowsArtemis.class),
            Map.entry(Room.AZURE, KnowsProgressBars.class),
            Map.entry(Room.BROKER, KnowsTheApplication.class),
            Map.entry(Room.HUB, KnowsTheAzureSdk.class),
            Map.entry(Room.BOOTSTRAP, KnowsJackson.class));

    private static final Map<Library, List<Class<?>>> BORROWERS = Map.ofEntries(
            Map.entry(Library.JACKSON, List.of(KnowsJackson.class, WritesJson.class)),
            Map.entry(Library.YAML, List.of(ReadsYaml.class)),
            Map.entry(Library.PAHO, List.of(KnowsPaho.class)),
            Map.entry(Library.AZURE, List.of(KnowsTheAzureSdk.class)),
            Map.entry(Library.GSON, List.of(KnowsGson.class)),
            Map.entry(Library.VERTX, List.of(KnowsVertx.class)),
            Map.entry(Library.VERTX_MQTT, List.of(KnowsMqttServers.class)),
            Map.entry(Library.NETTY_MQTT, List.of(KnowsMqttPackets.class)),
            Map.entry(Library.BOUNCY_CASTLE, List.of(KnowsBouncyCastle.class)),
            Map.entry(Library.ARTEMIS, List.of(KnowsArtemis.class)),
            Map.entry(Library.JDBI, List.of(KnowsDatabases.class)),
            Map.entry(Library.HIKARI, List.of(KnowsDatabases.class)),
            Map.entry(Library.FLYWAY, List.of(KnowsDatabases.class)),
            Map.entry(Library.SQLITE, List.of(KnowsDatabases.class)),
            Map.entry(Library.POSTGRES, List.of(KnowsDatabases.class)),
            Map.entry(Library.GUICE, List.of(KnowsGuice.class)),
            Map.entry(Library.PICOCLI, List.of(KnowsPicocli.class)),
            Map.entry(Library.PROGRESSBAR, List.of(KnowsProgressBars.class)));

    private RoomWalls() {}

    static List<Wall> all() {
        List<Wall> walls = new ArrayList<>();
        for (Room room : Room.values()) {
            walls.add(Wall.of(
                    room.module + " knows what its pom lists, and nothing else",
                    root -> knowsItsTable(room, root),
                    TRESPASSERS.get(room)));
        }
        for (Library library : EnumSet.complementOf(EnumSet.of(Library.JSPECIFY))) {
            walls.add(new Wall(
                    library.name().toLowerCase(Locale.ROOT) + " stays in its rooms",
                    root -> staysHome(library, root),
                    BORROWERS.getOrDefault(library, List.of()),
                    false));
        }
        walls.add(Wall.of("every class lives in a room", RoomWalls::everyClassLivesInARoom, LivesNowhere.class));
        walls.add(Wall.of(
                "no adapter knows another", RoomWalls::noAdapterKnowsAnother, KnowsHttp.class, KnowsFiles.class));
        walls.add(Wall.of("nothing knows bootstrap", RoomWalls::nothingKnowsBootstrap, KnowsBootstrap.class));
        walls.add(Wall.of(
                "core and adapters carry no injection annotations",
                RoomWalls::noInjectionAnnotations,
                IsInjected.class,
                KnowsGuice.class));
        walls.add(Wall.of("rooms are free of cycles", RoomWalls::roomsAreFreeOfCycles, KnowsHttp.class));
        walls.add(Wall.of(
                "the device app does without broker, servers, YAML and progress bars",
                RoomWalls::deviceDoesWithout,
                DeviceMain.class));
        return walls;
    }

    private static ArchRule knowsItsTable(Room room, String root) {
        return classes()
                .that()
                .resideInAPackage(room.in(root))
                .should()
                .onlyDependOnClassesThat(
                        JavaClass.Predicates.resideInAnyPackage("java..", "javax.net..", "javax.crypto..")
                                .or(JavaClass.Predicates.resideInAnyPackage(room.known(root))));
    }

    private static ArchRule staysHome(Library library, String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(Room.homesOf(library, root))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library.packages.toArray(String[]::new));
    }

    private static ArchRule everyClassLivesInARoom(String root) {
        return classes().that().resideInAPackage(root + "..").should().resideInAnyPackage(Room.all(root));
    }

    private static ArchRule noAdapterKnowsAnother(String root) {
        return slices().assignedFrom(roomsThat(Room.ADAPTERS::contains, root))
                .should()
                .notDependOnEachOther();
    }

    private static ArchRule roomsAreFreeOfCycles(String root) {
        return slices().assignedFrom(roomsThat(room -> true, root)).should().beFreeOfCycles();
    }

    private static ArchRule nothingKnowsBootstrap(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(Room.BOOTSTRAP.in(root))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Room.BOOTSTRAP.in(root));
    }

    private static ArchRule noInjectionAnnotations(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(Room.BOOTSTRAP.in(root))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.inject..", "javax.inject..", "com.google.inject..");
    }

    /** Follows DeviceMain through our own classes: none of them may lead to what bootstrap/src/assembly/device.xml leaves out. */
    private static ArchRule deviceDoesWithout(String root) {
        return noClasses()
                .that()
                .haveFullyQualifiedName(root + ".bootstrap.DeviceMain")
                .should()
                .transitivelyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                        Room.BROKER.in(root),
                        Room.HUB.in(root),
                        root + ".http.serve..",
                        "org.apache.activemq..",
                        "io.netty..",
                        "io.vertx..",
                        "me.tongfei..",
                        "org.yaml.snakeyaml..",
                        "com.microsoft.azure.sdk.iot.service.."));
    }

    private static SliceAssignment roomsThat(Predicate<Room> wanted, String root) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return Arrays.stream(Room.values())
                        .filter(wanted)
                        .filter(room -> room.holds(type.getPackageName(), root))
                        .findFirst()
                        .map(room -> SliceIdentifier.of(room.module))
                        .orElseGet(SliceIdentifier::ignore);
            }

            @Override
            public String getDescription() {
                return "rooms";
            }
        };
    }
}
