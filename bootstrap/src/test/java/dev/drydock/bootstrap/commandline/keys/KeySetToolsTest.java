package dev.drydock.bootstrap.commandline.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key sets from the first to the next epoch, each root on its own. */
class KeySetToolsTest {
    @TempDir
    Path folder;

    private KeyRoom room;

    @BeforeEach
    void enter() {
        room = new KeyRoom(folder).withKeySet();
    }

    @Test
    void the_first_key_set_is_signed_by_as_many_roots_as_it_asks_for() {
        assertThat(room.run("keys show @trust/keyset.json"))
                .contains("Key set:     1.1, issued 2026-12-01T10:00:00Z", "Threshold:   2 of 3 roots")
                .contains("Release key: " + room.thumbprint("r") + "  EdDSA  until 2028-11-30T10:00:00Z")
                .contains("Signature:   " + room.thumbprint("a"), "Signature:   " + room.thumbprint("c"))
                .endsWith("Its own roots have signed it.\n");
        assertThat(room.run("keys show @draft"))
                .contains("It is not finished: it has signatures of 0 of the roots, and needs 2");
        assertThat(room.refused(1, room.finishing("draft", "", "few", "b")))
                .contains("not finished: it has signatures of 1 of the roots, and needs 2");
        assertThat(room.file("few")).doesNotExist();
    }

    @Test
    void roots_may_also_sign_one_after_the_other() {
        room.run("keys sign @draft --key @b.pem -o @by-b");
        room.run("keys sign @by-b --key @a.pem -o @by-both");
        room.run("keys finish @by-both -o @finished");
        assertThat(room.run("keys show @finished")).contains("Its own roots have signed it.");
    }

    @Test
    void the_same_root_counts_once_however_often_it_has_signed() {
        room.run("keys sign @draft --key @b.pem -o @one");
        room.run("keys sign @draft --key @b.pem -o @two");
        assertThat(room.refused(1, "keys finish @one @two -o @few"))
                .contains("signatures of 1 of the roots, and needs 2");
        assertThat(room.refused(1, "keys sign @one --key @b.pem -o @again")).contains("has signed it already");
    }

    @Test
    void only_roots_sign_key_sets() {
        room.keys("stranger");
        assertThat(room.refused(1, "keys sign @draft --key @r.pem -o @signed"))
                .contains("not signed: key " + room.thumbprint("r")
                        + " is a release key of key set 1.1; roots alone sign");
        assertThat(room.refused(1, "keys sign @draft --key @stranger.pem -o @signed"))
                .contains("is no root of key set 1.1; if it is one of the set before, name that set as well");
        assertThat(room.file("signed")).doesNotExist();
    }

    @Test
    void a_second_release_key_comes_with_the_next_key_set() {
        room.keys("r2");
        room.run("keys add-release @trust/keyset.json @r2.jwk --not-after 2027-06-30 -o @next");
        room.finish("next", "trust/keyset.json", "set2", "a", "b");
        assertThat(room.run("keys show @set2"))
                .contains(
                        "Key set:     1.2", "until 2027-06-30T00:00:00Z", room.thumbprint("r") + "  EdDSA  until 2028");
    }

    @Test
    void a_revoked_key_never_comes_back() {
        room.run("keys revoke @trust/keyset.json " + room.thumbprint("r") + " -o @next");
        room.finish("next", "trust/keyset.json", "set2", "a", "b");
        assertThat(room.run("keys show @set2"))
                .contains("Revoked:     " + room.thumbprint("r"))
                .doesNotContain("Release key");
        assertThat(room.refused(1, "keys add-release @set2 @r.jwk -o @no")).contains("was revoked, which is for ever");
        assertThat(room.refused(1, "keys revoke @set2 @r.jwk -o @no")).contains("is revoked already");
        assertThat(room.refused(1, "keys revoke @set2 @a.jwk -o @no")).contains("is a root; name the roots that stay");
        assertThat(room.refused(2, "keys revoke @set2 nobody -o @no")).contains("is neither a file nor a thumbprint");
        room.keys("stranger");
        assertThat(room.refused(1, "keys revoke @set2 @stranger.jwk -o @no"))
                .contains("is no release key of this key set");
    }

    @Test
    void several_changes_make_one_key_set() {
        room.keys("r2", "d");
        assertThat(room.refused(2, "keys propose @trust/keyset.json -o @next")).contains("name a change");
        assertThat(room.refused(2, "keys propose @trust/keyset.json --root @d.jwk -o @next"))
                .contains("go together");
        room.run("keys propose @trust/keyset.json --revoke @r.jwk --release @r2.jwk"
                + " --root @a.jwk --root @b.jwk --root @d.jwk --threshold 2 -o @next");
        room.finish("next", "trust/keyset.json", "set2", "a", "b");
        assertThat(room.run("keys show @set2"))
                .contains("Revoked:     " + room.thumbprint("r"), "Release key: " + room.thumbprint("r2"))
                .contains("Root:        " + room.thumbprint("d"))
                .doesNotContain(room.thumbprint("c"));
    }

    @Test
    void other_roots_need_enough_of_the_old_and_of_the_new() {
        room.keys("d", "e");
        room.run("keys rotate-root @trust/keyset.json --root @d.jwk --root @e.jwk --threshold 2 -o @next");

        assertThat(room.refused(1, room.finishing("next", "trust/keyset.json", "s1", "a", "b")))
                .contains("signatures of 0 of the roots, and needs 2");
        assertThat(room.refused(1, room.finishing("next", "trust/keyset.json", "s2", "d", "e")))
                .contains("signatures of 0 of the former roots, and needs 2");
        room.finish("next", "trust/keyset.json", "s3", "a", "b", "d", "e");
        assertThat(room.run("keys show @s3")).contains("Key set:     1.2", "Threshold:   2 of 2 roots");
        assertThat(room.refused(1, "keys sign @next --key @a.pem -o @signed")).contains("name that set as well");
    }

    @Test
    void a_later_key_set_is_finished_with_the_one_before_it_and_no_other() {
        room.run("keys revoke @trust/keyset.json @r.jwk -o @n2");
        room.finish("n2", "trust/keyset.json", "set2", "a", "b");
        room.keys("r2");
        room.run("keys add-release @set2 @r2.jwk -o @n3");

        assertThat(room.refused(1, room.finishing("n3", "trust/keyset.json", "set3", "a", "b")))
                .contains("key set 1.2 is missing between 1.1 and 1.3");
        assertThat(room.refused(1, room.finishing("n3", "", "set3b", "b", "c")))
                .contains("key set 1.3 is signed by the roots of the set before it as well, and that set is not named");
        assertThat(room.refused(1, room.finishing("n2", "set2", "set3", "b", "c")))
                .contains("not above the one before");
        room.finish("n3", "set2", "set3c", "a", "b");
    }

    @Test
    void signatures_over_different_drafts_do_not_come_together() {
        room.run("keys revoke @trust/keyset.json @r.jwk -o @one");
        room.run("keys floor @trust/keyset.json gw --sequence 1 --counter 0 -o @two");
        room.run("keys sign @one --key @a.pem -o @one.a");
        room.run("keys sign @two --key @b.pem -o @two.b");
        assertThat(room.refused(1, "keys finish @one.a @two.b --after @trust/keyset.json -o @no"))
                .contains("the files hold different key sets");
    }

    @Test
    void a_set_of_the_same_version_with_other_bytes_is_refused() {
        room.run("keys revoke @trust/keyset.json @r.jwk -o @one");
        room.finish("one", "trust/keyset.json", "set2", "a", "b");
        room.run("keys floor @trust/keyset.json gw --sequence 1 --counter 0 -o @two");
        assertThat(room.refused(1, room.finishing("two", "set2", "no", "a", "b")))
                .contains("it has the version 1.2 of the trusted one, and another content");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "--root @a.jwk --root @a.jwk --threshold 2|2|a root key is named twice",
                "--root @a.jwk --threshold 2|2|the threshold is 1 to the number of root keys, 1",
                "--root @a.jwk --threshold 0|2|the threshold is 1 to the number of root keys, 1",
                "--root @a.jwk --release @a.jwk|1|is named twice; a key is a root, a release key or revoked",
                "--root @a.jwk --release @r.jwk --release @r.jwk|1|is named twice",
                "--root @a.jwk --release @r.jwk --not-after 2020-01-01|2|--not-after: 2020-01-01T00:00:00Z has passed",
                "--root @a.jwk --release @r.jwk --not-after soon|2|'soon' is not a duration",
                "--root @a.jwk --release @r.jwk --not-after 2027-13-01|2|--not-after wants a time such as",
                "--threshold 1|2|--root",
            })
    void a_first_key_set_that_cannot_be_is_refused(String options, int status, String why) {
        assertThat(room.refused(status, "keys init-root " + options + " -o @no"))
                .contains(why);
        assertThat(room.file("no")).doesNotExist();
    }

    @Test
    void a_root_is_no_release_key_in_a_later_set_either() {
        assertThat(room.refused(1, "keys add-release @trust/keyset.json @a.jwk -o @no"))
                .contains("is named twice");
        assertThat(room.refused(
                        1, "keys rotate-root @trust/keyset.json --root @a.jwk --root @r.jwk --threshold 1 -o @no"))
                .contains("is named twice");
    }

    @Test
    void a_key_set_that_no_device_would_take_for_its_size_is_not_written() {
        String many = IntStream.range(0, 40).mapToObj(i -> "k" + i).collect(Collectors.joining(" "));
        room.keys(many.split(" "));
        String releases = " --release @" + many.replace(" ", ".jwk --release @") + ".jwk";

        assertThat(room.refused(1, "keys init-root --root @a.jwk" + releases + " -o @no"))
                .contains("no device would take this key set: a string has at most 4096 bytes");
        room.write("large", "{\"payload\":\"" + "x".repeat(9 * 1024) + "\"}");
        assertThat(room.refused(2, "keys show @large")).contains("is no key set: a key set has at most 8192 bytes");
    }

    @Test
    void a_draft_is_no_key_set_to_build_on() {
        assertThat(room.refused(1, "keys floor @draft gw --sequence 1 --counter 0 -o @no"))
                .contains("the key set to change is not valid itself", "finish it first");
    }

    @Test
    void a_changed_key_set_is_no_key_set_to_build_on() {
        String text = room.text("trust/keyset.json");
        int at = text.indexOf("\"signature\":\"") + 20;
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        room.write("changed", text.substring(0, at) + other + text.substring(at + 1));
        assertThat(room.refused(1, "keys revoke @changed @r.jwk -o @no")).contains("is wrong");
    }

    @Test
    void a_clock_that_is_behind_the_last_key_set_is_told() {
        room.at(KeyRoom.NOW.minus(Duration.ofDays(400)));
        assertThat(room.refused(1, "keys floor @trust/keyset.json gw --sequence 1 --counter 0 -o @no"))
                .contains(
                        "this machine's clock says 2025-10-27T10:00:00Z, and key set 1.1 was issued at 2026",
                        "set the clock");
        assertThat(room.refused(1, "keys init-root --root @b.jwk --after @trust/keyset.json -o @no"))
                .contains("set the clock");
    }

    @Test
    void floors_are_set_for_a_model_and_stay_in_later_sets() {
        room.run("keys floor @trust/keyset.json gw --sequence 31 --counter 2 --time 2026-12-01 -o @n2");
        room.finish("n2", "trust/keyset.json", "set2", "a", "b");
        room.run("keys revoke @set2 @r.jwk -o @n3");
        assertThat(room.run("keys show @n3"))
                .contains("Key set:     1.3")
                .contains("Floor:       gw: sequence 31, counter 2, time 2026-12-01T00:00:00Z, since 1.2");
        assertThat(room.refused(2, "keys floor @set2 gw --sequence -1 --counter 0 -o @no"))
                .contains("--sequence wants 0 to");
        assertThat(room.refused(2, "keys floor @set2 gw --sequence 1 --counter -1 -o @no"))
                .contains("--counter wants 0 to");
        assertThat(room.refused(2, "keys floor @set2", " gw", "--sequence", "1", "--counter", "1", "-o", "@no"))
                .contains("a model is 1 to 64 printable characters");
    }

    @Test
    void lost_roots_are_followed_by_another_epoch_that_keeps_the_floors() {
        room.run("keys floor @trust/keyset.json gw --sequence 31 --counter 2 -o @n2");
        room.finish("n2", "trust/keyset.json", "set2", "a", "b");
        room.keys("d", "r2");
        room.run("keys init-root --root @d.jwk --release @r2.jwk --after @set2 -o @n3");
        room.finish("n3", "", "new/keyset.json", "d");
        assertThat(room.run("keys show @new/keyset.json"))
                .contains(
                        "Key set:     2.1", "Floor:       gw: sequence 31, counter 2, since 1.2", room.thumbprint("r2"))
                .doesNotContain(room.thumbprint("a"));
        assertThat(room.refused(1, room.finishing("n3", "new/keyset.json", "no", "d")))
                .contains("does not follow 2.1");
    }

    @Test
    void no_file_of_a_key_set_is_overwritten() {
        assertThat(room.refused(2, "keys init-root --root @a.jwk -o @draft")).contains("is there already");
        assertThat(room.refused(2, "keys sign @draft --key @a.pem -o @draft")).contains("is there already");
        assertThat(room.refused(2, "keys finish @draft -o @trust/keyset.json")).contains("is there already");
        assertThat(room.refused(2, "keys sign @a.jwk --key @a.pem -o @no")).contains("is no key set");
    }
}
