package dev.drydock.application.device.trust;

/** The orders that a device takes. */
public enum TrustMode {
    /** Any order, signed or not; manifests are not looked at. */
    NONE,
    /** Those without a manifest as well; a manifest that is there has to be valid. */
    MIXED,
    /** Those with a manifest that a trusted key has signed. */
    SIGNED
}
