/** Adds a value to the statement and gives its placeholder: values are never written into the text. */
export type Bind = (value: unknown, type: string) => string;

/** Collects the values of a statement; equal values share one placeholder. */
export function binder(): { bind: Bind; values: unknown[] } {
  const values: unknown[] = [];
  const known = new Map<string, string>();
  const bind: Bind = (value, type) => {
    const key = JSON.stringify([type, value]);
    const placeholder = known.get(key) ?? `$${values.push(value)}::${type}`;
    known.set(key, placeholder);
    return placeholder;
  };
  return { values, bind };
}
