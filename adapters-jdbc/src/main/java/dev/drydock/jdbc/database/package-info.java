/** The databases themselves: how they are opened, brought up to date, written and read. */
@NullMarked
package dev.drydock.jdbc.database;

import org.jspecify.annotations.NullMarked;
