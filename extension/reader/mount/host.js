/**
 * The name of the one element that stands in the page while something of the extension is open.
 */

export const HOST = 'limpide-reader';
