import { type InputHTMLAttributes, type SelectHTMLAttributes, useId } from 'react';

const CONTROL =
  'block min-h-9 w-full rounded-lg border border-tremor-border-strong bg-tremor-background-default px-3 text-sm text-tremor-content-strong';
const LABEL = 'mb-1 block text-xs font-medium text-tremor-content-default';

/** A label with its input. */
export function Field({ label, ...input }: { label: string } & Omit<InputHTMLAttributes<HTMLInputElement>, 'id'>) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={LABEL}>
        {label}
      </label>
      <input {...input} id={id} className={CONTROL} />
    </div>
  );
}

interface SelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id'> {
  label: string;
  options: readonly { value: string; label: string }[];
  isLabelHidden?: boolean;
}

/** A label with the browser's own list of choices, which every keyboard and screen reader knows. */
export function Select({ label, options, isLabelHidden, ...select }: SelectProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : LABEL}>
        {label}
      </label>
      <select {...select} id={id} className={CONTROL}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
