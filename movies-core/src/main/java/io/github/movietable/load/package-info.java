/**
 * Loading movies from files: what is loaded, how it ended, and which records were refused; and exporting them to files.
 *
 * @serial exclude
 */
@NullMarked
package io.github.movietable.load;

import org.jspecify.annotations.NullMarked;
