package dev.drydock.bootstrap.device.settings;

import dev.drydock.application.device.trust.TrustAnchor;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a device that asks for manifests.
 *
 * @param counterStore the program that keeps the security counter beside the disk, and its words
 */
public record TrustSettings(TrustAnchor anchor, Optional<List<String>> counterStore) {}
