import type { z } from 'zod';
import type { Locale } from '@/lib/core/locale';
import type { Reader } from '@/lib/kpi/cached-kpi-query';
import { batchesBehind } from '@/lib/kpi/explain/batches-behind';
import { cachedExplanation } from '@/lib/kpi/explain/cached-explanation';
import { type ExplainQueryInput, parseExplainQuery } from '@/lib/kpi/explain/explain-query';
import type { explainAnswerSchema } from '@/lib/kpi/explain/explanation';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { namedExplanation } from './why-names';
import { whySentence } from './why-sentence';

export type ExplainAnswer = z.infer<typeof explainAnswerSchema>;

/** The explanation of a change as the interface gives it: labels in the reader's language, the sentence in both. */
export async function explainAnswer(input: ExplainQueryInput, reader: Reader, now: Date): Promise<ExplainAnswer> {
  const catalogue = await governedCatalogue(undefined, now);
  parseExplainQuery(input, catalogue);
  const { batches, ...question } = input;
  const inWords = async (locale: Locale) =>
    namedExplanation(await cachedExplanation(question, { ...reader, locale }, now), locale);
  const [fr, en] = await Promise.all([inWords('fr'), inWords('en')]);
  const { kpi, period, filters, currency } = fr;
  const behind = batches && {
    batches: await batchesBehind(
      { kpi: kpi.id, ...period, filters, currency, ...batches },
      { abilities: reader.abilities, catalogue, now, locale: reader.locale },
    ),
  };
  return {
    ...(reader.locale === 'fr' ? fr : en),
    sentence: { en: whySentence(en, 'en'), fr: whySentence(fr, 'fr') },
    ...behind,
  };
}
