package dev.drydock.application.service.keys;

import dev.drydock.domain.device.DeviceId;
import java.util.List;
import java.util.Optional;

/**
 * The state of a publication.
 *
 * @param devices that ask for manifests
 * @param having of these, how many have the last key set
 * @param others that have not
 * @param trouble why the listing may lack devices, or could not be had
 */
public record PublishRound(int devices, int having, List<Lacking> others, Optional<String> trouble) {
    /**
     * A device that lacks key sets.
     *
     * @param why it does, in words
     * @param isFinal whether waiting will not help
     */
    public record Lacking(DeviceId device, String why, boolean isFinal) {}

    /** Whether nothing is left to wait for. */
    public boolean isOver() {
        return trouble.isEmpty() && others.stream().allMatch(Lacking::isFinal);
    }

    public boolean isComplete() {
        return trouble.isEmpty() && others.isEmpty();
    }
}
