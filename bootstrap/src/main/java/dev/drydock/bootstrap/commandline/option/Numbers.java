package dev.drydock.bootstrap.commandline.option;

import dev.drydock.bootstrap.console.CommandFailure;

/** Numbers within bounds. */
public final class Numbers {
    private static final int HIGHEST_PORT = 65_535;

    private Numbers() {}

    /** The number, which is wrong use outside its bounds. */
    public static long between(String option, long least, long most, long number) {
        if (number < least || number > most) {
            throw CommandFailure.wrongUse(option + " wants " + least + " to " + most + ", and got " + number);
        }
        return number;
    }

    /** A port, 0 being any that is free. */
    public static int port(String option, int number) {
        return (int) between(option, 0, HIGHEST_PORT, number);
    }
}
