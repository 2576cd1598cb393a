import type { ShiftNotesView } from '@sojourn/domain';
import { v7 as uuidv7 } from 'uuid';
import { TestApi, type TestClinic } from '../../testing/test-api.js';

let api: TestApi;
let here: TestClinic;
let elsewhere: TestClinic;
const parts = { watch: 'Room 2: second reading at 14:10', open: 'Call the pharmacy', rooms: null };

beforeAll(async () => {
  api = await TestApi.start();
  // Half past nine in the evening in New York: the day of the note is the site's, not that of UTC.
  api.standAt('2026-11-18T02:30:00Z');
  here = await api.openClinic();
  elsewhere = await api.openClinic();
});
afterAll(() => api.stop());

type Role = Parameters<TestClinic['as']>[0];
const write = async (role: Role, id = uuidv7(), changes: object = {}) =>
  (await here.as(role)).post('/api/v1/shift-notes', { id, siteId: here.siteId, shift: 'evening', parts, ...changes });
const seen = async (role: Role, clinic = here): Promise<ShiftNotesView> => (await (await clinic.as(role)).get('/api/v1/shift-notes')).body;

describe('a hand-over note', () => {
  it('is written by the outgoing and read by the incoming, each once, with their names and times', async () => {
    const id = uuidv7();
    expect([(await write('nurse', id)).status, (await write('nurse', id)).status]).toEqual([201, 201]);
    const [note] = (await seen('therapist')).notes;
    expect(note).toMatchObject({
      id,
      on: '2026-11-17',
      shift: 'evening',
      parts,
      writtenBy: `nurse ${here.id}`,
      readBy: [],
      isKnownToMe: false,
    });
    const therapist = await here.as('therapist');
    await Promise.all([1, 2].map(() => therapist.post(`/api/v1/shift-notes/${id}/reading`)));
    const { notes, sites } = await seen('therapist');
    expect(notes.map(({ readBy, isKnownToMe }) => [readBy.map(({ name }) => name), isKnownToMe])).toEqual([
      [[`therapist ${here.id}`], true],
    ]);
    expect(sites.map(({ id: siteId }) => siteId)).toEqual([here.siteId]);
    expect((await seen('front-desk')).notes[0]?.isKnownToMe).toBe(false);
  });

  it('says something, and is never changed: a second one of the same name leaves the first', async () => {
    const empty = await write('nurse', uuidv7(), { parts: { watch: '', open: null, rooms: null } });
    expect([empty.status, empty.body.errors?.[0]?.path]).toEqual([400, 'parts']);
    const id = uuidv7();
    await write('front-desk', id);
    await write('nurse', id, { parts: { watch: 'something else', open: null, rooms: null } });
    expect((await seen('nurse')).notes.find((note) => note.id === id)).toMatchObject({ parts, writtenBy: `front-desk ${here.id}` });
    await expect(api.admin.query(`UPDATE shift_note SET shift = 'morning'`)).rejects.toThrow();
  });

  it('is not there for another clinic, nor for who looks after no patient', async () => {
    const id = uuidv7();
    await write('nurse', id);
    expect((await seen('nurse', elsewhere)).notes).toEqual([]);
    const stranger = await elsewhere.as('nurse');
    expect((await stranger.post(`/api/v1/shift-notes/${id}/reading`)).status).toBe(404);
    expect((await stranger.post('/api/v1/shift-notes', { id: uuidv7(), siteId: here.siteId, shift: 'evening', parts })).status).toBe(404);
    expect((await (await here.as('administrator')).get('/api/v1/shift-notes')).status).toBe(403);
  });

  it('leaves its words in no audit entry', async () => {
    const { rows } = await api.admin.query(`SELECT a::text AS row FROM audit_entry a WHERE action LIKE 'shift-note.%'`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => /second reading|pharmacy/.test(row))).toEqual([]);
  });
});
