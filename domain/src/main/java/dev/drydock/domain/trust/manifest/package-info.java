/** Manifests: what the holder of a release key says of an image, and the rules by which a device takes it. */
@NullMarked
package dev.drydock.domain.trust.manifest;

import org.jspecify.annotations.NullMarked;
