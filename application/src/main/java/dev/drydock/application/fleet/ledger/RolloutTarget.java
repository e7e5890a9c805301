package dev.drydock.application.fleet.ledger;

import dev.drydock.domain.target.Query;
import dev.drydock.domain.wave.share.WaveShares;

/** The devices of a rollout, and the shares of them that make its waves. */
public record RolloutTarget(Query query, WaveShares shares) {}
