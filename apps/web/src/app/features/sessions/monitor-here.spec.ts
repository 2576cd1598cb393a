import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { MonitorDeviceView } from '@sojourn/domain';
import { aDosingSession } from '@sojourn/domain/testing';
import { byLabel } from '../../ui/testing/by-role.js';
import { MonitorHere } from './monitor-here.js';
import { aBedside } from './testing/a-bedside.js';

const story = aDosingSession().withVitals('09:48', '128/80');
const monitor = (id: string, place: Partial<MonitorDeviceView> = {}): MonitorDeviceView => ({
  ...{ id, siteId: 's1', name: `Monitor ${id}`, roomId: null, sessionId: null, placedAt: null, isInUse: true, version: 1 },
  ...{ lastHeardAt: null, ...place },
});
const list = '/api/v1/monitors/devices';

async function withMonitors(...monitors: readonly MonitorDeviceView[]) {
  const { settle } = await aBedside(MonitorHere, story, { at: '10:15' });
  const server = TestBed.inject(HttpTestingController);
  server.expectOne(list).flush(monitors);
  await settle();
  return { server, settle };
}

describe('the monitor at a session', () => {
  it('is named by the nurse, and one that stands at another session says so', async () => {
    const { server, settle } = await withMonitors(monitor('7'), monitor('8', { sessionId: 'other' }), monitor('9', { isInUse: false }));
    const select = byLabel<HTMLSelectElement>('Monitor at this session');
    expect([...select.options].map(({ text }) => text)).toEqual([
      'By the room of the visit',
      'Monitor 7',
      'Monitor 8, now at another session',
    ]);
    select.value = '7';
    select.dispatchEvent(new Event('change'));
    await settle();
    const placing = server.expectOne(`${list}/7/place`);
    expect(placing.request.body).toEqual({ sessionId: story.session.id });
    placing.flush(monitor('7', { sessionId: story.session.id }));
    await settle();
    server.expectOne(list).flush([monitor('7', { sessionId: story.session.id })]);
    await settle();
    expect(select.value).toBe('7');
  });

  it('is let go, so that the room of the visit counts again', async () => {
    const { server, settle } = await withMonitors(monitor('7', { sessionId: story.session.id }));
    const select = byLabel<HTMLSelectElement>('Monitor at this session');
    select.value = '';
    select.dispatchEvent(new Event('change'));
    await settle();
    expect(server.expectOne(`${list}/7/place`).request.body).toEqual({ nowhere: true });
  });

  it('is not asked for in a clinic without monitors', async () => {
    await withMonitors();
    expect(document.querySelector('kat-monitor-here select')).toBeNull();
  });
});
