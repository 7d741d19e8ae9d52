import { useId } from 'react';

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  hint?: string;
  problem?: string;
  isLong?: boolean;
  type?: 'text' | 'date';
  isCode?: boolean;
  maxLength?: number;
  lang?: string;
}

const CONTROL =
  'block w-full rounded-lg border border-tremor-border-strong bg-tremor-background-default px-3 text-sm text-tremor-content-strong aria-invalid:border-bad';

/** A label with a field, a hint and what is wrong with its value. */
export function LabelledText({ label, value, onChange, hint, problem, isLong, isCode, type, ...rest }: Props) {
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  const shared = {
    ...rest,
    id,
    value,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': described || undefined,
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-tremor-content-default">
        {label}
      </label>
      {isLong ? (
        <textarea
          {...shared}
          rows={3}
          onChange={(event) => onChange(event.target.value)}
          className={`${CONTROL} py-2`}
        />
      ) : (
        <input
          {...shared}
          type={type ?? 'text'}
          onChange={(event) => onChange(event.target.value)}
          className={`${CONTROL} min-h-9 ${isCode ? 'font-mono' : ''}`}
        />
      )}
      {hint ? (
        <p id={`${id}-hint`} className="mt-1 text-xs text-tremor-content-default">
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p id={`${id}-problem`} className="mt-1 text-xs text-bad">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
