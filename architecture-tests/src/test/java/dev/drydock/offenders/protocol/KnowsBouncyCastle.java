package dev.drydock.offenders.protocol;

import org.bouncycastle.asn1.x500.X500Name;

public final class KnowsBouncyCastle {
    public X500Name anybody() {
        return new X500Name("CN=anybody");
    }
}
