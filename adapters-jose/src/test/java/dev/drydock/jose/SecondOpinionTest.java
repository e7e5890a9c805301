package dev.drydock.jose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.key.SignatureAlgorithm;
import dev.drydock.domain.trust.key.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An implementation of JSON Web Signatures that is not ours, asked both ways. */
class SecondOpinionTest {
    private static final String PAYLOAD = "{\"format\":1}";

    @ParameterizedTest
    @EnumSource
    void our_signature_is_verified_by_it(SignatureAlgorithm algorithm) throws Exception {
        JcaSigner signer = JcaSigner.generate(algorithm);
        String input = encoded("{\"alg\":\"" + algorithm.header() + "\",\"kid\":\""
                        + signer.key().thumbprint() + "\",\"typ\":\"drydock-manifest+jws\"}")
                + "." + encoded(PAYLOAD);
        byte[] signature = signer.sign(input.getBytes(StandardCharsets.US_ASCII));

        JsonWebSignature theirs = new JsonWebSignature();
        theirs.setCompactSerialization(input + "." + Base64Url.encode(signature));
        theirs.setKey(jwk(signer.key()).getKey());

        assertThat(theirs.verifySignature()).isTrue();
        assertThat(theirs.getPayload()).isEqualTo(PAYLOAD);
    }

    @ParameterizedTest
    @EnumSource
    void its_signature_is_verified_by_us(SignatureAlgorithm algorithm) throws Exception {
        JcaSigner signer = JcaSigner.generate(algorithm);
        JsonWebSignature theirs = new JsonWebSignature();
        theirs.setAlgorithmHeaderValue(algorithm.header());
        theirs.setKeyIdHeaderValue(signer.key().thumbprint().value());
        theirs.setPayload(PAYLOAD);
        theirs.setKey(signer.secret());

        String[] parts = theirs.getCompactSerialization().split("\\.", -1);

        assertThat(new JcaSignatures()
                        .isBy(
                                signer.key(),
                                (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                                Base64Url.decode(parts[2])))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void it_gives_a_key_the_same_name(SignatureAlgorithm algorithm) throws Exception {
        VerifyingKey key = JcaSigner.generate(algorithm).key();

        assertThat(jwk(key).calculateBase64urlEncodedThumbprint("SHA-256"))
                .isEqualTo(key.thumbprint().value());
    }

    private static PublicJsonWebKey jwk(VerifyingKey key) throws Exception {
        Map<String, Object> members = new HashMap<>(Map.of(
                "kty", key.algorithm().keyType(),
                "crv", key.algorithm().curve(),
                "x", key.x()));
        key.y().ifPresent(y -> members.put("y", y));
        return (PublicJsonWebKey) JsonWebKey.Factory.newJwk(members);
    }

    private static String encoded(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }
}
