/** The bench on which the REST interface is tested. */
package dev.drydock.rest.bench;
