/**
 * What every transport has to do, tried on a real device agent behind it. An adapter's test extends the contract and supplies a
 * {@link dev.drydock.application.contract.TransportBench}.
 */
package dev.drydock.application.contract;
