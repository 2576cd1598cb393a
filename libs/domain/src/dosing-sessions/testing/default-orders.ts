import type * as z from 'zod';
import type { TreatmentProduct } from '../../shared/index.js';
import type { signedDoseOrder } from '../session/index.js';
import { testId } from './log-lines.js';
import { testPersonId } from './people.js';

const signed = { id: testId(5, 1), version: 1, signedAt: '2026-11-17T14:44:00Z', signedById: testPersonId('okafor') };

/** A plain signed order for each product: the golden day's for three of them. Source: clinical reference §10.2–10.4. */
export const defaultOrders = {
  'intravenous-ketamine': {
    product: 'intravenous-ketamine',
    ...signed,
    weightG: 82_000,
    doseUg: 41_000,
    finalVolumeUl: 50_000,
    durationMin: 40,
    rateUlPerH: 75_000,
  },
  'intramuscular-ketamine': {
    product: 'intramuscular-ketamine',
    ...signed,
    signedAt: '2026-11-17T16:02:00Z',
    weightG: 64_000,
    doseUg: 48_000,
    volumeUl: 480,
    concentrationUgPerMl: 100_000,
    booster: { doseUg: 19_000, volumeUl: 190, fromMin: 10, toMin: 20 },
  },
  'intranasal-esketamine': { product: 'intranasal-esketamine', ...signed, weightG: 96_000, deviceCount: 3 },
  'intranasal-ketamine': {
    product: 'intranasal-ketamine',
    ...signed,
    weightG: 70_000,
    doseUg: 30_000,
    sprays: 3,
    ulPerSpray: 100,
    concentrationUgPerMl: 100_000,
  },
  'sublingual-ketamine': { product: 'sublingual-ketamine', ...signed, weightG: 70_000, doseUg: 100_000 },
} satisfies { [Product in TreatmentProduct]: z.input<typeof signedDoseOrder> };
