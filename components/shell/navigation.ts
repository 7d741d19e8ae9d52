import { BookOpen, ChartNoAxesCombined, FileUp, KeyRound, LayoutDashboard, type LucideIcon, Users } from 'lucide-react';

export const NAVIGATION = [
  { id: 'summary', href: '/summary', ability: 'summary:read' },
  { id: 'explore', href: '/explore', ability: 'rows:read' },
  { id: 'kpis', href: '/kpis', ability: 'dictionary:read' },
  { id: 'imports', href: '/imports', ability: 'imports:manage' },
  { id: 'users', href: '/users', ability: 'users:manage' },
  { id: 'api-keys', href: '/api-keys', ability: 'api-keys:manage' },
] as const;

export type NavigationId = (typeof NAVIGATION)[number]['id'];

export interface NavigationItem {
  id: NavigationId;
  href: string;
}

export const NAVIGATION_ICONS: Record<NavigationId, LucideIcon> = {
  summary: LayoutDashboard,
  explore: ChartNoAxesCombined,
  kpis: BookOpen,
  imports: FileUp,
  users: Users,
  'api-keys': KeyRound,
};

/** The pages that a reader with these abilities may open, in the order of the menu. */
export function navigationFor(abilities: readonly string[]): NavigationItem[] {
  return NAVIGATION.filter(({ ability }) => abilities.includes(ability)).map(({ id, href }) => ({ id, href }));
}
