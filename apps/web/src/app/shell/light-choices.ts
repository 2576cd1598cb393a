import type { Light } from '../core/appearance.js';
import type { IconName } from '../ui/icon-names.js';

/** Three lights: for the desk, for the evening, for the dosing room. */
export const lightChoices: readonly { readonly light: Light; readonly label: string; readonly icon: IconName }[] = [
  { light: 'light', label: 'Light', icon: 'sun' },
  { light: 'dark', label: 'Dark', icon: 'moon' },
  { light: 'dim', label: 'Dim', icon: 'moon-star' },
];
