'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { WarningList } from '@/components/ui/warning-list';
import { AskedAnswers, ConfirmColumns } from './asked-answers';
import type { Declared, FoundFile } from './import-data';
import { MappingTable } from './mapping-table';
import { OverlapList } from './overlap-list';
import { PreviewTable } from './preview-table';
import { Questions } from './questions';
import { SettingsPanel } from './settings-panel';
import { useReasons } from './use-reasons';
import { useSpelling } from './use-spelling';
import { useSystem } from './use-system';
import type { Words } from './use-words';

/** Systems that are none: any shop, and our own templates. */
const OWN = new Set(['orders', 'template']);

interface Props {
  file: FoundFile;
  declared: Declared;
  words: Words;
  isAlone: boolean;
  isBusy: boolean;
  onDeclare(declared: Declared): void;
  /** what a dry run told */
  trial: ReactNode;
}

/** What a file was taken for, what is still to be answered, and how its columns and rows read. */
export function FoundFileParts({ file, declared, words, isAlone, isBusy, onDeclare, trial }: Props) {
  const t = useTranslations('imports.files');
  const reasons = useReasons();
  const format = file.formats.find(({ id }) => id === file.format);
  const isOpen = isAlone || !file.isReady;
  const common = { file, declared, isBusy, onDeclare };
  return (
    <div className={`mt-2 space-y-4 ${isBusy ? 'opacity-70' : ''}`} aria-busy={isBusy}>
      <Recognised file={file} declared={declared} words={words} />
      {file.rememberedSince ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-tremor-brand-faint px-3 py-2 text-xs text-tremor-brand-emphasis">
          {t('remembered', { date: words.instant(file.rememberedSince) })}
          <button
            type="button"
            className="min-h-6 rounded font-medium underline underline-offset-2"
            // Declared settings, even none, say: take nothing over.
            onClick={() => onDeclare({ settings: {} })}
          >
            {t('forget')}
          </button>
        </p>
      ) : null}
      <ConfirmColumns {...common} />
      <Questions {...common} />
      <AskedAnswers key={file.format} {...common} words={words} />
      {/* A dry run has looked at the whole file, and says the same with more rows. */}
      {trial ?? (
        <>
          <OverlapList overlaps={file.overlaps} words={words} isWhole={file.preview.isWhole} />
          <WarningList warnings={file.warnings.map(reasons.warning)} />
        </>
      )}
      <Part title={t('settings')} isOpen={isOpen}>
        <SettingsPanel {...common} />
      </Part>
      {format ? (
        <Part
          title={t('columns', { read: file.columns.length - file.unusedColumns.length, all: file.columns.length })}
          isOpen={isOpen && !file.isReady}
        >
          <MappingTable {...common} words={words} />
        </Part>
      ) : null}
      <Part title={t('preview', { count: file.preview.rows.length })} isOpen={isOpen}>
        <PreviewTable file={file} words={words} />
      </Part>
    </div>
  );
}

function Recognised({ file, declared, words }: Pick<Props, 'file' | 'declared' | 'words'>) {
  const t = useTranslations('imports.files');
  const spelling = useSpelling();
  const system = useSystem();
  const format = file.formats.find(({ id }) => id === file.format);
  if (!format) return <p className="text-sm font-medium text-warning">{t('unknown')}</p>;
  const name = system(format.system);
  const hidesSystem = OWN.has(format.system.code) || format.label[words.locale].includes(name);
  const isSure = file.confidence >= 1;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-tremor-content-default">
      <span className="font-medium text-tremor-content-strong">
        {format.label[words.locale]}
        {hidesSystem ? '' : ` (${name})`}
      </span>
      <span>{t('found', { columns: file.columns.length, spelling: spelling(file) })}</span>
      {declared.format || file.rememberedSince ? null : (
        <span
          className={`rounded-full px-2 py-0.5 text-xs font-medium ${isSure ? 'bg-good-faint text-good' : 'bg-warning-faint text-warning'}`}
        >
          {isSure ? t('sure') : t('likely', { percent: words.percent(file.confidence) })}
        </span>
      )}
    </p>
  );
}

function Part({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) {
  // Opened by itself at first only: what a person opens or closes stays so.
  const [atFirst] = useState(isOpen);
  return (
    <details open={atFirst} className="border-t border-tremor-border-default pt-3">
      <summary className="rounded text-sm font-semibold text-tremor-content-strong">{title}</summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}
