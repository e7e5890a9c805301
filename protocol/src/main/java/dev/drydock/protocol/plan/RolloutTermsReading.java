package dev.drydock.protocol.plan;

import dev.drydock.domain.rollout.OnBad;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.protocol.spec.SpecMember;
import java.util.Optional;

/** The terms on which a rollout is moved that settings describe. */
final class RolloutTermsReading {
    private static final String PAUSE = "pause";
    private static final String ROLLBACK = "rollback";
    private static final String ROLLBACK_TO = ROLLBACK + "=";

    private final Settings settings;

    RolloutTermsReading(Settings settings) {
        this.settings = settings;
    }

    /** The terms of a dry run, whose way back needs no image. */
    RolloutTerms dryRun() {
        Given given = settings.one(SpecMember.ON_BAD);
        return switch (given.text()) {
            case PAUSE -> RolloutTerms.STANDARD;
            case ROLLBACK -> RolloutTerms.STANDARD.rollingBack();
            default -> {
                if (fallback().isEmpty()) {
                    throw given.refused(" wants pause or rollback, and got '" + given.text() + "'");
                }
                yield RolloutTerms.STANDARD.rollingBack();
            }
        };
    }

    /** The terms of a rollout that is created. */
    RolloutTerms created() {
        Given given = settings.one(SpecMember.ON_BAD);
        boolean leadsBack = fallback().isPresent();
        if (!leadsBack && !given.text().equals(PAUSE)) {
            throw given.refused(
                    " wants pause or rollback=IMAGE, such as rollback=gateway-2.0, and got '" + given.text() + "'");
        }
        return new RolloutTerms(
                settings.one(SpecMember.NEEDS_APPROVAL).flag(),
                settings.one(SpecMember.DYNAMIC).flag(),
                leadsBack ? OnBad.ROLL_BACK : OnBad.PAUSE,
                leadsBack,
                settings.one(SpecMember.ABORT_PATIENCE).time());
    }

    /** The name of the image that a bad one leads back to. */
    Optional<Given> fallback() {
        Given given = settings.one(SpecMember.ON_BAD);
        return Optional.of(given)
                .filter(onBad ->
                        onBad.text().startsWith(ROLLBACK_TO) && onBad.text().length() > ROLLBACK_TO.length())
                .map(Given::value);
    }
}
