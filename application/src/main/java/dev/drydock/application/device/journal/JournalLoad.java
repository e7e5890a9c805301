package dev.drydock.application.device.journal;

/** What was found of the journal at a start. */
public sealed interface JournalLoad {
    /** There never was one here. */
    record Fresh() implements JournalLoad {}

    /** It is whole. */
    record Found(AgentMemory memory) implements JournalLoad {}

    /** The newest is unreadable; this is the one before it, which may lack the last change. */
    record Earlier(AgentMemory memory, String why) implements JournalLoad {}

    /** There was one, and nothing of it can be read. It has been set aside. */
    record Lost(String why) implements JournalLoad {}

    /** It was written by a newer program, whose format this one does not know. Nothing was touched. */
    record TooNew(int format, int newestKnown) implements JournalLoad {}
}
