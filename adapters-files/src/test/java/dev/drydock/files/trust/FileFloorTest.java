package dev.drydock.files.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.memory.Floor;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.disk.StateFiles;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileFloorTest {
    private final CrashingStorage disk = new CrashingStorage();

    @Test
    void a_floor_that_cannot_be_read_is_replaced_by_the_one_before_it_so_that_there_are_two_again() {
        floor().save(at(30));
        floor().save(at(31));
        disk.put("floor.json", new byte[] {1});

        assertThat(floor().read()).contains(at(30));
        disk.put("floor.json.1", new byte[] {1});

        assertThat(floor().read()).contains(at(30));
    }

    @Test
    void where_both_are_lost_there_is_none() {
        floor().save(at(30));
        disk.put("floor.json", new byte[] {1});

        assertThat(floor().read()).isEmpty();
    }

    /** As another start of the device app reads it. */
    private FileFloor floor() {
        return new FileFloor(new StateFiles(disk));
    }

    private static Floor at(long sequence) {
        return new Floor(Optional.empty(), new ReleaseNumbers(sequence, 3), Optional.empty());
    }
}
