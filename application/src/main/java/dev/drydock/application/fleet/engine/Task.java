package dev.drydock.application.fleet.engine;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEffect;
import dev.drydock.domain.rollout.RolloutId;

/** An effect of a member that is to be performed after the transaction. One that is lost in a crash comes again. */
public record Task(RolloutId rollout, DeviceId device, MemberEffect effect) {}
