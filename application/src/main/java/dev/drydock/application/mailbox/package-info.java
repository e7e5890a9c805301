/** Serial execution of the code of one agent, or of one service app. */
@NullMarked
package dev.drydock.application.mailbox;

import org.jspecify.annotations.NullMarked;
