/** Both apps over MQTT 5: settings and topics. */
@NullMarked
package dev.drydock.mqtt;

import org.jspecify.annotations.NullMarked;
