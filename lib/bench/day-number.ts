import { isDay } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';

/** Days since 1970-01-01 of a text YYYY-MM-DD (a time after it is left aside). @throws AppError invalid_input */
export function dayNumber(text: string, what: string): number {
  const day = text.trim().slice(0, 10);
  if (!isDay(day)) throw new AppError('invalid_input', `${what} is not a day such as 2026-11-30: "${text}".`);
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}
