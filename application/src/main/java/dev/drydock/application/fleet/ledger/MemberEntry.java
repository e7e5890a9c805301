package dev.drydock.application.fleet.ledger;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Member;
import java.util.OptionalLong;

/**
 * A member in the ledger.
 *
 * @param wave the number of its wave, from 0
 * @param due the server's time at which something happens by itself
 */
public record MemberEntry(DeviceId device, int wave, Member member, OptionalLong due) {
    /** A member that nothing has happened to. */
    public static MemberEntry held(DeviceId device, int wave) {
        return new MemberEntry(device, wave, Member.HELD, OptionalLong.empty());
    }

    public MemberEntry with(Member next, OptionalLong nextDue) {
        return new MemberEntry(device, wave, next, nextDue);
    }
}
