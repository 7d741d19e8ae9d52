/** What an action of the Explorer answers; `key` names a sentence of `question.errors`. */
export type Outcome = { status: 'done'; id?: string } | { status: 'error'; key: string };
