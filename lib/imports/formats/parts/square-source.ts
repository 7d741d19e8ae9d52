export const SQUARE = { code: 'square', name: 'Square', kind: 'pos' } as const;
