package dev.drydock.hub.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.hub.refusal.Refused;
import dev.drydock.hub.sas.SharedAccessKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    private static final String THUMBPRINT = "0123456789ABCDEF0123456789ABCDEF01234567";

    @Test
    void a_new_identity_is_enabled_and_has_two_keys() throws Exception {
        Identity made = made("{}");

        assertThat(made.enabled()).isTrue();
        assertThat(made.keys()).hasSize(2).doesNotHaveDuplicates();
        assertThat(made.authenticationType()).isEqualTo("sas");
    }

    @Test
    void an_update_without_keys_keeps_those_that_are_there_and_changes_the_etag() throws Exception {
        Identity former = made("{}");

        Identity updated =
                Identity.read("dev-1", json("{'status':'disabled','statusReason':'stolen'}"), Optional.of(former));

        assertThat(updated.keys()).isEqualTo(former.keys());
        assertThat(updated.enabled()).isFalse();
        assertThat(updated.statusReason()).isEqualTo("stolen");
        assertThat(updated.generation()).isEqualTo(former.generation());
        assertThat(updated.etag()).isNotEqualTo(former.etag());
    }

    @Test
    void an_update_with_one_key_keeps_the_other() throws Exception {
        Identity former = made("{}");
        String fresh = SharedAccessKey.random().base64();

        Identity updated = Identity.read(
                "dev-1",
                json("{'authentication':{'symmetricKey':{'secondaryKey':'" + fresh + "'}}}"),
                Optional.of(former));

        assertThat(updated.keys()).containsExactly(former.keys().get(0), new SharedAccessKey(fresh));
    }

    @Test
    void the_same_id_registered_again_is_another_generation() throws Exception {
        assertThat(made("{}").generation()).isNotEqualTo(made("{}").generation());
    }

    @Test
    void a_thumbprint_proves_a_device_in_either_case_and_no_thumbprint_proves_none() throws Exception {
        Identity own = made("{'authentication':{'type':'selfSigned','x509Thumbprint':{'primaryThumbprint':'"
                + THUMBPRINT.toLowerCase(java.util.Locale.ROOT) + "'}}}");

        assertThat(own.isProvedBy(List.of(THUMBPRINT))).isTrue();
        assertThat(own.isProvedBy(List.of("F".repeat(40)))).isFalse();
        assertThat(own.isProvedBy(List.of())).isFalse();
        assertThat(own.keys()).isEmpty();
        assertThat(made("{}").isProvedBy(List.of(THUMBPRINT))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'deviceId':'dev-2'}",
                "{'status':'lost'}",
                "{'authentication':{'type':'certificateAuthority'}}",
                "{'authentication':{'symmetricKey':{'primaryKey':'no key!'}}}",
                "{'authentication':{'symmetricKey':{'primaryKey':'eA=='}}}",
                "{'authentication':{'symmetricKey':{'secondaryKey':'MTIzNDU2Nzg5MDEyMzQ1'}}}",
                "{'capabilities':{'iotEdge':true}}",
                "{'authentication':{'type':'selfSigned','x509Thumbprint':{'primaryThumbprint':'abc'}}}"
            })
    void what_is_malformed_is_refused(String body) throws Exception {
        JsonNode json = json(body);

        assertThatThrownBy(() -> Identity.read("dev-1", json, Optional.empty()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(400004));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a;b", "ü", "a\nb"})
    void an_id_with_another_character_than_ids_have_is_refused(String id) {
        assertThatThrownBy(() -> Identity.read(id, json("{}"), Optional.empty()))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-1", "a:b.c+d%e_f#g*h?i!j(k),l=m@n$o'p"})
    void ids_of_the_characters_that_iot_hub_names_are_taken(String id) throws Exception {
        assertThat(Identity.read(id, json("{}"), Optional.empty()).id()).isEqualTo(id);
    }

    @Test
    void an_identity_is_read_as_it_was_written() throws Exception {
        Identity keys = Identity.read("dev-1", json("{'status':'disabled'}"), Optional.of(made("{}")));
        Identity certificate = made(
                "{'authentication':{'type':'selfSigned','x509Thumbprint':{'primaryThumbprint':'" + THUMBPRINT + "'}}}");

        assertThat(Identity.ofStored(keys.stored())).isEqualTo(keys);
        assertThat(Identity.ofStored(certificate.stored())).isEqualTo(certificate);
    }

    private static Identity made(String body) throws Exception {
        return Identity.read("dev-1", json(body), Optional.empty());
    }

    private static JsonNode json(String text) throws Exception {
        return JsonMapper.builder().build().readTree(text.replace('\'', '"'));
    }
}
