/** A bare MQTT 5 client and the packets it is made of, for the tests of every module. */
@NullMarked
package dev.drydock.testkit.mqtt;

import org.jspecify.annotations.NullMarked;
