/** JSON as text: bytes in, tokens and places out. It knows DynamoDB's forms of a value, and no movies. */
@NullMarked
package io.github.movietable.internal.json;

import org.jspecify.annotations.NullMarked;
