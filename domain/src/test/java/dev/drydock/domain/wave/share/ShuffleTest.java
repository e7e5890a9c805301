package dev.drydock.domain.wave.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drydock.domain.device.DeviceId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffleTest {
    private static final DeviceId A = new DeviceId("a");
    private static final DeviceId B = new DeviceId("b");

    /** Computed by another program: {@code 1 + (int(sha256(name)[:8], 16) >> 1) % 2147483646}. */
    @ParameterizedTest
    @CsvSource({"winter, 409117456", "spring, 823469223", "2.0.0, 2031443636", "Tromsø, 451733899", "'', 1910006306"})
    void the_salt_comes_from_the_name_of_the_rollout(String name, long salt) {
        assertThat(Shuffle.ofRollout(name).salt()).isEqualTo(salt);
    }

    @ParameterizedTest
    @CsvSource({
        "1,          0,          0",
        "1,          2147483646, 2147483646",
        "1,          2147483647, 0",
        "3,          5,          15",
        "2,          1073741824, 1",
        "2147483646, 1,          2147483646",
        "2147483646, 2147483646, 1",
        "2147483646, 2147483647, 0",
        "16807,      1407677000, 1"
    })
    void a_place_is_the_hash_times_the_salt_modulo_the_largest_prime_of_31_bits(long salt, int hash, long number) {
        assertThat(new Shuffle(salt).placeOf(A, hash)).isEqualTo(new Place(number, A));
    }

    @Test
    void devices_come_by_number_and_those_of_one_number_by_id() {
        Place first = new Place(1, B);
        Place second = new Place(2, A);
        Place third = new Place(2, B);

        assertThat(Stream.of(third, first, second).sorted()).containsExactly(first, second, third);
        assertThat(first).isEqualByComparingTo(new Place(1, B));
    }

    @Test
    void rollouts_of_one_name_have_one_order_and_those_of_others_another() {
        assertThat(order("winter")).isEqualTo(order("winter")).isNotEqualTo(order("spring"));
    }

    @Test
    void the_first_tenth_of_the_order_is_a_fair_choice_of_the_fleet() {
        List<Integer> order = order("winter");
        double mean = order.subList(0, 1000).stream()
                .mapToInt(Integer::intValue)
                .average()
                .orElseThrow();

        assertThat(mean).isBetween(4500.0, 5500.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, Shuffle.MODULUS})
    void a_salt_that_would_put_devices_together_is_refused(long salt) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shuffle(salt))
                .withMessage("a salt is 1 to 2147483646, this one is " + salt);
    }

    @Test
    void a_hash_of_32_bits_is_refused() {
        Shuffle shuffle = new Shuffle(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> shuffle.placeOf(A, -1))
                .withMessage("the hash of a device has 31 bits, and is not negative: -1");
    }

    /** The numbers of 10,000 devices with hashes by chance, in the order of a rollout. */
    private static List<Integer> order(String rollout) {
        Shuffle shuffle = Shuffle.ofRollout(rollout);
        Random hashes = new Random(7);
        return IntStream.range(0, 10_000)
                .mapToObj(i -> shuffle.placeOf(new DeviceId(String.valueOf(i)), hashes.nextInt() & Integer.MAX_VALUE))
                .sorted()
                .map(place -> Integer.valueOf(place.id().value()))
                .toList();
    }
}
