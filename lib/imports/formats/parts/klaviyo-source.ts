import type { Format } from '../../format';

export const KLAVIYO: Format['source'] = { code: 'klaviyo', name: 'Klaviyo', kind: 'email' };
