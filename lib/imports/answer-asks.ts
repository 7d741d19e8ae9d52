import { AppError } from '@/lib/core/errors';
import type { Ask, Format, Mapping } from './format';

type Answers = Readonly<Record<string, string>>;
type File = Parameters<NonNullable<Ask['suggest']>>[0] & { mapping: Mapping };

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Whether a text answers what was asked; a day must be one of the calendar. */
export function isAnswer({ type }: Ask, text: string): boolean {
  if (type === 'text') return text.trim() !== '';
  return DAY.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

export interface AnsweredAsk {
  ask: Ask;
  /** what a person said, else what the file's name or preamble offers; '' when neither does */
  value: string;
  isSuggested: boolean;
}

/** What a format asks, each with its answer. */
export function answerAsks(format: Format | null, given: Answers, file: File): AnsweredAsk[] {
  const open = (format?.asks ?? []).filter(
    ({ unlessMapped = [] }) => !unlessMapped.some((field) => file.mapping[field]),
  );
  return open.map((ask) => {
    const said = given[ask.name];
    if (said !== undefined) return { ask, value: isAnswer(ask, said) ? said : '', isSuggested: false };
    const offered = ask.suggest?.(file) ?? '';
    return { ask, value: isAnswer(ask, offered) ? offered : '', isSuggested: true };
  });
}

/** The answers by name. @throws AppError naming the first question that nobody answered */
export function requireAnswers(format: Format | null, given: Answers, file: File): Record<string, string> {
  const all = answerAsks(format, given, file);
  const open = all.find(({ value }) => value === '');
  if (open) {
    throw new AppError(
      'unsupported_file',
      `The file does not say: ${open.ask.label.en}. Answer it ("${open.ask.name}").`,
      {
        key: 'imports.unanswered',
        values: { question: open.ask.label.en },
      },
    );
  }
  return Object.fromEntries(all.map(({ ask, value }) => [ask.name, value]));
}
