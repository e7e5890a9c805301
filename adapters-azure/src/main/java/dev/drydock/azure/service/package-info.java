/** The service app's ports over IoT Hub. */
@NullMarked
package dev.drydock.azure.service;

import org.jspecify.annotations.NullMarked;
