package dev.drydock.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.drydock.offenders.files.Scribbles;
import dev.drydock.offenders.mqtt.KeepsMessages;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.logging.FileHandler;

/**
 * All that a device relies on is written through one class, which a power cut is tested on. Its log, which it never reads and
 * may lose, is written by the console, and by nothing else.
 */
final class DiskWalls {
    private DiskWalls() {}

    static List<Wall> all() {
        return List.of(Wall.ofMethods(
                "all that the device writes goes through files.disk.DurableFiles",
                DiskWalls::writesThroughOneClass,
                Scribbles.class,
                KeepsMessages.class));
    }

    private static ArchRule writesThroughOneClass(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        Room.DOMAIN.in(root),
                        Room.APPLICATION.in(root),
                        Room.PROTOCOL.in(root),
                        Room.MQTT.in(root),
                        Room.AZURE.in(root),
                        Room.FILES.in(root),
                        Room.PROCESS.in(root),
                        root + ".http",
                        root + ".http.download..",
                        root + ".bootstrap.device..",
                        root + ".bootstrap.wiring..")
                .and(DescribedPredicate.not(isOrIsIn(root + ".files.disk.DurableFiles")))
                .should()
                .accessTargetWhere(writesAFile());
    }

    private static DescribedPredicate<JavaClass> isOrIsIn(String name) {
        return DescribedPredicate.describe(
                "are " + name,
                type -> type.getName().equals(name) || type.getName().startsWith(name + "$"));
    }

    private static DescribedPredicate<JavaAccess<?>> writesAFile() {
        return Calls.anyOf(
                Calls.to(Files.class, "write.*|newOutputStream|newBufferedWriter|newByteChannel"),
                Calls.to(Files.class, "copy|move|delete.*|create.*|set.*"),
                Calls.to(FileChannel.class, "open"),
                Calls.to(AsynchronousFileChannel.class, "open"),
                Calls.to(FileOutputStream.class, Calls.CONSTRUCTOR),
                Calls.to(FileWriter.class, Calls.CONSTRUCTOR),
                Calls.to(RandomAccessFile.class, Calls.CONSTRUCTOR),
                Calls.to(FileHandler.class, Calls.CONSTRUCTOR),
                Calls.toNewOnAFile(PrintStream.class),
                Calls.toNewOnAFile(PrintWriter.class),
                Calls.to(File.class, "delete.*|mkdirs?|create.*|renameTo|set.*"),
                Calls.to(ProcessBuilder.Redirect.class, "to|appendTo"),
                Calls.to(HttpResponse.BodyHandlers.class, "ofFile.*"),
                Calls.to(HttpResponse.BodySubscribers.class, "ofFile.*"),
                // what Paho keeps on disk of its own accord, unless it is told otherwise
                Calls.toNew("org.eclipse.paho.mqttv5.client.MqttAsyncClient", String.class, String.class),
                Calls.toNewOnAFile(org.eclipse.paho.mqttv5.client.persist.MqttDefaultFilePersistence.class));
    }
}
