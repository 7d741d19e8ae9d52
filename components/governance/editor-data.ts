import type { Locale } from '@/lib/core/locale';
import type { ActionAnswer } from './action-answer';
import type { ImpactView } from './impact-data';

type Both = Record<Locale, string>;

export interface EditorRules {
  cancelled: boolean;
  test: boolean;
  fraud: boolean;
  zero_total: boolean;
  returns: 'refund_day' | 'sale_day' | 'ignored';
}

/** What a person decides about a definition. */
export interface EditorInput {
  kpiId: string;
  expression: string;
  family: string;
  unit: string;
  goodDirection: string;
  label: Both;
  description: Both;
  formulaInWords: Both;
  owner: string;
  rules: EditorRules | null;
  reason: string;
  notice: Both;
  effectiveDay: string | null;
}

interface Choice {
  value: string;
  label: string;
}

export interface EditorView {
  draftId: number | null;
  isNew: boolean;
  title: string | null;
  baseVersion: number | null;
  input: EditorInput;
  period: { from: string; to: string } | null;
  choices: { families: readonly Choice[]; units: readonly Choice[]; directions: readonly Choice[] };
}

export interface EditorActions {
  previewImpact(input: unknown, period: unknown): Promise<ActionAnswer<ImpactView>>;
  saveProposal(input: unknown, draft: number | null): Promise<ActionAnswer<number>>;
  submit(id: number, period: unknown): Promise<ActionAnswer<number>>;
}
