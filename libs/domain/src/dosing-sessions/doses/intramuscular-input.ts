import * as z from 'zod';
import { injectionSites } from '../entries/index.js';
import { orderedDoseFields } from './dosing-weight-input.js';
import { concentrationMgPerMl, doseMg, doseMgPerKg } from './input-ranges.js';
import { syringeFields } from './intravenous-input.js';

const booster = z
  .strictObject({ doseMg: doseMg.optional(), doseMgPerKg: doseMgPerKg.optional() })
  .transform(({ doseMg: dose, doseMgPerKg: perKg }, context) => {
    if (dose !== undefined && perKg === undefined) return { basis: 'mg' as const, dose };
    if (dose === undefined && perKg !== undefined) return { basis: 'mg/kg' as const, perKg };
    context.issues.push({ code: 'custom', message: 'Give the booster once, in mg or in mg/kg', input: context.value });
    return z.NEVER;
  });

/** An intramuscular order as it comes in: no site, one site, or the sites it is split over. */
export const intramuscularInput = z
  .strictObject({
    ...orderedDoseFields,
    ...syringeFields,
    vialMgPerMl: concentrationMgPerMl,
    site: z.enum(injectionSites).optional(),
    sites: z.array(z.enum(injectionSites)).min(1).max(injectionSites.length).optional(),
    booster: booster.optional(),
  })
  .transform(({ site, sites, ...order }, context) => {
    if (site !== undefined && sites !== undefined) {
      context.issues.push({
        code: 'custom',
        path: ['sites'],
        message: 'Give one site or the sites of a split, not both',
        input: context.value,
      });
      return z.NEVER;
    }
    return { ...order, sites: sites ?? (site === undefined ? [] : [site]) };
  });

export type IntramuscularInput = z.infer<typeof intramuscularInput>;
export type BoosterInput = z.infer<typeof booster>;
