/** The walls of the house, checked: each rule holds of Drydock, and catches an offender. */
@NullMarked
package dev.drydock.architecture;

import org.jspecify.annotations.NullMarked;
