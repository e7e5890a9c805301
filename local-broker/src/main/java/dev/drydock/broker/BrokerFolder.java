package dev.drydock.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a broker that keeps what it is told: one sub-folder for each of the broker library's stores. */
record BrokerFolder(Path root) {

    /**
     * Makes the folder if it is missing and proves that it can be written.
     *
     * @throws BrokerUnavailable when it cannot
     */
    static BrokerFolder open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            Files.delete(Files.createTempFile(root, "writable", null));
            return new BrokerFolder(root);
        } catch (IOException e) {
            throw new BrokerUnavailable(
                    "the broker cannot keep its data in " + root + " (" + e + "); give a folder this user may write",
                    e);
        }
    }

    String journal() {
        return root.resolve("journal").toString();
    }

    String bindings() {
        return root.resolve("bindings").toString();
    }

    String paging() {
        return root.resolve("paging").toString();
    }

    String largeMessages() {
        return root.resolve("large-messages").toString();
    }
}
