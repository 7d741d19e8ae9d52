import type { Choices } from '@/lib/imports/inspection';
import { type GoldenCase, lines, refused, taken } from '../golden-case';

/** A file with one column of dates. */
const dates = (
  file: string,
  about: string,
  cells: readonly string[],
  outcomes: readonly (string | null)[],
  more: Partial<GoldenCase> = {},
): GoldenCase => ({
  file,
  about,
  bytes: lines('Order ID;Order Date;SKU;Quantity;Unit Price', ...cells.map((cell, i) => `N${i + 1};${cell};A;1;5`)),
  rows: outcomes.map((booked, i) =>
    booked === null ? refused(i + 2, 'not_a_date', 'booked_at') : taken(i + 2, `N${i + 1}`, booked, 'A', 1, '5'),
  ),
  ...more,
});

const order = (by: 'dmy' | 'mdy'): Choices => ({ settings: { dateOrder: { booked_at: by } } });

export const DATE_CASES: readonly GoldenCase[] = [
  dates(
    'day-first.csv',
    'a day above 12 decides',
    ['05/01/2026', '31/01/2026', '31/02/2026', '2026-03-12'],
    ['2026-01-05', '2026-01-31', null, '2026-03-12'],
  ),
  dates(
    'month-first.csv',
    'a day above 12 decides',
    ['01/05/2026', '01/31/2026', '02/30/2026'],
    ['2026-01-05', '2026-01-31', null],
  ),
  dates('ambiguous-dates.csv', 'day and month may be exchanged in every value', ['03/04/2026', '05/06/2026'], [], {
    rows: undefined,
    questions: ['booked_at: date_order'],
  }),
  dates('answered-day-first.csv', 'the same, answered', ['03/04/2026', '05/06/2026'], ['2026-04-03', '2026-06-05'], {
    choices: order('dmy'),
  }),
  dates(
    'answered-month-first.csv',
    'the same, answered otherwise',
    ['03/04/2026', '05/06/2026'],
    ['2026-03-04', '2026-05-06'],
    { choices: order('mdy') },
  ),
  dates(
    'serials.csv',
    'days of a spreadsheet',
    ['46093', '46093.5', '46094,25'],
    ['2026-03-12 00:00:00', '2026-03-12 12:00:00', '2026-03-13 06:00:00'],
  ),
  dates(
    'french-months.csv',
    'months by name',
    ['12 mars 2026', '1er août 2026', 'jeudi 12 févr. 2026', '31 juin 2026', '12 déc. 2026 à 14h05'],
    ['2026-03-12', '2026-08-01', '2026-02-12', null, '2026-12-12 14:05:00'],
  ),
  dates(
    'english-months.csv',
    'months by name',
    ['"Mar 12, 2026"', '12-Mar-26', '2026 March 12', '"Thu, 12 Mar 2026 14:05:09 +0100"'],
    ['2026-03-12', '2026-03-12', '2026-03-12', '2026-03-12 14:05:09+0100'],
  ),
  dates(
    'compact.csv',
    'eight digits',
    ['20260312', '20260923 14:05', '20261301'],
    ['2026-03-12', '2026-09-23 14:05:00', null],
  ),
  dates(
    'epoch.csv',
    'seconds since 1970',
    ['1773324309', '1773324310'],
    ['2026-03-12 14:05:09+00:00', '2026-03-12 14:05:10+00:00'],
  ),
  dates(
    'epoch-ms.csv',
    'milliseconds since 1970',
    ['1773324309123', '1773324310000'],
    ['2026-03-12 14:05:09+00:00', '2026-03-12 14:05:10+00:00'],
  ),
  dates(
    'twelve-hours.csv',
    'noon and midnight',
    ['3/13/2026 12:00 AM', '3/13/2026 12:30 PM', '3/13/2026 1:05:09 pm'],
    ['2026-03-13 00:00:00', '2026-03-13 12:30:00', '2026-03-13 13:05:09'],
  ),
  dates(
    'zones.csv',
    'times with a zone, and without',
    ['2026-03-12T10:20:30Z', '2026-03-12 10:20:30 +0100', '2026-03-12 10:20', '2026-03-12 10:20 CET'],
    ['2026-03-12 10:20:30+00:00', '2026-03-12 10:20:30+0100', '2026-03-12 10:20:00', null],
  ),
  dates(
    'points.csv',
    'points between the parts, as Amazon writes them',
    ['02.07.2026 12:34:56 UTC', '31.07.2026 00:00:00 UTC'],
    ['2026-07-02 12:34:56+00:00', '2026-07-31 00:00:00+00:00'],
  ),
  dates(
    'no-dates.csv',
    'what is no date',
    ['2026-03-12', 'today', '0000-00-00', '', '2026-02-29'],
    ['2026-03-12', null, null, null, null],
    {
      rows: [
        taken(2, 'N1', '2026-03-12', 'A', 1, '5'),
        refused(3, 'not_a_date', 'booked_at'),
        refused(4, 'not_a_date', 'booked_at'),
        refused(5, 'missing', 'booked_at'),
        refused(6, 'not_a_date', 'booked_at'),
      ],
    },
  ),
];
