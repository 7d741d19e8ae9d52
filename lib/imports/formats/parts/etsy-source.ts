export const ETSY = { code: 'etsy', name: 'Etsy', kind: 'marketplace' } as const;
