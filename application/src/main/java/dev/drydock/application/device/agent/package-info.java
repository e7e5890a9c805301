/** The agent: one mailbox, one state machine, one worker. */
@NullMarked
package dev.drydock.application.device.agent;

import org.jspecify.annotations.NullMarked;
