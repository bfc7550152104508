/** The page where anybody checks a paper. */
@NullMarked
package taskopru.documents.web;

import org.jspecify.annotations.NullMarked;
