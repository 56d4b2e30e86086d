/** What the library costs and gains, next to the AWS SDK used by hand and its Enhanced Client, in the same run. */
package io.github.movietable.benchmark;
