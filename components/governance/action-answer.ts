/** What an action of these pages answers: a value, or what was wrong (sentences of `governance.errors` and `.fields`). */
export type ActionAnswer<Value> =
  | { status: 'done'; value: Value }
  | { status: 'error'; key: string; values: Record<string, string | number>; fields: Record<string, string> };
