import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { Suspense } from 'react';
import { FiguresSkeleton } from '@/components/figures/figures-skeleton';
import { NothingYet } from '@/components/figures/nothing-yet';
import { ProductPage } from '@/components/products/product-page';
import { requireAbility } from '@/lib/auth/require-ability';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import type { SearchParams } from '@/lib/views/page-query';
import { loadProduct } from '@/lib/views/products/product';
import { productName } from '@/lib/views/products/product-facts';

interface Props {
  params: Promise<{ sku: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { sku } = await params;
  return { title: (await productName(decodeURIComponent(sku))) ?? undefined };
}

export default async function Product({ params, searchParams }: Props) {
  const viewer = await requireAbility('summary:read');
  const [path, query, locale] = await Promise.all([params, searchParams, getLocale()]);
  const sku = decodeURIComponent(path.sku);
  const name = await productName(sku);
  if (name === null) notFound();
  return (
    <Suspense key={JSON.stringify(query)} fallback={<FiguresSkeleton />}>
      <Content viewer={viewer} sku={sku} name={name} params={query} locale={locale as Locale} />
    </Suspense>
  );
}

interface Asked {
  viewer: Viewer;
  sku: string;
  name: string;
  params: SearchParams;
  locale: Locale;
}

async function Content({ viewer, sku, name, params, locale }: Asked) {
  const view = await loadProduct(viewer, sku, params, new Date(), locale);
  return view.isEmpty ? <NothingYet title={name} canImport={view.canImport} /> : <ProductPage view={view} />;
}
