/** Signed documents: manifests and key sets, as JSON Web Signatures. */
@NullMarked
package dev.drydock.protocol.trust;

import org.jspecify.annotations.NullMarked;
