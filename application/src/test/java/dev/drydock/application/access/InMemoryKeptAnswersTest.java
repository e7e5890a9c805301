package dev.drydock.application.access;

class InMemoryKeptAnswersTest extends KeptAnswersContract {
    private final InMemoryKeptAnswers answers = new InMemoryKeptAnswers();

    @Override
    protected KeptAnswers answers() {
        return answers;
    }
}
