package dev.drydock.testkit.machine;

/**
 * One event of a walk.
 *
 * @param shape what distinguishes it from other events of its kind; empty when it is the only one
 */
public record Sample<E>(E event, String shape) {
    public String kind() {
        return Sealed.name(event);
    }

    public String words() {
        return shape.isEmpty() ? kind() : kind() + " " + shape;
    }
}
