export const ROLES = ['CEO', 'CMO', 'ADMIN', 'ANALYST'] as const;
export type Role = (typeof ROLES)[number];
