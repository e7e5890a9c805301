package dev.drydock.files.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.files.Samples;
import dev.drydock.files.disk.StateFolder;
import dev.drydock.files.document.CheckedDocument;
import dev.drydock.files.document.FormatTooNew;
import dev.drydock.files.document.Members;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileUpdateJournalTest {
    private static final AgentMemory OLDER =
            Samples.memory(Samples.states().get(9)).withSequenceCeiling(1);
    private static final AgentMemory NEWER = OLDER.withSequenceCeiling(2);

    @TempDir
    Path folder;

    private StateFolder state;
    private FileUpdateJournal journal;

    @BeforeEach
    void open() {
        state = StateFolder.open(folder);
        journal = new FileUpdateJournal(state.files());
    }

    @AfterEach
    void close() {
        state.close();
    }

    static Stream<byte[]> damages() throws IOException {
        byte[] whole = encoded(MemoryCodec.write(NEWER));
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        return Stream.of(
                new byte[0],
                new byte[whole.length],
                Arrays.copyOf(whole, whole.length / 2),
                Arrays.copyOf(whole, whole.length - 1),
                Arrays.copyOf(whole, whole.length + 4096),
                flipped,
                Samples.image(5000, 3),
                "[]".getBytes(UTF_8),
                "{\"format\":1}".getBytes(UTF_8),
                "{\"format\":\"1\",\"body\":{}}".getBytes(UTF_8),
                "{\"format\":0,\"format\":1,\"body\":{}}".getBytes(UTF_8),
                encoded((ObjectNode) new JsonMapper().readTree("{\"state\":{\"kind\":\"dancing\"}}")),
                encoded(MemoryCodec.write(NEWER).put("epoch", "no epoch")),
                "[".repeat(5000).getBytes(UTF_8),
                new byte[3 << 20]);
    }

    @Test
    void where_there_never_was_a_journal_it_is_fresh() {
        assertThat(journal.load()).isEqualTo(new JournalLoad.Fresh());
    }

    @Test
    void what_was_saved_last_is_found() {
        journal.save(OLDER);
        journal.save(NEWER);
        assertThat(new FileUpdateJournal(state.files()).load()).isEqualTo(new JournalLoad.Found(NEWER));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void a_damaged_journal_is_replaced_by_the_one_before_it(byte[] damage) throws IOException {
        journal.save(OLDER);
        journal.save(NEWER);
        Files.write(folder.resolve("journal.json"), damage);
        assertThat(journal.load())
                .isInstanceOfSatisfying(
                        JournalLoad.Earlier.class,
                        earlier -> assertThat(earlier.memory()).isEqualTo(OLDER));
        journal.save(NEWER);
        assertThat(journal.load()).isEqualTo(new JournalLoad.Found(NEWER));
        Files.write(folder.resolve("journal.json"), damage);
        assertThat(journal.load())
                .as("the damaged one never took the place of the good one")
                .isInstanceOfSatisfying(
                        JournalLoad.Earlier.class,
                        earlier -> assertThat(earlier.memory()).isEqualTo(OLDER));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void a_journal_of_which_nothing_is_readable_is_lost_and_set_aside(byte[] damage) throws IOException {
        Files.write(folder.resolve("journal.json"), damage);
        Files.write(folder.resolve("journal.json.1"), damage);
        assertThat(journal.load()).isInstanceOf(JournalLoad.Lost.class);
        assertThat(folder.resolve("journal.json.bad")).hasBinaryContent(damage);
        assertThat(folder.resolve("journal.json")).doesNotExist();
        assertThat(new FileUpdateJournal(state.files()).load())
                .as("until the next save it stays lost")
                .isInstanceOf(JournalLoad.Lost.class);
        journal.save(NEWER);
        assertThat(journal.load()).isEqualTo(new JournalLoad.Found(NEWER));
    }

    @Test
    void a_journal_of_a_newer_program_is_left_alone() throws IOException {
        journal.save(OLDER);
        byte[] newer = "{\"format\":7,\"whatever\":[1,2]}".getBytes(UTF_8);
        Files.write(folder.resolve("journal.json"), newer);
        assertThat(journal.load()).isEqualTo(new JournalLoad.TooNew(7, 1));
        assertThatThrownBy(() -> journal.save(NEWER))
                .isInstanceOf(FormatTooNew.class)
                .hasMessageContaining("journal.json has format 7")
                .hasMessageContaining("start the newer program");
        assertThat(folder.resolve("journal.json")).hasBinaryContent(newer);
    }

    @Test
    void members_that_this_program_does_not_know_are_kept() throws IOException {
        ObjectNode body = MemoryCodec.write(OLDER);
        body.put("colour", "blue");
        ((ObjectNode) body.get("ledger")).put("pages", 12);
        ((ObjectNode) body.get("state")).put("of", "this state alone");
        ObjectNode around = new JsonMapper().createObjectNode().put("writtenBy", "9.0");
        Files.write(folder.resolve("journal.json"), encoded(body, around));
        journal.save(NEWER);
        journal.save(NEWER);
        ObjectNode found = (ObjectNode)
                new JsonMapper().readTree(folder.resolve("journal.json").toFile());
        assertThat(found.get("writtenBy").textValue()).isEqualTo("9.0");
        assertThat(found.at("/body/colour").textValue()).isEqualTo("blue");
        assertThat(found.at("/body/ledger/pages").intValue()).isEqualTo(12);
        assertThat(found.at("/body/state/of").isMissingNode()).isTrue();
        assertThat(journal.load()).isEqualTo(new JournalLoad.Found(NEWER));
    }

    @Test
    void the_same_body_written_in_another_way_is_whole_if_its_checksum_is_of_its_own_bytes() throws IOException {
        String body = "{ \"a\" : 1.50 }";
        CRC32C crc = new CRC32C();
        crc.update(body.getBytes(UTF_8));
        String document = "{ \"format\":1, \"body\": " + body + ", \"checksum\":\"crc32c:"
                + String.format("%08x", crc.getValue()) + "\" }";
        assertThat(CheckedDocument.decode(document.getBytes(UTF_8))).isInstanceOf(CheckedDocument.Content.Whole.class);
    }

    @Test
    void a_reason_that_a_later_program_added_does_not_cost_the_journal() throws IOException {
        String json = withUnknownReason(OLDER);
        Files.writeString(folder.resolve("journal.json"), json);
        JournalLoad.Found found = (JournalLoad.Found) journal.load();
        assertThat(found.memory()
                        .ledger()
                        .recent()
                        .get(1)
                        .reason()
                        .orElseThrow()
                        .message())
                .isEqualTo("bit-rot: the disk is full");
    }

    private static String withUnknownReason(AgentMemory memory) throws IOException {
        String body = MemoryCodec.write(memory).toString().replace("\"disk-full\"", "\"bit-rot\"");
        return new String(encoded((ObjectNode) new JsonMapper().readTree(body)), UTF_8);
    }

    private static byte[] encoded(ObjectNode body) {
        return encoded(body, Members.none());
    }

    private static byte[] encoded(ObjectNode body, ObjectNode around) {
        return CheckedDocument.encode(body, around, Set.of()).bytes();
    }
}
