package dev.drydock.process;

import dev.drydock.application.trust.Signer;
import dev.drydock.application.trust.SigningFailed;
import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.trust.key.SignatureAlgorithm;
import dev.drydock.domain.trust.key.VerifyingKey;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Map;

/**
 * A signer by a command, for keys that never leave a token, a module or a cloud. What is to be signed is on its standard input,
 * {@code DRYDOCK_KID}, {@code DRYDOCK_ALG} and {@code DRYDOCK_SHA256} (of the input, hexadecimal) are in its environment, and it
 * prints the 64 bytes of the signature and nothing else.
 */
public final class CommandSigner implements Signer {
    private static final int DER_SEQUENCE = 0x30;

    private final VerifyingKey key;
    private final Command command;

    /** @param key the public half of what the command signs with */
    public CommandSigner(VerifyingKey key, Command command) {
        this.key = key;
        this.command = command.ofAPerson();
    }

    @Override
    public VerifyingKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] bytes) throws SigningFailed {
        Map<String, String> facts = Map.of(
                "DRYDOCK_KID", key.thumbprint().value(),
                "DRYDOCK_ALG", key.algorithm().header(),
                "DRYDOCK_SHA256", HexFormat.of().formatHex(Sha256.of(bytes)));
        Printed printed = new Printed();
        CommandEnd end = command.run(facts, bytes, printed);
        if (!end.succeeded()) {
            throw new SigningFailed("the signer command " + end.told());
        }
        if (printed.count != SignatureAlgorithm.SIGNATURE_LENGTH) {
            throw new SigningFailed("the signer command printed " + printed.count
                    + " bytes, and a signature has exactly " + SignatureAlgorithm.SIGNATURE_LENGTH + printed.advice());
        }
        return printed.start.toByteArray();
    }

    /** The length of an output, and no more of it than is needed. */
    private static final class Printed implements Capture.Listener {
        private final ByteArrayOutputStream start = new ByteArrayOutputStream();
        private long count;

        @Override
        public void heard(byte[] bytes, int heard) {
            count += heard;
            start.write(bytes, 0, Math.min(heard, SignatureAlgorithm.SIGNATURE_LENGTH - start.size()));
        }

        String advice() {
            byte[] first = start.toByteArray();
            if (count > SignatureAlgorithm.SIGNATURE_LENGTH && first[0] == DER_SEQUENCE) {
                return "; this looks like DER: let it print R and S as they are, 32 bytes each";
            }
            return "; it prints the raw bytes, neither text nor a line end";
        }
    }
}
