import type { Localised } from '@/lib/core/locale';
import { TEMPLATE_FORMATS } from '../formats/template-registry';

/** The templates that are offered for download, as a page lists them. */
export const TEMPLATES: readonly { id: string; label: Localised; purpose: Localised }[] = TEMPLATE_FORMATS.map(
  ({ id, label, template }) => ({ id, label, purpose: template.purpose }),
);
