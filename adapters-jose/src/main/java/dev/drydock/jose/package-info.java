/** Keys and signatures by the JDK's cryptography: Ed25519 and ECDSA on P-256. */
@NullMarked
package dev.drydock.jose;

import org.jspecify.annotations.NullMarked;
