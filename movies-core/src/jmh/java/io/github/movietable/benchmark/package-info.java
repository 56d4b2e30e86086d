/**
 * Measures the costs and gains of the library, beside the AWS SDK used by hand and its Enhanced Client, in the same
 * run.
 */
package io.github.movietable.benchmark;
