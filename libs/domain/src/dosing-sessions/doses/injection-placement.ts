import { allow, decimalText, refuse, type Decision, type Exact } from '../../shared/index.js';
import type { PreparedDraw } from './draw-volume.js';
import type { InjectionPolicy, InjectionSite } from './injection-policy.js';
import { splitOverSites, volumeBySite, type InjectionPart, type SiteVolume, type SplitRefused } from './injection-volume.js';

export type PlacementRefused =
  | SplitRefused
  | { readonly code: 'site-volume-above-hard-limit'; readonly volumeMl: string; readonly message: string }
  | { readonly code: 'site-disabled'; readonly site: InjectionSite; readonly message: string };

/** One injection of a dose: where, how much, and how that fits the site. */
export type PlacedPart = InjectionPart & SiteVolume;

/**
 * Puts a drawn volume into the chosen sites, split evenly when there are several. Source: clinical reference §2.5.
 * Example: 0.53 mL in the right deltoid is within its limits. No site chosen gives no parts, and is refused only where no site could take it.
 * Refuses: a part above its site's hard limit, a site the clinic does not use, one site named twice; all of them at once. Odd case: one
 * site twice is refused, its limits are for both.
 */
export function placeInjection(
  draw: Pick<PreparedDraw, 'volume' | 'step'>,
  sites: readonly InjectionSite[],
  policy: InjectionPolicy,
): Decision<readonly PlacedPart[], PlacementRefused> {
  if (sites.length === 0) {
    const isPossible = volumeBySite(draw.volume, policy).some(({ outcome }) => outcome === 'within' || outcome === 'above-soft');
    return isPossible ? allow([]) : refuse(aboveHard(draw.volume, 'every site'));
  }
  const split = splitOverSites(draw.volume, sites, draw.step);
  if (!split.allowed) return split;
  const placed = split.value.map((part) => withLimits(part, policy));
  const [first, ...rest] = placed.flatMap((part) => refusalOf(part));
  return first === undefined ? allow(placed) : refuse(first, ...rest);
}

// A site the policy does not list is a site the clinic does not use.
function withLimits(part: InjectionPart, policy: InjectionPolicy): PlacedPart {
  const limits = volumeBySite(part.volume, policy).find(({ site }) => site === part.site);
  return { outcome: 'site-disabled', softMl: 0, hardMl: 0, ...limits, ...part };
}

function refusalOf({ site, volume, outcome }: PlacedPart): PlacementRefused[] {
  if (outcome === 'site-disabled')
    return [{ code: 'site-disabled', site, message: `The clinic does not inject at ${site}. Choose another site.` }];
  return outcome === 'above-hard' ? [aboveHard(volume, site)] : [];
}

function aboveHard(volume: Exact<'mL'>, where: string): PlacementRefused {
  const volumeMl = decimalText(volume, 3);
  const message = `${volumeMl} mL is above the hard limit of ${where}. Split the dose over sites or use a stronger product.`;
  return { code: 'site-volume-above-hard-limit', volumeMl, message };
}
