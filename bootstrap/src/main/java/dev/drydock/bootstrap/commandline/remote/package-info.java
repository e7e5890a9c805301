/** A server, as the command line speaks to it: its address, the token, requests, refusals, and tables of what it answers. */
@NullMarked
package dev.drydock.bootstrap.commandline.remote;

import org.jspecify.annotations.NullMarked;
