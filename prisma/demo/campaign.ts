export type Platform = 'google' | 'instagram' | 'facebook' | 'tiktok' | 'influencer' | 'email';

export interface DemoCampaign {
  index: number;
  code: string;
  name: string;
  platform: Platform;
  type: string;
  objective: string;
  audience: 'new' | 'loyal' | 'all';
  contentType: string;
  productFocus: string;
  from: number;
  to: number;
  /** Channel group of its visits, and their utm parameters. */
  group: string;
  source: string;
  medium: string;
  /** Share of a usual day's media budget while it runs; 0 for campaigns paid otherwise. */
  budget: number;
  /** Orders that a euro of media brings, relative to the others. */
  efficiency: number;
  /** Season of its budget: a category number, or null for the whole shop's. */
  season: number | null;
  keywords: readonly string[];
  influencer: number | null;
}

export type CampaignDraft = Partial<DemoCampaign> & Pick<DemoCampaign, 'code' | 'name' | 'platform'>;
