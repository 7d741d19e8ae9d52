import type { FormState } from '../auth/form-state';

export interface ReasonView {
  why: string;
  key: string | null;
  values: Record<string, string | number>;
}

export interface ScheduleView {
  id: number;
  name: string;
  kind: 'folder' | 'url';
  location: string;
  /** the location as it may be shown: without what an address asks for */
  place: string;
  format: string;
  formatName: string | null;
  currency: string;
  everyMinutes: number;
  isActive: boolean;
  lastRun: string | null;
  outcome:
    | null
    | { status: 'imported'; batches: readonly number[]; refused: readonly (ReasonView & { file: string })[] }
    | { status: 'nothing' }
    | ({ status: 'failed' } & ReasonView);
  failures: number;
  createdBy: string;
}

export interface ScheduleActions {
  run(id: number): Promise<FormState>;
  setActive(id: number, isActive: boolean): Promise<FormState>;
  remove(id: number): Promise<FormState>;
}
