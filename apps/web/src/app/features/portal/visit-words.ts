import type { MoveWishes, VisitAnswered } from '@sojourn/domain';

export const dayLabels: Record<MoveWishes['days'][number], string> = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
};

export const timeLabels: Record<MoveWishes['times'][number], string> = { morning: 'In the morning', afternoon: 'In the afternoon' };

/** What the patient reads after the answer has arrived. */
export function arrivedWords({ kind, isLate }: VisitAnswered): { readonly heading: string; readonly text: string } {
  if (kind === 'confirm')
    return { heading: 'Thank you, see you then', text: 'The clinic knows that you are coming. You can close this page.' };
  if (kind === 'ask-to-move') {
    const text = 'Your appointment stands as it is until the clinic has spoken with you. Somebody will call you. You can close this page.';
    return { heading: 'The clinic knows that you ask for another time', text };
  }
  const late = isLate ? ' It is noted as a late cancellation; nothing is charged by this page.' : '';
  return { heading: 'Your appointment is cancelled', text: `The clinic has been told.${late} If you would like a new time, please call.` };
}
