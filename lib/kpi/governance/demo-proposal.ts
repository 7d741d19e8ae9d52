import type { Actor } from '@/lib/auth/viewer';
import { runSql } from '@/lib/db/run-sql';
import { publishKpiVersions } from '../publish';
import { recentMonths } from './completeness';
import type { ProposalInput } from './proposal-input';
import { saveDraft, submitProposal } from './proposals';

const PROPOSAL: ProposalInput = {
  kpiId: 'average_order_value',
  expression: '(gross - discount) / orders',
  family: 'orders',
  unit: 'money',
  goodDirection: 'up',
  label: { fr: 'Panier moyen', en: 'Average order value' },
  description: {
    fr: 'Montant moyen d’une commande au moment où elle est passée, hors taxes et frais de port.',
    en: 'Average amount of an order when it is placed, tax and shipping excluded.',
  },
  formulaInWords: { fr: '(CA brut − remises) ÷ commandes', en: '(gross revenue − discounts) ÷ orders' },
  owner: 'Sales',
  rules: null,
  reason:
    'Les remboursements arrivent des semaines après la commande et font bouger le panier de mois déjà clos. Le panier moyen doit dire ce que les clients commandent ; les retours ont leur propre taux.',
  notice: {
    fr: 'Le panier moyen ne déduit plus les remboursements, suivis par le taux de retour.',
    en: 'Average order value no longer deducts refunds; the return rate tells of them.',
  },
  effectiveDay: null,
};

/** A second administrator of the demo shop and what she proposes, so that there is something to decide on. */
export async function makeDemoProposal(now: Date): Promise<void> {
  await publishKpiVersions();
  const [user] = await runSql<{ id: number }>(
    `INSERT INTO app_user (email, name, role, is_demo) VALUES ('admin.two@demo.invalid', 'Solène Garnier', 'ADMIN', true)
     ON CONFLICT (email) DO UPDATE SET name = excluded.name RETURNING id`,
  );
  const [days] = await runSql<{ first: string | null; last: string | null }>(
    'SELECT min(day) AS first, max(day) AS last FROM rollup_channel_day WHERE orders > 0',
  );
  const period = days?.first && days.last ? recentMonths(days.last, days.first) : null;
  if (!user || !period) return;
  const author: Actor = { label: `user:${user.id}`, userId: user.id, isDemo: true };
  const id = await saveDraft(author, PROPOSAL, null, now);
  await submitProposal(author, id, period, now);
}
