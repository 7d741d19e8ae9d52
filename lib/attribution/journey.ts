/** One contact with a channel or campaign, as a credit model sees it. */
export interface Touch {
  /** what the credit goes to: a channel, a campaign, ... */
  key: string;
  /** a visit without any campaign or referrer */
  isDirect: boolean;
  /** before the conversion, in the unit of the half-life: days for orders, steps where no times are known */
  age: number;
}

/** The touches before a conversion, the earliest first. */
export interface Journey {
  touches: readonly Touch[];
}

/** Journeys that are alike, with what became of them. */
export interface JourneyGroup {
  keys: readonly string[];
  conversions: number;
  /** journeys that ended without a conversion */
  nulls: number;
}
