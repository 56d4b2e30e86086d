/**
 * Reads and writes JSON in all the formats that loads and exports support. It works on items with DynamoDB's types, and
 * knows nothing of movies.
 */
@NullMarked
package io.github.movietable.internal.json;

import org.jspecify.annotations.NullMarked;
