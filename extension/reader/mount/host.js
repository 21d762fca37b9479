/**
 * The name of the one element that stands in the page while something of the extension is open; and the attribute by which a
 * later version of the extension says to it that it is taken away for good.
 */

export const HOST = 'limpide-reader';

export const GIVEN_UP = 'data-given-up';
