import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MatchingPage } from '@/components/imports/matching/matching-page';
import { requireAbility } from '@/lib/auth/require-ability';
import { readShop } from '@/lib/db/shop';
import { countOpenItems, listItems } from '@/lib/imports/matching/list-items';
import { MATCH_KINDS, type MatchKind } from '@/lib/imports/matching/match-item';
import { refreshItems } from '@/lib/imports/matching/refresh-items';

const SHOWN = 25;

type Query = Record<'kind' | 'state', string | string[] | undefined>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('matching.title') };
}

export default async function Matching({ searchParams }: { searchParams: Promise<Query> }) {
  await requireAbility('imports:manage');
  const query = await searchParams;
  await refreshItems();
  const open = await countOpenItems();
  // Without a choice: what waits.
  const asked = MATCH_KINDS.find((kind) => kind === query.kind);
  const kind: MatchKind = asked ?? MATCH_KINDS.find((each) => open[each] > 0) ?? 'sku';
  const isOpen = query.state !== 'decided';
  const found = await listItems({ kind, isOpen, limit: SHOWN });
  const { timeZone } = await readShop();
  return (
    <MatchingPage
      key={`${kind} ${isOpen}`}
      kind={kind}
      isOpen={isOpen}
      first={{ ...found, open }}
      timeZone={timeZone}
    />
  );
}
