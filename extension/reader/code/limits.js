/**
 * How much of an article's code is colored, in UTF-16 units; what comes after stays plain.
 */

/** Of one piece of code. */
export const MOST_IN_PIECE = 30_000;

/** Of all of them. */
export const MOST_IN_ARTICLE = 200_000;
