package dev.drydock.domain.member;

/** No order is on its way: the wave is not open, the member's turn has not come, or a pause took the order back. */
public record Held() implements Pending {
    @Override
    public <T> T match(Cases<T> cases) {
        return cases.held(this);
    }

    @Override
    public Tally tally() {
        return Tally.HELD;
    }
}
