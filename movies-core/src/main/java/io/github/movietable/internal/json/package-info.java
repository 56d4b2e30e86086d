/**
 * Reads and writes JSON, in every format that loads and exports know. It knows items and DynamoDB's types, but no
 * movies.
 */
@NullMarked
package io.github.movietable.internal.json;

import org.jspecify.annotations.NullMarked;
