import type { Format } from '../../format';

export const GOOGLE_ADS: Format['source'] = { code: 'google-ads', name: 'Google Ads', kind: 'ads' };
