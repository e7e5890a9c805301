package dev.drydock.azure.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures as they are published, by minute where they are published so. */
class HubTierTest {
    @ParameterizedTest
    @CsvSource({
        "FREE, REGISTRY,    1,  100, 60",
        "S1,   REGISTRY,    3,  300, 60",
        "S2,   REGISTRY,    1,  100, 60",
        "S3,   REGISTRY,    2,10000, 60",
        "FREE, QUERY,       1,   20, 60",
        "S1,   QUERY,       5,  100, 60",
        "S2,   QUERY,       1,   20, 60",
        "S3,   QUERY,       1, 1000, 60",
        "FREE, METHOD,      1,   40, 1",
        "S1,   METHOD,      2,   80, 1",
        "S2,   METHOD,      1,  120, 1",
        "S3,   METHOD,      1, 6000, 1",
        "FREE, TWIN_READ,   1,  100, 1",
        "S1,   TWIN_READ,  50,  100, 1",
        "S2,   TWIN_READ,  10,  100, 1",
        "S2,   TWIN_READ,  11,  110, 1",
        "S3,   TWIN_READ,   2, 1000, 1",
        "FREE, TWIN_UPDATE, 1,   50, 1",
        "S1,   TWIN_UPDATE,50,   50, 1",
        "S2,   TWIN_UPDATE,11,   55, 1",
        "S3,   TWIN_UPDATE, 2,  500, 1",
    })
    void a_tier_grants_what_is_published(
            HubTier tier, HubOperation operation, int units, double calls, double seconds) {
        assertThat(tier.perSecond(operation, units) * seconds).isEqualTo(calls, within(1e-6));
    }
}
