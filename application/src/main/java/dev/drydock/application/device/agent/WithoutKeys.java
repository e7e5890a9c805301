package dev.drydock.application.device.agent;

import dev.drydock.domain.admission.Decision;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;

/**
 * The decision on an order whose key sets may not have been taken: such an order begins nothing. One that was refused because its
 * key is not known is refused for its key sets.
 *
 * @param keysRefused why the key sets were not taken
 */
record WithoutKeys(Decision decided, Optional<Reason> keysRefused) implements Decision.Cases<Decision> {
    @Override
    public Decision accept(Decision.Accept decision) {
        return refusedForKeys();
    }

    @Override
    public Decision alreadyInstalled(Decision.AlreadyInstalled decision) {
        return refusedForKeys();
    }

    @Override
    public Decision renew(Decision.Renew decision) {
        return refusedForKeys();
    }

    @Override
    public Decision refuse(Decision.Refuse decision) {
        return decision.reason().code() == ReasonCode.UNKNOWN_KEY ? refusedForKeys() : decided;
    }

    @Override
    public Decision repeat(Decision.Repeat decision) {
        return decided;
    }

    @Override
    public Decision busy(Decision.Busy decision) {
        return decided;
    }

    @Override
    public Decision notNow(Decision.NotNow decision) {
        return decided;
    }

    private Decision refusedForKeys() {
        return keysRefused.<Decision>map(Decision.Refuse::new).orElse(decided);
    }
}
