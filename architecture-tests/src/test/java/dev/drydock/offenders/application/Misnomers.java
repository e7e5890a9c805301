package dev.drydock.offenders.application;

/** One of each empty word. */
public final class Misnomers {
    private Misnomers() {}

    static final class SlotsImpl {}

    static final class SlotManager {}

    static final class SlotUtil {}

    static final class SlotUtils {}

    static final class SlotHelper {}

    static class SlotBase {}

    record SlotInfo() {}

    enum SlotData {}

    interface SlotPort {}
}
