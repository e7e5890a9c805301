/** Other processes of the tests. */
package dev.drydock.jdbc.process;
