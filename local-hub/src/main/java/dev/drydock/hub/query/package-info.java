/**
 * The query language of IoT Hub, as far as device twins and job results need it.
 *
 * <pre>
 * query      = SELECT [TOP n] ("*" | column {"," column}) FROM (devices | devices.jobs)
 *              [WHERE condition] [GROUP BY path {"," path}] [ORDER BY path [ASC|DESC] {"," ...}]
 * column     = (path | COUNT() | (SUM|AVG|MIN|MAX)(path)) [AS name]
 * condition  = conjunction {OR conjunction}
 * conjunction= negation {AND negation}
 * negation   = NOT negation | comparison
 * comparison = operand [(= | != | &lt;&gt; | &lt; | &gt; | &lt;= | &gt;=) operand | [NOT] IN list | NIN list]
 * operand    = "(" condition ")" | function "(" operand {"," operand} ")" | path | constant
 * list       = "[" constant {"," constant} "]"
 * path       = [devices. | devices.jobs.] part {"." part | "[" index "]"}
 * part       = name | "[[" anything but "]]" "]]"
 * </pre>
 *
 * <p>Words, functions and the names that IoT Hub gives ({@code deviceId}, {@code tags}, {@code properties.desired}) may be
 * written in any case; the names that people gave may not. A name that is also a word of the language, or that holds other
 * characters than letters, digits, {@code _} and {@code $}, is written {@code [[group]]}.
 *
 * <p><b>Truth has three values.</b> A path that leads nowhere is <i>undefined</i>. Comparing with it, even by {@code !=} or
 * {@code NIN}, is neither true nor false but unknown; so is a comparison of objects or arrays, and an order between values of
 * different types (which are merely unequal otherwise). {@code NOT} of unknown is unknown, {@code AND} with false is false,
 * {@code OR} with true is true. A row counts only when its condition is true; {@code NOT is_defined(path)} finds the rows that
 * lack something. Numbers are compared as doubles, which hold every number a twin may (IoT Hub keeps integers below 2^52).
 *
 * <p>Follows "IoT Hub query language for device and module twins, jobs, and message routing" and "Queries for IoT Hub device and
 * module twins" of Microsoft's documentation. {@code ORDER BY}, and functions besides {@code IS_DEFINED} in conditions on twins,
 * go beyond it; arithmetic, module twins and whatever else is not in the grammar above are refused.
 */
@NullMarked
package dev.drydock.hub.query;

import org.jspecify.annotations.NullMarked;
