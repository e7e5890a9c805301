package dev.drydock.jdbc.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The numbers by which a table holds the members of an enum. They never change: a new one gets the next number. */
final class Numbering<E extends Enum<E>> {
    private final List<E> byNumber;
    private final Map<E, Integer> numbers;

    /** @param byNumber from 0 on, all of them */
    Numbering(Class<E> type, List<E> byNumber) {
        this.byNumber = byNumber;
        this.numbers = new EnumMap<>(type);
        byNumber.forEach(each -> numbers.put(each, numbers.size()));
        if (numbers.size() != type.getEnumConstants().length) {
            throw new IllegalArgumentException("every " + type.getSimpleName() + " has a number");
        }
    }

    int of(E each) {
        return Optional.ofNullable(numbers.get(each)).orElseThrow();
    }

    E at(int number) {
        return byNumber.get(number);
    }
}
