import { plainModel } from '../credit-model';

/**
 * All credit to the last touch that is not a direct visit; a journey of direct visits only credits the last of them.
 * The customary rule of web analytics; checked by hand.
 */
export const lastNonDirect = plainModel('last_non_direct', ({ touches }) => {
  const place = touches.findLastIndex(({ isDirect }) => !isDirect);
  const credited = place === -1 ? touches.length - 1 : place;
  return touches.map((_, i) => (i === credited ? 1 : 0));
});
