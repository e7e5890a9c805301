package dev.drydock.domain.reason;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The closed set of reasons. Their codes are part of the wire contract: one is added, none is ever renamed. */
public enum ReasonCode {
    // an order that is not taken
    MALFORMED_ORDER(Phase.ORDER, "the order is not a document of the contract"),
    UNVERIFIABLE_ORDER(
            Phase.ORDER, "the order lacks the size, check value or version without which it cannot be verified"),
    BAD_URI(Phase.ORDER, "an image URI is not an absolute http or https URI with a host and no user information"),
    ORDER_EXPIRED(Phase.ORDER, "the order's notAfter has passed"),
    UPDATE_ID_REUSED(Phase.ORDER, "this update id was used before with another size, check value or version"),
    UPDATE_CANCELLED(Phase.ORDER, "this update id was cancelled before it came"),
    BUSY(Phase.ORDER, "another update is under way"),
    NOT_READY(Phase.ORDER, "the device cannot take an order now; try again"),
    NOT_SETTLED(Phase.ORDER, "the device runs an image that is not committed; restart it first"),
    UNKNOWN_METHOD(Phase.ORDER, "the device has no such method"),
    // a cancel that is not done
    PAST_NO_RETURN(Phase.CANCEL, "the update is past its point of no return"),
    NOT_THIS_UPDATE(Phase.CANCEL, "another update than the one to cancel is under way"),
    // trust
    MANIFEST_MISSING(Phase.TRUST, "the device takes signed orders alone, and this one has no manifest"),
    MANIFEST_MALFORMED(Phase.TRUST, "the manifest is not a document of the contract"),
    FORMAT_UNKNOWN(Phase.TRUST, "the manifest is of a format that this device does not know"),
    MANIFEST_DISAGREES(Phase.TRUST, "the order and its manifest name different images"),
    SIGNATURE_WRONG(Phase.TRUST, "the signature is not that of the key it names"),
    UNKNOWN_KEY(Phase.TRUST, "the manifest is signed with a key that the device does not trust"),
    KEY_REVOKED(Phase.TRUST, "the manifest is signed with a key that was revoked"),
    KEY_EXPIRED(Phase.TRUST, "the manifest is signed with a key whose time is over"),
    WRONG_MODEL(Phase.TRUST, "the image is for other models"),
    WRONG_HARDWARE(Phase.TRUST, "the image is for other hardware"),
    WRONG_DEVICE(Phase.TRUST, "the image is for other devices"),
    WRONG_TYPE(Phase.TRUST, "the image is of another type than the device installs"),
    MANIFEST_EXPIRED(Phase.TRUST, "the manifest's time is over"),
    SEQUENCE_TOO_LOW(Phase.TRUST, "the manifest is older than what the device has committed"),
    COUNTER_TOO_LOW(Phase.TRUST, "the manifest's security counter is below the device's floor"),
    COUNTER_JUMP(Phase.TRUST, "the manifest's security counter is too far above the device's floor"),
    ONLY_FROM(Phase.TRUST, "the image is not for devices that run what this one runs"),
    KEY_SET_GAP(Phase.TRUST, "a key set is missing between the device's and the one offered"),
    KEY_SET_REFUSED(Phase.TRUST, "the key set cannot be trusted"),
    KEY_SET_UNREACHABLE(Phase.TRUST, "the key sets could not be fetched from where the device was told"),
    // the download
    SERVER_UNREACHABLE(Phase.DOWNLOAD, "the image server could not be reached", true),
    SERVER_ERROR(Phase.DOWNLOAD, "the image server answered that it has trouble", true),
    CONNECTION_BROKEN(Phase.DOWNLOAD, "the connection broke before the last byte", true),
    DOWNLOAD_STALLED(Phase.DOWNLOAD, "the image came too slowly or not at all", true),
    DOWNLOAD_TIMEOUT(Phase.DOWNLOAD, "the download took longer than it may", true),
    IMAGE_NOT_FOUND(Phase.DOWNLOAD, "the image server has no such image"),
    IMAGE_FORBIDDEN(Phase.DOWNLOAD, "the image server does not let this device have the image"),
    SERVER_REFUSED(Phase.DOWNLOAD, "the image server refused the request"),
    REDIRECT_REFUSED(Phase.DOWNLOAD, "the image server redirects to where the device must not go"),
    HOST_NOT_ALLOWED(Phase.DOWNLOAD, "the device's configuration does not let it fetch images from that host"),
    // what was fetched
    SIZE_MISMATCH(Phase.VERIFY, "the image has another size than the one ordered"),
    DIGEST_MISMATCH(Phase.VERIFY, "the image has another digest than the one ordered"),
    VERIFY_TIMEOUT(Phase.VERIFY, "the verification took longer than it may"),
    WINDOW_MISSED(Phase.VERIFY, "no installing window opened in time"),
    WAITING_FOR_WINDOW(Phase.VERIFY, "the verified image waits for an install window"),
    // the disk
    DISK_FULL(Phase.STORAGE, "the disk is full"),
    STORAGE_FAILED(Phase.STORAGE, "the disk refused to read or write"),
    // the installation
    SLOT_CORRUPT(Phase.INSTALL, "the slot does not hold what was written to it"),
    INSTALL_FAILED(Phase.INSTALL, "the image could not be installed"),
    INSTALL_TIMEOUT(Phase.INSTALL, "the installation took longer than it may"),
    INSTALLER_UNAVAILABLE(Phase.INSTALL, "the installer does not tell which system runs"),
    SLOTS_CHANGED(Phase.INSTALL, "the device runs from the slot that the update was to be written to"),
    TOO_MANY_RESTARTS(Phase.INSTALL, "the device app was restarted too often during the update"),
    // the restart and the trial
    RESTART_FAILED(Phase.TRIAL, "the device did not restart into the new image"),
    DID_NOT_BOOT(Phase.TRIAL, "the new image used up its tries without coming up"),
    FELL_BACK(Phase.TRIAL, "the device came up on the old image again before the new one was committed"),
    WRONG_VERSION(Phase.TRIAL, "the new image tells another version than the one ordered"),
    UNHEALTHY(Phase.TRIAL, "the health check of the new image failed"),
    HEALTH_TIMEOUT(Phase.TRIAL, "the health check of the new image took longer than it may"),
    COMMIT_FAILED(Phase.TRIAL, "the boot record could not be made final"),
    COMMIT_TIMEOUT(Phase.TRIAL, "making the boot record final took longer than it may"),
    ROLLBACK_FAILED(Phase.TRIAL, "the device did not restart into the old image"),
    UNHEALTHY_NO_ROLLBACK(Phase.TRIAL, "the new image is no good, and the installer cannot go back to the old one"),
    VERSION_UNKNOWN(Phase.TRIAL, "the version command does not tell which version runs"),
    // afterwards
    ALREADY_INSTALLED(Phase.OUTCOME, "the image ordered is the one that is committed"),
    REVERTED_LATER(Phase.OUTCOME, "after its completion the device came up on another image"),
    JOURNAL_RECOVERED(Phase.OUTCOME, "the device lost its journal and went on from its last report"),
    FLOOR_NOT_RAISED(Phase.OUTCOME, "the image is committed, and a place of the floor does not take its numbers yet"),
    FLOOR_RECOVERED(Phase.OUTCOME, "a place of the floor was lost and was written anew from the others");

    /** The part of an update in which a reason can be given. */
    public enum Phase {
        ORDER,
        CANCEL,
        TRUST,
        DOWNLOAD,
        VERIFY,
        STORAGE,
        INSTALL,
        TRIAL,
        OUTCOME
    }

    private final Phase phase;
    private final String description;
    private final boolean retried;

    ReasonCode(Phase phase, String description) {
        this(phase, description, false);
    }

    ReasonCode(Phase phase, String description, boolean retried) {
        this.phase = phase;
        this.description = description;
        this.retried = retried;
    }

    /** The code as it stands in documents, such as {@code digest-mismatch}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ReasonCode> find(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }

    public Phase phase() {
        return phase;
    }

    public String description() {
        return description;
    }

    /** Whether the device tries again by itself, with exponential back-off, while attempts last. */
    public boolean retried() {
        return retried;
    }

    @Override
    public String toString() {
        return code();
    }
}
