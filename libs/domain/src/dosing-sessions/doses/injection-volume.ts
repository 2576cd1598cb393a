import { allow, decimalText, exact, exactly, ratio, refuse, roundToStep, type Decision, type Exact } from '../../shared/index.js';
import { volumeForDose } from './dose-formulas.js';
import type { InjectionPolicy, InjectionSite } from './injection-policy.js';

export type VolumeOutcome = 'within' | 'above-soft' | 'above-hard' | 'site-disabled';

export interface SiteVolume {
  readonly site: InjectionSite;
  readonly outcome: VolumeOutcome;
  readonly softMl: number;
  readonly hardMl: number;
}

/**
 * How a volume fits each site of the policy. The volume is the one drawn up, after rounding: it is what goes into the muscle.
 * Source: clinical reference §2.5. Example: 1.05 mL is above the soft limit of a deltoid (1 mL) and within every other site.
 * Odd case: exactly 1 mL and exactly 2 mL are still within the limit they equal.
 */
export function volumeBySite(volume: Exact<'mL'>, policy: InjectionPolicy): readonly SiteVolume[] {
  return policy.sites.map(({ site, isEnabled, softMl, hardMl }) => ({
    site,
    softMl,
    hardMl,
    outcome: outcomeOf(volume, isEnabled, softMl, hardMl),
  }));
}

function outcomeOf(volume: Exact<'mL'>, isEnabled: boolean, softMl: number, hardMl: number): VolumeOutcome {
  if (!isEnabled) return 'site-disabled';
  if (volume.compare(exactly(hardMl)) > 0) return 'above-hard';
  return volume.compare(exactly(softMl)) > 0 ? 'above-soft' : 'within';
}

/**
 * The strengths on the shelf that keep a dose within the soft limit of a site, weakest first: the least error per drop. Empty where none
 * does. Source: clinical reference §2.5. Example: 52.5 mg into a deltoid wants 100 mg/mL. Odd case: a site the policy lacks has none.
 */
export function strengthsWithinSoftLimit(dose: Exact<'mg'>, site: InjectionSite, policy: InjectionPolicy): readonly number[] {
  const rule = policy.sites.find((known) => known.site === site);
  if (rule === undefined) return [];
  const fits = (strength: number) => volumeForDose(dose, exact(exactly(strength))).compare(exactly(rule.softMl)) <= 0;
  return policy.strengthsMgPerMl.filter(fits).sort((one, other) => one - other);
}

export type SplitRefused = { readonly code: 'same-site-twice' | 'split-too-fine'; readonly message: string };

export interface InjectionPart {
  readonly site: InjectionSite;
  readonly volume: Exact<'mL'>;
}

/**
 * Splits a drawn volume over sites as evenly as the syringe shows; the first sites take the odd graduations. The parts add up exactly.
 * Source: clinical reference §2.5. Example: 1.05 mL over two sites at 0.01 mL is 0.53 and 0.52 mL.
 * Refuses a site named twice (two injections in one muscle are one volume) and more sites than graduations. Odd case: no site at all is
 * refused as well.
 */
export function splitOverSites(
  volume: Exact<'mL'>,
  sites: readonly InjectionSite[],
  step: Exact<'mL'>,
): Decision<readonly InjectionPart[], SplitRefused> {
  if (new Set(sites).size < sites.length) {
    return refuse({ code: 'same-site-twice', message: 'Each part of a split dose needs its own site. Choose different sites.' });
  }
  const steps = Number(roundToStep(volume, step).div(step).valueOf());
  const least = Math.floor(steps / sites.length);
  if (sites.length === 0 || least < 1) {
    return refuse({
      code: 'split-too-fine',
      message: `${decimalText(volume, 3)} mL cannot be split over ${sites.length} sites. Choose fewer.`,
    });
  }
  const odd = steps - least * sites.length;
  return allow(sites.map((site, index) => ({ site, volume: exact(step.mul(ratio(least + (index < odd ? 1 : 0)))) })));
}
