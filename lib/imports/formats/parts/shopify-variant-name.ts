/** A variant as Shopify's orders name it: "Title - Option 1 / Option 2"; the title alone where there are no variants. */
export function shopifyVariantName(title: string, options: readonly string[]): string {
  const values = options.filter((value) => value !== '' && value !== 'Default Title');
  return [title, values.join(' / ')].filter(Boolean).join(' - ').slice(0, 130);
}
