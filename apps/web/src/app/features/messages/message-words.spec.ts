import { messageKinds, messageStates, waitingMessageStates, type MessageState } from '@sojourn/domain';
import { againWords, aboutWords, faultWords, stateWords } from './message-words.js';

const faultOf: Partial<Record<MessageState, string>> = { refused: 'smtp-550', returned: 'returned-5.1.1' };

describe('the words about messages', () => {
  it('name every kind that can be sent by a word of its own', () => {
    const words = messageKinds.map((kind) => aboutWords({ kind }));
    expect(words.every((word) => word.length > 0)).toBe(true);
    expect(new Set(words).size).toBe(messageKinds.length);
  });

  it('name every state by a word of its own', () => {
    const labels = messageStates.map((state) => stateWords({ state }).label);
    expect(new Set(labels).size).toBe(messageStates.length);
  });

  it.each(messageStates)(
    'of a message that is %s say why and what to do where it waits for a person, and alarm nobody otherwise',
    (state) => {
      const words = faultWords({ state, fault: faultOf[state] ?? null, tries: 5, hasAddress: true });
      if (waitingMessageStates.includes(state)) expect(words).toMatch(/call|send/i);
      else expect(stateWords({ state }).tone).not.toBe('alert');
    },
  );

  it.each([
    ['returned-5.1.10', /no such address. Call the patient and correct the address/],
    ['returned-5.2.2', /mailbox is full. Call the patient/],
    ['returned-5.7.1', /Call the patient and ask whether the address is right/],
    ['returned-told', /Somebody heard that it came back/],
  ])('of a letter that came back as %s say what to do and that the address waits', (fault, expected) => {
    const words = faultWords({ state: 'returned', fault, tries: 1, hasAddress: true });
    expect(words).toMatch(expected);
    expect(words).toMatch(/No letter goes to this address until it is corrected in the chart, or you say that it is right\.$/);
  });

  it.each([
    [['sent', 'sending'], '1 of 2 sent again is out', '1 is on the way; this goes on by itself.'],
    [['sent', 'failed', 'sent'], '2 of 3 sent again are out', '1 could not go out and waits below.'],
    [['sent', 'dropped'], '1 of 2 sent again is out', 'Whatever is no longer wanted was left out.'],
    [['sent', 'sent'], '2 of 2 sent again are out', 'All of them were taken by the mail server.'],
  ] as const)('of messages sent again together, now %j, say how far they are', (states, heading, expected) => {
    expect(againWords(states.map((state) => ({ state })))).toMatchObject({ heading, text: expected });
    expect(againWords([])).toBeNull();
  });

  it('of a late letter say that nothing is to be done yet', () => {
    expect(faultWords({ state: 'sent', fault: 'delayed-4.4.1', tries: 1, hasAddress: true })).toMatch(/goes on trying. Nothing to do yet/);
    expect(faultWords({ state: 'sent', fault: null, tries: 1, hasAddress: true })).toBeNull();
  });
});
