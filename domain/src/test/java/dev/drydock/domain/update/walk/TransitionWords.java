package dev.drydock.domain.update.walk;

import dev.drydock.domain.update.Transition;

/** The words for each result of an event; none for a refusal. */
record TransitionWords() implements Transition.Cases<String> {
    @Override
    public String moved(Transition.Moved moved) {
        return Words.of(moved.next(), moved.effects());
    }

    @Override
    public String continued(Transition.Continued continued) {
        return "goes on as " + Words.of(continued.next(), continued.effects());
    }

    @Override
    public String refused(Transition.Refused refused) {
        return "";
    }
}
