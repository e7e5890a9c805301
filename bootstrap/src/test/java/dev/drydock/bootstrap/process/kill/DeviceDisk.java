package dev.drydock.bootstrap.process.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.bootstrap.process.TestImage;
import dev.drydock.files.disk.DurableFiles;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.document.CheckedDocument;
import dev.drydock.files.journal.FileUpdateJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The state folder of a device, inspected from outside while its app is dead or at rest. */
record DeviceDisk(Path folder) {
    /** Stands for the image that a device comes with, of which nothing is known. */
    static final String DELIVERED = "delivered";

    /** The state of the update that the journal tells of. */
    String state() throws IOException {
        return body("journal.json").at("/state/kind").asText();
    }

    /** The digest of the image that is started when there is nothing to try. */
    String committed() throws IOException {
        return imageIn(body("boot.json").path("committed").asText());
    }

    /** Checks the folder after a kill in the middle of an update from one image, by its digest, to the next. */
    void mustBeSound(String before, String next) throws IOException {
        assertThat(new FileUpdateJournal(new StateFiles(DurableFiles.at(folder))).load())
                .isInstanceOf(JournalLoad.Found.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".bad"));
        }
        JsonNode boot = body("boot.json");
        String committed = boot.path("committed").asText();
        String running = boot.path("running").asText();
        assertThat(imageIn(committed)).as("what is committed").isIn(before, next);
        if (!running.equals(committed)) {
            assertThat(imageIn(running)).as("what runs on trial").isEqualTo(next);
        }
        if (boot.at("/trial/triesLeft").asInt() > 0) {
            assertThat(imageIn(boot.at("/trial/slot").asText()))
                    .as("what is to be tried")
                    .isEqualTo(next);
        }
    }

    /** The digest of a slot's image, which has to be the one that its record tells. */
    private String imageIn(String slot) throws IOException {
        Path at = folder.resolve("slots").resolve(slot.toLowerCase(Locale.ROOT));
        Path image = at.resolve("image");
        if (!Files.exists(at.resolve("slot.json"))) {
            assertThat(image).as("an image without a record").doesNotExist();
            return DELIVERED;
        }
        JsonNode record = body(folder.relativize(at) + "/slot.json");
        assertThat(record.path("state").asText()).as("slot " + slot).isEqualTo("whole");
        String digest = new TestImage(Files.readAllBytes(image), "any").checkValue();
        assertThat(digest)
                .as("slot " + slot)
                .isEqualTo(record.at("/measured/digest").asText());
        assertThat(Files.size(image)).isEqualTo(record.at("/measured/size").asLong());
        return digest;
    }

    private JsonNode body(String name) throws IOException {
        CheckedDocument.Content content = CheckedDocument.decode(Files.readAllBytes(folder.resolve(name)));
        assertThat(content).as(name).isInstanceOf(CheckedDocument.Content.Whole.class);
        return ((CheckedDocument.Content.Whole) content).body().node();
    }
}
