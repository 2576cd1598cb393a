import { consentTexts, type ConsentCode, type ConsentGap, type ConsentStanding, type ConsentText } from '@sojourn/domain';
import type { IconName } from '../../../ui/icon-names.js';
import type { Tone } from '../../../ui/tone.js';
import { dateWords } from '../patient-words.js';

export interface Look {
  readonly words: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

const gapWords: Record<ConsentGap, string> = {
  'never-signed': 'not signed yet',
  'not-yet-signed': 'dated ahead',
  withdrawn: 'withdrawn by the patient',
  expired: 'older than its time',
  'other-product': 'signed for another medicine',
  'text-superseded': 'signed under a text whose risks have changed since',
  'clinician-signature-missing': 'waits for the physician’s signature',
  'capacity-not-stated': 'capacity not stated',
  'copy-not-given': 'no copy given',
};

const heads: readonly (readonly [ConsentGap, Look])[] = [
  ['never-signed', { words: 'Missing', tone: 'caution', icon: 'circle-alert' }],
  ['withdrawn', { words: 'Withdrawn', tone: 'alert', icon: 'ban' }],
  ['expired', { words: 'Expired', tone: 'caution', icon: 'clock' }],
  ['clinician-signature-missing', { words: 'Waits for the physician', tone: 'info', icon: 'signature' }],
];
const inForce: Look = { words: 'In force', tone: 'ok', icon: 'circle-check' };
/** A consent that nobody has needed yet. */
export const notAsked: Look = { words: 'Not signed', tone: 'neutral', icon: 'minus' };
const incomplete: Look = { words: 'Not in force', tone: 'caution', icon: 'circle-alert' };

/** The state of a consent by its gravest gap. */
export function standingLook({ gaps }: Pick<ConsentStanding, 'gaps'>): Look {
  if (gaps.length === 0) return inForce;
  return heads.find(([gap]) => gaps.includes(gap))?.[1] ?? incomplete;
}

/** What a consent lacks, or until when it counts. Example: "Counts until 16 Nov 2027." */
export function standingWords({ gaps, lastDay, closest }: ConsentStanding): string {
  if (closest === null) return 'Nobody has signed it yet.';
  const signed = `Signed on ${dateWords(closest.signedOn)}`;
  if (gaps.length > 0) return `${signed}; ${gaps.map((gap) => gapWords[gap]).join(', ')}.`;
  return lastDay === null ? `${signed}.` : `${signed}, counts until ${dateWords(lastDay)}.`;
}

/** The text a signature was given under, which may be older than the one in force. */
export function textOf(code: ConsentCode, version: number): ConsentText | null {
  return consentTexts.find((text) => text.code === code && text.version === version) ?? null;
}

/** What a consent is called: by the newest text there is. */
export function consentTitle(code: ConsentCode): string {
  return consentTexts.findLast((text) => text.code === code)?.title ?? code;
}
