export interface ImpactFigures {
  old: string;
  new: string;
  change: string;
  isChanged: boolean;
}

export interface ImpactRow extends ImpactFigures {
  id: string;
  label: string;
  href?: string;
}

export interface ImpactMonth extends ImpactFigures {
  id: string;
  label: string;
  oldValue: number | null;
  newValue: number | null;
}

/** The effect of a proposed definition, as it is shown. */
export interface ImpactView {
  range: string;
  /** Ways to cut the figure that it would lose, in a sentence. */
  lost: string | null;
  versions: { old: string; new: string };
  isNew: boolean;
  /** Amounts are not for this reader; relative changes are. */
  isHidden: boolean;
  problem: string | null;
  total: ImpactFigures;
  sentence: string;
  months: readonly ImpactMonth[];
  scale: { unit: 'money' | 'count' | 'ratio' | 'days' | 'number'; currency: string };
  channels: readonly ImpactRow[] | null;
  kpis: readonly ImpactRow[];
  pages: readonly { id: string; label: string }[];
  views: { shared: readonly { id: string; name: string }[]; own: number };
  computedAt: string;
  dataVersion: number;
}
