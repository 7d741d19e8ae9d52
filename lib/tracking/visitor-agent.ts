// Programs that say what they are; those that hide are found by their behaviour.
const BOTS =
  /bot\b|bot[/;)_-]|crawl|spider|slurp|mediapartners|facebookexternalhit|embedly|quora link|pinterest\/|whatsapp|telegram|preview|monitor|uptime|pingdom|lighthouse|headless|phantom|selenium|puppeteer|playwright|cypress|python|curl|wget|httpx?\b|java\/|go-http|okhttp|libwww|axios|node-fetch|scrapy|ahrefs|semrush|dataprovider|archive\.org|feedfetcher|yandex|baidu|bytespider|gptbot|claudebot|ccbot|amazonbot|applebot|petalbot/i;

const TABLET = /ipad|tablet|playbook|silk(?!.*mobile)|android(?!.*mobile)/i;
const PHONE = /mobi|iphone|ipod|android.*mobile|windows phone|blackberry|opera mini/i;

export interface VisitorAgent {
  device: 'mobile' | 'tablet' | 'desktop';
  isBot: boolean;
}

/** Device and kind of visitor from the browser's own words; nothing of them is kept. */
export function visitorAgent(userAgent: string | null): VisitorAgent {
  const text = userAgent ?? '';
  const device = TABLET.test(text) ? 'tablet' : PHONE.test(text) ? 'mobile' : 'desktop';
  return { device, isBot: text.trim() === '' || !/mozilla|opera/i.test(text) || BOTS.test(text) };
}
