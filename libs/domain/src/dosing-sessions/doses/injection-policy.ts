import * as z from 'zod';
import { injectionSites } from '../entries/index.js';

export type InjectionSite = (typeof injectionSites)[number];

const siteRule = z.strictObject({
  site: z.enum(injectionSites),
  isEnabled: z.boolean(),
  softMl: z.number().positive(),
  hardMl: z.number().positive(),
});
export type InjectionSiteRule = z.infer<typeof siteRule>;

/** Clinic policy for intramuscular injections: versioned data. Source: clinical reference §2.5. */
export const injectionPolicySchema = z.strictObject({
  version: z.int().min(1),
  sites: z.array(siteRule).min(1),
  /** Product strengths on the shelf, to suggest one whose volume stays within the soft limit. */
  strengthsMgPerMl: z.array(z.number().positive()),
});
export type InjectionPolicy = z.infer<typeof injectionPolicySchema>;

const deltoid = { softMl: 1, hardMl: 2, isEnabled: true };
const largeMuscle = { softMl: 3, hardMl: 5, isEnabled: true };
// The sciatic nerve runs close by: off until a clinic decides otherwise.
const dorsogluteal = { ...largeMuscle, isEnabled: false };

export const defaultInjectionPolicy: InjectionPolicy = {
  version: 1,
  sites: injectionSites.map((site) => ({
    site,
    ...(site.startsWith('deltoid') ? deltoid : site.startsWith('dorsogluteal') ? dorsogluteal : largeMuscle),
  })),
  strengthsMgPerMl: [10, 50, 100],
};
