export interface SiteView {
  key: string;
  name: string;
  channel: string;
  channelId: number;
  origins: readonly string[];
  isActive: boolean;
}

export interface EventView {
  id: string;
  at: string;
  kind: string;
  site: string;
  device: string;
  consented: boolean;
  isBot: boolean;
  path: string;
  detail: string;
}

export interface HealthView {
  events: number;
  sessions: number;
  bots: number;
  consentRate: number | null;
  unassignedRate: number | null;
  linkedRate: number | null;
  waiting: number;
}

export interface RulesView {
  version: number;
  rules: readonly {
    group: string;
    all: readonly {
      field: string;
      in?: readonly string[];
      ends?: readonly string[];
      has?: readonly string[];
      is_empty?: boolean;
    }[];
  }[];
}
