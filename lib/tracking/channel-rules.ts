import { type Connection, runSql } from '@/lib/db/run-sql';

/** What a visit came with. Texts are compared without case. */
export interface Landing {
  utm_source: string;
  utm_medium: string;
  utm_campaign: string;
  referrer: string;
  click_id: string;
}
export type LandingField = keyof Landing;

/** All parts must hold. `in` lists whole values, `ends` host endings, `has` parts of a value; `is_empty` asks for none. */
export interface ChannelCondition {
  field: LandingField;
  in?: readonly string[];
  ends?: readonly string[];
  has?: readonly string[];
  is_empty?: boolean;
}
export interface ChannelRule {
  group: string;
  all: readonly ChannelCondition[];
}

export const UNASSIGNED = 'unassigned';

const SEARCH = ['google', 'bing', 'yahoo', 'duckduckgo', 'ecosia', 'qwant', 'yandex', 'baidu', 'startpage', 'brave'];
const SOCIAL = [
  'facebook',
  'instagram',
  'tiktok',
  'pinterest',
  'youtube',
  'linkedin',
  'snapchat',
  'twitter',
  'reddit',
  'threads',
];
const PAID = [
  'cpc',
  'ppc',
  'cpm',
  'cpv',
  'cpa',
  'paid',
  'paidsearch',
  'paid_search',
  'paidsocial',
  'paid_social',
  'ads',
  'sea',
  'sma',
];
const SOCIAL_HOSTS = [
  ...SOCIAL.map((name) => `${name}.com`),
  'fb.com',
  'fb.me',
  't.co',
  'x.com',
  'lnkd.in',
  'youtu.be',
  'threads.net',
];

/** The rules that an installation starts with, the first that holds counts. Their order is that of how sure they are. */
export const FACTORY_RULES: readonly ChannelRule[] = [
  { group: 'email', all: [{ field: 'utm_medium', in: ['email', 'e-mail', 'mail', 'newsletter'] }] },
  {
    group: 'email',
    all: [{ field: 'utm_source', in: ['email', 'newsletter', 'klaviyo', 'mailchimp', 'brevo', 'sendinblue'] }],
  },
  { group: 'influencer', all: [{ field: 'utm_medium', in: ['influencer', 'influence', 'creator', 'ambassador'] }] },
  { group: 'affiliate', all: [{ field: 'utm_medium', in: ['affiliate', 'affiliation', 'partner'] }] },
  {
    group: 'paid_social',
    all: [
      { field: 'utm_medium', in: PAID },
      { field: 'utm_source', has: [...SOCIAL, 'meta', 'fb', 'ig'] },
    ],
  },
  {
    group: 'paid_search',
    all: [
      { field: 'utm_medium', in: PAID },
      { field: 'utm_source', has: SEARCH },
    ],
  },
  {
    group: 'display',
    all: [{ field: 'utm_medium', in: ['display', 'banner', 'cpm', 'programmatic', 'native', 'retargeting'] }],
  },
  {
    group: 'paid_social',
    all: [
      { field: 'click_id', in: ['fbclid', 'ttclid', 'epik', 'sccid', 'li_fat_id', 'twclid'] },
      { field: 'utm_medium', in: PAID },
    ],
  },
  { group: 'paid_search', all: [{ field: 'click_id', in: ['gclid', 'wbraid', 'gbraid', 'msclkid'] }] },
  { group: 'paid_social', all: [{ field: 'click_id', in: ['ttclid'] }] },
  { group: 'organic_social', all: [{ field: 'utm_medium', in: ['social', 'organic_social', 'social-media', 'sm'] }] },
  {
    group: 'organic_social',
    all: [
      { field: 'utm_medium', is_empty: true },
      { field: 'referrer', ends: SOCIAL_HOSTS },
    ],
  },
  {
    group: 'organic_social',
    all: [
      { field: 'click_id', in: ['fbclid'] },
      { field: 'utm_medium', is_empty: true },
    ],
  },
  { group: 'organic_search', all: [{ field: 'utm_medium', in: ['organic'] }] },
  {
    group: 'organic_search',
    all: [
      { field: 'utm_medium', is_empty: true },
      { field: 'referrer', has: SEARCH.map((name) => `${name}.`) },
    ],
  },
  { group: 'referral', all: [{ field: 'utm_medium', in: ['referral', 'link'] }] },
  {
    group: 'referral',
    all: [
      { field: 'utm_source', is_empty: true },
      { field: 'utm_medium', is_empty: true },
      { field: 'referrer', has: ['.'] },
    ],
  },
  {
    group: 'direct',
    all: [
      { field: 'utm_source', is_empty: true },
      { field: 'utm_medium', is_empty: true },
      { field: 'utm_campaign', is_empty: true },
      { field: 'click_id', is_empty: true },
      { field: 'referrer', is_empty: true },
    ],
  },
];

function holds({ field, ...condition }: ChannelCondition, landing: Landing): boolean {
  const value = landing[field].trim().toLowerCase();
  if (condition.is_empty !== undefined && (value === '') !== condition.is_empty) return false;
  if (condition.in && !condition.in.includes(value)) return false;
  if (condition.has && !condition.has.some((part) => value.includes(part))) return false;
  return !condition.ends || condition.ends.some((host) => value === host || value.endsWith(`.${host}`));
}

/** The channel group of a visit: that of the first rule that holds, else "unassigned". */
export function channelGroup(rules: readonly ChannelRule[], landing: Landing): string {
  return rules.find(({ all }) => all.every((condition) => holds(condition, landing)))?.group ?? UNASSIGNED;
}

/** The rules in force, with their version: those of the factory are version 1. */
export async function channelRules(
  connection?: Connection,
): Promise<{ version: number; rules: readonly ChannelRule[] }> {
  const rows = await runSql<{ version: number; group: string; condition: readonly ChannelCondition[] }>(
    `SELECT version, "group", condition FROM channel_rule WHERE version = (SELECT max(version) FROM channel_rule)
     ORDER BY position`,
    connection,
  );
  const [first] = rows;
  if (!first) return { version: 1, rules: FACTORY_RULES };
  return { version: first.version, rules: rows.map(({ group, condition }) => ({ group, all: condition })) };
}

/** Writes the factory's rules down where no rules stand yet, so that the version of a session can be looked up later. */
export async function keepFactoryRules(connection: Connection): Promise<void> {
  await runSql(
    {
      text: `INSERT INTO channel_rule (version, position, "group", condition)
        SELECT 1, r.position, r.group, r.condition FROM jsonb_to_recordset($1::jsonb) r (position int, "group" text, condition jsonb)
        WHERE NOT EXISTS (SELECT 1 FROM channel_rule) ON CONFLICT DO NOTHING`,
      values: [JSON.stringify(FACTORY_RULES.map(({ group, all }, position) => ({ position, group, condition: all })))],
    },
    connection,
  );
}
