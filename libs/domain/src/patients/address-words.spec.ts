import { addressesForHelp } from './address-words.js';
import { address } from './contact-points.js';

const at = (use: string, line: string) => address.parse({ use, lines: [line], city: 'Ithaca', region: 'NY', postalCode: '14850' });

it('sends help to where the patient stays, then home, and never to a former or a billing address', () => {
  const known = [at('billing', '1 Box'), at('former', '9 Old Rd'), at('home', '12 Cedar St'), at('temporary', '4 Guest Ln')];
  expect(addressesForHelp(known)).toEqual(['4 Guest Ln, Ithaca, NY, 14850', '12 Cedar St, Ithaca, NY, 14850']);
  expect(addressesForHelp([])).toEqual([]);
});
