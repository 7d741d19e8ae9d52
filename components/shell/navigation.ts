import {
  BookOpen,
  Cable,
  ChartNoAxesCombined,
  Code,
  FileUp,
  KeyRound,
  LayoutDashboard,
  type LucideIcon,
  Package,
  Radar,
  ScrollText,
  ShoppingBag,
  Users,
} from 'lucide-react';

export const NAVIGATION = [
  { id: 'summary', href: '/summary', ability: 'summary:read' },
  { id: 'sales', href: '/sales', ability: 'summary:read' },
  { id: 'products', href: '/products', ability: 'summary:read' },
  { id: 'explore', href: '/explore', ability: 'kpi:query' },
  { id: 'kpis', href: '/kpis', ability: 'dictionary:read' },
  { id: 'sources', href: '/sources', ability: 'dictionary:read' },
  { id: 'imports', href: '/imports', ability: 'imports:manage' },
  { id: 'tracking', href: '/tracking', ability: 'tracking:manage' },
  { id: 'users', href: '/users', ability: 'users:manage' },
  { id: 'developers', href: '/developers', ability: 'kpi:query' },
  { id: 'api-keys', href: '/api-keys', ability: 'api-keys:manage' },
  { id: 'audit', href: '/audit', ability: 'audit:read' },
] as const;

export type NavigationId = (typeof NAVIGATION)[number]['id'];

export interface NavigationItem {
  id: NavigationId;
  href: string;
}

export const NAVIGATION_ICONS: Record<NavigationId, LucideIcon> = {
  summary: LayoutDashboard,
  sales: ShoppingBag,
  products: Package,
  explore: ChartNoAxesCombined,
  kpis: BookOpen,
  sources: Cable,
  imports: FileUp,
  tracking: Radar,
  users: Users,
  developers: Code,
  'api-keys': KeyRound,
  audit: ScrollText,
};

/** The pages that a reader with these abilities may open, in the order of the menu. */
export function navigationFor(abilities: readonly string[]): NavigationItem[] {
  return NAVIGATION.filter(({ ability }) => abilities.includes(ability)).map(({ id, href }) => ({ id, href }));
}
