/**
 * The day an article says it is of. Whoever reads it, and in whatever file, it is the day that its page has it under.
 */

/** A day without a time, as far as ISO 8601 has them; read as midnight in Greenwich. */
const DAY_ONLY = /^\d{4}(-\d{2}){0,2}$/;

/** A day with a time of some place, and how far that is from Greenwich. */
const OF_A_PLACE = /^(\d{4}-\d{2}-\d{2})T.*[+-](\d{2}:?\d{2})$/;

/**
 * @param {string} said ISO 8601
 * @returns {{ time: Date, timeZone: 'UTC' | undefined } | null} to be formatted in this time zone, or in the reader's own
 */
export function dayOf(said) {
  const [, day, offset = ''] = OF_A_PLACE.exec(said) ?? [];
  // A time in Greenwich is mostly that of a machine, which knows no day of the place: the reader's own is the better guess.
  const isOfPlace = day !== undefined && /[1-9]/.test(offset);
  const time = new Date(isOfPlace ? day : said);
  if (Number.isNaN(time.getTime())) return null;
  return { time, timeZone: isOfPlace || DAY_ONLY.test(said) ? 'UTC' : undefined };
}
