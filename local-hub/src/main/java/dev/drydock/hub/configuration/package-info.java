/**
 * Automatic device configurations: desired properties for all devices of a condition, as long as they fulfil it.
 *
 * <p>Follows "Automatic IoT device and module management" of Microsoft's documentation, but for the time: IoT Hub looks every five
 * minutes at what changed, and this hub at once. A blank condition is for no device and {@code *} for all. Configurations whose
 * sections overlap are in conflict; on a device that several of them are for, the one of the highest priority is applied, among
 * equals the newest, and the others are merely targeted. What a configuration has set stays when it goes away.
 */
@NullMarked
package dev.drydock.hub.configuration;

import org.jspecify.annotations.NullMarked;
