/**
 * How well two colors stand apart.
 */

/** The least contrast of text that is read with ease: WCAG 2.2, 1.4.3. */
export const LEAST_CONTRAST = 4.5;

/**
 * The contrast of two colors, 1 to 21 (WCAG 2.2).
 * @param {string} one `#rrggbb`
 * @param {string} other
 */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/**
 * The relative luminance of a color, 0 to 1 (WCAG 2.2).
 * @param {string} color `#rrggbb`
 */
export function luminance(color) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
