import type { ResponseSetting } from '@sojourn/domain';

/** How a form was filled in. */
export const settingWords: Record<ResponseSetting, string> = { paper: 'on paper', tablet: 'on the tablet', link: 'by link' };
