/** What is installed: versions, digests and where an image is fetched. */
@NullMarked
package dev.drydock.domain.firmware;

import org.jspecify.annotations.NullMarked;
