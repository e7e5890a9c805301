package dev.drydock.offenders.protocol;

import org.eclipse.paho.mqttv5.common.MqttMessage;

/** Knows what carries the documents. */
public record KnowsPaho(MqttMessage message) {}
