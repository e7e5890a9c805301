package dev.drydock.domain.wave.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaveSharesTest {
    @ParameterizedTest(name = "{0} of {1} members")
    @CsvSource(
            delimiter = '|',
            value = {
                "1%,10%,100%       | 1000    | 10 90 900",
                "1%,10%,100%       | 1001    | 11 90 900",
                "1%,10%,100%       | 999     | 10 90 899",
                "1%,10%,100%       | 100     | 1 9 90",
                "1%,10%,100%       | 5       | 1 1 3",
                "1%,10%,100%       | 3       | 1 1 1",
                "1%,10%,100%       | 2       | 1 1 0",
                "1%,10%,100%       | 1       | 1 0 0",
                "1%,10%,100%       | 0       | 0 0 0",
                "100%              | 7       | 7",
                "0.1%,1%,10%,100%  | 1000000 | 1000 9000 90000 900000",
                "0.001%,99.999%,100% | 2147483647 | 21475 2147440698 21474",
                "50%,51%,100%      | 10      | 5 1 4",
                "50%,99%,100%      | 10      | 5 4 1",
                "98%,99%,100%      | 4       | 2 1 1",
                "count=50,10%,100% | 1000    | 50 50 900",
                "count=50,100%     | 30      | 29 1",
                "1%,count=1,100%   | 100     | 1 1 98",
            })
    void members_are_cut_into_whole_ones_rounded_up(String shares, int members, String sizes) {
        assertThat(WaveShares.parse(shares).sizes(members).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(sizes);
    }

    @Test
    void every_member_is_in_one_wave_and_no_wave_is_empty_while_members_are_left() {
        WaveShares shares = WaveShares.parse("0.5%,1%,2%,33.333%,90%,100%");
        for (int members = 0; members < 2000; members++) {
            List<Integer> sizes = shares.sizes(members);
            int full = Math.min(members, 6);
            assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(members);
            assertThat(sizes.subList(0, full)).allMatch(size -> size > 0);
            assertThat(sizes.subList(full, 6)).allMatch(size -> size == 0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1%,10%,100%               | 1%,10%,100%",
                "' 1 % , 10% ,100%  '      | 1%,10%,100%",
                "0.1%,0.120%,5.05%,100.000% | 0.1%,0.12%,5.05%,100%",
                "001%,100%                 | 1%,100%",
                "'count=050, 10% ,100%'    | count=50,10%,100%",
            })
    void shares_are_written_as_they_are_read_without_needless_zeros(String text, String written) {
        assertThat(WaveShares.parse(text)).hasToString(written);
        assertThat(WaveShares.parse(written)).isEqualTo(WaveShares.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1%,10%          | the last wave ends at 100%, found 10%",
                "10%,10%,100%    | the shares of waves add up, so that each is larger than the one before: found 10% behind 10%",
                "10%,5%,100%     | the shares of waves add up, so that each is larger than the one before: found 5% behind 10%",
                "count=5,count=5,100% | the shares of waves add up, so that each is larger than the one before: found count=5 behind count=5",
                "count=5         | the last wave ends at 100%, found count=5",
                "count=0,100%    | a wave ends at 1 to 1000000000 devices, found 0",
                "count=9999999999,100% | a wave ends at 1 to 1000000000 devices, found 1000000001",
                "count=,100%     | expected shares that add up, such as 1%,10%,100%, found 'count='",
                "0%,100%         | a share is more than 0% and at most 100%",
                "0.000%,100%     | a share is more than 0% and at most 100%",
                "1%,101%         | a share is more than 0% and at most 100%",
                "100.001%        | a share is more than 0% and at most 100%",
                "1%,,100%        | expected shares that add up, such as 1%,10%,100%, found ''",
                "1%,100%,        | expected shares that add up, such as 1%,10%,100%, found ''",
                "1,100%          | expected shares that add up, such as 1%,10%,100%, found '1'",
                "-1%,100%        | expected shares that add up, such as 1%,10%,100%, found '-1%'",
                "0.0001%,100%    | expected shares that add up, such as 1%,10%,100%, found '0.0001%'",
                "1.%,100%        | expected shares that add up, such as 1%,10%,100%, found '1.%'",
                "1000%           | expected shares that add up, such as 1%,10%,100%, found '1000%'",
                "''              | expected shares that add up, such as 1%,10%,100%, found ''",
            })
    void other_shares_are_refused_and_told_why(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WaveShares.parse(text))
                .withMessage(message);
    }

    @Test
    void a_refusal_quotes_little_and_only_plain_characters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WaveShares.parse("\u001b[31m" + "a".repeat(9000)))
                .withMessage("expected shares that add up, such as 1%,10%,100%, found '?[31m" + "a".repeat(27) + "'");
    }

    @Test
    void a_rollout_has_1_to_32_waves() {
        List<WaveShares.End> most = IntStream.rangeClosed(69, 100)
                .<WaveShares.End>mapToObj(i -> new Share(i * 1000))
                .toList();

        assertThat(new WaveShares(most).sizes(100)).hasSize(32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WaveShares(Collections.nCopies(33, Share.WHOLE)))
                .withMessage("a rollout has 1 to 32 waves, found 33");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WaveShares(List.of()))
                .withMessage("a rollout has 1 to 32 waves, found 0");
    }

    @Test
    void a_text_of_too_many_shares_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WaveShares.parse("1%,".repeat(33) + "100%"))
                .withMessageStartingWith("expected shares that add up");
    }

    @Test
    void a_share_that_ends_before_a_number_of_members_is_found() {
        WaveShares shares = WaveShares.parse("1%,count=50,10%,100%");

        assertThat(shares.firstBackwards(10_000)).hasValue(2);
        assertThat(shares.firstBackwards(1_000)).isEmpty();
        assertThat(shares.firstBackwards(100)).hasValue(3);
    }

    @Test
    void one_wave_has_all_members() {
        assertThat(WaveShares.ONE_WAVE).hasToString("100%");
        assertThat(WaveShares.ONE_WAVE.sizes(12)).containsExactly(12);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 100_001, Integer.MAX_VALUE})
    void a_share_is_some_members_and_not_more_than_all(int thousandths) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Share(thousandths))
                .withMessage("a share is more than 0% and at most 100%");
    }

    @Test
    void members_are_split_in_their_order() {
        assertThat(WaveShares.parse("10%,50%,100%").split(List.of("a", "b", "c", "d", "e")))
                .containsExactly(List.of("a"), List.of("b", "c"), List.of("d", "e"));
        assertThat(WaveShares.parse("10%,50%,100%").split(List.of("a")))
                .containsExactly(List.of("a"), List.of(), List.of());
    }
}
