package dev.drydock.bootstrap.process.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bootstrap.process.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe for SWUpdate, with a real SWUpdate, on a system that has one copy. */
class SwupdateTest {
    private static final byte[] PAYLOAD = new byte[1 << 20];

    @TempDir
    static Path shop;

    private static SwupdateImages images;

    @TempDir
    Path folder;

    private Path target;
    private Recipe recipe;

    @BeforeAll
    static void makeKey() throws IOException {
        assumeTrue(
                SwupdateImages.missingPrograms().isEmpty(),
                () -> "SKIPPED: nothing is installed by SWUpdate, this machine lacks "
                        + SwupdateImages.missingPrograms());
        new Random(11).nextBytes(PAYLOAD);
        images = SwupdateImages.signedIn(shop);
    }

    @BeforeEach
    void prepare() throws IOException {
        target = Files.createFile(folder.resolve("target"));
        recipe = recipe(images.certificate(), SwupdateImages.HARDWARE);
    }

    @Test
    void a_good_image_lands_byte_for_byte_and_again_when_it_is_asked_again() throws IOException {
        Path image = images.file("good.swu", images.of(PAYLOAD, target));
        for (int run = 0; run < 2; run++) {
            Program.End end = recipe.install(image, "2.0.0");

            assertThat(end.status()).as(end.said()).isZero();
            assertThat(target).hasBinaryContent(PAYLOAD);
            Files.write(target, new byte[10]);
        }
        assertThat(folder.resolve("work")).doesNotExist();
    }

    @Test
    void an_image_whose_payload_was_altered_is_refused_and_nothing_is_written() throws IOException {
        byte[] image = images.of(PAYLOAD, target);
        image[image.length / 2] ^= 1;
        assertRefused(recipe.install(images.file("altered.swu", image), "2.0.0"), "HASH mismatch");
    }

    @Test
    void an_image_that_was_cut_short_is_refused() throws IOException {
        byte[] image = images.of(PAYLOAD, target);
        Path cut = images.file("cut.swu", Arrays.copyOf(image, image.length / 2));
        assertRefused(recipe.install(cut, "2.0.0"), "HASH mismatch");
    }

    @Test
    void an_image_whose_description_was_altered_is_refused() throws IOException {
        String image = new String(images.of(PAYLOAD, target), StandardCharsets.ISO_8859_1);
        String altered = image.replaceFirst("version = \"2.0.0\"", "version = \"9.0.0\"");
        assertThat(altered).isNotEqualTo(image);
        Path file = images.file("described.swu", altered.getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(recipe.install(file, "2.0.0"), "verification failure");
    }

    @Test
    void an_image_of_another_signer_is_refused() throws IOException {
        Path other = SwupdateImages.signedIn(shop.resolve("other")).certificate();
        Path image = images.file("good.swu", images.of(PAYLOAD, target));
        assertRefused(recipe(other, SwupdateImages.HARDWARE).install(image, "2.0.0"), "");
    }

    @Test
    void an_image_for_other_hardware_is_refused() throws IOException {
        Path image = images.file("good.swu", images.of(PAYLOAD, target));
        assertRefused(recipe(images.certificate(), "drydock:3.1").install(image, "2.0.0"), "");
    }

    @Test
    void what_is_no_image_at_all_is_refused() throws IOException {
        assertRefused(recipe.install(images.file("junk.swu", PAYLOAD), "2.0.0"), "CPIO");
    }

    @Test
    void without_copies_the_slot_is_a_dash_a_commit_does_nothing_and_there_is_no_way_back() {
        assertThat(recipe.run("running")).isEqualTo(new Program.End(0, "- 1.0.0\n"));
        assertThat(recipe.run("commit")).isEqualTo(new Program.End(0, ""));
        assertThat(recipe.run("rollback")).isEqualTo(new Program.End(64, ""));
    }

    private Recipe recipe(Path certificate, String hardware) {
        return Recipe.of(
                "swupdate",
                folder,
                "options='-k " + certificate + " -H " + hardware + "'",
                "work='" + folder.resolve("work") + "'",
                "version=1.0.0");
    }

    private void assertRefused(Program.End end, String words) {
        assertThat(end.status()).as(end.said()).isEqualTo(1);
        assertThat(end.said()).contains(words).endsWith("SWUpdate did not install the image\n");
        assertThat(target).isEmptyFile();
    }
}
