import type { Shift, ShiftNotePart } from '@sojourn/domain';

export const shiftWords: Record<Shift, string> = { morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening' };

export const partWords: Record<ShiftNotePart, string> = {
  watch: 'Whom to watch',
  open: 'Still to do',
  rooms: 'Rooms and things',
};
