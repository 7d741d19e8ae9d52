import { redirect } from 'next/navigation';
import { navigationFor } from '@/components/shell/navigation';
import { requireViewer } from '@/lib/auth/require-ability';

/** Where each role starts: whoever runs the installation with imports, everyone else with the figures. */
export default async function HomePage() {
  const { abilities } = await requireViewer();
  const items = navigationFor(abilities);
  const first = items.find(({ id }) => id === 'summary') ?? items.find(({ id }) => id === 'imports') ?? items[0];
  redirect(first?.href ?? '/kpis');
}
