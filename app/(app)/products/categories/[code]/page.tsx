import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { Suspense } from 'react';
import { FiguresSkeleton } from '@/components/figures/figures-skeleton';
import { NothingYet } from '@/components/figures/nothing-yet';
import { CategoryPage } from '@/components/products/category-page';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import type { SearchParams } from '@/lib/views/page-query';
import { loadCategory } from '@/lib/views/products/category';
import { categoryName } from '@/lib/views/products/category-facts';

interface Props {
  params: Promise<{ code: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ code }, locale] = await Promise.all([params, getLocale()]);
  return { title: (await categoryName(decodeURIComponent(code), locale as Locale)) ?? undefined };
}

export default async function Category({ params, searchParams }: Props) {
  const viewer = await requireAbility('summary:read');
  const [path, query, locale] = await Promise.all([params, searchParams, getLocale()]);
  const code = decodeURIComponent(path.code);
  const name = await categoryName(code, locale as Locale);
  if (name === null) notFound();
  return (
    <Suspense key={JSON.stringify(query)} fallback={<FiguresSkeleton />}>
      <Content viewer={viewer} code={code} name={name} params={query} locale={locale as Locale} />
    </Suspense>
  );
}

interface Asked {
  viewer: Viewer;
  code: string;
  name: string;
  params: SearchParams;
  locale: Locale;
}

async function Content({ viewer, code, name, params, locale }: Asked) {
  const view = await loadCategory(viewer, code, params, new Date(), locale);
  return view.isEmpty ? <NothingYet title={name} canImport={view.canImport} /> : <CategoryPage view={view} />;
}
