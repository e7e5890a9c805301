/** Databases under a stream of commits that ends at any moment. */
package dev.drydock.jdbc.kill;
