package dev.drydock.application.fakes.trust;

import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.key.SignatureAlgorithm;
import dev.drydock.domain.trust.key.SignatureCheck;
import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.domain.trust.key.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A key pair, which signs tokens; both by the JDK. */
public final class Ed25519Key {
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Map<List<Object>, Boolean> CHECKED = new ConcurrentHashMap<>();

    /** The real arithmetic; a sweep asks it for the same few signatures many thousand times. */
    static final SignatureCheck SIGNATURES = (key, signed, signature) -> CHECKED.computeIfAbsent(
            List.of(key, HexFormat.of().formatHex(signed), HexFormat.of().formatHex(signature)),
            unseen -> isBy(key, signed, signature));

    private final Map<String, SignedToken> tokens = new ConcurrentHashMap<>();
    private final PrivateKey secret;
    private final VerifyingKey open;

    /** @param number the same number is the same key */
    Ed25519Key(int number) {
        try {
            SecureRandom drawn = SecureRandom.getInstance("SHA1PRNG");
            drawn.setSeed(number);
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, drawn);
            KeyPair pair = generator.generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            this.secret = pair.getPrivate();
            this.open = VerifyingKey.ed25519(Arrays.copyOfRange(encoded, X509_HEAD.length, encoded.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public VerifyingKey open() {
        return open;
    }

    /** A token of this key over a payload. */
    public SignedToken sign(String payload) {
        return tokens.computeIfAbsent(payload, this::token);
    }

    private SignedToken token(String payload) {
        String header = Base64Url.encode(
                ("{\"alg\":\"EdDSA\",\"kid\":\"" + open.thumbprint() + "\"}").getBytes(StandardCharsets.UTF_8));
        String encoded = Base64Url.encode(payload.getBytes(StandardCharsets.UTF_8));
        byte[] input = (header + "." + encoded).getBytes(StandardCharsets.US_ASCII);
        return new SignedToken(
                SignatureAlgorithm.EDDSA, open.thumbprint(), header, encoded, Base64Url.encode(signature(input)));
    }

    private byte[] signature(byte[] input) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(secret);
            signing.update(input);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isBy(VerifyingKey key, byte[] signed, byte[] signature) {
        byte[] raw = Base64Url.decode(key.x());
        byte[] encoded = Arrays.copyOf(X509_HEAD, X509_HEAD.length + raw.length);
        System.arraycopy(raw, 0, encoded, X509_HEAD.length, raw.length);
        try {
            Signature checking = Signature.getInstance("Ed25519");
            checking.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            checking.update(signed);
            return checking.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
