/** A place with fewer people than this is not told by itself. */
export const FEWEST_PEOPLE = 5;

/**
 * Splits places into those that may be told and those that may not: fewer than five people. A single hidden place could
 * be worked out from the total, so the smallest of the others is then hidden with it.
 */
export function maskSmall<Place extends { people: number }>(
  places: readonly Place[],
): { shown: Place[]; hidden: Place[] } {
  const hidden = places.filter(({ people }) => people < FEWEST_PEOPLE);
  const shown = places.filter(({ people }) => people >= FEWEST_PEOPLE);
  if (hidden.length !== 1 || shown.length === 0) return { shown, hidden };
  const smallest = shown.reduce((least, place) => (place.people < least.people ? place : least));
  return { shown: shown.filter((place) => place !== smallest), hidden: [...hidden, smallest] };
}
