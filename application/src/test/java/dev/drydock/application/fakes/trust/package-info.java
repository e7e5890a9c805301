/** A signing desk with real Ed25519 keys, and stand-ins for the places in which a device keeps what it trusts. */
package dev.drydock.application.fakes.trust;
