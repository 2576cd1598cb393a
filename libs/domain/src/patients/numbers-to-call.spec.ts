import { contactPoint, emergencyContact } from './contact-points.js';
import { numbersToCall } from './numbers-to-call.js';

const point = (value: string, more: object = {}) => contactPoint.parse({ system: 'phone', value, ...more });
const named = (name: string, relation: string | null, phone: string) => emergencyContact.parse({ name, relation, phone });

describe('the numbers to call about a patient', () => {
  it('are the preferred ones, the others, then those named for an emergency, each as the chart has them', () => {
    const contactPoints = [
      point('555-0101', { use: 'home' }),
      point('a@b.example', { system: 'email', isPreferred: true }),
      point('555-0102', { use: 'mobile', isPreferred: true }),
      point('555-0103', { use: 'work' }),
      point('555-0104', { isPreferred: true }),
    ];
    const emergencyContacts = [named('Jo Amin', 'sister', '555-0105'), named('Lee Park', null, '555-0106')];
    expect(numbersToCall({ contactPoints, emergencyContacts })).toEqual([
      { of: null, use: 'mobile', phone: '555-0102' },
      { of: null, use: 'unknown', phone: '555-0104' },
      { of: null, use: 'home', phone: '555-0101' },
      { of: null, use: 'work', phone: '555-0103' },
      { of: 'Jo Amin, sister', use: 'unknown', phone: '555-0105' },
      { of: 'Lee Park', use: 'unknown', phone: '555-0106' },
    ]);
  });

  it('are none where the chart has none', () => {
    expect(numbersToCall({ contactPoints: [], emergencyContacts: [] })).toEqual([]);
  });
});
