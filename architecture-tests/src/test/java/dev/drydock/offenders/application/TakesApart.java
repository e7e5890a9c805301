package dev.drydock.offenders.application;

/** Asks a closed union for its cases, and gives a new case a silent default. */
public final class TakesApart {
    sealed interface Shape permits Circle, Square {}

    record Circle() implements Shape {}

    record Square() implements Shape {}

    String byIf(Shape shape) {
        if (shape instanceof Circle) {
            return "circle";
        }
        return shape instanceof Square ? "square" : "";
    }

    boolean byPattern(Object any) {
        return any instanceof Circle circle && circle.equals(any) || any instanceof Square;
    }
}
